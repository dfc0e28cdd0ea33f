#include "web/preview_page.h"

#include <QWebEngineSettings>

#include "web/profile.h"
#include "web/schemes.h"

namespace rehearsal::web {

PreviewPage::PreviewPage(QObject* parent) : PreviewPage(Profile::previews(), parent) {}

PreviewPage::PreviewPage(std::shared_ptr<Profile> profile, QObject* parent)
    : QWebEnginePage(profile->engine(), parent), profile_(std::move(profile)) {
    host_ = profile_->previewHandler().add();
    settings()->setAttribute(QWebEngineSettings::JavascriptEnabled, false);
    // A scroll bar would take room that the mail has on a phone.
    settings()->setAttribute(QWebEngineSettings::ShowScrollBars, false);
    setAudioMuted(true);
}

PreviewPage::~PreviewPage() {
    profile_->previewHandler().remove(host_);
    // The page lets go of its browser in the base class, which comes after this: the profile must live until
    // then.
    auto* holder = new std::shared_ptr<Profile>(std::move(profile_));
    connect(this, &QObject::destroyed, [holder] { delete holder; });
}

QUrl PreviewPage::address() const {
    QUrl url;
    url.setScheme(QLatin1String(kPreviewScheme));
    url.setHost(host_);
    url.setPath(QStringLiteral("/"));
    return url;
}

bool PreviewPage::acceptNavigationRequest(const QUrl& url, NavigationType type, bool isMainFrame) {
    if (isMainFrame && url == address() && (type == NavigationTypeTyped || type == NavigationTypeReload))
        return true;
    if (type == NavigationTypeLinkClicked) emit linkClicked(url);
    return false;
}

QWebEnginePage* PreviewPage::createWindow(WebWindowType) {
    return nullptr;
}

}  // namespace rehearsal::web
