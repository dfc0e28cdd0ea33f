#include "web/preview_page.h"

#include <QFile>
#include <QJsonArray>
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

/// The arguments of a call, as JavaScript reads them.
QString argumentsOf(const QJsonArray& values) {
    return QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact));
}

QJsonObject optionsOf(const MailLook& look) {
    return {{QStringLiteral("pictures"), look.pictures},
            {QStringLiteral("inversion"), inversionOf(look.scheme)}};
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
    profile_->network().setRemotePictures(host_, false);
    // The page lets go of its browser in the base class, which comes after this: the profile must live until
    // then.
    auto* holder = new std::shared_ptr<Profile>(std::move(profile_));
    connect(this, &QObject::destroyed, [holder] { delete holder; });
}

void PreviewPage::setLook(const MailLook& look) {
    if (look == look_ && !scripts().isEmpty()) return;
    look_ = look;
    profile_->network().setRemotePictures(host_, look.remotePictures);
    QWebEngineScript script;
    script.setName(kLookScript);
    script.setWorldId(QWebEngineScript::ApplicationWorld);
    script.setInjectionPoint(QWebEngineScript::DocumentReady);
    script.setRunsOnSubFrames(false);
    static const QString tool = lookTool();
    script.setSourceCode(tool +
                         QStringLiteral("\nrehearsalMail.look(...%1);").arg(argumentsOf({optionsOf(look)})));
    for (const auto& old : scripts().find(kLookScript)) scripts().remove(old);
    scripts().insert(script);
}

void PreviewPage::replaceMail(const QByteArray& html, const std::function<void(bool)>& done) {
    runJavaScript(QStringLiteral("rehearsalMail.replace(...%1)")
                      .arg(argumentsOf({QString::fromUtf8(html), optionsOf(look_)})),
                  QWebEngineScript::ApplicationWorld,
                  [done](const QVariant& answer) { done(answer.toBool()); });
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
