#pragma once

#include <QWebEngineUrlSchemeHandler>

namespace rehearsal::web {

/// Answers `rehearsal://tools/…` out of the program's own resources.
class ToolSchemeHandler : public QWebEngineUrlSchemeHandler {
    Q_OBJECT
  public:
    using QWebEngineUrlSchemeHandler::QWebEngineUrlSchemeHandler;
    void requestStarted(QWebEngineUrlRequestJob* job) override;
};

/// Answers a request with bytes held in memory.
void reply(QWebEngineUrlRequestJob* job, const QByteArray& contentType, const QByteArray& bytes);

}  // namespace rehearsal::web
