#include "verify/campaign_tests.h"

#include <QDir>
#include <QXmlStreamReader>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "bundle/files.h"
#include "support/test.h"
#include "verify/alignment.h"
#include "verify/test_report.h"

using namespace rehearsal;
using verify::TestResult;

namespace {

std::string slurp(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

bundle::Bundle load(const std::string& folder) {
    const auto files = bundle::readFiles(folder);
    if (!files) return {};
    auto reading = bundle::readBundle(*files);
    for (const base::Diagnostic& d : reading.diagnostics) qWarning("%s", base::toString(d).c_str());
    return reading.bundle;
}

/// The results as a golden case writes them down.
std::string textOf(const std::vector<TestResult>& results) {
    std::string out;
    for (const TestResult& result : results) {
        out += result.campaign + ": " + result.name + ": " + toString(result.verdict) + "\n";
        for (const base::Diagnostic& problem : result.problems) out += "  " + base::toString(problem) + "\n";
        if (result.verdict == TestResult::Verdict::Failed) out += verify::toTable(result, "  ");
    }
    return out;
}

/// A bundle of one campaign whose one test has a name that XML must escape, and fails.
bundle::Bundle failing() {
    bundle::Files files;
    std::string campaign = R"({"format":"rehearsal.campaign/1","name":"C",
        "entry":{"triggers":[{"type":"event","event":"E"}]},"start":"w",
        "nodes":{"w":{"type":"wait","for":"1h","next":null}},
        "tests":[{"name":"NAME","profile":{"id":"p"},
                  "events":[{"event":"E"}],"expect":{"outcome":"goal"}}]})";
    campaign.replace(campaign.find("NAME"), 4, "a < b & \\\"c\\\"\\u0001 ]]> ü");
    files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"b"})");
    files.set("policy.json", R"({"format":"rehearsal.policy/1"})");
    files.set("campaigns/c.json", campaign);
    return bundle::readBundle(files).bundle;
}

}  // namespace

/// The campaigns' own tests: what takes part, what is held against what, and how it is told.
class CampaignTestsTest : public QObject {
    Q_OBJECT

  private slots:
    /// Every folder under tests/golden/tests is a case, added with no code: `bundle/` and `expected.txt`.
    void comesOutAsWritten_data() {
        QTest::addColumn<QString>("folder");
        const QString root = QStringLiteral(REHEARSAL_SOURCE_DIR "/tests/golden/tests");
        for (const QString& name : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            QTest::newRow(qPrintable(name)) << root + "/" + name;
        }
    }
    void comesOutAsWritten() {
        QFETCH(QString, folder);
        const auto results = verify::runTests(load(folder.toStdString() + "/bundle"), {});
        QVERIFY(!results.empty());
        const std::string text = textOf(results);
        QVERIFY2(text == slurp(folder.toStdString() + "/expected.txt"), text.c_str());
    }
    void theTestsOfTheSamplePass() {
        const auto results =
            verify::runTests(load(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store"), {});
        QVERIFY(results.size() > 10);
        const std::string text = textOf(results);
        QVERIFY2(verify::countOf(results, TestResult::Verdict::Passed) == results.size(), text.c_str());
    }
    void onlyTheCampaignsNamedAreTestedAndCanBeStopped() {
        const auto sample = load(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        const auto results = verify::runTests(sample, {{"welcome"}, 0});
        QCOMPARE(results.size(), std::size_t{2});
        QCOMPARE(results[0].campaign, std::string("welcome"));
        const auto stopped =
            verify::runTests(sample, {}, [](std::size_t done, std::size_t) { return done < 3; });
        QCOMPARE(stopped.size(), std::size_t{3});
    }
    void junitIsXmlWhateverTheNames() {
        const auto results = verify::runTests(failing(), {});
        QCOMPARE(results.size(), std::size_t{1});
        QXmlStreamReader xml(QByteArray::fromStdString(verify::toJUnit(results)));
        QStringList seen;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            seen << xml.name().toString();
            if (xml.name() == QLatin1String("testsuite")) {
                QCOMPARE(xml.attributes().value("failures").toString(), QString("1"));
                QCOMPARE(xml.attributes().value("tests").toString(), QString("1"));
            } else if (xml.name() == QLatin1String("testcase")) {
                QCOMPARE(xml.attributes().value("classname").toString(), QString("c"));
                QCOMPARE(xml.attributes().value("name").toString(), QString("a < b & \"c\"\uFFFD ]]> ü"));
            } else if (xml.name() == QLatin1String("failure")) {
                QVERIFY(xml.attributes().value("message").toString().contains("outcome"));
                QVERIFY(xml.readElementText().contains("goal\n") == false);
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(seen, (QStringList{"testsuites", "testsuite", "testcase", "failure"}));
    }
    void jsonSaysWhatWasExpectedAndWhatCame() {
        const auto json = verify::toJson(verify::runTests(failing(), {}));
        QCOMPARE(json["failed"].get<int>(), 1);
        const auto& row = json["tests"][0]["outcome"][0];
        QCOMPARE(row["expected"]["outcome"].get<std::string>(), std::string("goal"));
        QCOMPARE(row["came"]["outcome"].get<std::string>(), std::string("completed"));
        QCOMPARE(row["came"]["after"].get<std::string>(), std::string("1h"));
        QVERIFY(!row["same"].get<bool>());
    }
    void listsAreLaidSideBySideAsWellAsCanBe() {
        const std::string first = "abcd";
        const std::string second = "xbcyd";
        const auto alignment = verify::align(first.size(), second.size(), [&](std::size_t i, std::size_t j) {
            return first[i] == second[j] ? std::size_t{1} : std::size_t{0};
        });
        std::string told;
        for (const auto& [i, j] : alignment) {
            told += i ? first[*i] : '-';
            told += j ? second[*j] : '-';
            told += ' ';
        }
        QVERIFY2(told == "a- -x bb cc -y dd " || told == "-x a- bb cc -y dd ", told.c_str());
    }
};

REHEARSAL_TEST(CampaignTestsTest)
#include "campaign_tests_test.moc"
