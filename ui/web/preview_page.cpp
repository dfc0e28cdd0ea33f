#include "web/preview_page.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWebEngineScript>
#include <QWebEngineScriptCollection>
#include <QWebEngineSettings>

#include "web/profile.h"
#include "web/schemes.h"

namespace rehearsal::web {

namespace {

const QString kLookScript = QStringLiteral("look");

QString inversionOf(Scheme scheme) {
    if (scheme == Scheme::PartialInversion) return QStringLiteral("partial");
    return scheme == Scheme::FullInversion ? QStringLiteral("full") : QString();
}

QString lookTool() {
    QFile file(QStringLiteral(":/web/look.js"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

PreviewPage::PreviewPage(QObject* parent) : PreviewPage(Profile::previews(), parent) {}

PreviewPage::PreviewPage(std::shared_ptr<Profile> profile, QObject* parent)
    : QWebEnginePage(profile->engine(), parent), profile_(std::move(profile)) {
    host_ = profile_->previewHandler().add();
    settings()->setAttribute(QWebEngineSettings::JavascriptEnabled, false);
    // A scroll bar would take room that the mail has on a phone.
    settings()->setAttribute(QWebEngineSettings::ShowScrollBars, false);
    setAudioMuted(true);
    setLook({});
}

PreviewPage::~PreviewPage() {
    profile_->previewHandler().remove(host_);
    // The page lets go of its browser in the base class, which comes after this: the profile must live until
    // then.
    auto* holder = new std::shared_ptr<Profile>(std::move(profile_));
    connect(this, &QObject::destroyed, [holder] { delete holder; });
}

void PreviewPage::setLook(const MailLook& look) {
    look_ = look;
    const QJsonObject options{{QStringLiteral("pictures"), look.pictures},
                              {QStringLiteral("inversion"), inversionOf(look.scheme)}};
    QWebEngineScript script;
    script.setName(kLookScript);
    script.setWorldId(QWebEngineScript::ApplicationWorld);
    script.setInjectionPoint(QWebEngineScript::DocumentReady);
    script.setRunsOnSubFrames(false);
    const auto json = QString::fromUtf8(QJsonDocument(options).toJson(QJsonDocument::Compact));
    script.setSourceCode(lookTool() + QStringLiteral("\nrehearsalMail.look(%1);").arg(json));
    for (const auto& old : scripts().find(kLookScript)) scripts().remove(old);
    scripts().insert(script);
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
