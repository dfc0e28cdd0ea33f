#include <QTest>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "lint/advisor.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

const std::filesystem::path kFolder = REHEARSAL_SOURCE_DIR "/tests/golden/lint";

std::string readAll(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::vector<std::string> names() {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(kFolder))
        out.push_back(entry.path().filename().string());
    std::sort(out.begin(), out.end());
    return out;
}

/// The bundle of a case: its campaign, and whatever else stands in its folder, among templates and blocks.
bundle::Files filesOf(const std::string& name) {
    bundle::Files files;
    files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Case"})");
    files.set("policy.json", R"({"format":"rehearsal.policy/1"})");
    files.set(
        "campaigns/other.json",
        R"({"format":"rehearsal.campaign/1","name":"Other","entry":{"triggers":[{"type":"event","event":"A"}]},"start":null,"nodes":{}})");
    for (const auto& [id, title] : {std::pair("hello", "Hello"), std::pair("offer", "Offer")}) {
        const std::string folder = std::string("templates/") + id;
        files.set(folder + "/template.json",
                  std::string(R"({"format":"rehearsal.template/1","name":")") + title + "\"}");
        files.set(folder + "/subject.liquid", "Hello");
        files.set(folder + "/body.html", "<p>Hello</p>");
    }
    for (const char* block : {"first", "second"})
        files.set(std::string("blocks/") + block + ".liquid", block);
    for (const auto& entry : std::filesystem::directory_iterator(kFolder / name)) {
        const std::string file = entry.path().filename().string();
        if (file == "expected.txt") continue;
        files.set(file == "campaign.json" ? "campaigns/c.json" : file, readAll(entry.path()));
    }
    return files;
}

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
        for (const std::string& name : names()) QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void saysWhatIsQuestionable() {
        QFETCH(QString, name);
        const bundle::Document document(filesOf(name.toStdString()));
        for (const auto& found : document.diagnostics()) QVERIFY2(false, base::toString(found).c_str());
        std::string said;
        for (const lint::Finding& finding : adviceOn(document)) {
            said += base::toString(finding.diagnostic) + "\n    " + finding.code;
            said += (finding.mend ? ": " + finding.mend->label : std::string()) + "\n";
        }
        const auto expected = kFolder / name.toStdString() / "expected.txt";
        if (qEnvironmentVariableIsSet("REHEARSAL_UPDATE_GOLDEN")) std::ofstream(expected) << said;
        QCOMPARE(QString::fromStdString(said), QString::fromStdString(readAll(expected)));
        QVERIFY(!name.startsWith("never_") || !said.empty());
        QVERIFY(!name.startsWith("may_") || said.empty());
    }
    void aMendLeavesNothingOfItsFinding_data() { saysWhatIsQuestionable_data(); }
    void aMendLeavesNothingOfItsFinding() {
        QFETCH(QString, name);
        const bundle::Document document(filesOf(name.toStdString()));
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
