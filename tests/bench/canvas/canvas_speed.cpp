// How fast the canvas is, without a screen or a graphics card: `./dev bench canvas`.
#include <QApplication>

#include <QScrollBar>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

#include "bundle/edits.h"
#include "design/canvas_view.h"
#include "design/design_view.h"
#include "session/session.h"
#include "support/made_up_campaign.h"
#include "widgets/theme.h"

using namespace rehearsal;

namespace {

constexpr int kRounds = 15;

struct Bench {
    session::Session session;
    std::unique_ptr<design::DesignView> view;
    QTemporaryDir folder;

    bool open() {
        const auto files = test::madeUpBundle({8, 500, 1000, 10'000});
        if (!session.createWorkspace(folder.filePath("w.rehearsal").toStdString(), files)) return false;
        view = std::make_unique<design::DesignView>(session);
        view->resize(1280, 800);
        view->show();
        return true;
    }
    void show(int steps) { session.setCampaignId(QStringLiteral("made-up-%1").arg(steps)); }
    void paint() {
        QApplication::processEvents();
        view->canvas().viewport()->repaint();
    }
};

/// The median time of some rounds; `before` is not counted.
void measure(const char* what, double wantedMs, const std::function<void()>& act,
             const std::function<void()>& before = {}) {
    std::vector<double> times;
    for (int i = 0; i < kRounds; ++i) {
        if (before) before();
        const std::clock_t begin = std::clock();

        act();
        times.push_back(static_cast<double>(std::clock() - begin) * 1e3 / CLOCKS_PER_SEC);
    }
    std::sort(times.begin(), times.end());
    const double median = times[times.size() / 2];
    char wanted[32] = "";
    if (wantedMs > 0) std::snprintf(wanted, sizeof wanted, "%.0f", wantedMs);
    std::printf("| %-58s | %8.2f | %8.2f | %6s | %s |\n", what, median, times.back(), wanted,
                wantedMs > 0 ? (median < wantedMs ? "yes" : "no") : "");
    std::fflush(stdout);
}

void measurePanning(Bench& bench, int steps, double wantedMs) {
    bench.show(steps);
    bench.view->canvas().zoomTo(1);
    bench.paint();
    QScrollBar& bar = *bench.view->canvas().verticalScrollBar();
    const auto pan = [&] {
        bar.setValue(bar.value() + 37);
        bench.paint();
    };
    const std::string name = std::to_string(steps) + " steps: a frame while panning, ";
    measure((name + "100 %").c_str(), wantedMs, pan);
    bench.view->canvas().zoomTo(0.3);
    bench.paint();
    measure((name + "30 %").c_str(), wantedMs, pan);
    bench.view->canvas().fit();
    bench.paint();
    measure((name + "all of it").c_str(), wantedMs, [&] {
        bench.view->canvas().viewport()->update();
        bench.paint();
    });
}

void measureEdits(Bench& bench, int steps, double wantedMs) {
    bench.show(steps);
    bench.view->canvas().showNode("step-24");
    bench.paint();
    const std::string campaign = "made-up-" + std::to_string(steps);
    const std::string name = std::to_string(steps) + " steps: ";
    int days = 2;
    measure((name + "another length of a wait, until painted").c_str(), wantedMs, [&] {
        bench.session.apply(bundle::edits::setValue(bench.session.document(),
                                                    "campaigns/" + campaign + ".json", "/nodes/step-24/for",
                                                    std::to_string(++days) + "d", "Change"));
        bench.paint();
    });
    measure((name + "one more step, until painted").c_str(), wantedMs, [&] {
        bench.view->canvas().showNode("step-24");
        bench.view->canvas().addKind("wait");
        bench.paint();
    });
    measure((name + "undo, until painted").c_str(), wantedMs, [&] {
        bench.session.undoStack()->undo();
        bench.paint();
    });
    bench.view->canvas().showNode("step-24");
    measure((name + "a card moved by a dot, until painted").c_str(), wantedMs, [&] {
        bench.view->canvas().action("nudgeRight")->trigger();
        bench.paint();
    });
    const auto key = [&](int i) {
        bench.view->canvas().action(i % 2 ? "walkDown" : "walkUp")->trigger();
        bench.paint();
    };
    int i = 0;
    measure((name + "on to the next card, until painted").c_str(), wantedMs, [&] { key(++i); });
}

}  // namespace

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    widgets::theme::install();
    Bench bench;
    if (!bench.open()) return 1;
    std::printf("| %-58s | %8s | %8s | %6s | %s |\n|---|--:|--:|--:|---|\n", "", "ms", "most", "wanted",
                "reached");
    for (const auto& [steps, wanted] : {std::pair{500, 16.0}, std::pair{1000, 0.0}, std::pair{10'000, 0.0}}) {
        bench.show(steps);
        const design::FlowGraph graph = bench.view->canvas().canvas().graph();
        measure((std::to_string(steps) + " steps: layout").c_str(), wanted, [&] { design::layOut(graph); });
    }
    for (const auto& [steps, wanted] : {std::pair{1000, 300.0}, std::pair{10'000, 0.0}}) {
        measure((std::to_string(steps) + " steps: opened, until painted").c_str(), wanted,
                [&, s = steps] {
                    bench.show(s);
                    bench.paint();
                },
                [&] {
                    bench.show(8);
                    bench.paint();
                });
    }
    measurePanning(bench, 1000, 16);
    measurePanning(bench, 10'000, 0);
    measureEdits(bench, 1000, 50);
    return 0;
}
