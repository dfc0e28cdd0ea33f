// Whatever is done by the canvas's actions and the inspector's fields can be undone, all of it, and done
// again.
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <random>

#include "campaign_fixture.h"
#include "design/node_item.h"
#include "design/step_palette.h"
#include "support/test.h"
#include "widgets/theme.h"

using namespace rehearsal;

namespace {

constexpr int kRounds = 6;
constexpr int kDeeds = 24;

/// Somebody who presses and types at random, the same for the same seed.
class Monkey {
  public:
    Monkey(test::Fixture& fixture, unsigned seed) : fixture_(fixture), random_(seed) {}

    void act() {
        selectSomething();
        below(3) == 0 ? editAField() : triggerAnAction();
    }

  private:
    int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }
    template <class List>
    auto oneOf(const List& list) {
        return list[below(static_cast<int>(list.size()))];
    }

    void selectSomething() {
        const auto& nodes = fixture_.scene().nodes();
        fixture_.canvas().showNode(oneOf(nodes)->card().id);
        if (below(4) == 0) oneOf(nodes)->setSelected(true);
    }

    void triggerAnAction() {
        QList<QAction*> actions;
        for (QAction* action : fixture_.canvas().actions()) {
            if (action->isEnabled() && !action->isCheckable()) actions << action;
        }
        oneOf(actions)->trigger();
        if (fixture_.canvas().palettePopup()->isVisible()) chooseAStep();
    }

    void chooseAStep() {
        auto* search = fixture_.canvas().palettePopup()->findChild<QLineEdit*>("stepSearch");
        for (int n = below(7); n > 0; --n) QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Return);
        fixture_.canvas().palettePopup()->hide();
    }

    void editAField() {
        QList<QWidget*> fields;
        for (QWidget* widget : fixture_.view->inspector().findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->isEnabled() && isEditable(widget)) fields << widget;
        }
        if (fields.isEmpty()) return;
        QWidget* field = oneOf(fields);
        field->setFocus();
        if (auto* combo = qobject_cast<QComboBox*>(field)) {
            QTest::keyClick(combo, below(2) ? Qt::Key_Down : Qt::Key_Up);
        } else if (auto* button = qobject_cast<QAbstractButton*>(field)) {
            button->click();
        } else {
            if (below(2)) QTest::keySequence(field, QKeySequence::SelectAll);
            QTest::keyClicks(field, oneOf(QStringList{"1", "2h", "30", "Order Completed", "x", "9"}));
        }
    }

    /// Text, choices and plain buttons; a button with a menu would wait for somebody to choose.
    static bool isEditable(QWidget* widget) {
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        if (button)
            return !button->findChild<QMenu*>() && button->objectName() != "more" &&
                   !button->property("popup").toBool() && !button->inherits("QToolButton");
        if (qobject_cast<QComboBox*>(widget->parentWidget())) return false;
        return qobject_cast<QComboBox*>(widget) || qobject_cast<QLineEdit*>(widget) ||
               qobject_cast<QPlainTextEdit*>(widget);
    }

    test::Fixture& fixture_;
    std::mt19937 random_;
};

QStringList cardsOf(const design::CanvasScene& scene) {
    QStringList cards;
    for (const design::NodeItem* node : scene.nodes())
        cards << QStringLiteral("%1 %2 at %3,%4")
                     .arg(node->card().id, node->card().spoken())
                     .arg(node->pos().x())
                     .arg(node->pos().y());
    return cards;
}

}  // namespace

class UndoPropertyTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { widgets::theme::install(); }

    void whateverIsDoneIsUndoneAndDoneAgain_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= kRounds; ++seed)
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }
    void whateverIsDoneIsUndoneAndDoneAgain() {
        QFETCH(unsigned, seed);
        test::Fixture fixture;
        QVERIFY(fixture.opened);
        QUndoStack& stack = *fixture.session.undoStack();
        const bundle::Files before = fixture.session.document().files();
        Monkey monkey(fixture, seed);
        for (int n = 0; n < kDeeds; ++n) {
            monkey.act();
            if (auto* popup = QApplication::activePopupWidget()) popup->close();
        }
        const bundle::Files after = fixture.session.document().files();
        const QStringList cardsAfter = cardsOf(fixture.scene());
        QVERIFY(stack.count() >= 3);  // Else it shows nothing.

        while (stack.canUndo()) stack.undo();
        QVERIFY(fixture.session.document().files() == before);
        QVERIFY(stack.isClean());
        design::CanvasScene fresh(fixture.session);
        fresh.refresh();
        QCOMPARE(cardsOf(fixture.scene()), cardsOf(fresh));

        while (stack.canRedo()) stack.redo();
        QVERIFY(fixture.session.document().files() == after);
        QCOMPARE(cardsOf(fixture.scene()), cardsAfter);
    }
};
REHEARSAL_TEST(UndoPropertyTest)
#include "undo_property_test.moc"
