#include <QTest>
#include <nlohmann/json.hpp>

#include "bundle/edits.h"
#include "support/test.h"

using namespace rehearsal;
using bundle::Document;
using Json = nlohmann::ordered_json;
namespace edits = bundle::edits;

#define COMPARE_JSON(actual, expected) QCOMPARE(Json(actual).dump(), Json(expected).dump())

namespace {

/// a, b, then a branch that goes on to c, or to d; c and d lead to e.
const std::string kNodes = R"({
  "a": {"type": "wait", "for": "3h", "next": "b"},
  "b": {"type": "send", "template": "t", "next": "way"},
  "way": {"type": "branch", "cases": [{"name": "yes", "when": true, "next": "c"}], "otherwise": "d"},
  "c": {"type": "set", "values": {"x": 1}, "next": "e"},
  "d": {"type": "set", "values": {"x": 2}, "next": "e"},
  "e": {"type": "exit", "outcome": "goal"}})";

Document documentOf(const std::string& layout = "{}") {
    bundle::Files files;
    files.set("bundle.json", R"({"format": "rehearsal.bundle/1", "name": "Case"})");
    files.set("policy.json", R"({"format": "rehearsal.policy/1"})");
    files.set("campaigns/c.json",
              R"({"format": "rehearsal.campaign/1", "name": "C", "entry": {"triggers": []},
        "start": "a", "nodes": )" +
                  kNodes + R"(, "layout": )" + layout + "}");
    return Document(files);
}

Json after(Document document, const bundle::Edit& edit) {
    if (!document.apply(edit)) return "the edit was refused";
    return document.json("campaigns/c.json");
}

Json moved(const std::vector<std::string>& ids, const edits::EdgeRef& edge) {
    const Document document = documentOf();
    return after(document, edits::moveNodes(document, "c", ids, edge, "Move"));
}

Json replaced(const std::string& id, const Json& by) {
    const Document document = documentOf();
    return after(document, edits::replaceNode(document, "c", id, by, "Replace"))["nodes"];
}

}  // namespace

class NodeMovesTest : public QObject {
    Q_OBJECT
  private slots:
    void aMovedNodeLeavesAHealedPath() {
        const Json json = moved({"b"}, {"c", "/next"});
        COMPARE_JSON(json["nodes"]["a"]["next"], "way");
        COMPARE_JSON(json["nodes"]["c"]["next"], "b");
        COMPARE_JSON(json["nodes"]["b"]["next"], "e");
    }
    void theFirstNodeMovesToo() {
        const Json json = moved({"a"}, {"d", "/next"});
        COMPARE_JSON(json["start"], "b");
        COMPARE_JSON(json["nodes"]["d"]["next"], "a");
        COMPARE_JSON(json["nodes"]["a"]["next"], "e");
    }
    void nodesMoveTogetherWithTheirLines() {
        const Json json = moved({"a", "b"}, {"c", "/next"});
        COMPARE_JSON(json["start"], "way");
        COMPARE_JSON(json["nodes"]["c"]["next"], "a");
        COMPARE_JSON(json["nodes"]["a"]["next"], "b");
        COMPARE_JSON(json["nodes"]["b"]["next"], "e");
    }
    void aNodeMovedToTheTopComesBeforeAll() {
        const Json json = moved({"c"}, {});
        COMPARE_JSON(json["start"], "c");
        COMPARE_JSON(json["nodes"]["c"]["next"], "a");
        COMPARE_JSON(json["nodes"]["way"]["cases"][0]["next"], "e");
    }
    void furtherWaysOfAMovedBranchStay() {
        const Json json = moved({"way"}, {});
        COMPARE_JSON(json["nodes"]["way"]["cases"][0]["next"], "a");
        COMPARE_JSON(json["nodes"]["way"]["otherwise"], "d");
        COMPARE_JSON(json["nodes"]["b"]["next"], "c");
    }
    void furtherWaysThatWouldLeadRoundEnd() {
        const Json json = moved({"way"}, {"d", "/next"});
        COMPARE_JSON(json["nodes"]["d"]["next"], "way");
        COMPARE_JSON(json["nodes"]["way"]["cases"][0]["next"], "e");
        COMPARE_JSON(json["nodes"]["way"]["otherwise"], nullptr);
    }
    void whereItStandsNothingChanges() {
        const Document document = documentOf();
        const Json before = document.json("campaigns/c.json")["nodes"];
        COMPARE_JSON(moved({"b"}, {"a", "/next"})["nodes"], before);
    }
    void noNodeMovesIntoItself() {
        const Document document = documentOf();
        QVERIFY(edits::moveNodes(document, "c", {"b"}, {"b", "/next"}, "Move").empty());
        QVERIFY(edits::moveNodes(document, "c", {"a", "b"}, {"a", "/next"}, "Move").empty());
        QVERIFY(edits::moveNodes(document, "c", {"b"}, {"gone", "/next"}, "Move").empty());
    }
    void whatEndsAJourneyIsNotPutBeforeMore() {
        const Document document = documentOf();
        QVERIFY(edits::moveNodes(document, "c", {"e"}, {"a", "/next"}, "Move").empty());
    }
    void aMovedNodeIsPinnedNoMore() {
        const Document document = documentOf(R"({"b": [4, 8], "c": [0, 16]})");
        const Json json = after(document, edits::moveNodes(document, "c", {"b"}, {"c", "/next"}, "Move"));
        COMPARE_JSON(json["layout"], (Json{{"c", {0, 16}}}));
    }

