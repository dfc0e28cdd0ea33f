#include "design/layout.h"

#include <rapidcheck.h>
#include <QElapsedTimer>
#include <algorithm>

#include "design/flow_order.h"
#include "graphs.h"
#include "support/test.h"

using namespace rehearsal::design;
using rehearsal::test::graphOf;

namespace {

using Targets = std::vector<std::vector<int>>;

/// Any graph: mostly forward, sometimes back, sometimes to nothing, with parts that nothing leads to.
rc::Gen<Targets> anyGraph() {
    return rc::gen::mapcat(rc::gen::inRange(1, 24), [](int size) {
        auto target = rc::gen::map(rc::gen::inRange(-8, size), [](int to) { return to < 1 ? -1 : to; });
        return rc::gen::container<Targets>(
            static_cast<std::size_t>(size), rc::gen::mapcat(rc::gen::inRange(0, 4), [target](int ways) {
                return rc::gen::container<std::vector<int>>(static_cast<std::size_t>(ways), target);
            }));
    });
}

/// A graph as people draw them: each step leads to the following ones, with joins and a loop here and there.
rc::Gen<Targets> orderlyGraph() {
    return rc::gen::map(anyGraph(), [](Targets targets) {
        for (std::size_t i = 0; i < targets.size(); ++i) {
            if (i == 0) targets[i] = {targets.size() > 1 ? 1 : -1};
            for (int& to : targets[i]) {
                const int size = static_cast<int>(targets.size());
                const int from = static_cast<int>(i);
                if (to > 0 && to <= from && to % 3 != 0)
                    to = from + 1 + to % 3 < size ? from + 1 + to % 3 : -1;
            }
        }
        return targets;
    });
}

QList<QRectF> boxes(const Layout& layout) {
    QList<QRectF> out(layout.nodes.begin(), layout.nodes.end());
    for (const EdgeRoute& edge : layout.edges) {
        if (edge.shape == EdgeShape::End) out << edge.end;
    }
    return out;
}

bool crosses(const QPointF& a, const QPointF& b, const QRectF& box) {
    return QRectF(a, b)
        .normalized()
        .adjusted(-0.01, -0.01, 0.01, 0.01)
        .intersects(box.adjusted(1, 1, -1, -1));
}

}  // namespace

class LayoutTest : public QObject {
    Q_OBJECT
  private slots:
    void nothingOverlaps() {
        QVERIFY(rc::check([] {
            const QList<QRectF> all = boxes(layOut(graphOf(*rc::gen::oneOf(anyGraph(), orderlyGraph()))));
            for (int i = 0; i < all.size(); ++i) {
                for (int j = 0; j < i; ++j) RC_ASSERT(!all[i].intersects(all[j]));
            }
        }));
    }

    void linesCrossNoStep() {
        QVERIFY(rc::check([] {
            const Layout layout = layOut(graphOf(*rc::gen::oneOf(anyGraph(), orderlyGraph())));
            for (const EdgeRoute& edge : layout.edges) {
                for (std::size_t i = 1; i < edge.points.size(); ++i) {
                    const QPointF a = edge.points[i - 1], b = edge.points[i];
                    RC_ASSERT(std::abs(a.x() - b.x()) < 0.6 || std::abs(a.y() - b.y()) < 0.01);
                    for (const QRectF& node : layout.nodes) RC_ASSERT(!crosses(a, b, node));
                }
            }
        }));
    }

    void waysOutKeepTheirOrder() {
        QVERIFY(rc::check([] {
            const FlowGraph graph = graphOf(*rc::gen::oneOf(anyGraph(), orderlyGraph()));
            const Layout layout = layOut(graph);
            const FlowOrder order = readOrder(graph);
            for (const auto& out : graph.out) {
                double last = -1e300;
                for (const int edge : out) {
                    const auto index = static_cast<std::size_t>(edge);
                    const double x = layout.edges[index].label.x();
                    RC_ASSERT(x > last);
                    last = x;
                    if (order.roles[index] == EdgeRole::Arm) {
                        const auto to = static_cast<std::size_t>(graph.edges[index].to);
                        RC_ASSERT(std::abs(layout.nodes[to].center().x() - x) < 0.01);
                    }
                }
            }
        }));
    }

    void entryStandsAboveAll() {
        QVERIFY(rc::check([] {
            const Layout layout = layOut(graphOf(*orderlyGraph()));
            for (std::size_t i = 1; i < layout.nodes.size(); ++i) {
                RC_ASSERT(layout.nodes[i].top() >= layout.nodes[0].bottom());
            }
        }));
    }

