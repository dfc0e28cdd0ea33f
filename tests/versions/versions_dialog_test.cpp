#include "versions/versions_dialog.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>

#include "bundle/edits.h"
#include "support/test.h"
#include "versions/change_tree.h"
#include "versions/version_text.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"

using namespace rehearsal;
using Json = nlohmann::ordered_json;

namespace {

bundle::Files shop() {
    bundle::Files files;
    files.set("bundle.json", R"({"format": "rehearsal.bundle/1", "name": "Shop"})");
    files.set("policy.json", R"({"format": "rehearsal.policy/1"})");
    files.set("campaigns/c.json", R"({"format": "rehearsal.campaign/1", "name": "Cart",
        "entry": {"triggers": [{"type": "event", "event": "Product Added"}]},
        "start": "w", "nodes": {"w": {"type": "wait", "for": "30m", "next": null}}})");
    return files;
}

}  // namespace

class VersionsDialogTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<session::Session> session_;
    std::unique_ptr<versions::VersionsDialog> dialog_;
    int count_ = 0;

    void setWait(const char* duration) {
        QVERIFY(session_->apply(bundle::edits::setValue(session_->document(), "campaigns/c.json",
                                                        "/nodes/w/for", Json(duration), "Change wait")));
    }
    QListWidget& list() { return *dialog_->findChild<QListWidget*>("versions"); }
    QPushButton& restore() { return *dialog_->findChild<QPushButton*>("restore"); }
    versions::ChangeTree& changes() { return *dialog_->findChild<versions::ChangeTree*>(); }
    void open() {
        dialog_ = std::make_unique<versions::VersionsDialog>(*session_);
        dialog_->show();
    }

  private slots:
    void initTestCase() { widgets::theme::install(); }
    void init() {
        session_ = std::make_unique<session::Session>();
        const QString file = folder_.filePath(QString("v%1.rehearsal").arg(++count_));
        QVERIFY(session_->createWorkspace(file.toStdString(), shop()).has_value());
    }
    void cleanup() {
        dialog_.reset();
        session_.reset();
    }

    void aDayOfWorkIsAVersionBesideTheFirst() {
        setWait("20m");
        setWait("10m");
        open();
        QCOMPARE(list().count(), 2);
        QVERIFY(list().item(0)->text().startsWith("Today"));
        QCOMPARE(list().item(1)->text(), QString("As the workspace was made"));
        QVERIFY(!restore().isEnabled());  // It is what is there now.
    }

    void whatChangedSinceAVersionIsToldInWords() {
        setWait("20m");
        open();
        list().setCurrentRow(1);
        QCOMPARE(changes().topLevelItemCount(), 1);
        const QTreeWidgetItem* change = changes().topLevelItem(0)->child(0);
        QCOMPARE(change->text(1), QString("Wait 30 minutes"));
        QCOMPARE(change->text(2), QString("Wait 20 minutes"));
    }

    void aVersionIsHeldAgainstTheOneBefore() {
        setWait("20m");
        open();
        auto* against = dialog_->findChild<widgets::SegmentedControl*>();
        against->setFocus();
        QTest::keyClick(against, Qt::Key_Right);
        QCOMPARE(changes().topLevelItem(0)->child(0)->text(2), QString("Wait 20 minutes"));
    }

    void restoringIsOneEditThatCanBeUndone() {
        setWait("20m");
        const bundle::Files edited = session_->document().files();
        open();
        list().setCurrentRow(1);
        QTest::mouseClick(&restore(), Qt::LeftButton);
        QVERIFY(session_->document().files() == shop());
        session_->undoStack()->undo();
        QVERIFY(session_->document().files() == edited);
    }

    void aNameMakesAVersionThatStays() {
        setWait("20m");
        open();
        auto* name = dialog_->findChild<QLineEdit*>("versionName");
        name->setFocus();
        QTest::keyClicks(name, "Before the sale");
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(list().item(0)->text(), QString("Before the sale"));
        QCOMPARE(session_->versions().front().kind, session::Version::Kind::Named);
        name->clear();
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(list().item(0)->text().startsWith("Today"));
    }

    void anExportIsAVersion() {
        setWait("20m");
        session_->markVersion(workspace::Mark::Kind::Exported, "shop.zip");
        setWait("10m");
        open();
        QCOMPARE(list().count(), 3);
        QCOMPARE(list().item(1)->text(), QString("Exported as shop.zip"));
    }
};
REHEARSAL_TEST(VersionsDialogTest)
#include "versions_dialog_test.moc"
