#include "web/profile.h"

#include <QWebEngineCookieStore>
#include <QWebEngineSettings>

#include "web/schemes.h"
#include "web/tool_scheme_handler.h"

// Resources of a static library have to be asked for, and the macro has to stand outside any namespace.
static void initResources() {
    Q_INIT_RESOURCE(rehearsal_web);
}

namespace rehearsal::web {

namespace {

std::shared_ptr<Profile> shared(std::weak_ptr<Profile>& known, const char* scheme) {
    auto profile = known.lock();
    if (!profile) {
        registerSchemes();
        profile = std::make_shared<Profile>(scheme);
        known = profile;
    }
    return profile;
}

/// Off is what neither a tool nor a mail needs.
void restrict(QWebEngineSettings* settings) {
    for (const auto attribute :
         {QWebEngineSettings::PluginsEnabled, QWebEngineSettings::PdfViewerEnabled,
          QWebEngineSettings::LocalStorageEnabled, QWebEngineSettings::LocalContentCanAccessFileUrls,
          QWebEngineSettings::LocalContentCanAccessRemoteUrls, QWebEngineSettings::JavascriptCanOpenWindows,
          QWebEngineSettings::JavascriptCanAccessClipboard, QWebEngineSettings::HyperlinkAuditingEnabled,
          QWebEngineSettings::DnsPrefetchEnabled, QWebEngineSettings::AutoLoadIconsForPage,
          QWebEngineSettings::FullScreenSupportEnabled, QWebEngineSettings::ScreenCaptureEnabled,
          QWebEngineSettings::WebGLEnabled, QWebEngineSettings::AllowRunningInsecureContent,
          QWebEngineSettings::NavigateOnDropEnabled})
        settings->setAttribute(attribute, false);
}

}  // namespace

std::shared_ptr<Profile> Profile::tools() {
    static std::weak_ptr<Profile> known;
    return shared(known, kToolScheme);
}

std::shared_ptr<Profile> Profile::previews() {
    static std::weak_ptr<Profile> known;
    return shared(known, kPreviewScheme);
}

Profile::Profile(const char* scheme) : network_(scheme) {
    initResources();
    engine_.setHttpCacheType(QWebEngineProfile::NoCache);
    engine_.setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
    engine_.cookieStore()->setCookieFilter([](const auto&) { return false; });
    engine_.setUrlRequestInterceptor(&network_);
    restrict(engine_.settings());
    if (scheme == std::string_view(kPreviewScheme)) {
        engine_.settings()->setAttribute(QWebEngineSettings::JavascriptEnabled, false);
        engine_.installUrlSchemeHandler(kPreviewScheme, &previewHandler_);
    } else {
        engine_.installUrlSchemeHandler(kToolScheme, new ToolSchemeHandler(&engine_));
    }
}

}  // namespace rehearsal::web
