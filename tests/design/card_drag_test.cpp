// Moving cards with the mouse: to another place, onto another line, as copies, and back again.
#include "canvas_hand.h"
#include "support/test.h"
#include "widgets/theme.h"

using namespace rehearsal;
using test::Fixture;
using test::Hand;
using test::said;

class CardDragTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { widgets::theme::install(); }

    void aCardThatIsDraggedIsPinnedWhereItIsLetGo() {
        Fixture fixture;
        Hand hand(fixture);
        const std::string before = fixture.text();
        const QPointF from = hand.cardOf("remind"), by(-14 * 24.0, 48);
        const QPointF stood = fixture.scene().node("remind")->pos();
        hand.drag(from, from + by);
        QCOMPARE(hand.undoable(), 1);
        QVERIFY(hand.layout().contains("remind"));
        const QPointF stands = fixture.scene().node("remind")->pos();
        QVERIFY((stands - stood - by).manhattanLength() < 24);
        QVERIFY(fixture.scene().node("remind")->card().pinned);
        QVERIFY(fixture.scene().node("remind")->card().spoken().contains("pinned"));
        QCOMPARE(said(hand.nodes()["wait-30m"]["next"]), "remind");
        hand.undo();
        QCOMPARE(fixture.text(), before);
        QCOMPARE(fixture.scene().node("remind")->pos(), stood);
    }

    void aCardDroppedOnALineStandsThere() {
        Fixture fixture;
        Hand hand(fixture);
        const std::string before = fixture.text();
        hand.drag(hand.cardOf("wait-30m"), hand.plusOf("remind", "/next"));
        QCOMPARE(said(hand.nodes()["remind"]["next"]), "wait-30m");
        QCOMPARE(said(hand.nodes()["wait-30m"]["next"]), "french");
        QCOMPARE(said(nlohmann::ordered_json::parse(fixture.text())["start"]), "remind");
        QVERIFY(hand.layout().is_null());
        QCOMPARE(hand.undoable(), 1);
        hand.undo();
        QCOMPARE(fixture.text(), before);
    }

    void whileACardIsHeldThePlacesForItShowThemselves() {
        Fixture fixture;
        Hand hand(fixture);
        using Slot = design::PlusItem::SlotState;
        const auto slot = [&](const char* id, const char* way) {
            return fixture.scene().plus(hand.edge(id, way))->slotState();
        };
        hand.press(hand.cardOf("remind"));
        hand.moveTo(hand.cardOf("remind") + QPointF(60, 0));
        QCOMPARE(slot("", "/start"), Slot::Offered);
        QCOMPARE(slot("wait-30m", "/next"), Slot::None);  // Where it stands.
        QCOMPARE(slot("remind", "/next"), Slot::None);
        hand.moveTo(hand.plusOf("french", "/otherwise"));
        QCOMPARE(slot("french", "/otherwise"), Slot::Hovered);
        hand.letGo(hand.plusOf("french", "/otherwise"));
        QCOMPARE(slot("", "/start"), Slot::None);
        QCOMPARE(said(hand.nodes()["french"]["otherwise"]), "remind");
    }

    void withControlACopyIsDropped() {
        Fixture fixture;
        Hand hand(fixture);
        hand.drag(hand.cardOf("remind"), hand.plusOf("french", "/otherwise"), Qt::ControlModifier);
        QCOMPARE(said(hand.nodes()["french"]["otherwise"]), "remind-2");
        QCOMPARE(said(hand.nodes()["wait-30m"]["next"]), "remind");
        QCOMPARE(hand.undoable(), 1);
    }

    void selectedCardsMoveTogether() {
        Fixture fixture;
        Hand hand(fixture);
        hand.click(hand.cardOf("wait-30m"));
        hand.click(hand.cardOf("remind"), Qt::ShiftModifier);
        QCOMPARE(fixture.scene().selectedIds(), (QStringList{"wait-30m", "remind"}));
        hand.drag(hand.cardOf("remind"), hand.plusOf("wait-24h", "/next"));
        QCOMPARE(said(hand.nodes()["wait-24h"]["next"]), "wait-30m");
        QCOMPARE(said(hand.nodes()["wait-30m"]["next"]), "remind");
        QVERIFY(hand.nodes()["remind"]["next"].is_null());
    }

    void escapePutsACardBack() {
        Fixture fixture;
        Hand hand(fixture);
        const QPointF stood = fixture.scene().node("remind")->pos();
        hand.press(hand.cardOf("remind"));
        hand.moveTo(hand.cardOf("remind") + QPointF(200, 100));
        QVERIFY(fixture.scene().node("remind")->pos() != stood);
        hand.key(Qt::Key_Escape);
        QCOMPARE(fixture.scene().node("remind")->pos(), stood);
        hand.letGo(hand.cardOf("remind") + QPointF(200, 100));
        QCOMPARE(hand.undoable(), 0);
        QVERIFY(hand.layout().is_null());
    }

    void losingTheKeyboardPutsACardBack() {
        Fixture fixture;
        Hand hand(fixture);
        const QPointF stood = fixture.scene().node("remind")->pos();
        hand.press(hand.cardOf("remind"));
        hand.moveTo(hand.cardOf("remind") + QPointF(200, 100));
        fixture.canvas().clearFocus();
        QCOMPARE(fixture.scene().node("remind")->pos(), stood);
        hand.letGo(hand.cardOf("remind"));
        QCOMPARE(hand.undoable(), 0);
    }

    void escapeLetsGoOfALine() {
        Fixture fixture;
        Hand hand(fixture);
        const QPointF from =
            fixture.scene().edge(hand.edge("french", "/otherwise"))->handle() + QPointF(0, 8);
        const QPointF to = hand.cardOf("wait-24h");
        QTest::mousePress(hand.port(), Qt::LeftButton, {}, hand.onScreen(from));
        hand.moveTo((from + to) / 2);
        hand.key(Qt::Key_Escape);
        hand.letGo(to);
        QVERIFY(hand.nodes()["french"]["otherwise"].is_null());
    }

    void whatEndsAJourneyGoesOnlyToOpenEnds() {
        Fixture fixture;
        Hand hand(fixture);
        fixture.canvas().showNode("wait-24h");
        fixture.canvas().addKind("exit");
        fixture.canvas().fit();
        hand.press(hand.cardOf("exit"));
        hand.moveTo(hand.cardOf("exit") + QPointF(30, 30));
        using Slot = design::PlusItem::SlotState;
        QCOMPARE(fixture.scene().plus(hand.edge("french", "/otherwise"))->slotState(), Slot::Offered);
        QCOMPARE(fixture.scene().plus(hand.edge("", "/start"))->slotState(), Slot::None);
        hand.key(Qt::Key_Escape);
        hand.letGo(hand.cardOf("exit"));
    }

    void aClickMovesNothing() {
        Fixture fixture;
        Hand hand(fixture);
        hand.click(hand.cardOf("remind"));
        QCOMPARE(hand.undoable(), 0);
        QCOMPARE(fixture.session.nodeId(), "remind");
    }

    void controlAndArrowsNudgeACard() {
        Fixture fixture;
        Hand hand(fixture);
        const std::string before = fixture.text();
        fixture.canvas().showNode("wait-24h");
        const QPointF stood = fixture.scene().node("wait-24h")->pos();
        for (int i = 0; i < 3; ++i) hand.key(Qt::Key_Left, Qt::ControlModifier);
        hand.key(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(fixture.scene().node("wait-24h")->pos(), stood + QPointF(-72, 24));
        QCOMPARE(hand.undoable(), 1);
        hand.undo();
        QCOMPARE(fixture.text(), before);
    }

    void unpinningLetsTheLayoutDecide() {
        Fixture fixture;
        Hand hand(fixture);
        const QPointF stood = fixture.scene().node("wait-24h")->pos();
        QVERIFY(!fixture.canvas().action("unpinAll")->isEnabled());
        for (const char* id : {"wait-24h", "remind"}) {
            fixture.canvas().showNode(id);
            hand.key(Qt::Key_Left, Qt::ControlModifier);
        }
        QCOMPARE(hand.layout().size(), std::size_t{2});
        QVERIFY(fixture.canvas().action("unpin")->isEnabled());
        hand.key(Qt::Key_U);
        QCOMPARE(hand.layout().size(), std::size_t{1});
        hand.key(Qt::Key_U, Qt::ShiftModifier);
        QVERIFY(hand.layout().is_null());
        QCOMPARE(fixture.scene().node("wait-24h")->pos(), stood);
    }
};
REHEARSAL_TEST(CardDragTest)
#include "card_drag_test.moc"
