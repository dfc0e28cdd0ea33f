#include <rapidcheck.h>
#include <QTest>
#include <nlohmann/json.hpp>

#include "bundle/edits.h"
#include "golden.h"
#include "support/test.h"

using namespace rehearsal;
using bundle::Document;
using Json = nlohmann::ordered_json;
namespace edits = bundle::edits;

/// Documents are compared as text: Qt's comparison cannot print them.
#define COMPARE_JSON(actual, expected) QCOMPARE(Json(actual).dump(), Json(expected).dump())

namespace {

/// A document with one campaign `c` of these nodes, and tests, promises and a layout that name them.
Document campaignOf(const std::string& start, const std::string& nodes) {
    bundle::Files files;
    files.set("bundle.json", R"({"format": "rehearsal.bundle/1", "name": "Case"})");
    files.set("policy.json", R"({"format": "rehearsal.policy/1"})");
    files.set(
        "campaigns/c.json",
        R"({"format": "rehearsal.campaign/1", "name": "C", "entry": {"triggers": [{"type": "event", "event": "A"}]},
      "start": )" +
            start + R"(, "nodes": )" + nodes + R"(,
      "promises": [{"id": "p", "never": {"send": {"node": "b"}}, "after": "X", "within": "1d"}],
      "tests": [{"name": "t", "profile": {"id": "x"}, "events": [],
                 "expect": {"sends": [{"node": "a"}, {"node": "b"}], "skips": []}}],
      "layout": {"a": [0, 0], "b": [0, 1]}})");
    return Document(files);
}

const std::string kLine =
    R"({"a": {"type": "set", "next": "b"}, "b": {"type": "set", "next": "c"}, "c": {"type": "set", "next": null}})";

Json nodesAfter(Document document, const bundle::Edit& edit) {
    if (!document.apply(edit)) return "the edit was refused";
    return document.json("campaigns/c.json")["nodes"];
}

Json next(const Json& nodes, const char* id) {
    return nodes[id]["next"];
}

/// Any change a person can make to the nodes of a campaign by a gesture.
bundle::Edit anyEdit(const Document& document) {
    const Json json = document.json("campaigns/tour.json");
    std::vector<std::string> ids;
    for (const auto& item : json["nodes"].items()) ids.push_back(item.key());
    const auto anyId = [&] { return ids.empty() ? std::string("none") : *rc::gen::elementOf(ids); };
    const auto anyEdge = [&]() -> edits::EdgeRef {
        const std::string id = anyId();
        const auto* campaign = document.bundle().campaign("tour");
        const auto* node = campaign ? campaign->node(id) : nullptr;
        const auto edges = node ? bundle::outgoingEdges(*node) : std::vector<bundle::OutgoingEdge>{};
        if (edges.empty() || *rc::gen::inRange(0, 5) == 0) return {};
        return {id, edges[*rc::gen::inRange<std::size_t>(0, edges.size())].pointer};
    };
    switch (*rc::gen::inRange(0, 8)) {
        case 0: {
            const Json node =
                *rc::gen::element<Json>(Json{{"type", "wait"}, {"for", "1h"}}, Json{{"type", "exit"}},
                                        Json{{"type", "wait_for"}, {"event", "X"}, {"timeout", "1d"}},
                                        Json{{"type", "branch"}, {"cases", Json::array()}});
            const std::string id = edits::freshNodeId(document, "tour", "Step one");
            return edits::insertNode(document, "tour", anyEdge(), id, node, "Add a step");
        }
        case 1:
            return edits::removeNodes(document, "tour", {anyId(), anyId()}, "Remove steps");
        case 2: {
            const bool ends = *rc::gen::arbitrary<bool>();
            return edits::connect(document, "tour", anyEdge(), ends ? std::nullopt : std::optional(anyId()),
                                  "Connect");
        }
        case 3:
            return edits::renameNode(document, "tour", anyId(), edits::freshNodeId(document, "tour", "name"),
                                     "Rename");
        case 4:
            return edits::moveNodes(document, "tour", {anyId()}, anyEdge(), "Move");
        case 5: {
            const Json node = *rc::gen::element<Json>(
                Json{{"type", "wait"}, {"for", "1h"}}, Json{{"type", "exit"}},
                Json{{"type", "split"},
                     {"arms", {{{"name", "A"}, {"weight", 1}}, {{"name", "B"}, {"weight", 1}}}}});
            return edits::replaceNode(document, "tour", anyId(), node, "Replace");
        }
        case 6:
            return edits::pinNodes(document, "tour", {{anyId(), bundle::CanvasPlace{2, 8}}, {anyId(), {}}},
                                   "Pin");
        default:
            return edits::setValue(document, "campaigns/tour.json", "/nodes/" + anyId() + "/note", 5, "Set");
    }
}

