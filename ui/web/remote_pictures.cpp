#include "web/remote_pictures.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace rehearsal::web {

namespace {

bool isOwnNetwork(const QHostAddress& address) {
    bool mapped = false;
    const quint32 four = address.toIPv4Address(&mapped);
    if (mapped && address.protocol() != QHostAddress::IPv4Protocol) return isOwnNetwork(QHostAddress(four));
    for (const char* net : {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12",
                            "192.168.0.0/16", "fc00::/7", "fec0::/10"})
        if (address.isInSubnet(QHostAddress::parseSubnet(QLatin1String(net)))) return true;
    return !address.isGlobal();
}

}  // namespace

std::set<QUrl> remotePictures(std::string_view html) {
    static const QRegularExpression address(
        QStringLiteral(R"((?:\b(?:src|background|poster)\s*+=\s*+["']?+|url\(\s*+(?:["']|&quot;)?+)\s*+)"
                       R"((https?://[^"'\s<>)&]+))"),
        QRegularExpression::CaseInsensitiveOption);
    std::set<QUrl> found;
    if (html.find("://") == std::string_view::npos) return found;
    const QString text = QString::fromUtf8(html.data(), static_cast<qsizetype>(html.size()));
    for (auto match = address.globalMatch(text); match.hasNext();)
        found.insert(QUrl(match.next().captured(1)));
    return found;
}

bool mayFetchPicture(const QUrl& url) {
    if (url.scheme() != QLatin1String("https") || url.host().isEmpty()) return false;
    const QString host = url.host().toLower();
    const QHostAddress address(host);
    if (!address.isNull()) return !isOwnNetwork(address);
    // A name without a dot is one of the own network.
    if (!host.contains(QLatin1Char('.'))) return false;
    for (const char* ending : {".localhost", ".local", ".internal", ".lan", ".home.arpa"})
        if (host.endsWith(QLatin1String(ending))) return false;
    return true;
}

}  // namespace rehearsal::web
