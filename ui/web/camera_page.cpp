#include "web/camera_page.h"

#include <QColor>
#include <QPointer>
#include <QWebEngineScript>
#include <QWebEngineView>

#include "web/mail_limits.h"
#include "web/preview_page.h"
#include "web/profile.h"

namespace rehearsal::web {

namespace {

/// A page is at least as tall as its window: measured in a low one, a mail is as tall as what it holds.
constexpr int kLowWindow = 16;
constexpr int kMarkHeight = 4;
constexpr int kPollMs = 8;

}  // namespace

CameraPage::CameraPage(int timeoutMs, QObject* parent)
    : QObject(parent), page_(new PreviewPage), view_(std::make_unique<QWebEngineView>()) {
    view_->setPage(page_);
    view_->setAttribute(Qt::WA_DontShowOnScreen);
    view_->setAttribute(Qt::WA_ShowWithoutActivating);
    view_->setAttribute(Qt::WA_QuitOnClose, false);
    view_->setFocusPolicy(Qt::NoFocus);
    view_->resize(600, kLowWindow);
    view_->show();
    patience_.setSingleShot(true);
    patience_.setInterval(timeoutMs);
    poll_.setSingleShot(true);
    poll_.setInterval(kPollMs);
    connect(&patience_, &QTimer::timeout, this, [this] {
        giveUp(tr("The mail was not shown within %1 seconds.").arg(patience_.interval() / 1000));
    });
    connect(&poll_, &QTimer::timeout, this, [this] {
        if (mark_.isValid())
            lookForMark();
        else
            layout_.height > 0 ? mark() : measure();
    });
    connect(page_, &QWebEnginePage::loadFinished, this, [this](bool ok) {
        if (!loading_) return;
        loading_ = false;
        if (!busy_)
            emit freed();
        else if (ok)
            measure();
        else if (!again_)
            load(true);
        else
            giveUp(tr("The mail could not be shown."));
    });
    connect(page_, &QWebEnginePage::renderProcessTerminated, this, [this] {
        loaded_ = false;
        spent_ = true;
        giveUp(tr("The page stopped over this mail."));
    });
}

CameraPage::~CameraPage() {
    // A page that goes answers what it still owes, with nothing.
    ++run_;
    page_->disconnect(this);
    view_.reset();
    delete page_;
}

void CameraPage::take(const MailShot& shot) {
    ++run_;
    busy_ = true;
    mark_ = QColor();
    layout_ = {};
    width_ = shot.width;
    scale_ = shot.scale;
    tallest_ = qBound(1, shot.tallest, kTallestPicture);
    patience_.start();
    if (shot.html.size() > kLargestShownMail) {
        MailPicture none;
        none.failure = tooLargeToShow(shot.html.size());
        QMetaObject::invokeMethod(
            this,
            [this, none, run = run_] {
                if (run == run_ && busy_) finish(none);
            },
            Qt::QueuedConnection);
        return;
    }
    view_->resize(qRound(width_ * scale_), kLowWindow);
    auto& content = page_->profile().previewHandler().content(page_->host());
    content.html = QByteArray::fromStdString(withLook(shot.html, shot.look));
    content.files = shot.files;
    page_->setLook(shot.look);
    load(false);
}

/// A mail that wants its page to go elsewhere fails at that, and may do so when the next one loads: a failure
/// counts the second time.
void CameraPage::load(bool again) {
    again_ = again;
    loading_ = true;
    if (loaded_) {
        page_->triggerAction(QWebEnginePage::Reload);
    } else {
        loaded_ = true;
        page_->load(page_->address());
    }
}

void CameraPage::drop() {
    ++run_;
    busy_ = false;
    poll_.stop();
    if (!loading_) patience_.stop();
}

void CameraPage::measure() {
    // A page forgets its zoom when it moves to a mail's address.
    view_->setZoomFactor(scale_);
    page_->runJavaScript(measureScript(), QWebEngineScript::ApplicationWorld,
                         [self = QPointer<CameraPage>(this), run = run_](const QVariant& answer) {
                             if (self && self->busy_ && run == self->run_) self->measured(answer);
                         });
}

void CameraPage::measured(const QVariant& answer) {
    const MailLayout layout = layoutOf(answer);
    // The page learns of its window's size a little later than the window.
    if (layout.pageWidth != width_) return poll_.start();
    layout_ = layout;
    view_->resize(qRound(width_ * scale_), qRound((pictureHeight() + kMarkHeight) * scale_));
    mark();
}

/// Marks the page once its window is as tall as the picture: what the page paints from then on, it paints
/// whole.
void CameraPage::mark() {
    // Each mail has a colour of its own, so that the last one's strip is not taken for this one's.
    const QColor color((run_ * 37) & 0xFF, (run_ * 101) & 0xFF, 0x5A ^ (run_ & 0xFF));
    page_->runJavaScript(markScript(color.name(), pictureHeight(), kMarkHeight),
                         QWebEngineScript::ApplicationWorld,
                         [self = QPointer<CameraPage>(this), run = run_, color](const QVariant& answer) {
                             if (!self || !self->busy_ || run != self->run_) return;
                             if (answer.toBool()) self->mark_ = color;
                             self->poll_.start();
                         });
}

int CameraPage::pictureHeight() const {
    return qBound(1, layout_.height, tallest_);
}

void CameraPage::lookForMark() {
    const int height = pictureHeight();
    const QImage image = view_->grab().toImage();
    const double ratio = image.devicePixelRatio() * scale_;
    const auto pixels = [ratio](double length) { return static_cast<int>(length * ratio); };
    const int x = pixels(width_ / 2.0);
    const auto isMark = [&](double y) {
        return image.valid(x, pixels(y)) && image.pixelColor(x, pixels(y)).rgb() == mark_.rgb();
    };
    if (!isMark(height + 1.5) || !isMark(height + kMarkHeight - 1.5)) return poll_.start();
    MailPicture picture;
    picture.image = image.copy(0, 0, pixels(width_), pixels(height));
    picture.layout = layout_;
    picture.cut = layout_.height > height;
    finish(std::move(picture));
}

void CameraPage::giveUp(const QString& why) {
    spent_ = true;
    const bool dropped = !busy_ && loading_;
    loading_ = false;
    if (dropped) emit freed();
    if (!busy_) return;
    MailPicture none;
    none.failure = why;
    none.layout = layout_;
    finish(std::move(none));
}

void CameraPage::finish(MailPicture picture) {
    drop();
    emit taken(picture);
}

}  // namespace rehearsal::web
