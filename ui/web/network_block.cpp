#include "web/network_block.h"

#include "web/remote_pictures.h"
#include "web/schemes.h"

namespace rehearsal::web {

namespace {

bool isHarmlessData(const QWebEngineUrlRequestInfo& info) {
    const auto type = info.resourceType();
    return info.requestUrl().scheme() == QLatin1String("data") &&
           (type == QWebEngineUrlRequestInfo::ResourceTypeImage ||
            type == QWebEngineUrlRequestInfo::ResourceTypeFontResource);
}

}  // namespace

NetworkBlock::NetworkBlock(const char* allowedScheme, QObject* parent)
    : QWebEngineUrlRequestInterceptor(parent),
      allowedScheme_(QLatin1String(allowedScheme)),
      addressRule_(mayFetchPicture) {}

void NetworkBlock::setRemotePictures(const QString& host, bool allowed) {
    if (allowed)
        withPictures_.insert(host);
    else
        withPictures_.erase(host);
}

void NetworkBlock::interceptRequest(QWebEngineUrlRequestInfo& info) {
    const QUrl url = info.requestUrl();
    const QUrl page = info.firstPartyUrl();
    // One mail's page must not read what another shows.
    const bool own = url.scheme() == allowedScheme_ && (page.isEmpty() || page.host() == url.host());
    if (own || isHarmlessData(info)) return;
    if (info.resourceType() == QWebEngineUrlRequestInfo::ResourceTypeImage && info.requestMethod() == "GET" &&
        page.scheme() == allowedScheme_ && withPictures_.contains(page.host()) && addressRule_(url))
        return;
    info.block(true);
    emit blocked(url, page);
}

}  // namespace rehearsal::web
