#pragma once

#include <QUrl>
#include <QWebEngineUrlRequestInterceptor>
#include <functional>
#include <set>

namespace rehearsal::web {

/// Lets a profile load from one scheme of ours, and pictures that a mail carries in itself (`data:`);
/// everything else (network, disk, other pages of the program) is refused, but pictures for pages that were
/// given leave.
class NetworkBlock : public QWebEngineUrlRequestInterceptor {
    Q_OBJECT
  public:
    explicit NetworkBlock(const char* allowedScheme, QObject* parent = nullptr);
    void interceptRequest(QWebEngineUrlRequestInfo& info) override;

    /// Whether the page of that host may fetch pictures from other machines.
    void setRemotePictures(const QString& host, bool allowed);
    /// Says which addresses such pictures may have; each step of a redirection is asked about.
    using AddressRule = std::function<bool(const QUrl&)>;
    void setAddressRule(AddressRule rule) { addressRule_ = std::move(rule); }

  signals:
    void blocked(const QUrl& url, const QUrl& page);

  private:
    QString allowedScheme_;
    std::set<QString> withPictures_;  ///< Hosts of pages.
    AddressRule addressRule_;
};

}  // namespace rehearsal::web