    void aReplacedNodeLeadsWhereItLed() {
        const Json nodes = replaced("b", {{"type", "webhook"}, {"url", "https://x.example"}, {"body", "{}"}});
        COMPARE_JSON(nodes["a"]["next"], "b");
        COMPARE_JSON(nodes["b"]["type"], "webhook");
        COMPARE_JSON(nodes["b"]["next"], "way");
    }
    void aBranchBecomesASplitWithItsWaysAndNames() {
        const Json arms = {{{"name", "A"}, {"weight", 50}}, {{"name", "B"}, {"weight", 50}}};
        const Json nodes = replaced("way", {{"type", "split"}, {"arms", arms}});
        COMPARE_JSON(nodes["way"]["arms"][0]["name"], "yes");
        COMPARE_JSON(nodes["way"]["arms"][0]["next"], "c");
        COMPARE_JSON(nodes["way"]["arms"][1]["name"], "B");
        COMPARE_JSON(nodes["way"]["arms"][1]["next"], "d");
    }
    void asManyWaysAreMadeAsThereWere() {
        Document document = documentOf();
        const Json cases = {{{"name", "one"}, {"when", true}, {"next", "c"}},
                            {{"name", "two"}, {"when", true}, {"next", "d"}},
                            {{"name", "three"}, {"when", true}, {"next", nullptr}}};
        QVERIFY(
            document.apply(edits::setValue(document, "campaigns/c.json", "/nodes/way/cases", cases, "Set")));
        const Json arms = {{{"name", "A"}, {"weight", 50}}, {{"name", "B"}, {"weight", 50}}};
        const Json json = after(document, edits::replaceNode(document, "c", "way",
                                                             {{"type", "split"}, {"arms", arms}}, "Replace"));
        const Json& made = json["nodes"]["way"]["arms"];
        QCOMPARE(made.size(), std::size_t{4});
        COMPARE_JSON(made[1]["name"], "two");
        COMPARE_JSON(made[3]["next"], "d");
        int sum = 0;
        for (const Json& arm : made) sum += arm["weight"].get<int>();
        QCOMPARE(sum, 100);
    }
    void howLongAStepWaitsIsKept() {
        const Json wait = {{"type", "wait_for"}, {"event", "X"}, {"timeout", "1d"}};
        const Json nodes = replaced("a", wait);
        COMPARE_JSON(nodes["a"]["timeout"], "3h");
        COMPARE_JSON(nodes["a"]["then"], "b");
        COMPARE_JSON(nodes["a"]["on_timeout"], nullptr);
    }
    void theOneWayLeftIsOneThatLeadsOn() {
        Document document = documentOf();
        QVERIFY(document.apply(
            edits::setValue(document, "campaigns/c.json", "/nodes/way/cases/0/next", nullptr, "Set")));
        const Json json = after(
            document, edits::replaceNode(document, "c", "way", {{"type", "wait"}, {"for", "1h"}}, "Replace"));
        COMPARE_JSON(json["nodes"]["way"]["next"], "d");
    }

    void pinsAreWrittenAndTakenAway() {
        Document document = documentOf();
        QVERIFY(
            document.apply(edits::pinNodes(document, "c", {{"b", bundle::CanvasPlace{-4, 16.5}}}, "Pin")));
        COMPARE_JSON(document.json("campaigns/c.json")["layout"], (Json{{"b", {-4, 16.5}}}));
        QVERIFY(document.bundle().campaign("c")->layout.front().second == (bundle::CanvasPlace{-4, 16.5}));
        QVERIFY(document.apply(edits::pinNodes(document, "c", {{"b", std::nullopt}}, "Unpin")));
        QVERIFY(!document.json("campaigns/c.json").contains("layout"));
    }
};
REHEARSAL_TEST(NodeMovesTest)
#include "node_moves_test.moc"
