#pragma once

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>
#include <memory>

#include "email/mail_views.h"
#include "web/mail_camera.h"

namespace rehearsal::email {

/// A small picture of the upper part of a mail, and what its page showed to be wrong.
struct Thumbnail {
    QImage image;
    QStringList tooWide;  ///< A sentence each.
    QString failure;      ///< Why there is no picture.
};

/// Thumbnails of mails: kept in memory by what they show, drawn where they are not known. GUI thread.
class Thumbnails : public QObject {
    Q_OBJECT
  public:
    explicit Thumbnails(QObject* parent = nullptr);

    /// In device-independent pixels; at the ratio of the screen they are shown on.
    static constexpr int kWidth = 120;
    static constexpr int kHeight = 152;
    void setPixelRatio(double ratio) { ratio_ = ratio; }

    /// What a thumbnail is known by: everything that can make it look different.
    QByteArray keyOf(const QByteArray& content, const MailView& view) const;
    /// The one that is known, or null.
    const Thumbnail* find(const QByteArray& key) const;
    /// Draws one in the background and tells it by `drawn`; once, however often it is asked for.
    void draw(const QByteArray& key, const std::string& html, const bundle::Files& files,
              const MailView& view, bool urgent);
    void setUrgent(const QByteArray& key, bool urgent);
    /// The plain text as a thumbnail, at once.
    const Thumbnail* drawText(const QByteArray& key, const std::string& text);
    /// Gives up all that is not drawn yet, or what is not among `needed`.
    void cancel(const QSet<QByteArray>& needed = {});
    web::MailCamera& camera() { return camera_; }

  signals:
    void drawn(const QByteArray& key);

  private:
    void take(const QByteArray& key, const web::MailPicture& picture);
    const Thumbnail* keep(const QByteArray& key, Thumbnail thumbnail);
    QImage scaled(const QImage& image) const;

    web::MailCamera camera_;
    QCache<QByteArray, Thumbnail> known_;
    QHash<QByteArray, quint64> waiting_;
    double ratio_ = 1;
};

}  // namespace rehearsal::email
