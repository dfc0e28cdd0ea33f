#include "design/layout.h"

#include <rapidcheck.h>
#include <QElapsedTimer>
#include <algorithm>
#include <cmath>

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

/// Some cards put anywhere, also upon each other.
rc::Gen<Pins> anyPins(std::size_t size) {
    const auto dot = [](int least, int most) {
        return rc::gen::map(rc::gen::inRange(least, most), [](int n) { return n * grid::kDot; });
    };
    const auto pin = rc::gen::map(rc::gen::pair(dot(-60, 60), dot(-10, 100)),
                                  [](const auto& at) { return std::optional(QPointF(at.first, at.second)); });
    const auto some = rc::gen::weightedOneOf<std::optional<QPointF>>(
        {{3, rc::gen::just(std::optional<QPointF>())}, {1, pin}});
    return rc::gen::container<Pins>(size, some);
}

/// The most room a label takes.
QRectF labelBox(const EdgeRoute& edge) {
    return {edge.label.x() - grid::kLabelWidth / 2, edge.label.y() - 10, grid::kLabelWidth, 20};
}

/// Puts a new step onto a line.
int putOnto(Targets& targets, const FlowGraph& graph, const FlowEdge& edge, std::vector<int> ways) {
    const auto& out = graph.out[static_cast<std::size_t>(edge.from)];
    const int added = static_cast<int>(targets.size());
    for (std::size_t way = 0; way < out.size(); ++way) {
        if (graph.edges[static_cast<std::size_t>(out[way])].pointer == edge.pointer)
            targets[static_cast<std::size_t>(edge.from)][way] = added;
    }
    targets.push_back(std::move(ways));
    return added;
}

