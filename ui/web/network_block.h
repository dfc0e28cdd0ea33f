#pragma once

#include <QUrl>
#include <QWebEngineUrlRequestInterceptor>

namespace rehearsal::web {

/// Lets a profile load from one scheme of ours, and pictures that a mail carries in itself (`data:`);
/// everything else (network, disk, other pages of the program) is refused.
class NetworkBlock : public QWebEngineUrlRequestInterceptor {
    Q_OBJECT
  public:
    explicit NetworkBlock(const char* allowedScheme, QObject* parent = nullptr);
    void interceptRequest(QWebEngineUrlRequestInfo& info) override;

  signals:
    void blocked(const QUrl& url, const QUrl& page);

  private:
    QString allowedScheme_;
};

}  // namespace rehearsal::web
