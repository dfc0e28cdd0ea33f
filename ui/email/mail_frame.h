#pragma once

#include <QWidget>
#include <string>

#include "bundle/files.h"

namespace rehearsal::web {
class PreviewView;
}

namespace rehearsal::email {

/// The mail itself, laid out at the width asked for and made smaller where the pane is narrower.
class MailFrame : public QWidget {
    Q_OBJECT
  public:
    explicit MailFrame(QWidget* parent = nullptr);

    /// Makes the page, which is the expensive part; nothing is shown before.
    void start();
    void show(const std::string& html, const bundle::Files& files);
    using QWidget::show;
    /// 0 means as wide as there is room.
    void setMailWidth(int width);
    double zoom() const;
    web::PreviewView* preview() { return preview_; }

  signals:
    void linkHovered(const QString& url);
    void linkClicked(const QUrl& url);
    void zoomChanged(double zoom);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void arrange();

    web::PreviewView* preview_ = nullptr;
    int mailWidth_ = 600;
};

}  // namespace rehearsal::email
