#include <rapidcheck.h>
#include <QTest>
#include <nlohmann/json.hpp>

#include "bundle/document.h"
#include "bundle/edits.h"
#include "golden.h"
#include "support/test.h"

using namespace rehearsal;
using bundle::Document;
using Json = nlohmann::ordered_json;

namespace {

/// Text with characters of one to four bytes, few enough that common beginnings and ends come up.
rc::Gen<std::string> anyText() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(
                            rc::gen::element<std::string>("a", "b", "\n", "é", "è", "€", "😀", "😁")),
                        [](const std::vector<std::string>& parts) {
                            std::string text;
                            for (const auto& part : parts) text += part;
                            return text;
                        });
}

rc::Gen<Json> anyJson(int depth) {
    const auto scalar =
        rc::gen::element<Json>(nullptr, true, 0, -7, 1.5, "", "a \"quoted\" word", "né😀",
                               "a text that is long enough to push a list over the end of its line");
    if (depth == 0) return scalar;
    const auto items = rc::gen::resize(
        4, rc::gen::container<std::vector<Json>>(rc::gen::lazy([depth] { return anyJson(depth - 1); })));
    return rc::gen::oneOf(scalar,
                          rc::gen::map(items, [](const std::vector<Json>& list) { return Json(list); }),
                          rc::gen::map(items, [](const std::vector<Json>& list) {
                              Json out = Json::object();
                              for (std::size_t i = 0; i < list.size(); ++i)
                                  out["key" + std::to_string(i)] = list[i];
                              return out;
                          }));
}

}  // namespace

