#include "shell/recipes.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include "shell/main_window.h"
#include "shell/new_campaign_dialog.h"
#include "shell/sample.h"
#include "shell/start_page.h"
#include "shell/window_actions.h"
#include "support/test.h"
#include "verify/campaign_tests.h"
#include "widgets/theme.h"

namespace rehearsal::shell {

class RecipesTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    session::Session session_;

  private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("RehearsalTests"));
        QCoreApplication::setApplicationName(QStringLiteral("Recipes"));
        QSettings().clear();
        widgets::theme::install();
    }
    void cleanup() { session_.closeWorkspace(); }

    void thereAreEightAtLeast() { QVERIFY(recipes::all().size() >= 8); }

    void eachMakesAWorkspaceThatHolds_data() {
        QTest::addColumn<QString>("recipe");
        for (const recipes::Recipe& recipe : recipes::all())
            QTest::newRow(recipe.id.c_str()) << QString::fromStdString(recipe.id);
    }
    void eachMakesAWorkspaceThatHolds() {
        QFETCH(QString, recipe);
        const auto made = recipes::createWorkspace(
            session_, folder_.filePath(recipe + ".rehearsal").toStdString(), recipe.toStdString());
        QVERIFY2(made.has_value(), made ? "" : base::toString(made.error()).c_str());
        QCOMPARE(session_.campaignId(), recipe);
        QCOMPARE(session_.bundle().campaigns.size(), std::size_t(1));
        for (const auto& problem : session_.problems())
            QVERIFY2(problem.severity != base::Severity::Error, base::toString(problem).c_str());
        QVERIFY(!session_.campaign()->tests.empty());
        for (const verify::TestResult& result : verify::runTests(session_.bundle(), {}))
            QVERIFY2(result.verdict == verify::TestResult::Verdict::Passed, result.name.c_str());
        QCOMPARE(session_.streams().size(), std::size_t(1));
    }

    void anEmptyWorkspaceHasOneEmptyCampaign() {
        const auto made =
            recipes::createWorkspace(session_, folder_.filePath("empty.rehearsal").toStdString(), {});
        QVERIFY(made.has_value());
        QVERIFY(session_.campaign() && session_.campaign()->nodes.empty());
        QVERIFY(!session_.bundle().people.empty());
    }

    void aRecipeIsAddedToAWorkspaceInOneUndoableStep() {
        QVERIFY(openSample(session_, folder_.filePath("shop.rehearsal").toStdString()).has_value());
        const bundle::Files before = session_.document().files();
        const auto edit = recipes::addCampaign(session_.document(), "sunset", "good-night", "Good night");
        QVERIFY(edit.has_value() && session_.apply(*edit));
        QVERIFY(session_.bundle().campaign("good-night"));
        session_.undoStack()->undo();
        QVERIFY(session_.document().files() == before);
    }

    void theDialogOffersAnEmptyCampaignAndEveryRecipe() {
        NewCampaignDialog dialog;
        auto* list = dialog.findChild<QListWidget*>("recipes");
        auto* name = dialog.findChild<QLineEdit*>("campaignName");
        QCOMPARE(list->count(), static_cast<int>(recipes::all().size()) + 1);
        QVERIFY(dialog.recipe().empty());
        dialog.show();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(dialog.recipe(), recipes::all().front().id);
        QCOMPARE(dialog.name(), recipes::all().front().name);
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, "Ours");
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(dialog.name(), QStringLiteral("Ours"));
    }

    void newCampaignMakesOneFromTheChosenRecipe() {
        MainWindow window(session_);
        QVERIFY(openSample(session_, folder_.filePath("second.rehearsal").toStdString()).has_value());
        window.show();
        QTimer::singleShot(0, this, [] {
            auto* dialog = qobject_cast<NewCampaignDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            auto* list = dialog->findChild<QListWidget*>("recipes");
            for (int i = 0; i < 6; ++i) QTest::keyClick(list, Qt::Key_Down);
            QTest::keyClick(list, Qt::Key_Return);
        });
        window.actions().newCampaign->trigger();
        QVERIFY(session_.campaign());
        QCOMPARE(session_.campaign()->name, recipes::all()[5].name.toStdString());
        QVERIFY(!session_.campaign()->nodes.empty());
        QCOMPARE(session_.campaign()->status, std::string("draft"));
    }

    void theStartPageAsksForTheRecipeThatIsPressed() {
        StartPage page;
        QSignalSpy asked(&page, &StartPage::recipeRequested);
        page.findChild<QAbstractButton*>("recipe:welcome")->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("welcome"));
    }
};

REHEARSAL_TEST(RecipesTest)

}  // namespace rehearsal::shell

#include "recipes_test.moc"
