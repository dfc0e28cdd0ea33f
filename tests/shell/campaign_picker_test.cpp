#include "shell/campaign_picker.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include "bundle/edits.h"
#include "bundle/files.h"
#include "shell/campaign_edits.h"
#include "shell/finder.h"
#include "shell/finder_model.h"
#include "shell/folder_dialog.h"
#include "shell/palette_entries.h"
#include "shell/window_actions.h"
#include "support/test.h"
#include "widgets/search_field.h"
#include "widgets/theme.h"

namespace rehearsal::shell {

namespace {

std::string campaign(const char* name, const char* more) {
    return std::string(R"({"format": "rehearsal.campaign/1", "name": ")") + name + "\"" + more +
           R"(, "entry": {"triggers": [{"type": "event", "event": "Product Added"}]}, "start": null, "nodes": {}})" +
           "\n";
}

struct Fixture {
    Fixture() {
        widgets::theme::install();
        bundle::Files files;
        files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Test"})");
        files.set("policy.json",
                  R"({"format": "rehearsal.policy/1", "caps": [{"id": "daily", "max": 1, "per": "24h",)"
                  R"( "campaigns": ["cart", "browse"]}]})"
                  "\n");
        files.set("campaigns/cart.json",
                  campaign("Cart", R"(, "folder": "Carts", "status": "ready", "priority": 80)"));
        files.set("campaigns/browse.json", campaign("Browse", R"(, "folder": "Carts")"));
        files.set("campaigns/welcome.json", campaign("Welcome", ""));
        files.set("campaigns/old.json", campaign("Spring sale", R"(, "status": "archived")"));
        opened = session.createWorkspace((folder.path() + "/w.rehearsal").toStdString(), files).has_value();
        actions = std::make_unique<WindowActions>(&window);
        picker = new CampaignPicker(session, *actions, &window);
        window.setCentralWidget(picker);
        window.show();
    }
    QStringList rows() const {
        QStringList out;
        const FinderModel& model = picker->finder().model();
        for (int i = 0; i < model.rowCount(); ++i) {
            const QModelIndex index = model.index(i);
            out << (index.data(FinderModel::Heading).toBool()
                        ? QStringLiteral("[%1]").arg(index.data().toString())
                        : index.data().toString());
        }
        return out;
    }

    QTemporaryDir folder;
    session::Session session;
    QMainWindow window;
    std::unique_ptr<WindowActions> actions;
    CampaignPicker* picker = nullptr;
    bool opened = false;
};

}  // namespace

class CampaignPickerTest : public QObject {
    Q_OBJECT
  private slots:
    void campaignsStandUnderTheirFolders() {
        Fixture fixture;
        QVERIFY(fixture.opened);
        fixture.picker->openList();
        QCOMPARE(fixture.rows(), QStringList({"Welcome", "[Carts]", "Browse", "Cart"}));
        const FinderModel& model = fixture.picker->finder().model();
        QCOMPARE(model.index(3).data(FinderModel::Detail).toString(), "Ready · priority 80");
        QCOMPARE(model.index(3).data(FinderModel::IconName).toString(), "circle-check");
        QCOMPARE(model.index(2).data(FinderModel::Detail).toString(), "Draft · priority 50");
    }
    void theArchivedAreShownWhenAskedFor() {
        Fixture fixture;
        fixture.picker->openList();
        auto* archived = fixture.picker->list()->findChild<QCheckBox*>();
        QVERIFY(archived);
        archived->click();
        QCOMPARE(fixture.rows(),
                 QStringList({"Welcome", "[Carts]", "Browse", "Cart", "[Archived]", "Spring sale"}));
    }
    void problemsAreCounted() {
        Fixture fixture;
        fixture.session.apply(bundle::edits::setValue(fixture.session.document(), "campaigns/cart.json",
                                                      "/start", "nowhere", "x"));
        fixture.picker->openList();
        const QString detail = fixture.picker->finder().model().index(3).data(FinderModel::Detail).toString();
        QVERIFY2(detail.endsWith("· 1 problem"), qPrintable(detail));
    }
    void theKeysPassOverFolders() {
        Fixture fixture;
        fixture.session.setCampaignId("welcome");
        fixture.picker->openList();
        auto* field = fixture.picker->finder().field();
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(fixture.session.campaignId(), "browse");
        QVERIFY(!fixture.picker->list()->isVisible());
    }
    void whatIsTypedFindsAlsoByFolder() {
        Fixture fixture;
        fixture.picker->openList();
        QTest::keyClicks(fixture.picker->finder().field(), "carts");
        QCOMPARE(fixture.rows().size(), 2);
        QVERIFY(!fixture.rows().contains("[Carts]"));
    }
    void aDeletedCampaignLeavesNoCapThatNamesIt() {
        Fixture fixture;
        const bundle::Files before = fixture.session.document().files();
        fixture.session.setCampaignId("cart");
        QVERIFY(fixture.session.apply(campaign_edits::remove(fixture.session.document(), "cart")));
        QVERIFY(!fixture.session.bundle().campaign("cart"));
        QVERIFY(fixture.session.campaignId() != "cart");
        QCOMPARE(fixture.session.bundle().policy.caps[0].campaigns->size(), std::size_t{1});
        QVERIFY(!base::hasErrors(fixture.session.problems()));
        fixture.session.undoStack()->undo();
        for (const char* file : {"campaigns/cart.json", "policy.json"})
            QCOMPARE(*fixture.session.document().files().find(file), *before.find(file));
    }
    void aFolderIsTypedOrTakenAway() {
        Fixture fixture;
        FolderDialog dialog({"Carts"}, "Carts", nullptr);
        auto* field = dialog.findChild<QComboBox*>();
        field->lineEdit()->selectAll();
        QTest::keyClicks(field->lineEdit(), "Seasons");
        QCOMPARE(dialog.folder(), "Seasons");
        fixture.session.apply(campaign_edits::moveToFolder(fixture.session.document(), "cart", "Seasons"));
        QCOMPARE(fixture.session.bundle().campaign("cart")->folder, std::string("Seasons"));
        fixture.session.apply(campaign_edits::moveToFolder(fixture.session.document(), "cart", ""));
        QVERIFY(!fixture.session.document().json("campaigns/cart.json").contains("folder"));
    }
};

REHEARSAL_TEST(CampaignPickerTest)

}  // namespace rehearsal::shell

#include "campaign_picker_test.moc"
