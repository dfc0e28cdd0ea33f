#pragma once

#include <QWidget>
#include <string>

#include "bundle/files.h"

class QWebEngineView;

namespace rehearsal::web {

class PreviewPage;

/// Shows a mail as a mail client of a given width does. Links are told, not followed.
class PreviewView : public QWidget {
    Q_OBJECT
  public:
    explicit PreviewView(QWidget* parent = nullptr);
    ~PreviewView() override;

    /// Shows another mail, or the same one changed: then it stays where it was scrolled to. Pictures come
    /// from `files`.
    void show(const std::string& html, const bundle::Files& files);
    using QWidget::show;

    QWebEngineView* view() { return view_; }
    PreviewPage* page() { return page_; }

  signals:
    void shown();                          ///< The page has loaded what was last shown.
    void linkHovered(const QString& url);  ///< Empty when the pointer has left it.
    void linkClicked(const QUrl& url);

  private:
    PreviewPage* page_;
    QWebEngineView* view_;
    bool loaded_ = false;
};

}  // namespace rehearsal::web
