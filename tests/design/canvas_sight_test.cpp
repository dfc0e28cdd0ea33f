// What is in sight: zooming, panning, finding, the minimap, the level of detail, motion, and what screen
// readers are told.
#include <QAccessible>
#include <QLabel>
#include <QScrollBar>
#include <QStyleOptionGraphicsItem>

#include "canvas_hand.h"
#include "design/find_bar.h"
#include "design/minimap.h"
#include "design/step_kinds.h"
#include "support/made_up_campaign.h"
#include "support/test.h"
#include "widgets/motion.h"
#include "widgets/theme.h"

using namespace rehearsal;
using test::Fixture;
using test::Hand;

namespace {

/// A large campaign in place of the fixture's.
void enlarge(Fixture& fixture, int steps) {
    const auto json = test::madeUpCampaign(steps);
    fixture.session.apply(
        bundle::edits::setJson(fixture.session.document(), "campaigns/cart.json", json, "Enlarge"));
}

QImage drawn(design::NodeItem* card, double scale) {
    QImage image(264, 120, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    QStyleOptionGraphicsItem option;
    card->paint(&painter, &option, nullptr);
    return image;
}

int colours(const QImage& image, const QRect& where) {
    QSet<QRgb> found;
    for (int x = where.left(); x <= where.right(); ++x) {
        for (int y = where.top(); y <= where.bottom(); ++y) found.insert(image.pixel(x, y));
    }
    return static_cast<int>(found.size());
}

}  // namespace

class CanvasSightTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { widgets::theme::install(); }
    void cleanup() { widgets::motion::setReduced(true); }

