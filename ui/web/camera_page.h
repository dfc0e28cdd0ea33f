#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QTimer>
#include <memory>

#include "bundle/files.h"
#include "web/mail_layout.h"
#include "web/mail_look.h"

class QWebEngineView;

namespace rehearsal::web {

class PreviewPage;

/// Pictures are no taller: a mail beyond that is cut off there. At twice the pixels it still fits a texture.
inline constexpr int kTallestPicture = 8000;
/// How long one mail may take until it is given up.
inline constexpr int kMailTimeoutMs = 10'000;

/// A mail that a picture is wanted of.
struct MailShot {
    std::string html;
    bundle::Files files;  ///< What its pictures come from.
    MailLook look;
    int width = 600;                ///< In CSS pixels.
    int tallest = kTallestPicture;  ///< Where only the top is wanted, this is quicker.
    double scale = 1;               ///< How many pixels of the screen one of the mail takes.
};

/// What came of it. Without a picture `failure` says why.
struct MailPicture {
    QImage image;
    MailLayout layout;
    QString failure;
    bool cut = false;  ///< The mail goes on below the picture.
};

/// One page of the camera: shows a mail that nobody sees, waits until it is painted, and takes its picture.
/// After a failure the page is spent. GUI thread.
class CameraPage : public QObject {
    Q_OBJECT
  public:
    explicit CameraPage(int timeoutMs, QObject* parent = nullptr);
    ~CameraPage() override;

    /// Begins; `taken` tells the end.
    void take(const MailShot& shot);
    /// Forgets what it does: nothing will be told of it. What loads still has to end before the next.
    void drop();
    bool isBusy() const { return busy_ || loading_; }
    bool isSpent() const { return spent_; }
    PreviewPage* page() { return page_; }

  signals:
    void taken(const rehearsal::web::MailPicture& picture);
    void freed();  ///< What was dropped has ended.

  private:
    void load(bool again);
    void measure();
    void measured(const QVariant& answer);
    void mark();
    int pictureHeight() const;
    void lookForMark();
    void giveUp(const QString& why);
    void finish(MailPicture picture);

    PreviewPage* page_;
    std::unique_ptr<QWebEngineView> view_;
    QTimer poll_;
    QTimer patience_;
    MailLayout layout_;
    QColor mark_;
    double scale_ = 1;
    int width_ = 0;
    int tallest_ = 0;
    int run_ = 0;  ///< Which mail an answer of the page belongs to.
    bool loaded_ = false;
    bool loading_ = false;
    bool again_ = false;
    bool busy_ = false;
    bool spent_ = false;
};

}  // namespace rehearsal::web
