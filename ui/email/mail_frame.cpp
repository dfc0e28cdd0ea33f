#include "email/mail_frame.h"

#include <QWebEngineView>

#include "email/edge_handle.h"
#include "web/preview_view.h"

namespace rehearsal::email {

MailFrame::MailFrame(QWidget* parent) : QWidget(parent), edge_(new EdgeHandle(this)) {
    setMinimumSize(280, 200);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(edge_, &EdgeHandle::dragged, this, &MailFrame::drag);
    connect(edge_, &EdgeHandle::stepped, this, [this](int pixels) { resizeMail(shownWidth() + pixels); });
}

void MailFrame::start() {
    if (preview_) return;
    preview_ = new web::PreviewView(this);
    setTabOrder(preview_->view(), edge_);
    connect(preview_, &web::PreviewView::linkHovered, this, &MailFrame::linkHovered);
    connect(preview_, &web::PreviewView::linkClicked, this, &MailFrame::linkClicked);
    connect(preview_, &web::PreviewView::linkMenuRequested, this, &MailFrame::linkMenuRequested);
    // A page forgets its zoom when it moves to a mail's address.
    connect(preview_, &web::PreviewView::shown, this, &MailFrame::arrange);
    arrange();
    preview_->QWidget::show();
}

void MailFrame::show(const std::string& html, const bundle::Files& files, const web::MailLook& look) {
    if (preview_) preview_->show(html, files, look);
}

void MailFrame::setMailWidth(int width) {
    mailWidth_ = width;
    arrange();
}

int MailFrame::room() const {
    return width() - 2 * EdgeHandle::kWidth;
}

int MailFrame::shownWidth() const {
    return mailWidth_ == 0 ? room() : mailWidth_;
}

double MailFrame::zoom() const {
    return mailWidth_ > room() && room() > 0 ? static_cast<double>(room()) / mailWidth_ : 1.0;
}

void MailFrame::drag(int x) {
    // It stands in the middle, so both sides move.
    resizeMail(2 * x - width());
}

void MailFrame::resizeMail(int width) {
    const int wanted = qBound(kNarrowest, width, kWidest);
    if (wanted == mailWidth_) return;
    setMailWidth(wanted);
    emit mailWidthChanged(wanted);
}

void MailFrame::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void MailFrame::arrange() {
    const int shown = qMin(shownWidth(), room());
    const int left = (width() - shown) / 2;
    edge_->setGeometry(left + shown, 0, EdgeHandle::kWidth, height());
    if (!preview_) return;
    preview_->setGeometry(left, 0, shown, height());
    preview_->view()->setZoomFactor(zoom());
    emit zoomChanged(zoom());
}

}  // namespace rehearsal::email
