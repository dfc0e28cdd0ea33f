#include "email/thumbnails.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextDocument>

#include "widgets/theme.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

/// A few thousand thumbnails: every person and view of some emails.
constexpr qsizetype kKeptKilobytes = 192 * 1024;
constexpr int kUrgent = 1;
constexpr int kTextWidth = 360;
constexpr std::size_t kMostText = 4000;

}  // namespace

Thumbnails::Thumbnails(QObject* parent) : QObject(parent), known_(kKeptKilobytes) {}

QByteArray Thumbnails::keyOf(const QByteArray& content, const MailView& view) const {
    const auto& look = view.look;
    return content + QByteArray::number(view.width) + '/' +
           QByteArray::number(static_cast<int>(look.scheme)) + (look.pictures ? 'p' : '-') +
           (look.remotePictures ? 'r' : '-') + (view.text ? 't' : '-') + QByteArray::number(ratio_);
}

const Thumbnail* Thumbnails::find(const QByteArray& key) const {
    return known_.object(key);
}

void Thumbnails::draw(const QByteArray& key, const std::string& html, const bundle::Files& files,
                      const MailView& view, bool urgent) {
    if (waiting_.contains(key)) return setUrgent(key, urgent);
    const int tallest = view.width * kHeight / kWidth + 1;
    waiting_[key] = camera_.take(
        {html, files, view.look, view.width, tallest}, this,
        [this, key](const web::MailPicture& picture) { take(key, picture); }, urgent ? kUrgent : 0);
}

void Thumbnails::setUrgent(const QByteArray& key, bool urgent) {
    const auto waiting = waiting_.constFind(key);
    if (waiting != waiting_.constEnd()) camera_.setPriority(*waiting, urgent ? kUrgent : 0);
}

void Thumbnails::take(const QByteArray& key, const web::MailPicture& picture) {
    waiting_.remove(key);
    keep(key, {picture.image.isNull() ? QImage() : scaled(picture.image), picture.layout.tooWide,
               picture.failure});
    emit drawn(key);
}

QImage Thumbnails::scaled(const QImage& image) const {
    const int width = qRound(kWidth * ratio_);
    QImage small = image.scaledToWidth(width, Qt::SmoothTransformation);
    const int height = qMin(small.height(), qRound(kHeight * ratio_));
    small = small.copy(0, 0, width, height);
    small.setDevicePixelRatio(ratio_);
    return small;
}

const Thumbnail* Thumbnails::drawText(const QByteArray& key, const std::string& text) {
    QTextDocument document;
    document.setDefaultFont(theme::sourceFont());
    document.setPlainText(QString::fromStdString(text.substr(0, kMostText)));
    document.setTextWidth(kTextWidth);
    // As a mail, it is the same whatever the window looks like.
    QImage image(kTextWidth, kTextWidth * kHeight / kWidth, QImage::Format_RGB32);
    image.fill(theme::color(theme::Role::Card, false));
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, theme::color(theme::Role::Text, false));
    QPainter painter(&image);
    document.documentLayout()->draw(&painter, context);
    painter.end();
    return keep(key, {scaled(image), {}, {}});
}

const Thumbnail* Thumbnails::keep(const QByteArray& key, Thumbnail thumbnail) {
    const qsizetype cost = 1 + thumbnail.image.sizeInBytes() / 1024;
    auto* kept = new Thumbnail(std::move(thumbnail));
    known_.insert(key, kept, cost);
    return kept;
}

void Thumbnails::cancel(const QSet<QByteArray>& needed) {
    for (auto each = waiting_.begin(); each != waiting_.end();) {
        if (needed.contains(each.key())) {
            ++each;
        } else {
            camera_.cancel(each.value());
            each = waiting_.erase(each);
        }
    }
}

}  // namespace rehearsal::email