class DocumentTest : public QObject {
    Q_OBJECT
  private slots:
    void aDifferenceLeadsFromOneTextToTheOtherAndBack() {
        QVERIFY(rc::check([] {
            bundle::Files before;
            bundle::Files after;
            for (const char* name : {"a.txt", "b.txt", "c.txt"}) {
                if (*rc::gen::arbitrary<bool>()) before.set(name, *anyText());
                if (*rc::gen::arbitrary<bool>()) after.set(name, *anyText());
            }
            const auto edit = bundle::difference(before, after, "x");
            Document document(before);
            RC_ASSERT(document.apply(edit).has_value());
            RC_ASSERT(document.files() == after);
            RC_ASSERT(document.apply(edit.inverse()).has_value());
            RC_ASSERT(document.files() == before);
            RC_ASSERT(edit.inverse().inverse() == edit);
            RC_ASSERT(edit.empty() == (before == after));
        }));
    }
    void aDifferenceKeepsToTheCharactersThatChange() {
        bundle::Files before;
        bundle::Files after;
        before.set("a", "wait for 30 minutes, é");
        after.set("a", "wait for 20 minutes, è");
        auto edit = bundle::difference(before, after, "x");
        QCOMPARE(edit.files.front().removed, std::string("30 minutes, é"));
        after.set("a", "wait for 20 minutes, é");
        edit = bundle::difference(before, after, "x");
        QCOMPARE(edit.files.front().offset, 9U);
        QCOMPARE(edit.files.front().removed, std::string("3"));
        QCOMPARE(edit.files.front().inserted, std::string("2"));
    }
    void anEditThatDoesNotFitChangesNothing() {
        Document document(test::exampleFiles());
        const auto before = document.files();
        bundle::Edit edit{
            "x", {{"bundle.json", true, true, 0, "{", "["}, {"policy.json", true, true, 3, "nowhere", ""}}};
        QVERIFY(!document.apply(edit));
        edit.files = {{"bundle.json", false, true, 0, "", "x"}};
        QVERIFY(!document.apply(edit));
        edit.files = {{"none.json", true, true, 0, "", "x"}};
        QVERIFY(!document.apply(edit));
        edit.files = {{"bundle.json", true, false, 0, "{", ""}};
        QVERIFY(!document.apply(edit));
        edit.files = {{"bundle.json", true, true, 1'000'000, "", "x"}};
        QVERIFY(!document.apply(edit));
        QVERIFY(document.files() == before);
    }
    /// What is kept from the last reading must not be told from reading all anew.
    void anEditedBundleReadsAsOneReadAnew() {
        QVERIFY(rc::check([] {
            const auto example = test::exampleFiles();
            Document document(example);
            std::vector<std::string> names;
            for (const auto& [name, bytes] : example.all()) names.push_back(name);
            for (int i = *rc::gen::inRange(1, 6); i > 0; --i) {
                auto files = document.files();
                const auto name = *rc::gen::elementOf(names);
                if (*rc::gen::arbitrary<bool>() && files.contains(name)) {
                    files.remove(name);
                } else if (*rc::gen::arbitrary<bool>()) {
                    files.set(name, *example.find(name));
                } else {
                    const auto other = *rc::gen::elementOf(names);
                    files.set(name, *example.find(other));
                }
                RC_ASSERT(document.apply(bundle::difference(document.files(), files, "x")).has_value());
                const auto fresh = bundle::readBundle(files);
                RC_ASSERT(document.diagnostics() == fresh.diagnostics);
                RC_ASSERT(document.bundle().campaigns.size() == fresh.bundle.campaigns.size());
                RC_ASSERT(document.bundle().templates.size() == fresh.bundle.templates.size());
                RC_ASSERT(document.bundle().people.size() == fresh.bundle.people.size());
                RC_ASSERT(document.bundle().segments.size() == fresh.bundle.segments.size());
                RC_ASSERT(document.bundle().policy.caps.size() == fresh.bundle.policy.caps.size());
            }
        }));
    }
    void formattedJsonReadsBackTheSame() {
        QVERIFY(rc::check([] {
            const Json json = *anyJson(4);
            const std::string text = bundle::formatJson(json);
            RC_ASSERT(Json::parse(text) == json);
            RC_ASSERT(bundle::formatJson(Json::parse(text)) == text);
            RC_ASSERT(text.back() == '\n');
        }));
    }
    void whatFitsOnALineStaysOnOne() {
        const Json json = Json::parse(
            R"({"format":"x","nodes":{"a":{"type":"wait","for":"30m","next":"b"},"b":{}},"empty":[],
            "long":["0123456789012345678901234567890123456789012345678901234567",
              "012345678901234567890123456789012345678901234567890"]})");
        QCOMPARE(QString::fromStdString(bundle::formatJson(json)), QString(R"({
  "format": "x",
  "nodes": {
    "a": {"type": "wait", "for": "30m", "next": "b"},
    "b": {}
  },
  "empty": [],
  "long": [
    "0123456789012345678901234567890123456789012345678901234567",
    "012345678901234567890123456789012345678901234567890"
  ]
}
)"));
        // Two spaces, `"k": ["…"]` around the text: 11 columns.
        const auto isOnOneLine = [](std::size_t length) {
            return bundle::formatJson(Json{{"k", {std::string(length, 'e')}}}).find("[\n") ==
                   std::string::npos;
        };
        QVERIFY(isOnOneLine(109));
        QVERIFY(!isOnOneLine(110));
    }
    void theExamplesAreAsTheProgramWritesThem() {
        const Document document(test::exampleFiles());
        for (const auto& [name, bytes] : document.files().all()) {
            if (!name.ends_with(".json")) continue;
            QCOMPARE(QString::fromStdString(bundle::formatJson(document.json(name))),
                     QString::fromStdString(*bytes));
        }
    }
    void oneEditOfAHundredCampaignsReadsOneOfThem() {
        bundle::Files files = test::exampleFiles();
        const std::string campaign = *files.find("campaigns/cart-recovery.json");
        for (int i = 0; i < 100; ++i) files.set("campaigns/c" + std::to_string(i) + ".json", campaign);
        Document document(files);
        QVERIFY(!base::hasErrors(document.diagnostics()));
        const auto& campaigns = document.bundle().campaigns;
        const bundle::Node* untouched = campaigns.back().nodes.data();
        const auto edit =
            bundle::edits::setValue(document, "campaigns/c7.json", "/nodes/wait-30m/for", "20m", "x");
        QVERIFY(document.apply(edit));
        QCOMPARE(static_cast<const void*>(document.bundle().campaigns.back().nodes.data()),
                 static_cast<const void*>(untouched));
        const auto& wait = std::get<bundle::Wait>(document.bundle().campaign("c7")->nodes.front().step);
        QCOMPARE(std::get<bundle::WaitFor>(wait.kind).duration.ms, base::minutes(20).ms);
    }
};

REHEARSAL_TEST(DocumentTest)
#include "document_test.moc"
