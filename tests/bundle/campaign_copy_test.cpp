#include "bundle/campaign_copy.h"

#include <nlohmann/json.hpp>

#include "support/test.h"

using namespace rehearsal;
using bundle::Document;
using Json = nlohmann::ordered_json;

/// Documents are compared as text: Qt's comparison cannot print them.
#define COMPARE_JSON(actual, expected) QCOMPARE(Json(actual).dump(), Json(expected).dump())

namespace {

/// A shop whose campaign needs one of everything, and has as much that it does not need.
bundle::Files shop() {
    bundle::Files files;
    files.set("bundle.json", R"({"format": "rehearsal.bundle/1", "name": "Shop"})");
    files.set("policy.json", R"({"format": "rehearsal.policy/1",
        "consent": {"purposes": {"offers": "marketing", "digest": "marketing"}}})");
    files.set("segments.json",
              R"({"regular": {"all": [{"segment": "buyer"}, {"field": "views.spent", "op": ">", "value": 9}]},
        "buyer": {"did": "Order Completed"}, "idle": false})");
    files.set("views.json", R"({"spent": {"kind": "sum", "event": "Order Completed", "field": "total"},
        "cart": {"kind": "list", "key": "id", "add": "Product Added"},
        "seen": {"kind": "count", "event": "Product Viewed"}})");
    files.set("feeds.json", R"({"more": {"kind": "catalog", "data": "catalog.json", "key": "id"},
        "less": {"kind": "catalog", "data": "other.json", "key": "id"}})");
    files.set("data/catalog.json", R"([{"id": "p1", "image": "assets/p1.png"}])");
    files.set("data/other.json", "[]");
    files.set("assets/p1.png", "picture");
    files.set("assets/p2.png", "another");
    files.set("blocks/offer.liquid", "{% render 'price' %}");
    files.set("blocks/price.liquid", "{{ views.cart.size }}");
    files.set("blocks/priceless.liquid", "");
    files.set("templates/hello/template.json", R"({"format": "rehearsal.template/1", "name": "Hello"})");
    files.set("templates/hello/subject.liquid", "Hello");
    files.set("templates/hello/body.html", "{{ slots.main }} {{ feeds.more }}");
    files.set("templates/bye/template.json", R"({"format": "rehearsal.template/1", "name": "Bye"})");
    files.set("events/order-completed.schema.json", R"({"title": "Order Completed", "type": "object"})");
    files.set("events/product-viewed.schema.json", R"({"title": "Product Viewed", "type": "object"})");
    files.set("profiles.ndjson",
              "{\"id\": \"ana\", \"traits\": {\"email\": \"ana@example.com\"}}\n{\"id\": \"tom\"}\n");
    files.set("campaigns/c.json",
              R"({"format": "rehearsal.campaign/1", "name": "C", "status": "ready", "purpose": "offers",
        "entry": {"triggers": [{"type": "event", "event": "Order Completed"}], "where": {"segment": "regular"}},
        "start": "mail",
        "nodes": {"mail": {"type": "send", "template": "hello", "slots": {"main": {"choose": [], "fallback": "offer"}},
                           "next": null}},
        "promises": [{"id": "p", "at_most": 1, "of": {"send": {"template": "hello"}}, "per": "1d"}],
        "tests": [{"name": "t", "profile": "ana", "events": [], "expect": {"sends": []}}]})");
    files.set("campaigns/other.json", R"({"format": "rehearsal.campaign/1", "name": "Other",
        "entry": {"triggers": [{"type": "event", "event": "Product Viewed"}]}, "start": null, "nodes": {}})");
    return files;
}

bundle::Files bare() {
    bundle::Files files;
    files.set("bundle.json", R"({"format": "rehearsal.bundle/1", "name": "Bare"})");
    files.set("policy.json", R"({"format": "rehearsal.policy/1"})");
    return files;
}

Document withCopy(bundle::Files files, const std::string& id = "copy") {
    Document document(std::move(files));
    const auto edit = bundle::edits::copyCampaign(document, Document(shop()), {"c", id, "Copied"}, "Copy");
    if (!document.apply(edit)) qWarning("the edit was refused");
    return document;
}

}  // namespace

