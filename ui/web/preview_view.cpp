#include "web/preview_view.h"

#include <QPointer>
#include <QVBoxLayout>
#include <QWebEngineContextMenuRequest>
#include <QWebEngineView>

#include "web/mail_limits.h"
#include "web/preview_page.h"
#include "web/profile.h"

namespace rehearsal::web {

namespace {

/// What is larger goes through the page's address, as a page is brought.
constexpr qsizetype kLargestReplaced = 4 << 20;

bool isPicture(const std::string& path) {
    return path.starts_with("assets/") || path.starts_with("drawn/");
}

/// Whether one that was there before is another now: the page may still hold the one it loaded.
bool picturesChanged(const bundle::Files& before, const bundle::Files& after) {
    for (const auto& [path, bytes] : before.all()) {
        if (!isPicture(path)) continue;
        const std::string* now = after.find(path);
        if (!now || (now != bytes.get() && *now != *bytes)) return true;
    }
    return false;
}

}  // namespace

PreviewView::PreviewView(QWidget* parent)
    : QWidget(parent), page_(new PreviewPage), view_(new QWebEngineView(this)) {
    view_->setPage(page_);
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view_, &QWidget::customContextMenuRequested, this, &PreviewView::openMenu);
    view_->setAcceptDrops(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(view_);
    setFocusProxy(view_);
    connect(page_, &PreviewPage::linkClicked, this, &PreviewView::linkClicked);
    connect(page_, &QWebEnginePage::linkHovered, this, &PreviewView::linkHovered);
    // A mail that wants the page to go elsewhere fails at that, while nothing is loading.
    connect(page_, &QWebEnginePage::loadFinished, this, [this](bool ok) {
        if (loading_) brought(ok);
    });
    connect(page_, &QWebEnginePage::renderProcessTerminated, this, [this] { brought(false); });
}

PreviewView::~PreviewView() {
    // A page that goes answers what it still owes.
    ++swap_;
    delete view_;
    delete page_;
}

void PreviewView::show(const std::string& html, const bundle::Files& files, const MailLook& look) {
    if (html.size() > kLargestShownMail) return show(tooLargePage(html.size()), files, look);
    auto& content = page_->profile().previewHandler().content(page_->host());
    fresh_ = fresh_ || picturesChanged(content.files, files) ||
             look.remotePictures != page_->look().remotePictures;
    content.html = QByteArray::fromStdString(withLook(html, look));
    content.files = files;
    page_->setLook(look);
    waiting_ = true;
    if (!busy_) bring();
}

void PreviewView::openMenu(const QPoint& position) {
    const auto* request = view_->lastContextMenuRequest();
    if (request && !request->linkUrl().isEmpty())
        emit linkMenuRequested(request->linkUrl(), view_->mapToGlobal(position));
}

void PreviewView::bring() {
    waiting_ = false;
    busy_ = true;
    const QByteArray& html = page_->profile().previewHandler().content(page_->host()).html;
    if (!loaded_ || fresh_ || html.size() > kLargestReplaced) return load();
    const QPointer<PreviewView> self(this);
    page_->replaceMail(html, [self, swap = ++swap_](bool ok) {
        if (!self || swap != self->swap_) return;
        if (ok)
            self->brought(true);
        else
            self->load();
    });
}

void PreviewView::load() {
    ++swap_;
    loading_ = true;
    const auto action = fresh_ ? QWebEnginePage::ReloadAndBypassCache : QWebEnginePage::Reload;
    fresh_ = false;
    if (loaded_) return page_->triggerAction(action);
    loaded_ = true;
    page_->load(page_->address());
}

void PreviewView::brought(bool ok) {
    busy_ = false;
    loading_ = false;
    loaded_ = ok;
    if (waiting_)
        bring();
    else if (ok)
        emit shown();
}

}  // namespace rehearsal::web
