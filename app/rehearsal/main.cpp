// The window. Puts session, theme and window together; everything else is in ui/.
#include <QApplication>
#include <QProcess>
#include <QTimer>
#include <cstdio>

#include "compile.h"
#include "options.h"
#include "screenshots.h"
#include "session/session.h"
#include "shell/main_window.h"
#include "shell/preferences.h"
#include "shell/sample.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

namespace {

using namespace rehearsal;

/// Both pixel ratios: Qt decides on one when it starts, so the other is left to a second process.
int takeScreenshots(const QString& folder) {
    constexpr char kSecond[] = "REHEARSAL_SCREENSHOTS_TWICE";
    session::Session session;
    shell::MainWindow window(session);
    if (!app::Screenshots(session, window, folder).take()) return 1;
    if (qEnvironmentVariableIsSet(kSecond)) return 0;
    QProcess second;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("2"));
    environment.insert(QLatin1String(kSecond), QStringLiteral("1"));
    second.setProcessEnvironment(environment);
    second.setProcessChannelMode(QProcess::ForwardedChannels);
    second.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--screenshots"), folder});
    second.waitForFinished(-1);
    return second.exitStatus() == QProcess::NormalExit ? second.exitCode() : 1;
}

int runWindow(const app::Options& options) {
    session::Session session;
    shell::preferences::applyTheme();
    shell::MainWindow window(session);
    window.show();
    if (!options.sample.isEmpty()) {
        const auto opened = shell::openSample(session, options.sample.toStdString());
        if (!opened) emit session.failed(opened.error());
        if (opened) shell::preferences::addRecentFile(session.workspacePath());
    } else if (!options.open.isEmpty()) {
        // After the window is there: an import asks where to keep the workspace.
        QTimer::singleShot(0, &window, [&] { window.openFile(options.open); });
    }
    return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);  // QtWebEngine wants it.
    QCoreApplication::setOrganizationName(QStringLiteral("Rehearsal"));
    QCoreApplication::setOrganizationDomain(QStringLiteral("rehearsal.org"));
    QCoreApplication::setApplicationName(QStringLiteral("Rehearsal"));
    QCoreApplication::setApplicationVersion(QStringLiteral(REHEARSAL_VERSION));
    const QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("org.rehearsal.Rehearsal"));
    const app::Options options = app::readOptions(QCoreApplication::arguments());
    if (!options.compile.isEmpty()) return app::compileBundle(options.compile);
    widgets::theme::install();
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/rehearsal.svg")));
    if (!options.screenshots.isEmpty()) return takeScreenshots(options.screenshots);
    return runWindow(options);
}
