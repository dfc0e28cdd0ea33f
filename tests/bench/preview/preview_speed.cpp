// How long a keystroke takes to be seen in the preview, without a screen: `./dev bench preview`.
#include <QApplication>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
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

/// The cart reminder of the sample with more said in it, until it is as long as long mails are.
std::string longSource(std::string source) {
    const std::string section =
        "<mj-section background-color=\"#ffffff\"><mj-column><mj-text font-size=\"16px\">Hello "
        "{{ profile.first_name | default: \"there\" }}, {% if views.cart.total %}your cart holds "
        "{{ views.cart.total }}{% else %}your cart is empty{% endif %}.</mj-text><mj-button "
        "href=\"https://shop.example/cart\">Back to the cart</mj-button></mj-column></mj-section>\n";
    std::string more;
    while (source.size() + more.size() < kSourceBytes) more += section;
    return source.insert(source.rfind("</mj-body>"), more);
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
    };
    /// The mail with one more letter in it: until it is laid out, and until the page has painted it.
    Times type(int key) {
        const std::string word = "Key" + std::to_string(key) + "x";
        std::string text = source;
        text.insert(text.find("<mj-section", text.find("<mj-body")) + 11, " css-class=\"" + word + "\"");
        auto* page = pane->frame()->preview()->page();
        QElapsedTimer clock;
        clock.start();
        draft->type(kFile, text);
        Times times;
        const QString found =
            QStringLiteral(
                "(() => { if (!document.querySelector('.%1')) return 0; if (window.seen !== "
                "'%1') { window.seen = '%1'; window.painted = false; "
                "requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = true })); } "
                "return window.painted ? 2 : 1 })()")
                .arg(QString::fromStdString(word));
        while (clock.elapsed() < 20'000) {
            std::optional<int> state;
            page->runJavaScript(found, QWebEngineScript::ApplicationWorld,
                                [&](const QVariant& value) { state = value.toInt(); });
            if (!QTest::qWaitFor([&] { return state.has_value(); })) continue;
            const double now = static_cast<double>(clock.nsecsElapsed()) / 1e6;
            if (*state >= 1 && times.laidOut == 0) times.laidOut = now;
            if (*state == 2) {
                times.painted = now;
                break;
            }
        }
        return times;
    }
};

void print(const char* what, std::vector<double> times, double wantedMs) {
    std::sort(times.begin(), times.end());
    const double median = times[times.size() / 2];
    std::printf("| %-40s | %8.1f | %8.1f | %8.1f | %6.0f | %s |\n", what, median,
                times[times.size() * 95 / 100], times.back(), wantedMs, median < wantedMs ? "yes" : "no");
}

}  // namespace

int main(int argc, char** argv) {
    web::registerSchemes();
    const QApplication application(argc, argv);
    widgets::theme::install();
    Bench bench;
    if (!bench.open()) return 1;
    std::vector<double> laidOut;
    std::vector<double> painted;
    for (int i = 1; i <= kRounds; ++i) {
        QTest::qWait(kBetweenKeysMs);
        const auto times = bench.type(i);
        if (times.painted == 0) return 1;
        laidOut.push_back(times.laidOut);
        painted.push_back(times.painted);
    }
    std::printf("A template of %zu bytes, %d keystrokes\n\n", bench.source.size(), kRounds);
    std::printf("| %-40s | %8s | %8s | %8s | %6s | %s |\n|---|--:|--:|--:|--:|---|\n", "", "median", "p95",
                "most", "wanted", "reached");
    print("a keystroke, until laid out", laidOut, 100);
    print("a keystroke, until painted", painted, 100);
    return 0;
}
