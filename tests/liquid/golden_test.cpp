#include "liquid/cases.h"
#include "support/test.h"

using namespace rehearsal;

/// The project's own cases: a file for each family of tags or filters, added to without code.
class LiquidGoldenTest : public QObject {
    Q_OBJECT
  private slots:
    void rendersAsWritten_data() {
        QTest::addColumn<QByteArray>("test");
        const auto folder = std::filesystem::path(REHEARSAL_SOURCE_DIR) / "tests" / "golden" / "liquid";
        int files = 0;
        for (const auto& file : std::filesystem::directory_iterator(folder)) {
            if (file.path().extension() != ".json") continue;
            ++files;
            const auto cases = test::readCases(file.path());
            QVERIFY2(cases.contains("tests"), file.path().c_str());
            for (const auto& each : cases["tests"]) {
                const std::string row = file.path().stem().string() + ": " + each["name"].get<std::string>();
                QTest::newRow(row.c_str()) << QByteArray::fromStdString(each.dump());
            }
        }
        QVERIFY(files > 10);
    }
    void rendersAsWritten() {
        QFETCH(QByteArray, test);
        const std::string complaint = test::complaint(nlohmann::ordered_json::parse(test.toStdString()));
        QVERIFY2(complaint.empty(), complaint.c_str());
    }
};

REHEARSAL_TEST(LiquidGoldenTest)
#include "golden_test.moc"