/// Errors that speak of a node that is not there: healing must leave none.
std::size_t missingNodes(const Document& document) {
    std::size_t count = 0;
    for (const auto& one : document.diagnostics()) count += one.text.starts_with("There is no node") ? 1 : 0;
    return count;
}

}  // namespace

class EditsTest : public QObject {
    Q_OBJECT
  private slots:
    void anyEditsAreUndoneToTheSameBytes() {
        QVERIFY(rc::check([] {
            const auto before = test::exampleFiles();
            Document document(before);
            std::vector<bundle::Edit> done;
            std::vector<bundle::Files> states;
            for (int i = *rc::gen::inRange(1, 10); i > 0; --i) {
                states.push_back(document.files());
                done.push_back(anyEdit(document));
                RC_ASSERT(document.apply(done.back()).has_value());
                RC_ASSERT(missingNodes(document) == 0U);
            }
            const auto after = document.files();
            for (std::size_t i = done.size(); i-- > 0;) {
                RC_ASSERT(document.apply(done[i].inverse()).has_value());
                RC_ASSERT(document.files() == states[i]);
            }
            RC_ASSERT(document.files() == before);
            for (const auto& edit : done) RC_ASSERT(document.apply(edit).has_value());
            RC_ASSERT(document.files() == after);
        }));
    }
    void aNewNodeStandsBetweenWhatItParted() {
        const Document document = campaignOf("\"a\"", kLine);
        auto nodes = nodesAfter(document, edits::insertNode(document, "c", {"a", "/next"}, "n",
                                                            Json{{"type", "wait"}, {"for", "1h"}}, "x"));
        COMPARE_JSON(next(nodes, "a"), Json("n"));
        COMPARE_JSON(next(nodes, "n"), Json("b"));
        std::vector<std::string> order;
        for (const auto& item : nodes.items()) order.push_back(item.key());
        QCOMPARE(order, (std::vector<std::string>{"a", "n", "b", "c"}));
    }
    void aNewFirstNodeLeadsToTheFormerFirst() {
        Document document = campaignOf("\"a\"", kLine);
        QVERIFY(document.apply(edits::insertNode(
            document, "c", {}, "n", Json{{"type", "wait_for"}, {"event", "X"}, {"timeout", "1d"}}, "x")));
        const Json json = document.json("campaigns/c.json");
        COMPARE_JSON(json["start"], Json("n"));
        COMPARE_JSON(json["nodes"]["n"]["then"], Json("a"));
        COMPARE_JSON(json["nodes"]["n"]["on_timeout"], Json(nullptr));
    }
    void anEdgeLeadsOnlyToANodeThatIsThere() {
        const Document document = campaignOf("\"a\"", kLine);
        QVERIFY(edits::connect(document, "c", {"a", "/next"}, "nowhere", "x").empty());
        QVERIFY(edits::connect(document, "c", {}, "nowhere", "x").empty());
        QVERIFY(!edits::connect(document, "c", {"a", "/next"}, "c", "x").empty());
    }
    void removingANodeHealsThePath() {
        const Document document = campaignOf("\"a\"", kLine);
        auto nodes = nodesAfter(document, edits::removeNodes(document, "c", {"b"}, "x"));
        COMPARE_JSON(next(nodes, "a"), Json("c"));
        COMPARE_JSON(next(nodesAfter(document, edits::removeNodes(document, "c", {"b", "c"}, "x")), "a"),
                     Json(nullptr));
    }
    void removingTheFirstNodeMovesTheStart() {
        Document document = campaignOf("\"a\"", kLine);
        QVERIFY(document.apply(edits::removeNodes(document, "c", {"a", "b"}, "x")));
        COMPARE_JSON(document.json("campaigns/c.json")["start"], Json("c"));
        QVERIFY(document.apply(edits::removeNodes(document, "c", {"c"}, "x")));
        COMPARE_JSON(document.json("campaigns/c.json")["start"], Json(nullptr));
    }
    void removingAJoinHealsEveryPathIntoIt() {
        const Document document = campaignOf(
            "\"a\"",
            R"({"a": {"type": "wait_for", "event": "X", "timeout": "1d", "then": "b", "on_timeout": "b"},
            "b": {"type": "branch", "cases": [{"name": "y", "when": true, "next": "c"}], "otherwise": null},
            "c": {"type": "exit"}})");
        const auto nodes = nodesAfter(document, edits::removeNodes(document, "c", {"b"}, "x"));
        COMPARE_JSON(nodes["a"]["then"], Json("c"));
        COMPARE_JSON(nodes["a"]["on_timeout"], Json("c"));
    }
    void removingALoopLeavesNoStepThatLeadsToItself() {
        const Document circle = campaignOf(
            "\"a\"",
            R"({"a": {"type": "set", "next": "b"}, "b": {"type": "wait", "for": "1d", "next": "a"}})");
        COMPARE_JSON(next(nodesAfter(circle, edits::removeNodes(circle, "c", {"b"}, "x")), "a"),
                     Json(nullptr));
        const Document self = campaignOf(
            "\"a\"",
            R"({"a": {"type": "set", "next": "b"}, "b": {"type": "wait", "for": "1d", "next": "b"}})");
        COMPARE_JSON(next(nodesAfter(self, edits::removeNodes(self, "c", {"b"}, "x")), "a"), Json(nullptr));
        const Document weekly = campaignOf(
            "\"a\"", R"({"a": {"type": "wait", "for": "7d", "next": "a"}, "b": {"type": "exit"}})");
        COMPARE_JSON(next(nodesAfter(weekly, edits::removeNodes(weekly, "c", {"b"}, "x")), "a"), Json("a"));
    }
    void whatWasSaidOfARemovedNodeGoesWithIt() {
        Document document = campaignOf("\"a\"", kLine);
        QVERIFY(document.apply(edits::removeNodes(document, "c", {"b"}, "x")));
        const Json json = document.json("campaigns/c.json");
        COMPARE_JSON(json["tests"][0]["expect"]["sends"], (Json::array({{{"node", "a"}}})));
        QVERIFY(json["promises"].empty() && !json["layout"].contains("b"));
        QVERIFY(!base::hasErrors(document.diagnostics()));
    }
    void aNewNameIsUsedEverywhere() {
        Document document = campaignOf(
            "\"b\"",
            R"({"a": {"type": "split", "arms": [{"name": "x", "weight": 1, "next": "b"}]}, "b": {"type": "set", "next": "a"}})");
        QVERIFY(document.apply(edits::renameNode(document, "c", "b", "later", "x")));
        const std::string text = *document.files().find("campaigns/c.json");
        QVERIFY(text.find("\"b\"") == std::string::npos);
        const Json json = document.json("campaigns/c.json");
        COMPARE_JSON(json["start"], Json("later"));
        COMPARE_JSON(json["nodes"]["a"]["arms"][0]["next"], Json("later"));
        COMPARE_JSON(json["promises"][0]["never"]["send"]["node"], Json("later"));
        COMPARE_JSON(json["tests"][0]["expect"]["sends"][1]["node"], Json("later"));
        QVERIFY(json["layout"].contains("later"));
    }
    void aNameThatIsTakenOrNoneIsRefused() {
        const Document document = campaignOf("\"a\"", kLine);
        QVERIFY(edits::renameNode(document, "c", "a", "b", "x").empty());
        QVERIFY(edits::renameNode(document, "c", "a", "Not An Id", "x").empty());
        QVERIFY(edits::renameNode(document, "c", "none", "d", "x").empty());
        QVERIFY(edits::insertNode(document, "c", {"none", "/next"}, "d", Json::object(), "x").empty());
        QVERIFY(edits::insertNode(document, "c", {"a", "/next"}, "b", Json::object(), "x").empty());
        QVERIFY(edits::removeNodes(document, "none", {"a"}, "x").empty());
    }
    void freshIdsAreNotTaken() {
        const Document document =
            campaignOf("\"wait\"", R"({"wait": {"type": "exit"}, "wait-2": {"type": "exit"}})");
        QCOMPARE(edits::freshNodeId(document, "c", "wait"), std::string("wait-3"));
        QCOMPARE(edits::freshNodeId(document, "c", "Wait for it!"), std::string("wait-for-it"));
        QCOMPARE(edits::freshNodeId(document, "c", "???"), std::string("step"));
        QVERIFY(edits::freshNodeId(document, "c", std::string(200, 'a')).size() <= 64);
    }
    void settingWhatIsThereChangesNothing() {
        const Document document(test::exampleFiles());
        const std::string file = "campaigns/cart-recovery.json";
        QVERIFY(edits::setValue(document, file, "/priority", 80, "x").empty());
        QVERIFY(edits::setValue(document, file, "/nodes/none", std::nullopt, "x").empty());
        QVERIFY(edits::setText(document, file, *document.files().find(file), "x").empty());
        QVERIFY(edits::removeFile(document, "none", "x").empty());
    }
    void settingAValueMakesTheObjectsOnTheWay() {
        Document document(test::exampleFiles());
        QVERIFY(document.apply(edits::setValue(document, "segments.json", "/new/all/x~1y", 1, "x")));
        COMPARE_JSON(document.json("segments.json")["new"], (Json{{"all", {{"x/y", 1}}}}));
        QVERIFY(document.apply(edits::setValue(document, "segments.json", "/new", std::nullopt, "x")));
        QVERIFY(document.apply(edits::removeFile(document, "feeds.json", "x")));
        QVERIFY(document.apply(edits::setValue(document, "feeds.json", "/f/kind", "http", "x")));
        COMPARE_JSON(document.json("feeds.json"), (Json{{"f", {{"kind", "http"}}}}));
        QVERIFY(edits::setValue(document, "bundle.json", "/name/deeper", 1, "x").empty());
    }
};

REHEARSAL_TEST(EditsTest)
#include "edits_test.moc"
