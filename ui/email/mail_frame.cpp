#include "email/mail_frame.h"

#include <QWebEngineView>

#include "web/preview_view.h"

namespace rehearsal::email {

MailFrame::MailFrame(QWidget* parent) : QWidget(parent) {
    setMinimumSize(280, 200);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void MailFrame::start() {
    if (preview_) return;
    preview_ = new web::PreviewView(this);
    connect(preview_, &web::PreviewView::linkHovered, this, &MailFrame::linkHovered);
    connect(preview_, &web::PreviewView::linkClicked, this, &MailFrame::linkClicked);
    // A page forgets its zoom when it moves to a mail's address.
    connect(preview_, &web::PreviewView::shown, this, &MailFrame::arrange);
    arrange();
    preview_->QWidget::show();
}

void MailFrame::show(const std::string& html, const bundle::Files& files) {
    if (preview_) preview_->show(html, files);
}

void MailFrame::setMailWidth(int width) {
    mailWidth_ = width;
    arrange();
}

double MailFrame::zoom() const {
    return mailWidth_ > width() && width() > 0 ? static_cast<double>(width()) / mailWidth_ : 1.0;
}

void MailFrame::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void MailFrame::arrange() {
    if (!preview_) return;
    const int shown = mailWidth_ == 0 ? width() : qMin(mailWidth_, width());
    preview_->setGeometry((width() - shown) / 2, 0, shown, height());
    preview_->view()->setZoomFactor(zoom());
    emit zoomChanged(zoom());
}

}  // namespace rehearsal::email