    void theWheelScrollsAndWithControlZooms() {
        Fixture fixture;
        enlarge(fixture, 40);
        Hand hand(fixture);
        fixture.canvas().zoomTo(1);
        const auto wheel = [&](Qt::KeyboardModifiers keys) {
            const QPointF pos(200, 200);
            QWheelEvent event(pos, hand.port()->mapToGlobal(pos), {}, {0, -120}, Qt::NoButton, keys,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(hand.port(), &event);
        };
        const int before = fixture.canvas().verticalScrollBar()->value();
        wheel({});
        QVERIFY(fixture.canvas().verticalScrollBar()->value() > before);
        QCOMPARE(fixture.canvas().zoom(), 1.0);
        wheel(Qt::ControlModifier);
        QVERIFY(fixture.canvas().zoom() < 1);
    }

    void plusAndMinusZoomAlsoOnTheNumberPad() {
        Fixture fixture;
        Hand hand(fixture);
        for (const Qt::KeyboardModifiers keys :
             {Qt::KeyboardModifiers(Qt::ControlModifier), Qt::ControlModifier | Qt::KeypadModifier,
              Qt::KeyboardModifiers(Qt::KeypadModifier)}) {
            fixture.canvas().zoomTo(1);
            hand.key(Qt::Key_Plus, keys);
            QVERIFY(fixture.canvas().zoom() > 1);
            hand.key(Qt::Key_Minus, keys);
            hand.key(Qt::Key_Minus, keys);
            QVERIFY(fixture.canvas().zoom() < 1);
        }
        hand.key(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(fixture.canvas().zoom(), 1.0);
    }

    void fitShowsAll() {
        Fixture fixture;
        enlarge(fixture, 40);
        Hand hand(fixture);
        hand.key(Qt::Key_9, Qt::ControlModifier);
        const QRectF sight = fixture.canvas().mapToScene(hand.port()->rect()).boundingRect();
        QVERIFY(sight.contains(fixture.scene().layout().bounds));
    }

    void spaceHeldMovesTheCanvasAndAddsNothing() {
        Fixture fixture;
        enlarge(fixture, 40);
        Hand hand(fixture);
        fixture.canvas().zoomTo(1);
        const int before = fixture.canvas().verticalScrollBar()->value();
        QTest::keyPress(&fixture.canvas(), Qt::Key_Space);
        QTest::mousePress(hand.port(), Qt::LeftButton, {}, {300, 300});
        QMouseEvent move(QEvent::MouseMove, QPointF(300, 220), hand.port()->mapToGlobal(QPointF(300, 220)),
                         Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(hand.port(), &move);
        QTest::mouseRelease(hand.port(), Qt::LeftButton, {}, {300, 220});
        QTest::keyRelease(&fixture.canvas(), Qt::Key_Space);
        QCOMPARE(fixture.canvas().verticalScrollBar()->value(), before + 80);
        QVERIFY(!fixture.canvas().palettePopup()->isVisible());
        hand.key(Qt::Key_Space);
        QVERIFY(fixture.canvas().palettePopup()->isVisible());
    }

    void theMiddleButtonMovesTheCanvas() {
        Fixture fixture;
        enlarge(fixture, 40);
        Hand hand(fixture);
        fixture.canvas().zoomTo(1);
        const int before = fixture.canvas().verticalScrollBar()->value();
        QTest::mousePress(hand.port(), Qt::MiddleButton, {}, {300, 300});
        QTest::mouseMove(hand.port(), {300, 250});
        QTest::mouseRelease(hand.port(), Qt::MiddleButton, {}, {300, 250});
        QCOMPARE(fixture.canvas().verticalScrollBar()->value(), before + 50);
    }

    void findGoesThroughWhatItFindsAndRoundAgain() {
        Fixture fixture;
        Hand hand(fixture);
        hand.key(Qt::Key_F, Qt::ControlModifier);
        auto* edit = fixture.view->findChild<QLineEdit*>(QStringLiteral("findEdit"));
        QVERIFY(edit->isVisible() && edit->hasFocus());
        QTest::keyClicks(edit, "wait");
        QStringList found{fixture.session.nodeId()};
        for (int i = 0; i < 2; ++i) {
            QTest::keyClick(edit, Qt::Key_Return);
            found << fixture.session.nodeId();
        }
        QCOMPARE(found, (QStringList{"wait-30m", "wait-24h", "wait-30m"}));
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!edit->isVisible() && fixture.canvas().hasFocus());
    }

    void theMinimapLeadsToWhatIsClicked() {
        Fixture fixture;
        enlarge(fixture, 80);
        fixture.canvas().zoomTo(1);
        fixture.canvas().showNode({});
        auto* map = fixture.view->findChild<design::Minimap*>();
        QVERIFY(map->isVisible());
        const int before = fixture.canvas().verticalScrollBar()->value();
        QTest::mouseClick(map, Qt::LeftButton, {}, {map->width() / 2, map->height() - 12});
        QVERIFY(fixture.canvas().verticalScrollBar()->value() > before + 1000);
        fixture.canvas().fit();
        QVERIFY(!map->isVisible());
    }

    void fromAfarACardIsATileAndALineAndThenABar() {
        Fixture fixture;
        design::NodeItem* card = fixture.scene().node("remind");
        const auto text = [&](double scale, const QRectF& part) {
            return colours(drawn(card, scale),
                           QRect((part.topLeft() * scale).toPoint(), (part.size() * scale).toSize()));
        };
        const QRectF foot(60, card->height() - 26, 80, 14);
        QVERIFY(text(1, foot) > 3);
        QVERIFY(text(0.3, QRectF(84, 16, 150, 40)) > 3);
        QCOMPARE(text(0.1, QRectF(10, 10, 240, 40)), 1);
        const QColor bar = drawn(card, 0.1).pixelColor(5, 2);
        QCOMPARE(bar.rgb(), widgets::theme::color(design::stepLook("send").scale, 6).rgb());
    }

    void cardsGlideWhereMotionIsWanted() {
        Fixture fixture;
        Hand hand(fixture);
        widgets::motion::setReduced(false);
        const QPointF stood = fixture.scene().node("french")->pos();
        fixture.canvas().showNode("wait-30m");
        fixture.canvas().addKind("webhook");
        QVERIFY(fixture.scene().node("french")->pos().y() < stood.y() + 192);
        QTRY_COMPARE(fixture.scene().node("french")->pos(), stood + QPointF(0, 192));
        const auto& route = fixture.scene().layout().edges[0];
        QTRY_VERIFY(fixture.scene().edge(0)->route() == route);
    }

    void withoutMotionCardsAreAtOnceWhereTheyBelong() {
        Fixture fixture;
        Hand hand(fixture);
        const QPointF stood = fixture.scene().node("french")->pos();
        fixture.canvas().showNode("wait-30m");
        fixture.canvas().addKind("webhook");
        QCOMPARE(fixture.scene().node("french")->pos(), stood + QPointF(0, 192));
    }

    void aSecondEditEndsTheMotionOfTheFirst() {
        Fixture fixture;
        Hand hand(fixture);
        widgets::motion::setReduced(false);
        fixture.canvas().showNode("wait-30m");
        for (int i = 0; i < 3; ++i) fixture.canvas().addKind("webhook");
        fixture.session.undoStack()->undo();
        QTRY_COMPARE(
            fixture.scene().node("french")->pos(),
            fixture.scene().layout().nodes[design::at(fixture.scene().graph().indexOf("french"))].topLeft());
    }

    void screenReadersMeetEveryPlus() {
        Fixture fixture;
        Hand hand(fixture);
        QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&fixture.canvas());
        QStringList names;
        for (int i = 0; i < canvas->childCount(); ++i) {
            QAccessibleInterface* each = canvas->child(i);
            QCOMPARE(canvas->indexOfChild(each), i);
            if (each->role() == QAccessible::Button) names << each->text(QAccessible::Name);
        }
        QCOMPARE(names.size(), 6);
        QCOMPARE(names[0],
                 "Add a step between the entry and Wait 30 minutes; starts again if they add to cart");
        QCOMPARE(names.last(), "Add a step after Wait 1 day");
        QVERIFY(names[4].endsWith("on “otherwise”"));
    }

    void screenReadersFindWhereTheKeyboardIs() {
        Fixture fixture;
        Hand hand(fixture);
        QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&fixture.canvas());
        QStringList focused;
        for (const int key : {Qt::Key_Home, Qt::Key_Tab, Qt::Key_Tab}) {
            hand.key(key);
            QVERIFY(canvas->focusChild() && canvas->focusChild()->state().focused);
            focused << canvas->focusChild()->text(QAccessible::Name);
        }
        QVERIFY(focused[0].startsWith("Entry: "));
        QVERIFY(focused[1].startsWith("Add a step between the entry"));
        QVERIFY(focused[2].startsWith("Wait: Wait 30 minutes"));
    }

    void aScreenReaderCanPressAPlus() {
        Fixture fixture;
        Hand hand(fixture);
        QAccessibleInterface* plus =
            QAccessible::queryAccessibleInterface(fixture.scene().plus(hand.edge("french", "/otherwise")));
        plus->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        hand.choose("Webhook");
        QCOMPARE(test::said(hand.nodes()["french"]["otherwise"]), "webhook");
    }
};
REHEARSAL_TEST(CanvasSightTest)
#include "canvas_sight_test.moc"
