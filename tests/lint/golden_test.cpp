#include <QTest>
#include <fstream>

#include "cases.h"
#include "lint/advisor.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

lint::Findings adviceOn(const bundle::Document& document) {
    lint::Advisor advisor;
    advisor.update(document);
    return advisor.findings();
}

}  // namespace

/// Each folder of tests/golden/lint is a campaign and the advice about it: a line each, below it what would
/// mend it. Those called `never_…` have something in them that nobody can take; those called `may_…` look
/// like them and have nothing. With REHEARSAL_UPDATE_GOLDEN set the expected advice is written anew, to be
/// read before it is committed.
class GoldenAdviceTest : public QObject {
    Q_OBJECT
  private slots:
    void saysWhatIsQuestionable_data() {
        QTest::addColumn<QString>("name");
        for (const std::string& name : test::caseNames())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void saysWhatIsQuestionable() {
        QFETCH(QString, name);
        const bundle::Document document(test::filesOf(name.toStdString()));
        for (const auto& found : document.diagnostics()) QVERIFY2(false, base::toString(found).c_str());
        std::string said;
        for (const lint::Finding& finding : adviceOn(document)) {
            said += base::toString(finding.diagnostic) + "\n    " + finding.code;
            said += (finding.mend ? ": " + finding.mend->label : std::string()) + "\n";
        }
        const auto expected = test::caseFolder() / name.toStdString() / "expected.txt";
        if (qEnvironmentVariableIsSet("REHEARSAL_UPDATE_GOLDEN")) std::ofstream(expected) << said;
        QCOMPARE(QString::fromStdString(said), QString::fromStdString(test::readAll(expected)));
        QVERIFY(!name.startsWith("never_") || !said.empty());
        QVERIFY(!name.startsWith("may_") || said.empty());
    }
    void aMendLeavesNothingOfItsFinding_data() { saysWhatIsQuestionable_data(); }
    void aMendLeavesNothingOfItsFinding() {
        QFETCH(QString, name);
        const bundle::Document document(test::filesOf(name.toStdString()));
        for (const lint::Finding& finding : adviceOn(document)) {
            if (!finding.mend) continue;
            bundle::Document mended = document;
            const auto edit = lint::editOf(*finding.mend, mended);
            QVERIFY2(!edit.empty(), finding.mend->label.c_str());
            QVERIFY(mended.apply(edit).has_value());
            QVERIFY(!base::hasErrors(mended.diagnostics()));
            for (const lint::Finding& left : adviceOn(mended))
                QVERIFY2(left.diagnostic.text != finding.diagnostic.text, finding.diagnostic.text.c_str());
            QVERIFY(mended.apply(edit.inverse()).has_value());
            QVERIFY(mended.files() == document.files());
        }
    }
};

REHEARSAL_TEST(GoldenAdviceTest)
#include "golden_test.moc"
