#pragma once

#include <QWebEnginePage>
#include <functional>
#include <memory>

#include "web/mail_look.h"

namespace rehearsal::web {

class Profile;

/// A page that shows one mail and nothing else: no scripts, no network, and it goes nowhere.
class PreviewPage : public QWebEnginePage {
    Q_OBJECT
  public:
    explicit PreviewPage(QObject* parent = nullptr);
    ~PreviewPage() override;

    /// How the mail is shown from its next loading on: inverted, without pictures. Its source has to have
    /// gone through `withLook` of the same look.
    void setLook(const MailLook& look);
    const MailLook& look() const { return look_; }
    /// Puts another mail, of the page's look, in the place of the one that was loaded. `done` is told whether
    /// that could be; if not, it has to be loaded.
    void replaceMail(const QByteArray& html, const std::function<void(bool)>& done);
    /// Where this page's mail is.
    QUrl address() const;
    Profile& profile() { return *profile_; }
    const QString& host() const { return host_; }

  signals:
    void linkClicked(const QUrl& url);

  protected:
    bool acceptNavigationRequest(const QUrl& url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage* createWindow(WebWindowType type) override;

  private:
    explicit PreviewPage(std::shared_ptr<Profile> profile, QObject* parent);

    std::shared_ptr<Profile> profile_;
    QString host_;
    MailLook look_;
};

}  // namespace rehearsal::web
