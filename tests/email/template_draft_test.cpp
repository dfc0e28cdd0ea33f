#include <QSignalSpy>

#include "email/email_fixture.h"
#include "email/template_draft.h"
#include "support/test.h"
#include "web/compiled_body.h"

using namespace rehearsal;

namespace {

const std::string kBody = "templates/hello/body.mjml";
const std::string kHtml = "templates/hello/body.html";

std::string with(const std::string& words) {
    std::string text = test::kMjml;
    text.replace(text.find("Hello"), 5, words);
    return text;
}

}  // namespace

class TemplateDraftTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenSession> open_;
    std::unique_ptr<email::TemplateDraft> draft_;

  private Q_SLOTS:
    void init() {
        open_ = std::make_unique<test::OpenSession>();
        QVERIFY(open_->isReady());
        draft_ = std::make_unique<email::TemplateDraft>(open_->session);
        draft_->open("hello");
        draft_->startCompiling();
    }
    void cleanup() {
        draft_.reset();
        open_.reset();
    }

    void typingGoesIntoTheDocumentWithItsHtml() {
        draft_->type(kBody, with("Good day"));
        QVERIFY(open_->file(kBody).find("Good day") == std::string::npos);
        QTRY_VERIFY(open_->file(kBody) == with("Good day"));
        QTRY_VERIFY(test::isCompiledFrom(open_->file(kHtml), with("Good day")));
        QVERIFY(open_->file(kHtml).find("Good day") != std::string::npos);
        QVERIFY(!base::hasErrors(open_->session.problems()));
    }
    void theDraftIsSeenBeforeItIsInTheDocument() {
        QTRY_VERIFY(!draft_->current().html.empty());
        draft_->type(kBody, with("At once"));
        draft_->type("templates/hello/subject.liquid", "New subject");
        QTRY_VERIFY(draft_->current().html.find("At once") != std::string::npos);
        QCOMPARE(draft_->current().subject, std::string("New subject"));
    }
    void aBurstOfTypingIsOneStepOfUndo() {
        const std::string before = open_->file(kBody);
        const std::string html = open_->file(kHtml);
        // The compiler's start may take longer than the pause that ends a step.
        QSignalSpy compiled(draft_.get(), &email::TemplateDraft::changed);
        QTRY_VERIFY(compiled.count() > 0);
        for (const char* words : {"A", "Ab", "Abc"}) {
            draft_->type(kBody, with(words));
            QTRY_VERIFY(test::isCompiledFrom(open_->file(kHtml), with(words)));
        }
        QCOMPARE(open_->session.undoStack()->count(), 1);
        draft_->undo();
        QCOMPARE(open_->file(kBody), before);
        QCOMPARE(open_->file(kHtml), html);
        draft_->redo();
        QCOMPARE(open_->file(kBody), with("Abc"));
        QVERIFY(test::isCompiledFrom(open_->file(kHtml), with("Abc")));
    }
    void undoTakesBackWhatIsNotYetInTheDocument() {
        const std::string before = open_->file(kBody);
        QSignalSpy replaced(draft_.get(), &email::TemplateDraft::replaced);
        draft_->type(kBody, with("Never mind"));
        draft_->undo();
        QCOMPARE(open_->file(kBody), before);
        QCOMPARE(draft_->text(kBody), before);
        QVERIFY(replaced.count() > 0);
    }
    void whatDoesNotCompileIsKeptAsSourceAlone() {
        const std::string html = open_->file(kHtml);
        const std::string broken = "<mjml><mj-body>{% if a %}</mj-body></mjml>";
        draft_->type(kBody, broken);
        QTRY_COMPARE(open_->file(kBody), broken);
        QTRY_VERIFY(base::hasErrors(draft_->mjmlProblems()));
        QCOMPARE(open_->file(kHtml), html);
        QVERIFY(base::hasErrors(open_->session.problems()));
        draft_->type(kBody, test::kMjml);
        QTRY_VERIFY(test::isCompiledFrom(open_->file(kHtml), test::kMjml));
        QTRY_VERIFY(!base::hasErrors(open_->session.problems()));
    }
    void lookingAtAnEmailChangesNothing() {
        draft_->open("plain");
        draft_->open("hello");
        QTRY_VERIFY(draft_->current().html.find("Hello") != std::string::npos);
        QCOMPARE(open_->session.undoStack()->count(), 0);
    }
    void anotherEmailDoesNotGetWhatWasTypedIntoTheLast() {
        draft_->type(kBody, with("Typed"));
        draft_->open("plain");
        QCOMPARE(open_->file(kBody), with("Typed"));
        QCOMPARE(draft_->current().html, std::string("<p>News for {{ profile.nickname }}</p>"));
        QVERIFY(!draft_->hasMjml());
    }
    void anEmptiedTextIsNoFile() {
        draft_->type("templates/hello/body.txt", "Hello");
        draft_->commit();
        QCOMPARE(open_->file("templates/hello/body.txt"), std::string("Hello"));
        draft_->type("templates/hello/body.txt", "");
        draft_->commit();
        QVERIFY(!open_->session.document().files().contains("templates/hello/body.txt"));
    }
};
REHEARSAL_TEST(TemplateDraftTest)

#include "template_draft_test.moc"
