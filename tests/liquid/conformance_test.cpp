#include "liquid/cases.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

std::filesystem::path sharedCases() {
    return std::filesystem::path(REHEARSAL_SOURCE_DIR) / ".." / "shared" / "conformance";
}

/// What only a lax reading accepts: a strict one, which is ours, must refuse it.
const std::vector<std::string>& onlyLax() {
    static const std::vector<std::string> names{"error-handling/malformed_syntax_invalid_filter_separator",
                                                "error-handling/empty_filter_chain_lax",
                                                "security/security_var_name_no_interpolation"};
    return names;
}

}  // namespace

/// The cases of the reference implementation, where they are there.
class ConformanceTest : public QObject {
    Q_OBJECT
  private slots:
    void rendersAsTheReferenceDoes_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("liquid") << "liquid.json";
        QTest::newRow("liquid-basics") << "liquid-basics.json";
    }
    void rendersAsTheReferenceDoes() {
        QFETCH(QString, file);
        const auto path = sharedCases() / file.toStdString();
        if (!std::filesystem::exists(path)) QSKIP("the shared conformance cases are not beside the project");
        const auto cases = test::readCases(path);
        int passed = 0;
        std::string failures;
        for (const auto& each : cases["tests"]) {
            const std::string name = each["name"];
            if (std::find(onlyLax().begin(), onlyLax().end(), name) != onlyLax().end()) {
                auto refused = each;
                refused.erase("result");
                refused["invalid"] = true;
                QCOMPARE(test::complaint(refused), std::string());
                continue;
            }
            const std::string complaint = test::complaint(each);
            if (complaint.empty()) {
                ++passed;
            } else {
                failures += name + ": " + complaint + "\n";
            }
        }
        qInfo("%d of %d cases", passed, static_cast<int>(cases["tests"].size()));
        QVERIFY2(failures.empty(), failures.c_str());
    }
    /// Fixtures of a benchmark: whole pages with partials.
    void rendersWholePages() {
        const auto folder = sharedCases() / "liquid-bench";
        if (!std::filesystem::exists(folder))
            QSKIP("the shared conformance cases are not beside the project");
        for (const auto& page : std::filesystem::directory_iterator(folder)) {
            const auto text = [&](const std::filesystem::path& file) {
                std::ifstream in(file);
                return std::string(std::istreambuf_iterator<char>(in), {});
            };
            nlohmann::ordered_json line{{"templates", nlohmann::ordered_json::object()}};
            for (const auto& file : std::filesystem::directory_iterator(page.path() / "templates")) {
                const std::string name = file.path().stem().string();
                (name == "index" ? line["template"] : line["templates"][name]) = text(file.path());
                line["templates"][file.path().filename().string()] = text(file.path());
            }
            line["data"] = test::readCases(page.path() / "data.json");
            line["now"] = "2025-06-01T00:00:00Z";  // The year the pages were written down in.
            const auto answer = nlohmann::ordered_json::parse(liquid::renderBatchLine(line.dump()));
            QVERIFY2(answer.contains("result"), (page.path().string() + answer.dump()).c_str());
            // Some of the expected texts end in a line break of their own.
            const auto trimmed = [](std::string whole) {
                while (whole.ends_with('\n')) whole.pop_back();
                return whole;
            };
            QCOMPARE(trimmed(answer["result"]), trimmed(text(page.path() / "expected_result.txt")));
        }
    }
};

REHEARSAL_TEST(ConformanceTest)
#include "conformance_test.moc"
