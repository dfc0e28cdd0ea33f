#pragma once

#include <QObject>
#include <memory>

#include "email/composer.h"
#include "web/mail_camera.h"

class QPushButton;

namespace rehearsal::session {
class Session;
}
namespace rehearsal::web {
class MailPrinter;
}

namespace rehearsal::email {

/// A mail as it is shown, to be saved or sent.
struct MailToGo {
    std::shared_ptr<const Composed> composed;
    bundle::Files files;
    web::MailLook look;
    int width = 600;
    QString name;  ///< For a file: `cart-reminder-ana`.
};

/// The menu "Save or send": the shown mail as a file, as a picture, on paper, as HTML, and to an address.
class MailOut : public QObject {
    Q_OBJECT
  public:
    MailOut(session::Session& session, QPushButton* button, QObject* parent = nullptr);
    ~MailOut() override;

    void setMail(const MailToGo& mail);

    /// Each writes the whole file or nothing, and says how it went.
    void saveEml(const QString& path);
    void savePicture(const QString& path);
    void savePdf(const QString& path);
    void copyHtml();
    void sendTest();

  signals:
    /// A sentence about what was done.
    void said(const QString& sentence);

  private:
    void fillMenu();
    /// Asks where to; empty where nobody said.
    QString ask(const QString& title, const QString& ending, const QString& filter);
    void write(const QString& path, const QByteArray& bytes);
    void fail(const QString& what, const QString& why);
    web::MailShot shot() const;
    bool isReady() const { return mail_.composed != nullptr; }

    session::Session& session_;
    QPushButton* button_;
    MailToGo mail_;
    std::unique_ptr<web::MailCamera> camera_;
    std::unique_ptr<web::MailPrinter> printer_;
};

}  // namespace rehearsal::email
