// How long a keystroke takes to be seen in the preview, without a screen: `./dev bench preview`.
#include <QApplication>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWebEngineScript>
#include <algorithm>
#include <cstdio>
#include <vector>

#include "email/preview_pane.h"
#include "email/template_draft.h"
#include "email/template_edits.h"
#include "session/session.h"
#include "web/preview_page.h"
#include "web/preview_view.h"
#include "web/schemes.h"
#include "widgets/theme.h"

using namespace rehearsal;

namespace {

constexpr int kRounds = 80;
constexpr int kBetweenKeysMs = 120;
constexpr std::size_t kSourceBytes = 30 * 1024;
const std::string kFile = "templates/cart-reminder/body.mjml";

/// The cart reminder of the sample again and again, until it is as long as long mails are.
std::string longSource(std::string source) {
    const std::size_t begin = source.find('>', source.find("<mj-body")) + 1;
    const std::size_t end = source.rfind("</mj-body>");
    const std::string body = source.substr(begin, end - begin);
    while (source.size() < kSourceBytes) source.insert(begin, body);
    return source;
}

struct Bench {
    session::Session session;
    QTemporaryDir folder;
    std::unique_ptr<email::TemplateDraft> draft;
    std::unique_ptr<email::PreviewPane> pane;
    std::string source;

    bool open() {
        auto files = bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        if (!files || !files->find(kFile)) return false;
        source = longSource(*files->find(kFile));
        files->set(kFile, source);
        if (!session.createWorkspace(folder.filePath("w.rehearsal").toStdString(), *files)) return false;
        draft = std::make_unique<email::TemplateDraft>(session);
        pane = std::make_unique<email::PreviewPane>(session, *draft);
        pane->resize(640, 800);
        pane->show();
        pane->start();
        draft->startCompiling();
        draft->open("cart-reminder");
        return type(0).painted > 0;
    }

    struct Times {
        double painted = 0;
        double laidOut = 0;
        double compiled = 0;
        double composed = 0;
    };
    /// The mail with one more letter in it: until it is laid out, and until the page has painted it.
    Times type(int key) {
        const std::string word = "Key" + std::to_string(key) + "x";
        std::string text = source;
        text.insert(text.find("<mj-section", text.find("<mj-body")) + 11, " css-class=\"" + word + "\"");
        auto* page = pane->frame()->preview()->page();
        QElapsedTimer clock;
        clock.start();
        Times times;
        const auto passed = [&clock] { return static_cast<double>(clock.nsecsElapsed()) / 1e6; };
        QObject watcher;
        QObject::connect(draft.get(), &email::TemplateDraft::changed, &watcher,
                         [&] { times.compiled = passed(); });
        QObject::connect(pane.get(), &email::PreviewPane::composed, &watcher,
                         [&] { times.composed = passed(); });
        draft->type(kFile, text);
        const QString found =
            QStringLiteral(
                "(() => { if (!document.querySelector('.%1')) return 0; if (window.seen !== "
                "'%1') { window.seen = '%1'; window.painted = false; "
                "requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = true })); } "
                "return window.painted ? 2 : 1 })()")
                .arg(QString::fromStdString(word));
        // Asking before would take the processor from what is measured.
        if (!QTest::qWaitFor([&] { return times.composed > 0; }, 20'000)) return times;
        while (clock.elapsed() < 20'000) {
            std::optional<int> state;
            page->runJavaScript(found, QWebEngineScript::ApplicationWorld,
                                [&](const QVariant& value) { state = value.toInt(); });
            if (!QTest::qWaitFor([&] { return state.has_value(); })) continue;
            if (*state >= 1 && times.laidOut == 0) times.laidOut = passed();
            if (*state == 2) {
                times.painted = passed();
                break;
            }
        }
        return times;
    }
};

void print(const char* what, std::vector<Bench::Times> all, double Bench::Times::*of, double wantedMs) {
    std::sort(all.begin(), all.end(), [of](const auto& a, const auto& b) { return a.*of < b.*of; });
    const double median = all[all.size() / 2].*of;
    char wanted[32] = "";
    if (wantedMs > 0) std::snprintf(wanted, sizeof wanted, "%.0f", wantedMs);
    std::printf("| %-40s | %8.1f | %8.1f | %8.1f | %6s | %s |\n", what, median,
                all[all.size() * 95 / 100].*of, all.back().*of, wanted,
                wantedMs > 0 ? (median < wantedMs ? "yes" : "no") : "");
}

}  // namespace

int main(int argc, char** argv) {
    web::registerSchemes();
    const QApplication application(argc, argv);
    widgets::theme::install();
    Bench bench;
    if (!bench.open()) return 1;
    std::vector<Bench::Times> all;
    for (int i = 1; i <= kRounds; ++i) {
        QTimer pause;
        QSignalSpy over(&pause, &QTimer::timeout);
        pause.start(kBetweenKeysMs);
        over.wait();
        all.push_back(bench.type(i));
        if (all.back().painted == 0) return 1;
    }
    std::printf("A template of %zu bytes, %d keystrokes\n\n", bench.source.size(), kRounds);
    std::printf("| %-40s | %8s | %8s | %8s | %6s | %s |\n|---|--:|--:|--:|--:|---|\n", "", "median", "p95",
                "most", "wanted", "reached");
    print("a keystroke, until MJML is compiled", all, &Bench::Times::compiled, 0);
    print("until the mail is composed", all, &Bench::Times::composed, 0);
    print("until it is laid out in the page", all, &Bench::Times::laidOut, 0);
    print("until it is painted", all, &Bench::Times::painted, 100);
    return 0;
}
