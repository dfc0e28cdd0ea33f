// The keyboard on the canvas: walking, adding, replacing; and that every action can be found.
#include <QMenu>
#include <QMimeData>

#include "canvas_hand.h"
#include "design/step_list.h"
#include "design/step_panel.h"
#include "support/test.h"
#include "widgets/theme.h"

using namespace rehearsal;
using test::Fixture;
using test::Hand;
using test::said;

class CanvasKeysTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { widgets::theme::install(); }

    void tabWalksEveryCardAndEveryPlus() {
        Fixture fixture;
        Hand hand(fixture);
        hand.key(Qt::Key_Home);
        QStringList stops;
        for (int i = 0; i < 9; ++i) {
            hand.key(Qt::Key_Tab);
            const int edge = fixture.scene().currentEdge();
            stops << (edge < 0 ? fixture.scene().currentId()
                               : QString::fromStdString(fixture.scene().edgeRef(edge).node + "+"));
        }
        QCOMPARE(stops, (QStringList{"+", "wait-30m", "wait-30m+", "remind", "remind+", "french", "french+",
                                     "french+", "wait-24h"}));
        hand.key(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(fixture.scene().currentEdge(), hand.edge("french", "/otherwise"));
        QVERIFY(fixture.scene().plus(hand.edge("french", "/otherwise"))->isCurrent());
    }

    void tabLeavesTheCanvasAfterTheLast() {
        Fixture fixture;
        Hand hand(fixture);
        QVERIFY(fixture.canvas().hasFocus());
        for (int i = 0; i < 20 && fixture.canvas().hasFocus(); ++i) hand.key(Qt::Key_Tab);
        QVERIFY(!fixture.canvas().hasFocus());
    }

    void aStepIsAddedOnTheVeryLineOfThePlus() {
        Fixture fixture;
        Hand hand(fixture);
        fixture.canvas().showEdge(hand.edge("french", "/otherwise"));
        hand.key(Qt::Key_Space);
        hand.choose("Webhook");
        QCOMPARE(said(hand.nodes()["french"]["otherwise"]), "webhook");
        QCOMPARE(fixture.scene().currentEdge(), -1);
        QCOMPARE(fixture.session.nodeId(), "webhook");
    }

    void beneathTheLastCardIsItsOpenEnd() {
        Fixture fixture;
        Hand hand(fixture);
        fixture.canvas().showNode("wait-24h");
        hand.key(Qt::Key_Down);
        QCOMPARE(fixture.scene().currentEdge(), hand.edge("wait-24h", "/next"));
        hand.key(Qt::Key_Up);
        QCOMPARE(fixture.scene().currentEdge(), -1);
        QCOMPARE(fixture.scene().currentId(), "wait-24h");
    }

    void fromAPlusTheArrowsLeadToItsSiblings() {
        Fixture fixture;
        Hand hand(fixture);
        fixture.canvas().showEdge(hand.edge("french", "/cases/0/next"));
        hand.key(Qt::Key_Right);
        QCOMPARE(fixture.scene().currentEdge(), hand.edge("french", "/otherwise"));
        hand.key(Qt::Key_Right);
        QCOMPARE(fixture.scene().currentEdge(), hand.edge("french", "/otherwise"));
        hand.key(Qt::Key_Left);
        hand.key(Qt::Key_Down);
        QCOMPARE(fixture.scene().currentId(), "wait-24h");
    }

    void deleteAtAPlusEndsThePathAndDeletesNoStep() {
        Fixture fixture;
        Hand hand(fixture);
        fixture.canvas().showEdge(hand.edge("remind", "/next"));
        hand.key(Qt::Key_Delete);
        QVERIFY(hand.nodes()["remind"]["next"].is_null());
        QCOMPARE(hand.nodes().size(), std::size_t{4});
    }

    void anotherKindTakesAStepsPlaceAndItsWays() {
        Fixture fixture;
        Hand hand(fixture);
        fixture.canvas().showNode("french");
        hand.key(Qt::Key_R);
        hand.choose("Split");
        const auto nodes = hand.nodes();
        QCOMPARE(said(nodes["french"]["type"]), "split");
        QCOMPARE(said(nodes["french"]["arms"][0]["name"]), "yes");
        QCOMPARE(said(nodes["french"]["arms"][0]["next"]), "wait-24h");
        QCOMPARE(fixture.session.nodeId(), "french");
        QCOMPARE(hand.undoable(), 1);
    }

    void exitReplacesOnlyWhereNothingFollows() {
        Fixture fixture;
        Hand hand(fixture);
        const auto offered = [&](const char* id) {
            fixture.canvas().showNode(id);
            hand.key(Qt::Key_R);
            auto* list = fixture.canvas().palettePopup()->findChild<QListWidget*>();
            const bool found = !list->findItems("Exit", Qt::MatchExactly).isEmpty();
            fixture.canvas().palettePopup()->hide();
            return found;
        };
        QVERIFY(!offered("remind"));
        QVERIFY(offered("wait-24h"));
    }

    void deletingSeveralStepsHealsThePath() {
        Fixture fixture;
        Hand hand(fixture);
        const std::string before = fixture.text();
        hand.click(hand.cardOf("wait-30m"));
        hand.click(hand.cardOf("remind"), Qt::ControlModifier);
        hand.key(Qt::Key_Delete);
        QCOMPARE(said(nlohmann::ordered_json::parse(fixture.text())["start"]), "french");
        QCOMPARE(hand.nodes().size(), std::size_t{2});
        hand.undo();
        QCOMPARE(fixture.text(), before);
    }

    void stepsArePastedIntoAnotherWindow() {
        Fixture from, to;
        {
            QApplication::setActiveWindow(from.view.get());
            Hand hand(from);
            from.canvas().showNode("remind");
            hand.key(Qt::Key_Down, Qt::ShiftModifier);
            QCOMPARE(from.scene().selectedIds(), (QStringList{"remind", "french"}));
            hand.key(Qt::Key_C, Qt::ControlModifier);
        }
        QApplication::setActiveWindow(to.view.get());
        Hand hand(to);
        to.canvas().showNode("wait-24h");
        hand.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(said(hand.nodes()["wait-24h"]["next"]), "remind-2");
        QCOMPARE(said(hand.nodes()["remind-2"]["next"]), "french-2");
        QCOMPARE(Hand(from).nodes().size(), std::size_t{4});
    }

    void whatIsCutIsPastedElsewhere() {
        Fixture fixture;
        Hand hand(fixture);
        fixture.canvas().showNode("remind");
        hand.key(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(said(hand.nodes()["wait-30m"]["next"]), "french");
        fixture.canvas().showEdge(hand.edge("french", "/otherwise"));
        hand.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(said(hand.nodes()["french"]["otherwise"]), "remind");
        QCOMPARE(said(hand.nodes()["remind"]["template"]), "cart-reminder");
    }

    void aStepIsDraggedFromThePanelOntoALine() {
        Fixture fixture;
        Hand hand(fixture);
        fixture.canvas().action("steps")->trigger();
        QVERIFY(fixture.view->steps().isVisible());
        fixture.canvas().fit();
        auto* list = fixture.view->steps().findChild<design::StepList*>();
        QVERIFY(list->dragEnabled());
        const auto wait = list->findItems("Wait", Qt::MatchExactly);
        const std::unique_ptr<QMimeData> data(list->model()->mimeData({list->indexFromItem(wait.front())}));
        const QPoint at = hand.onScreen(hand.plusOf("remind", "/next"));
        const auto send = [&](auto&& event) { return QApplication::sendEvent(hand.port(), &event); };
        send(QDragEnterEvent(QPoint(5, 5), Qt::CopyAction, data.get(), Qt::LeftButton, {}));
        using Slot = design::PlusItem::SlotState;
        QCOMPARE(fixture.scene().plus(hand.edge("remind", "/next"))->slotState(), Slot::Offered);
        send(QDragMoveEvent(at, Qt::CopyAction, data.get(), Qt::LeftButton, {}));
        QCOMPARE(fixture.scene().plus(hand.edge("remind", "/next"))->slotState(), Slot::Hovered);
        send(QDropEvent(at, Qt::CopyAction, data.get(), Qt::LeftButton, {}));
        QCOMPARE(said(hand.nodes()["remind"]["next"]), "wait");
        QCOMPARE(said(hand.nodes()["wait"]["next"]), "french");
        QCOMPARE(fixture.scene().plus(hand.edge("remind", "/next"))->slotState(), Slot::None);
    }

    void thePanelIsSearchedAndAddsByEnter() {
        Fixture fixture;
        Hand hand(fixture);
        fixture.canvas().showNode("wait-24h");
        hand.key(Qt::Key_P);
        auto* search = fixture.view->steps().findChild<QLineEdit*>();
        search->setFocus();
        QTest::keyClicks(search, "A/B");
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(said(hand.nodes()["wait-24h"]["next"]), "split");
    }

    void theMenusHoldWhatCanBeDoneThere() {
        Fixture fixture;
        Hand hand(fixture);
        const auto texts = [&](const QPointF& pos) {
            const std::unique_ptr<QMenu> menu(fixture.canvas().menuAt(hand.onScreen(pos)));
            QStringList all;
            for (const QAction* action : menu->actions()) {
                if (!action->isSeparator()) all << action->objectName().section('.', 1);
            }
            return all;
        };
        QVERIFY(texts(hand.cardOf("remind")).contains("replace"));
        QCOMPARE(fixture.session.nodeId(), "remind");
        QVERIFY(!texts(hand.cardOf("")).contains("delete"));
        QVERIFY(texts(hand.plusOf("remind", "/next")).contains("endPath"));
        QCOMPARE(fixture.scene().currentEdge(), hand.edge("remind", "/next"));
        QVERIFY(texts(hand.cardOf("") + QPointF(240, 0)).contains("fit"));
    }

    void theMenuOfSeveralStepsKeepsThemSelected() {
        Fixture fixture;
        Hand hand(fixture);
        fixture.canvas().selectAllSteps();
        QTest::mouseClick(hand.port(), Qt::RightButton, {}, hand.onScreen(hand.cardOf("remind")));
        delete fixture.canvas().menuAt(hand.onScreen(hand.cardOf("remind")));
        QCOMPARE(fixture.scene().selectedIds().size(), 4);
    }

    void everyActionSaysWhatItDoesAndHasItsKeys() {
        Fixture fixture;
        QSet<QString> taken;
        for (const QAction* action : fixture.canvas().actions()) {
            QVERIFY2(!action->text().isEmpty() && !action->shortcuts().isEmpty(),
                     qPrintable(action->objectName()));
            for (const QKeySequence& keys : action->shortcuts()) {
                QVERIFY2(!taken.contains(keys.toString()), qPrintable(keys.toString()));
                taken.insert(keys.toString());
            }
        }
        QVERIFY(taken.size() > 30);
    }
};
REHEARSAL_TEST(CanvasKeysTest)
#include "canvas_keys_test.moc"
