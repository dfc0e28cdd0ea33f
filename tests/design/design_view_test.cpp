#include "design/design_view.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStandardItemModel>
#include <nlohmann/json.hpp>

#include "campaign_fixture.h"
#include "design/edge_item.h"
#include "design/node_item.h"
#include "design/outline.h"
#include "design/plus_item.h"
#include "design/step_palette.h"
#include "support/test.h"
#include "widgets/theme.h"

using namespace rehearsal;
using test::Fixture;

namespace {

using Json = nlohmann::ordered_json;

Json campaign(const Fixture& fixture) {
    return Json::parse(fixture.text());
}

/// Text of a document.
QString said(const Json& json) {
    return json.is_string() ? QString::fromStdString(json.get<std::string>()) : QString();
}

template <class Item>
Item* itemOf(design::CanvasScene& scene, const std::function<bool(Item*)>& wanted) {
    for (QGraphicsItem* each : scene.items()) {
        auto* item = qgraphicsitem_cast<Item*>(each);
        if (item && wanted(item)) return item;
    }
    return nullptr;
}

int edgeFrom(design::CanvasScene& scene, const std::string& id, const std::string& pointer) {
    const auto& edges = scene.graph().edges;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (scene.graph().ids[static_cast<std::size_t>(edges[i].from)] == id && edges[i].pointer == pointer) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

QPoint onScreen(design::CanvasView& view, const QPointF& scenePos) {
    view.centerOn(scenePos);
    return view.mapFromScene(scenePos);
}

void clickPlus(Fixture& fixture, const std::string& id, const std::string& pointer) {
    const int edge = edgeFrom(fixture.scene(), id, pointer);
    auto* plus = itemOf<design::PlusItem>(fixture.scene(), [&](auto* item) { return item->edge() == edge; });
    QVERIFY(plus);
    const QPoint pos = onScreen(fixture.canvas(), plus->scenePos());
    QTest::mouseMove(fixture.canvas().viewport(), pos);
    QTest::mouseClick(fixture.canvas().viewport(), Qt::LeftButton, {}, pos);
}

void choose(Fixture& fixture, const QString& typed) {
    auto* search = fixture.canvas().palettePopup()->findChild<QLineEdit*>(QStringLiteral("stepSearch"));
    QVERIFY(search && search->isVisible());
    QTest::keyClicks(search, typed);
    QTest::keyClick(search, Qt::Key_Return);
}

template <class Widget>
Widget* editor(Fixture& fixture, const std::string& pointer) {
    fields::Field* field = fixture.view->inspector().field(pointer);
    if (!field) return nullptr;
    auto* found = field->findChild<Widget*>(QString::fromStdString(pointer));
    return found ? found : field->findChild<Widget*>();
}

}  // namespace

class DesignViewTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { widgets::theme::install(); }

    void showsACardForTheEntryAndEachStep() {
        Fixture fixture;
        QVERIFY(fixture.opened);
        QCOMPARE(fixture.scene().nodes().size(), std::size_t{5});
        QCOMPARE(fixture.scene().node("")->card().sentence, "When someone adds a product to the cart");
        QCOMPARE(fixture.scene().node("wait-30m")->card().sentence,
                 "Wait 30 minutes; starts again if they add to cart");
        QCOMPARE(fixture.scene().node("wait-24h")->card().time, "From day 0, +30 m");
    }

    void thePlusOfAnOpenEndAddsAStep() {
        Fixture fixture;
        const std::string before = fixture.text();
        clickPlus(fixture, "wait-24h", "/next");
        choose(fixture, "Send email");
        QCOMPARE(said(campaign(fixture)["nodes"]["wait-24h"]["next"]), "cart-reminder");
        QCOMPARE(said(campaign(fixture)["nodes"]["cart-reminder"]["template"]), "cart-reminder");
        QCOMPARE(fixture.session.nodeId(), "cart-reminder");
        const std::string after = fixture.text();
        fixture.session.undoStack()->undo();
        QCOMPARE(fixture.text(), before);
        QCOMPARE(fixture.scene().nodes().size(), std::size_t{5});
        fixture.session.undoStack()->redo();
        QCOMPARE(fixture.text(), after);
    }

