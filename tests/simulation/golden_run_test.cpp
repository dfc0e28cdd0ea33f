#include <QDir>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "bundle/files.h"
#include "bundle/people_reader.h"
#include "simulation/run.h"
#include "support/test.h"

using namespace rehearsal;
using Json = nlohmann::json;

namespace {

std::string slurp(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// A line of a log without what is for people, and without what is empty.
std::string reduced(const std::string& line) {
    Json json = Json::parse(line);
    json.erase("detail");
    for (auto it = json.begin(); it != json.end();) {
        it = it->is_null() || (it->is_object() && it->empty()) ? json.erase(it) : std::next(it);
    }
    return json.dump();
}

/// Whether `actual` has everything `expected` asks for; a count that is left out is 0.
bool holds(const Json& expected, const Json& actual) {
    if (!expected.is_object()) return expected == (actual.is_null() ? Json(0) : actual);
    for (const auto& [key, value] : expected.items()) {
        if (!holds(value, actual.is_object() && actual.contains(key) ? actual[key] : Json())) return false;
    }
    return true;
}

}  // namespace

/// Runs every case folder under tests/golden/engine: a case is added with no code. It holds bundle/,
/// profiles.ndjson, events.ndjson and expected.ndjson; and, where wanted, args (`--render`), faults.json,
/// summary.json (fields of the summary that must be so) and status (2: the input is to be refused).
class GoldenRunTest : public QObject {
    Q_OBJECT

    static void addCases(const QString& root) {
        QTest::addColumn<QString>("folder");
        for (const QString& name : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            QTest::newRow(qPrintable(name)) << root + "/" + name;
        }
    }

    static void runCase(const QString& name) {
        const std::filesystem::path folder = name.toStdString();
        const auto files = bundle::readFiles(folder / "bundle");
        QVERIFY(files.has_value());
        const auto reading = bundle::readBundle(*files);
        const auto [people, findings] =
            bundle::readPeople(slurp(folder / "profiles.ndjson"), "profiles.ndjson");
        if (std::filesystem::exists(folder / "status")) {
            QVERIFY(base::hasErrors(reading.diagnostics) || base::hasErrors(findings));
            return;
        }
        for (const base::Diagnostic& diagnostic : reading.diagnostics) {
            QVERIFY2(diagnostic.severity == base::Severity::Warning, base::toString(diagnostic).c_str());
        }
        for (const int threads : {1, 3}) {
            simulation::RunOptions options;
            options.events = {folder / "events.ndjson"};
            options.people = people;
            options.threads = threads;
            options.render = slurp(folder / "args").find("--render") != std::string::npos;
            if (std::filesystem::exists(folder / "faults.json")) {
                const auto [faults, wrong] =
                    simulation::readFaults(slurp(folder / "faults.json"), "faults.json", reading.bundle);
                QVERIFY(wrong.empty());
                options.faults = faults;
            }
            simulation::RunControl control;
            const auto result = simulation::run(reading.bundle, options, control);
            QVERIFY(result.has_value());
            std::vector<std::string> actual;
            for (const journey::Decision& decision : result->decisions) {
                std::string line;
                journey::appendJsonLine(line, decision);
                actual.push_back(reduced(line));
            }
            std::istringstream expected(slurp(folder / "expected.ndjson"));
            std::size_t i = 0;
            for (std::string line; std::getline(expected, line); ++i) {
                QVERIFY2(i < actual.size(), ("the log ends before " + line).c_str());
                QCOMPARE(QString::fromStdString(actual[i]), QString::fromStdString(reduced(line)));
            }
            QCOMPARE(actual.size(), i);
            if (std::filesystem::exists(folder / "summary.json")) {
                QVERIFY(holds(Json::parse(slurp(folder / "summary.json")),
                              Json::parse(simulation::toJsonText(result->summary))));
            }
        }
    }

  private slots:
    void decidesAsWritten_data() { addCases(QStringLiteral(REHEARSAL_SOURCE_DIR "/tests/golden/engine")); }
    void decidesAsWritten() {
        QFETCH(QString, folder);
        runCase(folder);
    }
    void decidesAsTheConformanceCasesSay_data() {
        addCases(QStringLiteral(REHEARSAL_SOURCE_DIR "/../shared/conformance/engine/cases"));
    }
    void decidesAsTheConformanceCasesSay() {
        if (!QDir(QStringLiteral(REHEARSAL_SOURCE_DIR "/../shared/conformance/engine/cases")).exists()) {
            QSKIP("The conformance cases are not beside the project.");
        }
        QFETCH(QString, folder);
        runCase(folder);
    }
};

REHEARSAL_TEST(GoldenRunTest)
#include "golden_run_test.moc"