    void aLineThatDoesNotTurnBackLeadsDown() {
        QVERIFY(rc::check([] {
            const FlowGraph graph = graphOf(*rc::gen::oneOf(anyGraph(), orderlyGraph()));
            const Layout layout = layOut(graph);
            for (std::size_t i = 0; i < graph.edges.size(); ++i) {
                if (layout.edges[i].shape != EdgeShape::Down) continue;
                const QRectF from = layout.nodes[static_cast<std::size_t>(graph.edges[i].from)];
                const QRectF to = layout.nodes[static_cast<std::size_t>(graph.edges[i].to)];
                RC_ASSERT(to.top() > from.bottom());
                RC_ASSERT(layout.edges[i].points.back() == QPointF(to.center().x(), to.top()));
            }
        }));
    }

    /// A step put on an open end takes the marker's place; nothing that is not beneath a common join moves.
    void aStepAtAnOpenEndMovesNoOther() {
        QVERIFY(rc::check([] {
            Targets tree = *orderlyGraph();
            std::vector<bool> taken(tree.size(), false);
            for (auto& ways : tree) {  // A tree: the first line to a step stays, others end.
                for (int& to : ways) {
                    if (to <= 0) continue;
                    const auto index = static_cast<std::size_t>(to);
                    if (taken[index] || &tree[index] <= &ways)
                        to = -1;
                    else
                        taken[index] = true;
                }
            }
            std::vector<std::pair<std::size_t, std::size_t>> open;
            for (std::size_t i = 0; i < tree.size(); ++i) {
                for (std::size_t j = 0; j < tree[i].size(); ++j) {
                    if (tree[i][j] < 0) open.emplace_back(i, j);
                }
            }
            RC_PRE(!open.empty());
            const auto [from, way] = *rc::gen::elementOf(open);
            const Layout before = layOut(graphOf(tree));
            tree[from][way] = static_cast<int>(tree.size());
            tree.push_back({-1});
            const Layout after = layOut(graphOf(tree));
            for (std::size_t i = 0; i < before.nodes.size(); ++i)
                RC_ASSERT(before.nodes[i] == after.nodes[i]);
        }));
    }

    void theSameGraphGivesTheSamePicture() {
        const FlowGraph graph = graphOf({{1}, {2, 3}, {4}, {4}, {1, -1}});
        const Layout a = layOut(graph), b = layOut(graph);
        QVERIFY(a.nodes == b.nodes);
        QCOMPARE(a.edges[3].points, b.edges[3].points);
    }

    void aJoinStandsInTheMiddleBeneathItsWays() {
        const Layout layout = layOut(graphOf({{1}, {2, 3}, {4}, {4}, {-1}}));
        QCOMPARE(layout.nodes[4].center().x(), layout.nodes[1].center().x());
        QCOMPARE(layout.nodes[2].top(), layout.nodes[3].top());
        QVERIFY(layout.nodes[4].top() > layout.nodes[2].bottom());
    }

    void aLoopRunsBackAroundTheSide() {
        const Layout layout = layOut(graphOf({{1}, {2}, {1, -1}}));
        const EdgeRoute& loop = layout.edges[2];
        QCOMPARE(loop.shape, EdgeShape::Back);
        QCOMPARE(loop.points.back().x(), layout.nodes[1].right());
    }

    void fiveHundredStepsTakeLessThanAFrame() {
        Targets targets{{1}};
        for (int i = 1; i < 500; ++i) {
            const int left = 2 * i, right = 2 * i + 1;
            targets.push_back({left < 500 ? left : -1, right < 500 ? right : (i % 7 == 0 ? 499 : -1)});
        }
        const FlowGraph graph = graphOf(targets);
        qint64 best = INT64_MAX;
        for (int i = 0; i < 5; ++i) {
            QElapsedTimer timer;
            timer.start();
            const Layout layout = layOut(graph);
            best = std::min(best, timer.nsecsElapsed());
            QCOMPARE(layout.nodes.size(), std::size_t{500});
        }
        QVERIFY2(best < 16'000'000, qPrintable(QStringLiteral("%1 µs").arg(best / 1000)));
    }

    void tenThousandStepsInARowAreNoTrouble() {
        Targets targets;
        for (int i = 0; i < 10'000; ++i) targets.push_back({i + 1 < 10'000 ? i + 1 : -1});
        QCOMPARE(layOut(graphOf(targets)).nodes.back().top(), 9'999 * grid::kRow);
    }
};
REHEARSAL_TEST(LayoutTest)
#include "layout_test.moc"
