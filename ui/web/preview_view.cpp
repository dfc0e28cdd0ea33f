#include "web/preview_view.h"

#include <QVBoxLayout>
#include <QWebEngineView>

#include "web/mail_limits.h"
#include "web/preview_page.h"
#include "web/profile.h"

namespace rehearsal::web {

PreviewView::PreviewView(QWidget* parent)
    : QWidget(parent), page_(new PreviewPage), view_(new QWebEngineView(this)) {
    view_->setPage(page_);
    view_->setContextMenuPolicy(Qt::NoContextMenu);
    view_->setAcceptDrops(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(view_);
    setFocusProxy(view_);
    connect(page_, &PreviewPage::linkClicked, this, &PreviewView::linkClicked);
    connect(page_, &QWebEnginePage::linkHovered, this, &PreviewView::linkHovered);
    connect(page_, &QWebEnginePage::loadFinished, this, [this](bool ok) {
        if (ok) emit shown();
    });
    connect(page_, &QWebEnginePage::renderProcessTerminated, this, [this] { loaded_ = false; });
}

PreviewView::~PreviewView() {
    delete view_;
    delete page_;
}

void PreviewView::show(const std::string& html, const bundle::Files& files) {
    if (html.size() > kLargestShownMail) return show(tooLargePage(html.size()), files);
    auto& content = page_->profile().previewHandler().content(page_->host());
    content.html = QByteArray::fromStdString(html);
    content.files = files;
    if (loaded_) {
        page_->triggerAction(QWebEnginePage::Reload);
    } else {
        loaded_ = true;
        page_->load(page_->address());
    }
}

}  // namespace rehearsal::web