    void thePlusOnALinePutsAStepBetween() {
        Fixture fixture;
        clickPlus(fixture, "wait-30m", "/next");
        choose(fixture, "Split");
        const Json nodes = campaign(fixture)["nodes"];
        QCOMPARE(said(nodes["wait-30m"]["next"]), "split");
        QCOMPARE(said(nodes["split"]["arms"][0]["next"]), "remind");
        QVERIFY(nodes["split"]["arms"][1]["next"].is_null());
    }

    void deletingAStepHealsThePath() {
        Fixture fixture;
        const std::string before = fixture.text();
        QTest::mouseClick(
            fixture.canvas().viewport(), Qt::LeftButton, {},
            onScreen(fixture.canvas(), fixture.scene().node("remind")->sceneBoundingRect().center()));
        QCOMPARE(fixture.session.nodeId(), "remind");
        fixture.canvas().setFocus();
        QTest::keyClick(&fixture.canvas(), Qt::Key_Delete);
        QCOMPARE(said(campaign(fixture)["nodes"]["wait-30m"]["next"]), "french");
        QVERIFY(!campaign(fixture)["nodes"].contains("remind"));
        QCOMPARE(fixture.session.nodeId(), "wait-30m");
        fixture.session.undoStack()->undo();
        QCOMPARE(fixture.text(), before);
    }

    void thirtyMinutesBecomeTwentyInTheInspector() {
        Fixture fixture;
        const std::string before = fixture.text();
        fixture.session.setNodeId("wait-30m");
        auto* edit = editor<QLineEdit>(fixture, "/nodes/wait-30m/for");
        QVERIFY(edit);
        QCOMPARE(edit->text(), "30 m");
        edit->selectAll();
        QTest::keyClicks(edit, "20 m");
        QCOMPARE(said(campaign(fixture)["nodes"]["wait-30m"]["for"]), "20m");
        QCOMPARE(edit->text(), "20 m");
        QCOMPARE(fixture.scene().node("wait-30m")->card().sentence,
                 "Wait 20 minutes; starts again if they add to cart");
        QVERIFY(QString::fromStdString(fixture.text()).contains("\"20m\""));
        while (fixture.session.undoStack()->canUndo()) fixture.session.undoStack()->undo();
        QCOMPARE(fixture.text(), before);
        QCOMPARE(edit->text(), "30 m");
        while (fixture.session.undoStack()->canRedo()) fixture.session.undoStack()->redo();
        QCOMPARE(said(campaign(fixture)["nodes"]["wait-30m"]["for"]), "20m");
    }

