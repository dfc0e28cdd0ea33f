#pragma once

#include <QByteArray>
#include <QString>
#include <QWebEngineUrlSchemeHandler>
#include <map>

#include "bundle/files.h"

namespace rehearsal::web {

/// What one preview shows: a mail's HTML and the files its pictures come from.
struct PreviewContent {
    QByteArray html;
    bundle::Files files;
};

/// Answers `preview://N/`: the HTML of the page with that number, and below `assets/` the pictures of its
/// bundle, from memory. It never looks at the disk.
class PreviewSchemeHandler : public QWebEngineUrlSchemeHandler {
    Q_OBJECT
  public:
    using QWebEngineUrlSchemeHandler::QWebEngineUrlSchemeHandler;
    void requestStarted(QWebEngineUrlRequestJob* job) override;

    /// A place for one more page; `remove` it when the page goes.
    QString add();
    void remove(const QString& host);
    PreviewContent& content(const QString& host) { return contents_[host]; }

  private:
    std::map<QString, PreviewContent> contents_;
    int next_ = 1;
};

}  // namespace rehearsal::web
