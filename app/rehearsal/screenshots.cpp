#include "screenshots.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QImage>
#include <QTemporaryDir>
#include <QTimer>
#include <cstdio>

#include "shell/sample.h"
#include "shell/view_stack.h"
#include "widgets/theme.h"

namespace rehearsal::app {

namespace theme = widgets::theme;

namespace {

constexpr QSize kWindow(1280, 800);
constexpr int kLookEveryMs = 120;
constexpr int kSameLooks = 6;       // So many pictures in a row are the same…
constexpr int kLongestMs = 20'000;  // …or this is over.
constexpr int kLongestRunMs = 300'000;

void wait(int ms) {
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

}  // namespace

Screenshots::Screenshots(session::Session& session, shell::MainWindow& window, const QString& folder)
    : session_(session), window_(window), folder_(folder) {}

bool Screenshots::take() {
    if (!folder_.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "the folder %s cannot be made\n", qUtf8Printable(folder_.path()));
        return false;
    }
    window_.resize(kWindow);
    window_.show();
    for (const QString& name : {QStringLiteral("light"), QStringLiteral("dark")}) {
        theme::setMode(name == QLatin1String("dark") ? theme::Mode::Dark : theme::Mode::Light);
        settle();
        if (!save(QStringLiteral("start-") + name)) return false;
    }
    if (!openAndRun()) return false;
    return takeAll(QStringLiteral("light")) && takeAll(QStringLiteral("dark"));
}

bool Screenshots::openAndRun() {
    static const QTemporaryDir scratch;
    const QString file = scratch.filePath(QStringLiteral("Spring store.rehearsal"));
    if (const auto opened = shell::openSample(session_, file.toStdString()); !opened) {
        std::fprintf(stderr, "%s\n", base::toString(opened.error()).c_str());
        return false;
    }
    session_.startRun(session_.runOptions());
    QElapsedTimer clock;
    clock.start();
    while (session_.isRunning() && clock.elapsed() < kLongestRunMs) wait(kLookEveryMs);
    if (session_.lastRun()) return true;
    std::fprintf(stderr, "the rehearsal of the sample did not come to its end\n");
    return false;
}

bool Screenshots::takeAll(const QString& name) {
    theme::setMode(name == QLatin1String("dark") ? theme::Mode::Dark : theme::Mode::Light);
    for (const QString& view : shell::ViewStack::names()) {
        emit session_.viewRequested(view);
        settle();
        if (!save(view + QLatin1Char('-') + name)) return false;
    }
    // Pages inside a view.
    for (const QString& page : {QStringLiteral("brand"), QStringLiteral("everyone")}) {
        emit session_.viewRequested(QStringLiteral("email/") + page);
        settle();
        if (!save(page + QLatin1Char('-') + name)) return false;
    }
    emit session_.viewRequested(QStringLiteral("email/mail"));
    return true;
}

void Screenshots::settle() {
    QElapsedTimer clock;
    clock.start();
    QImage last;
    for (int same = 0; same < kSameLooks && clock.elapsed() < kLongestMs;) {
        wait(kLookEveryMs);
        const QImage now = window_.grab().toImage();
        same = now == last ? same + 1 : 0;
        last = now;
    }
}

bool Screenshots::save(const QString& name) {
    const bool twice = window_.devicePixelRatioF() > 1.5;
    const QString file =
        folder_.filePath(name + (twice ? QStringLiteral("@2x.png") : QStringLiteral(".png")));
    if (window_.grab().save(file)) return true;
    std::fprintf(stderr, "%s cannot be written\n", qUtf8Printable(file));
    return false;
}

}  // namespace rehearsal::app