    void arrowsChangeADuration() {
        Fixture fixture;
        fixture.session.setNodeId("wait-30m");
        auto* edit = editor<QLineEdit>(fixture, "/nodes/wait-30m/for");
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_Up);
        QCOMPARE(said(campaign(fixture)["nodes"]["wait-30m"]["for"]), "31m");
        QTest::keyClick(edit, Qt::Key_PageDown);
        QCOMPARE(said(campaign(fixture)["nodes"]["wait-30m"]["for"]), "21m");
    }

    void whatIsNoDurationIsSaidAndNotTaken() {
        Fixture fixture;
        fixture.session.setNodeId("wait-30m");
        auto* edit = editor<QLineEdit>(fixture, "/nodes/wait-30m/for");
        edit->selectAll();
        QTest::keyClicks(edit, "soon");
        QCOMPARE(said(campaign(fixture)["nodes"]["wait-30m"]["for"]), "30m");
        auto* problem = fixture.view->inspector().field("/nodes/wait-30m/for")->findChild<QLabel*>("problem");
        QVERIFY(problem->isVisible());
        QVERIFY(problem->text().contains("length of time"));
    }

    void typingADurationKeepsOtherSteps() {
        Fixture fixture;
        const Json before = campaign(fixture);
        fixture.session.setNodeId("wait-24h");
        auto* edit = editor<QLineEdit>(fixture, "/nodes/wait-24h/for");
        edit->selectAll();
        QTest::keyClicks(edit, "2 days");
        Json expected = before;
        expected["nodes"]["wait-24h"]["for"] = "2days";
        QCOMPARE(said(campaign(fixture)["nodes"]["wait-24h"]["for"]), "2d");
        expected["nodes"]["wait-24h"]["for"] = "2d";
        QVERIFY(campaign(fixture) == expected);
    }

    void theKeyboardAloneAddsAStep() {
        Fixture fixture;
        fixture.canvas().setFocus();
        QTest::keyClick(&fixture.canvas(), Qt::Key_Home);
        for (int i = 0; i < 4; ++i) QTest::keyClick(&fixture.canvas(), Qt::Key_Down);
        QCOMPARE(fixture.session.nodeId(), "wait-24h");
        QTest::keyClick(&fixture.canvas(), Qt::Key_Insert);
        choose(fixture, "exit");
        QCOMPARE(said(campaign(fixture)["nodes"]["exit"]["type"]), "exit");
        QCOMPARE(fixture.session.nodeId(), "exit");
        QTest::keyClick(&fixture.canvas(), Qt::Key_Return);
        QVERIFY(fixture.view->inspector().isAncestorOf(fixture.view->focusWidget()));
    }

    void lettersInAFieldDoNothingToSteps() {
        Fixture fixture;
        fixture.session.setNodeId("wait-30m");
        auto* edit = editor<QLineEdit>(fixture, "/nodes/wait-30m/for");
        edit->setFocus();
        edit->setCursorPosition(0);
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClick(edit, Qt::Key_Space);
        QTest::keyClick(edit, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(campaign(fixture)["nodes"].size(), std::size_t{4});
        QVERIFY(!fixture.canvas().palettePopup()->isVisible());
    }

    void copiedStepsArePastedUnderTheirOwnIds() {
        Fixture fixture;
        fixture.canvas().selectAllSteps();
        fixture.canvas().copySelected();
        QVERIFY(QApplication::clipboard()->text().contains("rehearsal.steps/1"));
        fixture.canvas().showNode("wait-24h");
        fixture.canvas().paste();
        const Json nodes = campaign(fixture)["nodes"];
        QCOMPARE(nodes.size(), std::size_t{8});
        QCOMPARE(said(nodes["wait-24h"]["next"]), "wait-30m-2");
        QCOMPARE(said(nodes["wait-30m-2"]["next"]), "remind-2");
        QVERIFY(nodes["french-2"]["cases"][0]["next"] == "wait-24h-2");
        QCOMPARE(fixture.scene().selectedIds().size(), 4);
    }

    void duplicatedStepsStandInARow() {
        Fixture fixture;
        fixture.canvas().showNode("remind");
        fixture.canvas().duplicateSelected();
        const Json nodes = campaign(fixture)["nodes"];
        QCOMPARE(said(nodes["remind"]["next"]), "remind-2");
        QCOMPARE(said(nodes["remind-2"]["next"]), "french");
    }

    void aLineDraggedOntoAStepLeadsThere() {
        Fixture fixture;
        design::EdgeItem* edge = fixture.scene().edge(edgeFrom(fixture.scene(), "french", "/otherwise"));
        const QPointF from = edge->handle() + QPointF(0, 8);
        const QPointF to = fixture.scene().node("wait-24h")->sceneBoundingRect().center();
        fixture.canvas().fit();
        QWidget* port = fixture.canvas().viewport();
        QTest::mousePress(port, Qt::LeftButton, {}, fixture.canvas().mapFromScene(from));
        QTest::mouseMove(port, fixture.canvas().mapFromScene((from + to) / 2));
        QTest::mouseMove(port, fixture.canvas().mapFromScene(to));
        QTest::mouseRelease(port, Qt::LeftButton, {}, fixture.canvas().mapFromScene(to));
        QCOMPARE(said(campaign(fixture)["nodes"]["french"]["otherwise"]), "wait-24h");
    }

    void leadsToChangesWhereALineGoes() {
        Fixture fixture;
        fixture.session.setNodeId("french");
        auto* combo = editor<QComboBox>(fixture, "/nodes/french/otherwise");
        QVERIFY(combo);
        combo->setCurrentIndex(combo->findText("wait-24h", Qt::MatchContains));
        emit combo->activated(combo->currentIndex());
        QCOMPARE(said(campaign(fixture)["nodes"]["french"]["otherwise"]), "wait-24h");
    }

    void aConditionIsBuiltOfRows() {
        Fixture fixture;
        fixture.session.setNodeId("french");
        fields::Field* field = fixture.view->inspector().field("/nodes/french/cases/0/when");
        QVERIFY(field);
        auto* value = field->findChild<QLineEdit*>("conditionValue");
        QVERIFY(value);
        value->selectAll();
        QTest::keyClicks(value, "DE");
        QCOMPARE(said(campaign(fixture)["nodes"]["french"]["cases"][0]["when"]["value"]), "DE");
        QCOMPARE(field->findChild<QLabel*>("conditionSentence")->text(), "country is “DE”");
        QCOMPARE(fixture.scene().node("french")->card().sentence, "If country is “DE”");
    }

    void aCaseIsAddedAndTakenAway() {
        Fixture fixture;
        const std::string before = fixture.text();
        fixture.session.setNodeId("french");
        auto* add = fixture.view->inspector().findChild<QPushButton*>("act:/nodes/french/cases");
        QVERIFY(add);
        QTest::mouseClick(add, Qt::LeftButton);
        QCOMPARE(campaign(fixture)["nodes"]["french"]["cases"].size(), std::size_t{2});
        QVERIFY(fixture.view->inspector().field("/nodes/french/cases/1/when"));
        fixture.session.undoStack()->undo();
        QCOMPARE(fixture.text(), before);
        QVERIFY(!fixture.view->inspector().field("/nodes/french/cases/1/when"));
    }

    void theCampaignIsEditedWhereNoStepIsChosen() {
        Fixture fixture;
        fixture.session.setNodeId({});
        auto* name = editor<QLineEdit>(fixture, "/name");
        QVERIFY(name);
        name->selectAll();
        QTest::keyClicks(name, "Carts");
        QCOMPARE(said(campaign(fixture)["name"]), "Carts");
        fixture.session.undoStack()->undo();
        QCOMPARE(said(campaign(fixture)["name"]), "Cart recovery");
    }

    void problemsStandOnTheCardAndUnderTheField() {
        Fixture fixture;
        fixture.session.apply(bundle::edits::setValue(fixture.session.document(), "campaigns/cart.json",
                                                      "/nodes/remind/template", Json("nowhere"), "Break it"));
        QCOMPARE(fixture.scene().node("remind")->card().errors.size(), 1);
        fixture.session.setNodeId("remind");
        auto* problem =
            fixture.view->inspector().field("/nodes/remind/template")->findChild<QLabel*>("problem");
        QVERIFY(!problem->text().isEmpty());
    }

    void screenReadersMeetEachCard() {
        Fixture fixture;
        QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&fixture.canvas());
        QVERIFY(canvas);
        QCOMPARE(canvas->childCount(), 11);  // Five cards, and six ways out of them.
        QVERIFY(canvas->child(2)->text(QAccessible::Name).startsWith("Wait: Wait 30 minutes"));
        QCOMPARE(canvas->child(2)->role(), QAccessible::ListItem);
        QVERIFY(canvas->child(2)->rect().width() > 100);
        QCOMPARE(canvas->indexOfChild(canvas->child(2)), 2);
    }

    void theOutlineFollowsTheCanvasAndLeadsIt() {
        Fixture fixture;
        design::Outline& outline = fixture.view->outline();
        fixture.canvas().action("outline")->trigger();
        fixture.canvas().showNode("remind");
        QCOMPARE(outline.currentIndex().data(Qt::UserRole).toString(), "remind");
        const auto found = outline.model()->match(outline.model()->index(0, 0), Qt::UserRole, "wait-24h", 1,
                                                  Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(found.size(), 1);
        outline.setCurrentIndex(found.front());
        QCOMPARE(fixture.session.nodeId(), "wait-24h");
    }

    void everyWaitFieldIsUndone() {
        Fixture fixture;
        const std::string before = fixture.text();
        fixture.session.setNodeId("wait-30m");
        for (auto* combo : fixture.view->inspector().findChildren<QComboBox*>()) {
            if (combo->findText("Until a time of day") < 0) continue;
            combo->setCurrentIndex(1);
            emit combo->activated(1);
            break;
        }
        QCOMPARE(said(campaign(fixture)["nodes"]["wait-30m"]["until"]["time"]), "09:00");
        QCOMPARE(said(campaign(fixture)["nodes"]["wait-30m"]["next"]), "remind");
        fixture.session.undoStack()->undo();
        QCOMPARE(fixture.text(), before);
    }
};
REHEARSAL_TEST(DesignViewTest)
#include "design_view_test.moc"
