#include "web/preview_scheme_handler.h"

#include <QMimeDatabase>
#include <QUrl>
#include <QWebEngineUrlRequestJob>

#include "message/drawn_picture.h"
#include "web/tool_scheme_handler.h"

namespace rehearsal::web {

namespace {

/// A mail is given no more than a mail client gives it, whatever the settings of the page say.
QByteArray contentTypeOf(const QString& name) {
    const QString type = QMimeDatabase().mimeTypeForFile(name, QMimeDatabase::MatchExtension).name();
    return type.startsWith(QLatin1String("image/")) ? type.toLatin1()
                                                    : QByteArray("application/octet-stream");
}

}  // namespace

void PreviewSchemeHandler::requestStarted(QWebEngineUrlRequestJob* job) {
    const QUrl url = job->requestUrl();
    const auto found = contents_.find(url.host());
    if (found == contents_.end() || job->requestMethod() != "GET")
        return job->fail(QWebEngineUrlRequestJob::RequestDenied);
    const QString path = url.path();
    if (path.isEmpty() || path == QLatin1String("/"))
        return reply(job, "text/html; charset=utf-8", found->second.html);
    // Pictures that are made for one mail.
    if (const auto drawn = message::drawnPicture(path.mid(1).toStdString()))
        return reply(job, "image/png", QByteArray::fromStdString(*drawn));
    const std::string* bytes = path.startsWith(QLatin1String("/assets/"))
                                   ? found->second.files.find(path.mid(1).toStdString())
                                   : nullptr;
    if (!bytes) return job->fail(QWebEngineUrlRequestJob::UrlNotFound);
    reply(job, contentTypeOf(path), QByteArray::fromStdString(*bytes));
}

QString PreviewSchemeHandler::add() {
    const QString host = QStringLiteral("mail-%1").arg(next_++);
    contents_[host];
    return host;
}

void PreviewSchemeHandler::remove(const QString& host) {
    contents_.erase(host);
}

}  // namespace rehearsal::web
