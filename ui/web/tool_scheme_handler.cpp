#include "web/tool_scheme_handler.h"

#include <QBuffer>
#include <QFile>
#include <QUrl>
#include <QWebEngineUrlRequestJob>

namespace rehearsal::web {

namespace {

QString resourceOf(const QString& name) {
    if (name == QLatin1String("qwebchannel.js")) return QStringLiteral(":/qtwebchannel/qwebchannel.js");
    if (name.startsWith(QLatin1String("fonts/"))) return QStringLiteral(":/") + name;
    return QStringLiteral(":/web/") + name;
}

QByteArray toolTypeOf(const QString& name) {
    if (name.endsWith(QLatin1String(".html"))) return "text/html; charset=utf-8";
    if (name.endsWith(QLatin1String(".js"))) return "text/javascript; charset=utf-8";
    if (name.endsWith(QLatin1String(".css"))) return "text/css; charset=utf-8";
    return "application/octet-stream";
}

}  // namespace

void reply(QWebEngineUrlRequestJob* job, const QByteArray& contentType, const QByteArray& bytes) {
    auto* buffer = new QBuffer(job);
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    job->reply(contentType, buffer);
}

void ToolSchemeHandler::requestStarted(QWebEngineUrlRequestJob* job) {
    const QString name = job->requestUrl().path().mid(1);
    QFile file(resourceOf(name));
    if (job->requestMethod() != "GET" || name.contains(QLatin1String("..")) ||
        !file.open(QIODevice::ReadOnly))
        return job->fail(QWebEngineUrlRequestJob::UrlNotFound);
    reply(job, toolTypeOf(name), file.readAll());
}

}  // namespace rehearsal::web