class CampaignCopyTest : public QObject {
    Q_OBJECT
  private slots:
    void aCampaignComesWithAllItNeedsAndNothingElse() {
        const Document document = withCopy(bare());
        QStringList files;
        for (const auto& [path, bytes] : document.files().all()) files << QString::fromStdString(path);
        QCOMPARE(
            files,
            (QStringList{"assets/p1.png", "blocks/offer.liquid", "blocks/price.liquid", "bundle.json",
                         "campaigns/copy.json", "data/catalog.json", "events/order-completed.schema.json",
                         "feeds.json", "policy.json", "segments.json", "templates/hello/body.html",
                         "templates/hello/subject.liquid", "templates/hello/template.json", "views.json"}));
        QVERIFY(document.json("segments.json").contains("buyer"));
        QVERIFY(!document.json("segments.json").contains("idle"));
        QVERIFY(document.json("views.json").contains("cart"));
        QVERIFY(!document.json("views.json").contains("seen"));
        QVERIFY(!document.json("feeds.json").contains("less"));
        for (const auto& problem : document.diagnostics())
            QVERIFY2(problem.severity != base::Severity::Error, base::toString(problem).c_str());
    }
    void theBrandComesWithMailsThatReadIt() {
        bundle::Files from = shop();
        from.set("brand.json", R"({"format": "rehearsal.brand/1", "logo": "assets/p2.png"})");
        from.set("blocks/price.liquid", "{{ brand.name }}");
        const auto copied = [&](bundle::Files into) {
            Document document(std::move(into));
            const auto edit =
                bundle::edits::copyCampaign(document, Document(from), {"c", "copy", "C"}, "Copy");
            return document.apply(edit) ? document.files() : bundle::Files();
        };
        const bundle::Files fresh = copied(bare());
        QVERIFY(fresh.contains("brand.json") && fresh.contains("assets/p2.png"));
        bundle::Files own = bare();
        own.set("brand.json", R"({"format": "rehearsal.brand/1", "name": "Own"})");
        QCOMPARE(*copied(own).find("brand.json"), *own.find("brand.json"));
        from.set("blocks/price.liquid", "a new brand");
        QVERIFY(!copied(bare()).contains("brand.json"));
    }
    void whatItsMailsIncludeComesAlong() {
        bundle::Files from = shop();
        from.set("templates/hello/body.mjml", "<mjml><mj-include path=\"blocks/head.mjml\" /></mjml>");
        from.set("blocks/head.mjml", "<mj-image src=\"assets/p2.png\" />");
        from.set("blocks/other.mjml", "");
        Document document(bare());
        QVERIFY(document.apply(
            bundle::edits::copyCampaign(document, Document(from), {"c", "copy", "C"}, "Copy")));
        const bundle::Files& files = document.files();
        QVERIFY(files.contains("blocks/head.mjml") && files.contains("assets/p2.png"));
        QVERIFY(!files.contains("blocks/other.mjml"));
    }
    void itComesAsADraftUnderItsNewName() {
        const Json campaign = withCopy(bare()).json("campaigns/copy.json");
        COMPARE_JSON(campaign["name"], "Copied");
        COMPARE_JSON(campaign["status"], "draft");
    }
    void thePeopleOfItsTestsAreWrittenIntoThem() {
        const Json test = withCopy(bare()).json("campaigns/copy.json")["tests"][0];
        COMPARE_JSON(test["profile"]["traits"]["email"], "ana@example.com");
    }
    void aPersonWhoIsThereIsNamedAsBefore() {
        bundle::Files files = bare();
        files.set("profiles.ndjson", *shop().find("profiles.ndjson"));
        COMPARE_JSON(withCopy(files).json("campaigns/copy.json")["tests"][0]["profile"], "ana");
    }
    void aPurposeStandsUnderTheSameOne() {
        const Json policy = withCopy(bare()).json("policy.json");
        QCOMPARE(policy["consent"]["purposes"].dump(), R"({"offers":"marketing"})");
    }
    void whatIsThereUnderTheSameNameIsUsedAsItStands() {
        bundle::Files files = bare();
        files.set("blocks/offer.liquid", "our own");
        files.set("views.json", R"({"spent": {"kind": "count", "event": "Order Completed"}})");
        const Document document = withCopy(files);
        QCOMPARE(*document.files().find("blocks/offer.liquid"), "our own");
        COMPARE_JSON(document.json("views.json")["spent"]["kind"], "count");
    }
    void anotherTemplateOfTheSameNameIsLeftAlone() {
        bundle::Files files = bare();
        files.set("templates/hello/template.json", R"({"format": "rehearsal.template/1", "name": "Ours"})");
        const Document document = withCopy(files);
        COMPARE_JSON(document.json("templates/hello/template.json")["name"], "Ours");
        COMPARE_JSON(document.json("templates/hello-2/template.json")["name"], "Hello");
        const Json campaign = document.json("campaigns/copy.json");
        COMPARE_JSON(campaign["nodes"]["mail"]["template"], "hello-2");
        COMPARE_JSON(campaign["promises"][0]["of"]["send"]["template"], "hello-2");
    }
    void theSameTemplateIsSharedByASecondCopy() {
        Document document = withCopy(bare());
        const auto again =
            bundle::edits::copyCampaign(document, Document(shop()), {"c", "again", "Again"}, "Copy");
        QCOMPARE(again.files.size(), std::size_t(1));
        QCOMPARE(again.files[0].file, "campaigns/again.json");
    }
    void undoneNothingOfItIsLeft() {
        Document document(bare());
        const auto edit =
            bundle::edits::copyCampaign(document, Document(shop()), {"c", "copy", "Copied"}, "Copy");
        QVERIFY(document.apply(edit));
        QVERIFY(document.apply(edit.inverse()));
        QVERIFY(document.files() == bare());
    }
    void whereThereIsNoSuchCampaignNothingIsChanged() {
        const Document document(bare());
        QVERIFY(bundle::edits::copyCampaign(document, Document(shop()), {"none", "copy", "Copied"}, "Copy")
                    .empty());
    }
};
REHEARSAL_TEST(CampaignCopyTest)
#include "campaign_copy_test.moc"
