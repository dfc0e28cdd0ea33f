#include "shell/main_window.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include "bundle/edits.h"
#include "export/export_view.h"
#include "shell/banner.h"
#include "shell/campaign_edits.h"
#include "shell/command_palette.h"
#include "shell/finder.h"
#include "shell/finder_model.h"
#include "shell/fuzzy.h"
#include "shell/problem_place.h"
#include "shell/problems_panel.h"
#include "shell/run_button.h"
#include "shell/sample.h"
#include "shell/status_strip.h"
#include "shell/view_stack.h"
#include "shell/window_actions.h"
#include "support/test.h"
#include "widgets/search_field.h"
#include "widgets/theme.h"

namespace rehearsal::shell {

using Json = nlohmann::ordered_json;

class MainWindowTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<session::Session> session_;
    std::unique_ptr<MainWindow> window_;

    void openSampleIn(const char* name) {
        const auto opened = openSample(*session_, folder_.filePath(QLatin1String(name)).toStdString());
        QVERIFY2(opened.has_value(), opened ? "" : base::toString(opened.error()).c_str());
    }

    void search(const QString& text) {
        window_->actions().palette->trigger();
        QVERIFY(window_->palette().isVisible());
        QTest::keyClicks(window_->palette().finder().field(), text);
    }

  private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("RehearsalTests"));
        QCoreApplication::setApplicationName(QStringLiteral("Shell"));
        widgets::theme::install();
    }
    void init() {
        QSettings().clear();
        session_ = std::make_unique<session::Session>();
        window_ = std::make_unique<MainWindow>(*session_);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    }
    void cleanup() {
        window_.reset();
        session_.reset();
    }

    void withoutAWorkspaceTheStartPageIsShown() {
        QVERIFY(window_->showsStartPage());
        QVERIFY(!window_->actions().run->isEnabled());
        openSampleIn("start.rehearsal");
        QVERIFY(!window_->showsStartPage());
        QCOMPARE(window_->views().shown(), QStringLiteral("design"));
        QVERIFY(window_->actions().run->isEnabled());
        session_->closeWorkspace();
        QVERIFY(window_->showsStartPage());
    }

    void thePaletteFindsAndRunsACommand() {
        openSampleIn("palette.rehearsal");
        search(QStringLiteral("export"));
        QTest::keyClick(window_->palette().finder().field(), Qt::Key_Return);
        QVERIFY(!window_->palette().isVisible());
        QCOMPARE(window_->views().shown(), QStringLiteral("export"));
    }

    void thePaletteFindsCampaignsAndPeople() {
        openSampleIn("campaigns.rehearsal");
        const std::string name = session_->bundle().campaigns.back().name;
        search(QString::fromStdString(name));
        QTest::keyClick(window_->palette().finder().field(), Qt::Key_Return);
        QCOMPARE(session_->campaignId(), QString::fromStdString(session_->bundle().campaigns.back().id));
        QCOMPARE(window_->views().shown(), QStringLiteral("design"));
    }

    void escapeLeavesThePalette() {
        openSampleIn("escape.rehearsal");
        window_->actions().palette->trigger();
        QTest::keyClick(window_->palette().finder().field(), Qt::Key_Escape);
        QVERIFY(!window_->palette().isVisible());
    }

    void problemsAreGoneThroughAndMendedByKeys() {
        openSampleIn("mending.rehearsal");
        QVERIFY(session_->problems().empty());
        const auto set = [this](const char* campaign, const char* pointer, Json value) {
            const std::string file = std::string("campaigns/") + campaign + ".json";
            return session_->apply(
                bundle::edits::setValue(session_->document(), file, pointer, value, "Change"));
        };
        QVERIFY(set("win-back", "/nodes/wait-7d/for", "1h"));
        QVERIFY(set("cart-recovery", "/nodes/wait-24h/for", "100d"));
        QTRY_COMPARE(session_->problems().size(), 2U);
        QCOMPARE(window_->status().problemsText().trimmed(), QStringLiteral("2 warnings"));
        QTest::keyClick(window_.get(), Qt::Key_F8);
        QVERIFY(window_->problems().isVisible());
        QCOMPARE(session_->campaignId(), QStringLiteral("cart-recovery"));
        QCOMPARE(session_->nodeId(), QStringLiteral("wait-24h"));
        QTest::keyClick(window_.get(), Qt::Key_F8);
        QCOMPARE(session_->campaignId(), QStringLiteral("win-back"));
        QCOMPARE(session_->nodeId(), QStringLiteral("offer"));
        QTest::keyClick(window_.get(), Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(session_->nodeId(), QStringLiteral("wait-24h"));
        QCOMPARE(window_->problems().mendButton().text(), QStringLiteral("Shorten the wait to 90 days"));
        QTest::keyClick(window_.get(), Qt::Key_Period, Qt::ControlModifier);
        QTRY_COMPARE(session_->problems().size(), 1U);
        QTest::mouseClick(&window_->problems().mendButton(), Qt::LeftButton);
        QTRY_VERIFY(session_->problems().empty());
        const auto json = session_->document().json("campaigns/win-back.json");
        QVERIFY(json.at("nodes").at("wait-7d").at("for") == "1d");
        QVERIFY(!window_->actions().mendProblem->isEnabled());
        QTest::keyClick(window_.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(session_->problems().size(), 1U);
    }
    void aProblemIsCountedAndJumpedTo() {
        openSampleIn("problems.rehearsal");
        const auto& campaign = session_->bundle().campaigns.front();
        const std::string id = campaign.id;
        const std::string node = campaign.nodes.front().id;
        session_->setCampaignId(QString::fromStdString(session_->bundle().campaigns.back().id));
        QVERIFY(
            session_->apply(bundle::edits::setValue(session_->document(), "campaigns/" + id + ".json",
                                                    "/nodes/" + node + "/next", Json("nowhere"), "Break")));
        QVERIFY(window_->status().problemsText().contains(QStringLiteral("error")));
        window_->actions().views.last()->trigger();
        window_->problems().jumpTo(0);
        QCOMPARE(window_->views().shown(), QStringLiteral("design"));
        QCOMPARE(session_->campaignId(), QString::fromStdString(id));
        QCOMPARE(session_->nodeId(), QString::fromStdString(node));
    }

    void undoAndRedoSayWhatTheyDo() {
        openSampleIn("undo.rehearsal");
        QVERIFY(!window_->actions().undo->isEnabled());
        const std::string id = session_->campaignId().toStdString();
        QVERIFY(session_->apply(campaign_edits::rename(session_->document(), id, "Another name")));
        QVERIFY(window_->actions().undo->text().contains(QStringLiteral("Another name")));
        window_->actions().undo->trigger();
        QVERIFY(session_->campaign()->name != "Another name");
        QVERIFY(window_->actions().redo->isEnabled());
    }

    void whatFailsIsSaidInTheBanner() {
        openSampleIn("banner.rehearsal");
        QVERIFY(!window_->banner().isVisible());
        window_->openFile(folder_.filePath(QStringLiteral("none.rehearsal")));
        QVERIFY(window_->banner().isVisible());
        QVERIFY(!window_->banner().text().isEmpty());
        QVERIFY(session_->isOpen());
    }

    void theSampleIsRehearsedAndTheFiguresAreShown() {
        openSampleIn("run.rehearsal");
        QSignalSpy finished(session_.get(), &session::Session::runFinished);
        window_->actions().run->trigger();
        QVERIFY(window_->actions().cancel->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60000);
        QVERIFY(session_->lastRun()->summary.sent > 0);
        QVERIFY(window_->status().runText().contains(QStringLiteral("sent")));
    }

    void theExportedBundleIsTheDocument() {
        openSampleIn("export.rehearsal");
        window_->actions().view(QStringLiteral("export"))->trigger();
        auto* view = qobject_cast<exporting::ExportView*>(window_->views().view(QStringLiteral("export")));
        QVERIFY(view);
        view->targetField()->setText(folder_.filePath(QStringLiteral("rules")));
        QVERIFY2(view->exportNow(), qPrintable(view->resultText()));
        const auto files = bundle::readFiles(folder_.filePath(QStringLiteral("rules")).toStdString());
        QVERIFY(files.has_value());
        QVERIFY(*files == session_->document().files());
        view->targetField()->setText(QStringLiteral("relative"));
        QVERIFY(!view->exportNow());
    }

    void typingInAFieldTriggersNothingElse() {
        openSampleIn("typing.rehearsal");
        QSignalSpy sheet(window_->actions().shortcuts, &QAction::triggered);
        search(QStringLiteral("wh?"));
        QCOMPARE(sheet.count(), 0);
        QCOMPARE(window_->palette().finder().field()->text(), QStringLiteral("wh?"));
    }
};

REHEARSAL_TEST(MainWindowTest)

class ShellPartsTest : public QObject {
    Q_OBJECT
  private slots:
    void searchesPreferWordsAndTheirBeginnings() {
        QVERIFY(fuzzyScore(QStringLiteral("cart"), QStringLiteral("Cart recovery")) >
                fuzzyScore(QStringLiteral("cart"), QStringLiteral("Remove the cartridge")));
        QVERIFY(fuzzyScore(QStringLiteral("cr"), QStringLiteral("Cart recovery")) > 0);
        QVERIFY(fuzzyScore(QStringLiteral("recovery cart"), QStringLiteral("Cart recovery")) > 0);
        QCOMPARE(fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Cart recovery")), -1);
        QCOMPARE(fuzzyScore(QString(), QStringLiteral("anything")), 0);
    }

    void aCampaignGetsAnIdFromItsName() {
        bundle::Files files;
        files.set("campaigns/ete-a-paris.json", "{}");
        const bundle::Document document(files);
        QCOMPARE(campaign_edits::freshCampaignId(document, "Été à Paris!"), std::string("ete-a-paris-2"));
        QCOMPARE(campaign_edits::freshCampaignId(document, "…"), std::string("campaign"));
    }

    void aFindingLeadsToThePlaceWhereItIsMended() {
        const bundle::Bundle bundle{};
        base::Diagnostic finding;
        finding.file = "campaigns/cart.json";
        finding.pointer = "/nodes/wait/next";
        QCOMPARE(placeOf(finding, bundle).node, QStringLiteral("wait"));
        finding.file = "templates/hi/body.html";
        QCOMPARE(placeOf(finding, bundle).view, QStringLiteral("email"));
        QCOMPARE(placeOf(finding, bundle).emailTemplate, QStringLiteral("hi"));
        finding.file = "profiles.ndjson";
        QCOMPARE(placeOf(finding, bundle).view, QStringLiteral("people"));
    }

    void timeLeftIsSaidInSecondsAndMinutes() {
        QCOMPARE(RunButton::timeLeftText(-1), QString());
        QCOMPARE(RunButton::timeLeftText(2100), QStringLiteral("3 s left"));
        QCOMPARE(RunButton::timeLeftText(61000), QStringLiteral("1 m 1 s left"));
    }
};

REHEARSAL_TEST(ShellPartsTest)

}  // namespace rehearsal::shell

#include "main_window_test.moc"
