#include "design/json_pane.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTextBlock>
#include <nlohmann/json.hpp>

#include "campaign_fixture.h"
#include "design/json_editor.h"
#include "support/test.h"
#include "widgets/theme.h"

using namespace rehearsal;
using test::Fixture;

namespace {

struct JsonFixture : Fixture {
    JsonFixture() {
        view->jsonAction()->trigger();
        editor().setFocus();
    }
    design::JsonPane& pane() { return view->json(); }
    design::JsonEditor& editor() { return view->json().editor(); }
    /// Types in place of a text.
    void type(const QString& wanted, const QString& instead) {
        const auto at = editor().toPlainText().indexOf(wanted);
        QVERIFY(at >= 0);
        QTextCursor cursor = editor().textCursor();
        cursor.setPosition(static_cast<int>(at));
        cursor.setPosition(static_cast<int>(at + wanted.size()), QTextCursor::KeepAnchor);
        editor().setTextCursor(cursor);
        QTest::keyClicks(&editor(), instead);
    }
};

}  // namespace

class JsonPaneTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { widgets::theme::install(); }

    void theKeysSwitchBetweenCanvasAndText() {
        Fixture fixture;
        fixture.canvas().setFocus();
        QTest::keyClick(&fixture.canvas(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(fixture.view->json().isVisible());
        QVERIFY(!fixture.canvas().isVisible());
        QCOMPARE(fixture.view->json().editor().toPlainText().toStdString(), fixture.text());
        QTest::keyClick(&fixture.view->json().editor(), Qt::Key_Escape);
        QVERIFY(fixture.canvas().isVisible());
    }

    void whatIsTypedReachesTheDocument() {
        JsonFixture fixture;
        const std::string before = fixture.text();
        fixture.type("\"30m\"", "\"45m\"");
        QTRY_VERIFY(fixture.text().find("\"45m\"") != std::string::npos);
        QCOMPARE(fixture.session.undoStack()->count(), 1);
        fixture.session.undoStack()->undo();
        QCOMPARE(fixture.text(), before);
        QCOMPARE(fixture.editor().toPlainText().toStdString(), before);
        fixture.session.undoStack()->redo();
        QVERIFY(fixture.editor().toPlainText().contains("\"45m\""));
    }

    void aBurstOfTypingIsOneStepOfUndo() {
        JsonFixture fixture;
        fixture.type("\"30m\"", "\"45m\"");
        fixture.pane().flush();
        fixture.type("\"24h\"", "\"25h\"");
        fixture.pane().flush();
        QCOMPARE(fixture.session.undoStack()->count(), 1);
    }

    void whatTheCanvasDoesShowsInTheText() {
        JsonFixture fixture;
        fixture.session.apply(bundle::edits::setValue(fixture.session.document(), "campaigns/cart.json",
                                                      "/nodes/wait-30m/for", "20m", "x"));
        QCOMPARE(fixture.editor().toPlainText().toStdString(), fixture.text());
    }

    void brokenJsonIsKeptBesideTheDocument() {
        JsonFixture fixture;
        const std::string before = fixture.text();
        fixture.type("\"30m\"", "\"30m");
        fixture.pane().flush();
        QCOMPARE(fixture.text(), before);
        QVERIFY(fixture.pane().hasDraft());
        auto* state = fixture.pane().findChild<QLabel*>("jsonState");
        QVERIFY(state->isVisible());
        QVERIFY2(state->text().startsWith("Line 8, column"), qPrintable(state->text()));
        QCOMPARE(fixture.editor().marks().size(), 1);
        // Another view of the same workspace, as after the next start, has it too.
        design::DesignView again(fixture.session);
        QVERIFY(again.json().hasDraft());
        QVERIFY(again.json().editor().toPlainText().contains("\"for\": \"30m,"));
        // The document goes on without it.
        fixture.session.apply(bundle::edits::setValue(fixture.session.document(), "campaigns/cart.json",
                                                      "/name", "Other", "x"));
        QVERIFY(fixture.editor().toPlainText().contains("\"for\": \"30m,"));
        fixture.type("\"30m,", "\"31m\",");
        fixture.pane().flush();
        QVERIFY(!fixture.pane().hasDraft());
        QVERIFY(fixture.text().find("31m") != std::string::npos);
    }

    void aDraftIsDiscardedOnlyWhenAsked() {
        JsonFixture fixture;
        const std::string before = fixture.text();
        fixture.type("\"30m\"", "[");
        fixture.pane().flush();
        auto* discard = fixture.pane().findChild<QPushButton*>("discardDraft");
        QTest::mouseClick(discard, Qt::LeftButton);
        QVERIFY(!fixture.pane().hasDraft());
        QCOMPARE(fixture.editor().toPlainText().toStdString(), before);
    }

    void findingsStandAtTheirLine() {
        JsonFixture fixture;
        fixture.type("\"cart-reminder\"", "\"cart-remainder\"");
        fixture.pane().flush();
        auto* list = fixture.pane().findChild<QListWidget*>("jsonProblems");
        QVERIFY(list->isVisible());
        QVERIFY2(list->item(0)->text().startsWith("Line 9: "), qPrintable(list->item(0)->text()));
        QVERIFY(!fixture.editor().sentencesAt(8).isEmpty());
        fixture.editor().goTo(0);
        list->setFocus();
        list->setCurrentRow(0);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(fixture.editor().textCursor().blockNumber(), 8);
        QVERIFY(fixture.editor().hasFocus());
    }

    void theStepAndTheCursorFollowEachOther() {
        JsonFixture fixture;
        fixture.session.setNodeId("french");
        QCOMPARE(fixture.editor().textCursor().block().text().trimmed(), "\"french\": {");
        const auto at = fixture.editor().toPlainText().indexOf("\"24h\"");
        fixture.editor().goTo(static_cast<int>(at));
        QCOMPARE(fixture.session.nodeId(), "wait-24h");
        fixture.editor().goTo(2);
        QCOMPARE(fixture.session.nodeId(), QString());
    }

    void theKeyForUndoUndoesTheDocument() {
        JsonFixture fixture;
        QAction undo(fixture.view.get());
        undo.setShortcut(QKeySequence::Undo);
        fixture.view->addAction(&undo);
        connect(&undo, &QAction::triggered, fixture.session.undoStack(), &QUndoStack::undo);
        const std::string before = fixture.text();
        fixture.type("\"30m\"", "\"45m\"");
        QTest::keyClick(&fixture.editor(), Qt::Key_Z, Qt::ControlModifier);  // What was typed is told first.
        QCOMPARE(fixture.text(), before);
        QVERIFY(fixture.session.undoStack()->canRedo());
    }
};

REHEARSAL_TEST(JsonPaneTest)
#include "json_pane_test.moc"
