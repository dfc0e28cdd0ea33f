#include "bundle/rename_edits.h"

#include <nlohmann/json.hpp>

#include "support/test.h"

using namespace rehearsal;
using bundle::Document;

namespace {

Document sample() {
    bundle::Files files;
    files.set("bundle.json", R"({"format": "rehearsal.bundle/1", "name": "Test"})");
    files.set("policy.json", R"({"format": "rehearsal.policy/1"})");
    files.set("segments.json",
              R"({"segment": {"did": "Order Completed"}, "loyal": {"did": "Order Completed", "at_least": 3},
 "vip": {"all": [{"segment": "loyal"}, {"field": "views.cart.size", "op": ">", "value": 1}]}})");
    files.set("views.json", R"({"cart": {"kind": "list", "key": "product_id", "add": "Product Added"},
 "cart-old": {"kind": "count", "event": "Order Completed"}})");
    files.set("campaigns/c.json", R"({"format": "rehearsal.campaign/1", "name": "loyal", "start": "b",
 "entry": {"triggers": [{"type": "segment", "enters": "loyal"}], "where": {"not": {"segment": "loyal"}}},
 "nodes": {"b": {"type": "branch", "cases": [{"when": {"field": "views.cart-old", "op": ">", "value": 1}, "next": null},
   {"when": {"field": ["views", "cart", "size"], "op": "=", "value": {"ref": "views.cart.size"}}, "next": null}],
   "otherwise": null}}})");
    files.set("templates/t/template.json", R"({"format": "rehearsal.template/1", "name": "T"})");
    files.set("templates/t/subject.liquid", "{{ views.cart.size }} of {{ views.cart-old }}, myviews.cart");
    files.set("templates/t/body.html", "<p>{% for item in views.cart %}{{ item.name }}{% endfor %}</p>");
    return Document(std::move(files));
}

std::string text(const Document& document, const char* file) {
    return *document.files().find(file);
}

}  // namespace

class RenameEditsTest : public QObject {
    Q_OBJECT
  private slots:
    void aSegmentIsRenamedWhereverItIsNamed() {
        Document document = sample();
        QVERIFY(document.diagnostics().empty());
        const bundle::Edit edit = bundle::edits::renameSegment(document, "loyal", "faithful", "x");
        QVERIFY(document.apply(edit).has_value());
        QVERIFY(document.diagnostics().empty());
        QVERIFY(document.bundle().segment("faithful"));
        QVERIFY(!document.bundle().segment("loyal"));
        QVERIFY(text(document, "campaigns/c.json").find("\"loyal\"") ==
                text(document, "campaigns/c.json").rfind("\"loyal\""));  // The campaign's name stays.
        const bundle::Files before = sample().files();
        QVERIFY(document.apply(edit.inverse()).has_value());
        for (const auto& [path, bytes] : before.all()) QCOMPARE(text(document, path.c_str()), *bytes);
    }
    void aViewIsRenamedInPathsAndTemplates() {
        Document document = sample();
        QVERIFY(document.apply(bundle::edits::renameView(document, "cart", "basket", "x")).has_value());
        QVERIFY(document.diagnostics().empty());
        QCOMPARE(text(document, "templates/t/subject.liquid"),
                 std::string("{{ views.basket.size }} of {{ views.cart-old }}, myviews.cart"));
        QVERIFY(text(document, "templates/t/body.html").find("in views.basket %}") != std::string::npos);
        QVERIFY(text(document, "campaigns/c.json").find("views.cart-old") != std::string::npos);
        QVERIFY(text(document, "campaigns/c.json").find("\"basket\"") != std::string::npos);
    }
    void aFeedIsRenamedInMessagesAndTemplates() {
        bundle::Files files = sample().files();
        files.set("feeds.json", R"({"picks": {"kind": "catalog", "data": "c.json", "key": "id"}})");
        files.set("data/c.json", "[]");
        files.set("templates/t/subject.liquid", "{{ feeds.picks[0].name }}");
        files.set("campaigns/d.json", R"({"format": "rehearsal.campaign/1", "name": "D", "start": "s",
 "entry": {"triggers": [{"type": "event", "event": "Product Added"}]},
 "nodes": {"s": {"type": "send", "template": "t", "feeds": ["picks"], "next": null}}})");
        Document document(std::move(files));
        QVERIFY(document.apply(bundle::edits::renameFeed(document, "picks", "offers", "x")).has_value());
        QVERIFY(document.diagnostics().empty());
        QCOMPARE(text(document, "templates/t/subject.liquid"), std::string("{{ feeds.offers[0].name }}"));
        QVERIFY(text(document, "campaigns/d.json").find(R"(["offers"])") != std::string::npos);
    }
    void aNameThatIsTakenOrMissingChangesNothing() {
        const Document document = sample();
        QVERIFY(bundle::edits::renameSegment(document, "loyal", "vip", "x").empty());
        QVERIFY(bundle::edits::renameSegment(document, "nobody", "other", "x").empty());
        QVERIFY(bundle::edits::renameView(document, "cart", "", "x").empty());
    }
};

REHEARSAL_TEST(RenameEditsTest)
#include "rename_edits_test.moc"