/// What may have to make room below for a step: all that it dominates, and what stands beneath the ways it is
/// on one of.
std::vector<bool> beneathOf(const FlowGraph& graph, int step) {
    const FlowOrder order = readOrder(graph);
    std::vector<bool> beneath(graph.ids.size(), false);
    for (const FlowEdge& edge : graph.edges) {
        if (edge.from == step && edge.to >= 0) beneath[static_cast<std::size_t>(edge.to)] = true;
    }
    for (int above = step; above >= 0; above = order.dominator[static_cast<std::size_t>(above)]) {
        for (const int join : order.joins[static_cast<std::size_t>(above)])
            beneath[static_cast<std::size_t>(join)] = true;
    }
    beneath[0] = false;
    for (const int vertex : order.order) {
        const int above = order.dominator[static_cast<std::size_t>(vertex)];
        if (above >= 0 && beneath[static_cast<std::size_t>(above)])
            beneath[static_cast<std::size_t>(vertex)] = true;
    }
    return beneath;
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

    /// Where there is a label, or a count after a run: on its own way, on nothing else.
    void labelsLieOnNothing() {
        QVERIFY(rc::check([] {
            const Layout layout = layOut(graphOf(*rc::gen::oneOf(anyGraph(), orderlyGraph())));
            QList<QRectF> labels;
            for (const EdgeRoute& edge : layout.edges) labels << labelBox(edge);
            for (int i = 0; i < labels.size(); ++i) {
                for (const QRectF& box : boxes(layout)) RC_ASSERT(!labels[i].intersects(box));
                for (int j = 0; j < i; ++j) RC_ASSERT(!labels[i].intersects(labels[j]));
                for (std::size_t j = 0; j < layout.edges.size(); ++j) {
                    const auto& points = layout.edges[j].points;
                    for (std::size_t k = 1; k < points.size() && static_cast<int>(j) != i; ++k)
                        RC_ASSERT(!crosses(points[k - 1], points[k], labels[i]));
                }
            }
        }));
    }

    /// Whatever step is put onto whichever line: nothing moves sideways, and down goes only what stands
    /// beneath it, by leading on from there or by joining ways of which this is one.
    void anAddedStepMovesOnlyWhatIsBeneathIt() {
        QVERIFY(rc::check([] {
            Targets targets = *rc::gen::oneOf(anyGraph(), orderlyGraph());
            const FlowGraph graph = graphOf(targets);
            const FlowOrder order = readOrder(graph);
            const Layout before = layOut(graph);
            std::vector<int> edges;
            for (int i = 0; i < static_cast<int>(graph.edges.size()); ++i) {
                const EdgeRole role = order.roles[static_cast<std::size_t>(i)];
                const bool open = graph.edges[static_cast<std::size_t>(i)].to < 0;
                if (open || role == EdgeRole::Arm || role == EdgeRole::Join) edges.push_back(i);
            }
            RC_PRE(!edges.empty());
            const FlowEdge edge = graph.edges[static_cast<std::size_t>(*rc::gen::elementOf(edges))];
            const int added = putOnto(targets, graph, edge, {edge.to});
            const FlowGraph changed = graphOf(targets);
            const Layout after = layOut(changed);
            const std::vector<bool> beneath = beneathOf(changed, added);
            for (std::size_t i = 0; i < before.nodes.size(); ++i) {
                RC_ASSERT(after.nodes[i].left() == before.nodes[i].left());
                RC_ASSERT(after.nodes[i].top() >= before.nodes[i].top());
                RC_ASSERT(beneath[i] || after.nodes[i] == before.nodes[i]);
            }
        }));
    }

    /// A step that parts needs room: it pushes to the right, never to the left.
    void aWideStepPushesOnlyToTheRight() {
        QVERIFY(rc::check([] {
            Targets targets = *orderlyGraph();
            const FlowGraph graph = graphOf(targets);
            std::vector<int> open;
            for (int i = 0; i < static_cast<int>(graph.edges.size()); ++i) {
                if (graph.edges[static_cast<std::size_t>(i)].to < 0) open.push_back(i);
            }
            RC_PRE(!open.empty());
            const Layout before = layOut(graph);
            putOnto(targets, graph, graph.edges[static_cast<std::size_t>(*rc::gen::elementOf(open))],
                    {-1, -1, -1});
            const Layout after = layOut(graphOf(targets));
            for (std::size_t i = 0; i < before.nodes.size(); ++i)
                RC_ASSERT(after.nodes[i].left() >= before.nodes[i].left());
        }));
    }

    void whatStandsToTheLeftOfAWideStepStays() {
        const Layout before = layOut(graphOf({{1}, {2, 3, 4}, {-1}, {-1}, {-1}}));
        const Layout after = layOut(graphOf({{1}, {2, 3, 4}, {-1}, {5}, {-1}, {-1, -1}}));
        for (const std::size_t same : {0U, 1U, 2U}) QCOMPARE(after.nodes[same], before.nodes[same]);
        QVERIFY(after.nodes[3].left() > before.nodes[3].left());
        QVERIFY(after.nodes[4].left() > before.nodes[4].left());
    }

    void cardsStandOnTheDots() {
        QVERIFY(rc::check([] {
            for (const QRectF& node : layOut(graphOf(*rc::gen::oneOf(anyGraph(), orderlyGraph()))).nodes) {
                RC_ASSERT(std::fmod(node.center().x(), grid::kDot) == 0.0);
                RC_ASSERT(std::fmod(node.top(), grid::kDot) == 0.0);
            }
        }));
    }

    void pinnedCardsStandWhereTheyArePinnedAndOthersAround() {
        QVERIFY(rc::check([] {
            const FlowGraph graph = graphOf(*rc::gen::oneOf(anyGraph(), orderlyGraph()));
            const Pins pins = *anyPins(graph.ids.size());
            const Layout layout = layOut(graph, {}, pins);
            const QList<QRectF> all = boxes(layout);
            for (int i = 0; i < all.size(); ++i) {
                for (int j = 0; j < i; ++j) RC_ASSERT(!all[i].intersects(all[j]));
            }
            int pinned = 0;
            for (std::size_t i = 1; i < pins.size(); ++i) pinned += pins[i] ? 1 : 0;
            for (std::size_t i = 1; i < pins.size(); ++i) {
                if (!pins[i]) continue;
                const QPointF top(layout.nodes[i].center().x(), layout.nodes[i].top());
                RC_ASSERT(top.x() == pins[i]->x() && top.y() >= pins[i]->y());
                // Alone, and not upon the entry: exactly there.
                const bool free = !layout.nodes[0].adjusted(-156, -168, 156, 48).contains(*pins[i]);
                if (pinned == 1 && free) RC_ASSERT(top == *pins[i]);
            }
        }));
    }

    /// A crowd of pins may leave no way round: then a line may run behind a card, but hardly ever.
    void linesRunAroundPinnedCards() {
        std::size_t lines = 0;
        std::size_t crossing = 0;
        QVERIFY(rc::check([&] {
            const FlowGraph graph = graphOf(*rc::gen::oneOf(anyGraph(), orderlyGraph()));
            const Layout layout = layOut(graph, {}, *anyPins(graph.ids.size()));
            for (const EdgeRoute& edge : layout.edges) {
                bool crossed = false;
                for (std::size_t i = 1; i < edge.points.size(); ++i) {
                    const QPointF a = edge.points[i - 1], b = edge.points[i];
                    RC_ASSERT(a.x() == b.x() || a.y() == b.y());
                    for (const QRectF& node : layout.nodes) crossed = crossed || crosses(a, b, node);
                }
                ++lines;
                crossing += crossed ? 1 : 0;
            }
        }));
        QVERIFY2(crossing * 200 <= lines, qPrintable(QString("%1 of %2 lines").arg(crossing).arg(lines)));
    }

    void aCardPinnedWhereItStandsMovesNothing() {
        QVERIFY(rc::check([] {
            const FlowGraph graph = graphOf(*rc::gen::oneOf(anyGraph(), orderlyGraph()));
            const Layout free = layOut(graph);
            Pins pins(graph.ids.size());
            for (std::size_t i = 1; i < pins.size(); ++i) {
                if (*rc::gen::arbitrary<bool>())
                    pins[i] = QPointF(free.nodes[i].center().x(), free.nodes[i].top());
            }
            const Layout pinned = layOut(graph, {}, pins);
            RC_ASSERT(pinned.nodes == free.nodes);
            for (std::size_t i = 0; i < free.edges.size(); ++i) {
                RC_ASSERT(pinned.edges[i].points == free.edges[i].points);
                RC_ASSERT(pinned.edges[i].label == free.edges[i].label);
            }
        }));
    }

    void whatComesAfterAPinnedStepComesAlong() {
        const FlowGraph graph = graphOf({{1}, {2, 4}, {3}, {-1}, {-1}});
        const Layout free = layOut(graph);
        const QPointF by(-480, 96);
        Pins pins(5);
        pins[2] = QPointF(free.nodes[2].center().x(), free.nodes[2].top()) + by;
        const Layout layout = layOut(graph, {}, pins);
        QCOMPARE(layout.nodes[3], free.nodes[3].translated(by));
        for (const std::size_t same : {0U, 1U, 4U}) QCOMPARE(layout.nodes[same], free.nodes[same]);
        QVERIFY(layout.edges[1].rerouted);
        QVERIFY(!layout.edges[3].rerouted);
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
