#pragma once

#include <QWidget>
#include <string>

#include "bundle/files.h"
#include "web/mail_look.h"

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
    /// from `files`. Of mails that come in faster than they are shown the last one counts.
    void show(const std::string& html, const bundle::Files& files, const MailLook& look = {});
    using QWidget::show;

    QWebEngineView* view() { return view_; }
    PreviewPage* page() { return page_; }

  signals:
    void shown();                          ///< The page has what `show` was last given.
    void linkHovered(const QString& url);  ///< Empty when the pointer has left it.
    void linkClicked(const QUrl& url);
    /// A menu is wanted for a link, there on the screen.
    void linkMenuRequested(const QUrl& url, const QPoint& position);

  private:
    void openMenu(const QPoint& position);
    void bring();
    void load();
    void brought(bool ok);

    PreviewPage* page_;
    QWebEngineView* view_;
    bool loaded_ = false;   ///< There is a mail in the page that another can be put in the place of.
    bool busy_ = false;     ///< One is being brought there.
    bool loading_ = false;  ///< It is loaded, not put in another's place.
    bool waiting_ = false;  ///< Another came meanwhile.
    bool fresh_ = false;    ///< The next one cannot be put in the place of this one.
    quint64 swap_ = 0;
};

}  // namespace rehearsal::web
