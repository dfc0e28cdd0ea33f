#pragma once

#include <QWidget>
#include <string>

#include "bundle/files.h"
#include "web/mail_look.h"

namespace rehearsal::web {
class PreviewView;
}

namespace rehearsal::email {

class EdgeHandle;

/// The mail itself, laid out at the width asked for and made smaller where the pane is narrower.
class MailFrame : public QWidget {
    Q_OBJECT
  public:
    static constexpr int kNarrowest = 320;
    static constexpr int kWidest = 800;

    explicit MailFrame(QWidget* parent = nullptr);

    /// Makes the page, which is the expensive part; nothing is shown before.
    void start();
    void show(const std::string& html, const bundle::Files& files, const web::MailLook& look);
    using QWidget::show;
    /// 0 means as wide as there is room.
    void setMailWidth(int width);
    int mailWidth() const { return mailWidth_; }
    /// How wide it is in CSS pixels, wherever that comes from.
    int shownWidth() const;
    double zoom() const;
    web::PreviewView* preview() { return preview_; }
    EdgeHandle* edge() { return edge_; }

  signals:
    void linkHovered(const QString& url);
    void linkClicked(const QUrl& url);
    void linkMenuRequested(const QUrl& url, const QPoint& position);
    void zoomChanged(double zoom);
    void mailWidthChanged(int width);  ///< By its edge.

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void arrange();
    void drag(int x);
    void resizeMail(int width);
    int room() const;

    web::PreviewView* preview_ = nullptr;
    EdgeHandle* edge_;
    int mailWidth_ = 600;
};

}  // namespace rehearsal::email
