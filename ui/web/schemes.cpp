#include "web/schemes.h"

#include <QWebEngineUrlScheme>
#include <mutex>

namespace rehearsal::web {

namespace {

void registerScheme(const char* name, QWebEngineUrlScheme::Flags flags) {
    QWebEngineUrlScheme scheme(name);
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Host);
    scheme.setFlags(flags);
    QWebEngineUrlScheme::registerScheme(scheme);
}

}  // namespace

void registerSchemes() {
    static std::once_flag once;
    std::call_once(once, [] {
        registerScheme(kToolScheme, QWebEngineUrlScheme::SecureScheme | QWebEngineUrlScheme::CorsEnabled);
        registerScheme(kPreviewScheme, QWebEngineUrlScheme::SecureScheme);
    });
}

QUrl toolUrl(const QString& page) {
    QUrl url;
    url.setScheme(QLatin1String(kToolScheme));
    url.setHost(QStringLiteral("tools"));
    url.setPath(QLatin1Char('/') + page);
    return url;
}

}  // namespace rehearsal::web
