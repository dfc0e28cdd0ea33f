#include <rapidcheck.h>

#include <QElapsedTimer>
#include <QTest>
#include <nlohmann/json.hpp>

#include "bundle/document.h"
#include "bundle/people_reader.h"
#include "golden.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

base::Diagnostics findingsWith(const std::string& file, std::string bytes) {
    auto files = test::exampleFiles();
    files.set(file, std::move(bytes));
    return bundle::readBundle(files).diagnostics;
}

bool says(const base::Diagnostics& found, const std::string& text) {
    for (const auto& one : found) {
        if (one.text.find(text) != std::string::npos) return true;
    }
    return false;
}

std::string repeated(const std::string& part, std::size_t count) {
    std::string out;
    out.reserve(part.size() * count);
    for (std::size_t i = 0; i < count; ++i) out += part;
    return out;
}

}  // namespace

/// Files nobody writes by accident: none may crash, hang or fill the memory.
class HostileFilesTest : public QObject {
    Q_OBJECT
  private slots:
    void nestingIsBounded() {
        QVERIFY(
            says(findingsWith("data/deep.json", std::string(2'000'000, '[')), "nests more than 1024 levels"));
        QVERIFY(says(findingsWith("data/deep.json", repeated("{\"a\":", 2'000'000)),
                     "nests more than 1024 levels"));
        const std::string allowed = std::string(1024, '[') + std::string(1024, ']');
        QVERIFY(!base::hasErrors(findingsWith("data/deep.json", allowed)));
    }
    void conditionsNestNoDeeperThanTheLimit() {
        const auto nested = [](std::size_t depth) {
            return "{\"a\": " + repeated("{\"not\": ", depth) + "true" + std::string(depth, '}') + "}";
        };
        QVERIFY(!says(findingsWith("segments.json", nested(64)), "Conditions nest more"));
        QVERIFY(says(findingsWith("segments.json", nested(65)), "Conditions nest more than 64 levels"));
        const std::string wheres =
            "{\"a\": " + repeated("{\"did\": \"X\", \"where\": ", 100) + "true" + std::string(100, '}') + "}";
        QVERIFY(says(findingsWith("segments.json", wheres), "Conditions nest more than 64 levels"));
    }
    void segmentsUseEachOtherNoDeeperThanTheLimit() {
        const auto chain = [](int length) {
            std::string text = "{\"loyal\": true, \"first-time\": true, \"s0\": true";
            for (int i = 1; i < length; ++i)
                text += ", \"s" + std::to_string(i) + "\": {\"segment\": \"s" + std::to_string(i - 1) + "\"}";
            return text + "}";
        };
        QVERIFY(!base::hasErrors(findingsWith("segments.json", chain(64))));
        QVERIFY(says(findingsWith("segments.json", chain(65)), "more than 64 deep"));
    }
    void manyFindingsAreCutShort() {
        std::string text = "{";
        for (int i = 0; i < 100'000; ++i) text += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
        const auto found = findingsWith("bundle.json", text + "}");
        QVERIFY(found.size() < 600);
        QVERIFY(says(found, "There are more findings in this file"));
    }
    void aCampaignOfTwentyThousandNodesIsReadQuickly() {
        const auto campaign = [](int count) {
            std::string nodes;
            for (int i = 0; i < count; ++i) {
                nodes += "\"n" + std::to_string(i) + "\": {\"type\": \"set\", \"next\": " +
                         (i + 1 < count ? "\"n" + std::to_string(i + 1) + "\"}, " : "null}");
            }
            return R"({"format": "rehearsal.campaign/1", "name": "C", "entry": {"triggers": [{"type": "event", "event": "A"}]},
                "start": "n0", "nodes": {)" +
                   nodes + "}}";
        };
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!base::hasErrors(findingsWith("campaigns/long.json", campaign(20'000))));
        QVERIFY2(timer.elapsed() < 5000, "reading must not cost the square of the nodes");
        QVERIFY(says(findingsWith("campaigns/long.json", campaign(20'001)), "at most 20000 nodes"));
    }
    void aLongLineOfPeopleIsRefused() {
        const auto [people, found] = bundle::readPeople(
            "{\"id\":\"a\"}\n" + std::string((1 << 20) + 1, ' ') + "x\n{\"id\":\"b\"}", "p");
        QCOMPARE(people.size(), 2U);
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found.front().line, 2);
    }
    void textThatIsNotUtf8IsAFinding() {
        for (const char* bytes : {"\xff", "a\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82"}) {
            QVERIFY(says(findingsWith("blocks/similar.liquid", bytes), "The text is not UTF-8"));
            QVERIFY(base::hasErrors(findingsWith("data/x.json", std::string("\"") + bytes + "\"")));
        }
        QVERIFY(!base::hasErrors(findingsWith("blocks/similar.liquid", "é€😀")));
    }
    void aLongTokenIsNotRepeatedInTheFinding() {
        for (const auto& one : findingsWith("data/x.json", "\"" + std::string(1 << 20, 'a')))
            QVERIFY(one.text.size() < 500);
    }
    void anyDamageIsAFindingAndNoCrash() {
        const auto example = test::exampleFiles();
        std::vector<std::string> names;
        for (const auto& [name, bytes] : example.all()) names.push_back(name);
        QVERIFY(rc::check([&] {
            auto files = example;
            const auto name = *rc::gen::elementOf(names);
            std::string bytes = *files.find(name);
            for (int i = *rc::gen::inRange(1, 4); i > 0 && !bytes.empty(); --i) {
                const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
                switch (*rc::gen::inRange(0, 4)) {
                    case 0:
                        bytes.resize(at);
                        break;
                    case 1:
                        bytes[at] = *rc::gen::arbitrary<char>();
                        break;
                    case 2:
                        bytes.insert(at, *rc::gen::element<std::string>("{", "[", "\"", "null", "1e999",
                                                                        "\\ud800", ",", "-5", "\"a\": []"));
                        break;
                    default:
                        bytes.erase(at, *rc::gen::inRange<std::size_t>(1, 40));
                        break;
                }
            }
            files.set(name, bytes);
            bundle::Document document(files);
            for (const auto& one : document.diagnostics()) RC_ASSERT(!one.text.empty() && !one.file.empty());
            (void)document.json(name);
        }));
    }
};

REHEARSAL_TEST(HostileFilesTest)
#include "hostile_test.moc"
