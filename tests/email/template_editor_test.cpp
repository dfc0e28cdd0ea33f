#include "email/template_editor.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>
#include <QWebEnginePage>
#include <QWebEngineView>
#include <optional>

#include "email/block_list.h"
#include "email/block_palette.h"
#include "email/email_fixture.h"
#include "email/liquid_field.h"
#include "email/template_draft.h"
#include "support/test.h"
#include "web/code_editor.h"

using namespace rehearsal;

namespace {

const std::string kBody = "templates/hello/body.mjml";
const std::string kAmp = "templates/hello/body.amp.html";

}  // namespace

class TemplateEditorTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenSession> open_;
    std::unique_ptr<email::TemplateDraft> draft_;
    std::unique_ptr<email::TemplateEditor> editor_;

    void start(bundle::Files files = test::shop(), const char* id = "hello") {
        open_ = std::make_unique<test::OpenSession>(std::move(files));
        QVERIFY(open_->isReady());
        draft_ = std::make_unique<email::TemplateDraft>(open_->session);
        editor_ = std::make_unique<email::TemplateEditor>(open_->session, *draft_);
        editor_->resize(700, 600);
        editor_->start();
        editor_->show();
        editor_->activateWindow();
        draft_->open(id);
        draft_->startCompiling();
        QTRY_COMPARE_WITH_TIMEOUT(source().toStdString(), draft_->text(draft_->bodyFile()), 20000);
    }
    QVariant ask(const QString& script) {
        std::optional<QVariant> answer;
        editor_->source()->view()->page()->runJavaScript(script,
                                                         [&](const QVariant& value) { answer = value; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10000)) return {};
        return *answer;
    }
    QString source() {
        return ask(QStringLiteral("window.editorView ? editorView.state.doc.toString() : ''")).toString();
    }
    void type(const QString& text) {
        ask(QStringLiteral("editorView.focus()"));
        editor_->source()->view()->setFocus();
        QTRY_VERIFY(ask(QStringLiteral("editorView.hasFocus")).toBool());
        QTest::keyClicks(editor_->source()->view()->focusProxy(), text);
    }
    void press(int key, Qt::KeyboardModifiers modifiers) {
        QTest::keyClick(editor_->source()->view()->focusProxy(), static_cast<Qt::Key>(key), modifiers);
    }
    void select(const QString& first, const QString& last) {
        ask(QStringLiteral("{const text = editorView.state.doc.toString(); const from = text.indexOf('%1');"
                           "const to = text.indexOf('%2', from) + '%2'.length;"
                           "editorView.dispatch({selection: {anchor: from, head: to}});}")
                .arg(first, last));
    }
    void choose(const QString& tab) {
        auto* tabs = editor_->findChild<QTabBar*>();
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->tabText(i) == tab && tabs->isTabVisible(i)) return tabs->setCurrentIndex(i);
        QFAIL(qPrintable(tab));
    }

  private Q_SLOTS:
    void cleanup() {
        editor_.reset();
        draft_.reset();
        open_.reset();
    }

    void whatTheMjmlBecomesIsShownAndCannotBeTypedInto() {
        start();
        choose(QStringLiteral("HTML"));
        QTRY_VERIFY(source().contains(QStringLiteral("<!doctype html>")));
        const std::string before = open_->file("templates/hello/body.html");
        type(QStringLiteral("zzz"));
        choose(QStringLiteral("MJML"));
        QTRY_COMPARE(source().toStdString(), test::kMjml);
        QCOMPARE(open_->file("templates/hello/body.html"), before);
        QCOMPARE(open_->session.undoStack()->count(), 0);
    }
    void anEmailInHtmlHasOneTabOfIt() {
        start(test::shop(), "plain");
        auto* tabs = editor_->findChild<QTabBar*>();
        int shown = 0;
        for (int i = 0; i < tabs->count(); ++i)
            shown += tabs->tabText(i) == QStringLiteral("HTML") && tabs->isTabVisible(i) ? 1 : 0;
        QCOMPARE(shown, 1);
    }
    void theAmpPartBeginsWithAValidMailAndGoesWhenItIsEmptied() {
        start();
        choose(QStringLiteral("AMP"));
        QVERIFY(open_->file(kAmp).empty());
        QPushButton* button = nullptr;
        for (auto* each : editor_->findChildren<QPushButton*>())
            if (each->isVisible() && each->text().contains(QStringLiteral("AMP"))) button = each;
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(open_->file(kAmp).find("4email") != std::string::npos);
        QVERIFY(!button->isVisible());
        QTRY_VERIFY(source().contains(QStringLiteral("amp4email-boilerplate")));
        type({});
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_Delete, Qt::NoModifier);
        QTRY_VERIFY(!open_->session.document().files().contains(kAmp));
        QTRY_VERIFY(button->isVisible());
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(open_->session.document().files().contains(kAmp));
        QTRY_VERIFY(source().contains(QStringLiteral("amp4email-boilerplate")));
    }
    void undoReachesWhatWasTypedInAnotherTab() {
        start();
        type(QStringLiteral("<!-- a -->"));
        QTRY_VERIFY(open_->file(kBody).starts_with("<!-- a -->"));
        choose(QStringLiteral("Plain text"));
        QTRY_COMPARE(source(), QString());
        type(QStringLiteral("Hello"));
        QTRY_COMPARE(open_->file("templates/hello/body.txt"), std::string("Hello"));
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!open_->session.document().files().contains("templates/hello/body.txt"));
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(open_->file(kBody), test::kMjml);
        press(Qt::Key_Y, Qt::ControlModifier);
        QTRY_VERIFY(open_->file(kBody).starts_with("<!-- a -->"));
    }
    void formattingIsOneStepOfUndo() {
        start();
        type(QStringLiteral("    "));
        QTRY_VERIFY(open_->file(kBody).starts_with("    "));
        const int steps = open_->session.undoStack()->count();
        press(Qt::Key_F, Qt::ShiftModifier | Qt::AltModifier);
        QTRY_VERIFY(!open_->file(kBody).starts_with("    "));
        QTRY_VERIFY(test::isCompiledFrom(open_->file("templates/hello/body.html"), open_->file(kBody)));
        QCOMPARE(open_->session.undoStack()->count(), steps + 1);
        QCOMPARE(open_->session.undoStack()->undoText(), QStringLiteral("Format email"));
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(open_->file(kBody).starts_with("    "));
    }
    void whatIsWrongWithTheSubjectIsSaidUnderIt() {
        start();
        editor_->subject()->setFocus();
        editor_->subject()->selectAll();
        QTest::keyClicks(editor_->subject(), QStringLiteral("Hi {{ name | shout }}"));
        const auto said = [this] {
            for (auto* label : editor_->findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(QStringLiteral("shout")))
                    return label->text();
            return QString();
        };
        QTRY_VERIFY2(said().startsWith(QStringLiteral("At character")), qPrintable(said()));
        QTest::keyClick(editor_->subject(), Qt::Key_Backspace, Qt::ControlModifier);
        editor_->subject()->selectAll();
        QTest::keyClicks(editor_->subject(), QStringLiteral("Hi"));
        QTRY_VERIFY(said().isEmpty());
    }
    void wrongLiquidInTheTextAndTheAmpPartIsMarked() {
        bundle::Files files = test::shop();
        files.set("templates/hello/body.txt", "Hello\n{% fi %}");
        files.set(kAmp, "<p>{{ a | nothing }}</p>");
        start(std::move(files));
        choose(QStringLiteral("Plain text"));
        QTRY_COMPARE(
            ask(QStringLiteral("document.querySelector('.cm-lintRange-error')?.innerText")).toString(),
            QStringLiteral("fi"));
        choose(QStringLiteral("AMP"));
        QTRY_VERIFY(ask(QStringLiteral("document.querySelector('.cm-lintRange')?.innerText"))
                        .toString()
                        .contains(QStringLiteral("nothing")));
    }
    void aClickInThePalettePutsABlockBehindTheSectionAsOneStep() {
        start();
        QTest::mouseClick(editor_->paletteButton(), Qt::LeftButton);
        QVERIFY(editor_->palette()->isVisible());
        auto* list = editor_->palette()->list();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
        const std::string after = open_->file(kBody);
        QVERIFY(after.find("    </mj-section>\n    <mj-section css-class") != std::string::npos);
        QTRY_COMPARE(source().toStdString(), after);
        QTRY_VERIFY(test::isCompiledFrom(open_->file("templates/hello/body.html"), after));
        QCOMPARE(open_->session.undoStack()->count(), 1);
        QCOMPARE(open_->session.undoStack()->undoText(), QStringLiteral("Insert block “Greeting”"));
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(open_->file(kBody), test::kMjml);
        QTRY_COMPARE(source().toStdString(), test::kMjml);
    }
    void aBlockIsFoundByItsWordsAndTakenByEnter() {
        start();
        QTest::mouseClick(editor_->paletteButton(), Qt::LeftButton);
        auto* search = editor_->palette()->focusProxy();
        QTest::keyClicks(search, QStringLiteral("unsub"));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(open_->file(kBody).find("{{ unsubscribe_url }}") != std::string::npos);
    }
    void aBlockThatNeedsAListSaysSoWhereThereIsNone() {
        start();
        QTest::mouseClick(editor_->paletteButton(), Qt::LeftButton);
        editor_->insertBlock(QStringLiteral("cart"));
        QCOMPARE(open_->file(kBody), test::kMjml);
        bool said = false;
        for (auto* label : editor_->palette()->findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text().contains(QStringLiteral("no view")));
        QVERIFY(said);
    }
    void aBlockIsDroppedWhereItIsLetGo() {
        start();
        ask(QStringLiteral(R"JS({
            const at = editorView.coordsAtPos(editorView.state.doc.toString().indexOf("Hello"));
            const data = new DataTransfer();
            data.setData("text/plain", "rehearsal-block:footer");
            editorView.contentDOM.dispatchEvent(new DragEvent("drop", {
                bubbles: true, cancelable: true, clientX: at.left, clientY: at.top + 2, dataTransfer: data }));
        })JS"));
        QTRY_VERIFY(open_->file(kBody).find("{{ unsubscribe_url }}") != std::string::npos);
        QVERIFY(open_->file(kBody).find("rehearsal-block") == std::string::npos);
    }
    void blocksOfTheBundleAreRenderedOrIncluded() {
        bundle::Files files = test::shop();
        files.set("blocks/hi.liquid", "<b>Hi</b>");
        files.set("blocks/head.mjml",
                  "<mj-section><mj-column><mj-text>Head</mj-text></mj-column></mj-section>");
        start(std::move(files));
        editor_->insertBlock(QStringLiteral("blocks/head.mjml"));
        QVERIFY(open_->file(kBody).find("<mj-include path=\"blocks/head.mjml\" />") != std::string::npos);
        QTRY_VERIFY(open_->file("templates/hello/body.html").find("Head") != std::string::npos);
        const auto at = static_cast<int>(open_->file(kBody).find("Hello"));
        editor_->insertBlock(QStringLiteral("blocks/hi.liquid"), at);
        QVERIFY(open_->file(kBody).find("<mj-text>{% render 'hi' %}Hello") != std::string::npos);
    }
    void aBlockIsWrittenInATabAndChangesEveryEmailThatUsesIt() {
        bundle::Files files = test::shop();
        const std::string mail = "<mjml><mj-body><mj-include path=\"blocks/head.mjml\" /></mj-body></mjml>";
        files.set("blocks/head.mjml",
                  "<mj-section><mj-column><mj-text>Head</mj-text></mj-column></mj-section>");
        files.set(kBody, mail);
        files.set("templates/plain/body.mjml", mail);
        start(std::move(files));
        const std::string before = open_->file("templates/plain/body.html");
        QVERIFY(before.find("Head") != std::string::npos);
        editor_->openBlock("blocks/head.mjml");
        QTRY_VERIFY(source().contains(QStringLiteral("<mj-text>Head")));
        ask(QStringLiteral(
            "editorView.dispatch({selection: {anchor: editorView.state.doc.toString().indexOf('Head')}})"));
        type(QStringLiteral("Big "));
        for (const char* id : {"hello", "plain"})
            QTRY_VERIFY(open_->file(email::fileOf(id, "body.html")).find("Big Head") != std::string::npos);
        QTRY_VERIFY(open_->session.document().diagnostics().empty());
        QCOMPARE(open_->session.undoStack()->count(), 1);
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(open_->file("templates/plain/body.html"), before);
        QTRY_VERIFY(source().contains(QStringLiteral("<mj-text>Head")));
        QVERIFY(open_->session.document().diagnostics().empty());
        editor_->closeBlock();
        QTRY_COMPARE(source().toStdString(), mail);
    }
    void aBlockOfTheBundleIsOpenedFromItsMenu() {
        bundle::Files files = test::shop();
        files.set("blocks/hi.liquid", "<b>Hi {{ name | shout }}</b>");
        start(std::move(files));
        QTest::mouseClick(editor_->paletteButton(), Qt::LeftButton);
        auto* list = editor_->palette()->list();
        list->setCurrentRow(list->count() - 1);
        const QPoint place = list->visualItemRect(list->currentItem()).center();
        QContextMenuEvent wanted(QContextMenuEvent::Keyboard, place, list->viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(list->viewport(), &wanted);
        auto* menu = editor_->palette()->findChild<QMenu*>();
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(source().contains(QStringLiteral("<b>Hi")));
        QTRY_VERIFY(ask(QStringLiteral("document.querySelector('.cm-lintRange')?.innerText"))
                        .toString()
                        .contains(QStringLiteral("shout")));
    }
    void aSelectionBecomesABlock() {
        start();
        QTest::mouseClick(editor_->paletteButton(), Qt::LeftButton);
        select(QStringLiteral("<mj-section>"), QStringLiteral("</mj-section>"));
        auto* name = editor_->palette()->nameField();
        QTRY_VERIFY(name->isEnabled());
        QTest::keyClicks(name, QStringLiteral("Warm hello"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(open_->file("blocks/warm-hello.mjml").starts_with("<mj-section>\n  <mj-column>"));
        QCOMPARE(open_->file(kBody),
                 std::string("<mjml>\n  <mj-body>\n    <mj-include "
                             "path=\"blocks/warm-hello.mjml\" />\n  </mj-body>\n</mjml>\n"));
        QTRY_VERIFY(open_->session.document().diagnostics().empty());
        QVERIFY(open_->file("templates/hello/body.html").find("Hello") != std::string::npos);
        QCOMPARE(open_->session.undoStack()->count(), 1);
        open_->session.undoStack()->undo();
        QCOMPARE(open_->file(kBody), test::kMjml);
        QVERIFY(!open_->session.document().files().contains("blocks/warm-hello.mjml"));
    }
    void wordsBecomeABlockOfLiquidAndHalvesAreRefused() {
        start();
        QTest::mouseClick(editor_->paletteButton(), Qt::LeftButton);
        select(QStringLiteral("<mj-column>"), QStringLiteral("</mj-text>"));
        QTRY_VERIFY(editor_->palette()->nameField()->isEnabled());
        editor_->saveBlock(QStringLiteral("x"));
        QCOMPARE(open_->file(kBody), test::kMjml);
        select(QStringLiteral("Hello {{"), QStringLiteral("}}"));
        QTRY_COMPARE(editor_->source()->selection().second - editor_->source()->selection().first, 30);
        editor_->saveBlock(QStringLiteral("x"));
        QCOMPARE(open_->file("blocks/x.liquid"), std::string("Hello {{ profile.first_name }}\n"));
        QVERIFY(open_->file(kBody).find("<mj-text>{% render 'x' %}</mj-text>") != std::string::npos);
    }
};
REHEARSAL_TEST(TemplateEditorTest)

#include "template_editor_test.moc"
