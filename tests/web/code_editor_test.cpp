#include <QSignalSpy>
#include <QWebEnginePage>
#include <QWebEngineView>
#include <optional>

#include "support/test.h"
#include "web/code_editor.h"

using namespace rehearsal;

class CodeEditorTest : public QObject {
    Q_OBJECT

    std::unique_ptr<web::CodeEditor> editor_;

    QVariant ask(const QString& script) {
        std::optional<QVariant> answer;
        editor_->view()->page()->runJavaScript(script, [&](const QVariant& value) { answer = value; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10000)) return {};
        return *answer;
    }
    QString text() { return ask(QStringLiteral("editorView.state.doc.toString()")).toString(); }
    QWidget* keyboard() { return editor_->view()->focusProxy(); }

  private Q_SLOTS:
    void init() {
        editor_ = std::make_unique<web::CodeEditor>();
        editor_->resize(600, 400);
        QSignalSpy ready(editor_.get(), &web::CodeEditor::ready);
        editor_->show();
        QVERIFY(ready.wait(20000));
        editor_->activateWindow();
        editor_->view()->setFocus();
    }
    void cleanup() { editor_.reset(); }

    void typingIsToldWithTheWholeText() {
        editor_->showText(QStringLiteral("a"), QStringLiteral("text"), QStringLiteral("there"));
        editor_->goTo(1, 1);
        QTRY_VERIFY(ask(QStringLiteral("editorView.hasFocus")).toBool());
        QSignalSpy typed(editor_.get(), &web::CodeEditor::typed);
        QTest::keyClicks(keyboard(), QStringLiteral("Hi "));
        QTRY_VERIFY(!typed.empty() && typed.last()[1].toString() == QStringLiteral("Hi there"));
        QCOMPARE(typed.last()[0].toString(), QStringLiteral("a"));
    }
    void undoIsAskedOfTheOwnerAfterWhatWasTyped() {
        editor_->showText(QStringLiteral("a"), QStringLiteral("text"), QStringLiteral("x"));
        editor_->goTo(1, 1);
        QTRY_VERIFY(ask(QStringLiteral("editorView.hasFocus")).toBool());
        QStringList order;
        connect(editor_.get(), &web::CodeEditor::typed, this,
                [&](const QString&, const QString& now) { order << now; });
        connect(editor_.get(), &web::CodeEditor::undoRequested, this,
                [&] { order << QStringLiteral("undo"); });
        QTest::keyClicks(keyboard(), QStringLiteral("y"));
        QTest::keyClick(keyboard(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(order, (QStringList{QStringLiteral("yx"), QStringLiteral("undo")}));
        QCOMPARE(text(), QStringLiteral("yx"));
    }
    void aTextFromOutsideKeepsTheCursorAndIsNotToldBack() {
        editor_->showText(QStringLiteral("a"), QStringLiteral("text"), QStringLiteral("one two"));
        QSignalSpy typed(editor_.get(), &web::CodeEditor::typed);
        editor_->showText(QStringLiteral("a"), QStringLiteral("text"), QStringLiteral("one 2 two"));
        QTRY_COMPARE(text(), QStringLiteral("one 2 two"));
        QCOMPARE(ask(QStringLiteral("editorView.state.selection.main.head")).toInt(), 6);
        QCOMPARE(typed.count(), 0);
    }
    void aProblemIsMarkedAtItsPlace() {
        editor_->showText(QStringLiteral("a"), QStringLiteral("html"), QStringLiteral("<p>\n{{ oops }}</p>"));
        editor_->showProblems({{base::Severity::Error, "f", {}, 2, 1, "Wrong.", "Mend it."}});
        QTRY_COMPARE(
            ask(QStringLiteral("document.querySelector('.cm-lintRange-error')?.innerText")).toString(),
            QStringLiteral("{{ oops }}"));
        editor_->showProblems({});
        QTRY_VERIFY(ask(QStringLiteral("document.querySelector('.cm-lintRange-error') === null")).toBool());
    }
    void mergeTagsAreOffered() {
        editor_->setMergeTags({{QStringLiteral("profile"),
                                QJsonObject{{QStringLiteral("first_name"), QStringLiteral("Ana")}}}});
        editor_->showText(QStringLiteral("a"), QStringLiteral("mjml"),
                          QStringLiteral("<mj-text>{{ profile. }}</mj-text>"));
        QTRY_VERIFY(text().startsWith(QStringLiteral("<mj-text>")));
        editor_->goTo(1, 21);
        QTRY_COMPARE(ask(QStringLiteral("editorView.state.selection.main.head")).toInt(), 20);
        QTRY_VERIFY(ask(QStringLiteral("editorView.hasFocus")).toBool());
        QTest::keyClick(keyboard(), Qt::Key_Space, Qt::ControlModifier);
        QTRY_COMPARE(
            ask(QStringLiteral("document.querySelector('.cm-completionLabel')?.innerText")).toString(),
            QStringLiteral("first_name"));
        QCOMPARE(ask(QStringLiteral("document.querySelector('.cm-completionDetail')?.innerText")).toString(),
                 QStringLiteral("Ana"));
    }
};
REHEARSAL_TEST(CodeEditorTest)

#include "code_editor_test.moc"
