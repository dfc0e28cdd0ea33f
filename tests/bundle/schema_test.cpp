#include <QTest>
#include <nlohmann/json.hpp>

#include "bundle/bundle.h"
#include "bundle/document_kind.h"
#include "golden.h"
#include "support/schema.h"
#include "support/test.h"

using namespace rehearsal;
using bundle::DocumentKind;
using test::Schema;
using Json = nlohmann::json;

namespace {

std::string schemaOf(const std::string& path) {
    switch (bundle::classify(path).kind) {
        case DocumentKind::Bundle:
            return "bundle";
        case DocumentKind::Brand:
            return "brand";
        case DocumentKind::Policy:
            return "policy";
        case DocumentKind::Segments:
            return "segments";
        case DocumentKind::Views:
            return "views";
        case DocumentKind::Feeds:
            return "feeds";
        case DocumentKind::Alerts:
            return "alerts";
        case DocumentKind::Manifest:
            return "manifest";
        case DocumentKind::Campaign:
            return "campaign";
        case DocumentKind::Scenario:
            return "scenario";
        case DocumentKind::TemplatePart:
            return path.ends_with("template.json") ? "template" : "";
        default:
            return {};
    }
}

/// What the schemas say of every document of a bundle.
std::string problemsOf(const bundle::Files& files) {
    std::string text;
    for (const auto& [path, bytes] : files.all()) {
        if (path == "profiles.ndjson") {
            std::istringstream lines(*bytes);
            const Schema schema("profile");
            for (std::string line; std::getline(lines, line);) {
                if (!line.empty()) text += schema.problem(Json::parse(line));
            }
        }
        const std::string kind = schemaOf(path);
        if (kind.empty()) continue;
        const std::string problem = Schema(kind).problem(Json::parse(*bytes));
        if (!problem.empty()) text += path + ": " + problem;
    }
    return text;
}

}  // namespace

/// The JSON Schemas are for editors and other programs; they and the reader must agree on what a document is.
class SchemaTest : public QObject {
    Q_OBJECT
  private slots:
    void theExamplesOfTheFormatAreValid() { QCOMPARE(problemsOf(test::exampleFiles()), std::string()); }
    void theSampleBundleIsValid() {
        const auto folder = std::filesystem::path(REHEARSAL_SOURCE_DIR) / "resources/samples/spring-store";
        const auto files = bundle::readFiles(folder);
        QVERIFY2(files, files ? "" : files.error().text.c_str());
        const std::string problems = problemsOf(*files);
        QVERIFY2(problems.empty(), problems.c_str());
        std::string found;
        for (const auto& one : bundle::readBundle(*files).diagnostics) found += base::toString(one) + "\n";
        QCOMPARE(found, std::string());
    }
    /// Where the reader finds a document sound, so does its schema: what the golden cases hold without an
    /// error.
    void whatTheReaderTakesTheSchemasTakeToo() {
        for (const std::string& name : test::goldenCases()) {
            if (name == "broken_json" || name == "keys_given_twice") continue;
            const auto files = bundle::readFiles(test::goldenFolder() / name / "bundle").value();
            const auto found = bundle::readBundle(files).diagnostics;
            for (const auto& [path, bytes] : files.all()) {
                const std::string kind = schemaOf(path);
                const bool isSound =
                    std::none_of(found.begin(), found.end(), [&](const base::Diagnostic& one) {
                        return one.file == path && one.severity == base::Severity::Error;
                    });
                if (kind.empty() || !isSound) continue;
                const std::string problem = Schema(kind).problem(Json::parse(*bytes));
                QVERIFY2(problem.empty(), (name + "/" + path + ": " + problem).c_str());
            }
        }
    }
    /// Faults of form, unlike references and circles, are found by the schemas as well.
    void faultsOfFormAreFoundByTheSchemasToo_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("file");
        for (const char* file : {"bundle.json", "policy.json", "segments.json", "views.json", "feeds.json",
                                 "campaigns/c.json", "templates/t/template.json"}) {
            QTest::addRow("unknown_keys %s", file) << "unknown_keys" << file;
        }
        for (const char* file : {"policy.json", "campaigns/c.json"}) {
            QTest::addRow("scalars %s", file) << "wrong_types_and_scalars" << file;
        }
        QTest::newRow("paths") << "paths"
                               << "campaigns/c.json";
        QTest::newRow("waits") << "waits"
                               << "campaigns/c.json";
        QTest::newRow("promises") << "promises_and_tests"
                                  << "campaigns/c.json";
        QTest::newRow("views") << "views_and_feeds"
                               << "views.json";
        QTest::newRow("brand") << "brand"
                               << "brand.json";
        QTest::newRow("feeds") << "views_and_feeds"
                               << "feeds.json";
        for (const char* file :
             {"bundle.json", "policy.json", "campaigns/c.json", "templates/t/template.json"}) {
            QTest::addRow("format %s", file) << "formats_of_another_version" << file;
        }
    }
    void faultsOfFormAreFoundByTheSchemasToo() {
        QFETCH(QString, name);
        QFETCH(QString, file);
        const auto path = test::goldenFolder() / name.toStdString() / "bundle" / file.toStdString();
        QVERIFY(!Schema(schemaOf(file.toStdString())).problem(Json::parse(test::readAll(path))).empty());
    }
    /// Each condition by itself: what the reader refuses in form, the schema refuses.
    void eachWrongConditionIsRefused() {
        const Json conditions =
            Json::parse(test::readAll(test::goldenFolder() / "conditions/bundle/segments.json"));
        const Schema schema("segments");
        for (const auto& [id, condition] : conditions.items()) {
            if (id == "k" || id == "m")
                continue;  // Bounds that contradict each other, and a list that is none.
            QVERIFY2(!schema.problem(Json{{id, condition}}).empty(), id.c_str());
        }
    }
};

REHEARSAL_TEST(SchemaTest)
#include "schema_test.moc"
