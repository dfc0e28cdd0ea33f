#include <QMenu>
#include <QSignalSpy>
#include <fstream>

#include "email/email_fixture.h"
#include "email/moment_dialog.h"
#include "email/moment_picker.h"
#include "email/preview_pane.h"
#include "email/preview_toolbar.h"
#include "email/template_draft.h"
#include "support/test.h"
#include "web/preview_fixture.h"

using namespace rehearsal;

/// The preview at other moments than now.
class MomentTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenSession> open_;
    std::unique_ptr<email::TemplateDraft> draft_;
    std::unique_ptr<email::PreviewPane> pane_;
    QTemporaryDir folder_;

    email::MomentPicker* picker() { return pane_->toolbar()->moment(); }
    QString mail() {
        return test::ask(pane_->frame()->preview()->page(),
                         QStringLiteral("document.body ? document.body.innerText.trim() : ''"))
            .toString();
    }
    QStringList offered() {
        emit picker()->menu()->aboutToShow();
        QStringList texts;
        for (const QAction* action : picker()->menu()->actions()) texts << action->text();
        return texts;
    }
    void choose(const QString& text) {
        emit picker()->menu()->aboutToShow();
        for (QAction* action : picker()->menu()->actions())
            if (action->text() == text) return action->trigger();
        QFAIL(qPrintable(text));
    }
    void rehearse() {
        const QString stream = folder_.filePath(QStringLiteral("events.ndjson"));
        std::ofstream(stream.toStdString())
            << "{\"type\":\"track\",\"event\":\"Signed Up\",\"messageId\":\"m1\",\"userId\":\"ana\","
               "\"timestamp\":\"2026-03-02T10:00:00Z\",\"receivedAt\":\"2026-03-02T10:00:00Z\","
               "\"properties\":{\"plan\":\"gold\"}}\n";
        QVERIFY(open_->session.addStream(stream).has_value());
        QSignalSpy finished(&open_->session, &session::Session::runFinished);
        open_->session.startRun(open_->session.runOptions());
        QVERIFY(finished.wait(20000));
        QCOMPARE(open_->session.lastRun()->summary.sent, std::uint64_t{1});
    }

  private Q_SLOTS:
    void init() {
        auto files = test::shop();
        files.set(
            "campaigns/hello.json",
            "{\"format\":\"rehearsal.campaign/1\",\"name\":\"Hello\",\"purpose\":\"transactional\","
            "\"entry\":{\"triggers\":[{\"type\":\"event\",\"event\":\"Signed Up\"}]},\"start\":\"wait\","
            "\"nodes\":{\"wait\":{\"type\":\"wait\",\"for\":\"30m\",\"next\":\"greet\"},"
            "\"greet\":{\"type\":\"send\",\"template\":\"plain\",\"next\":null}}}");
        files.set("templates/plain/body.html", "<p>{{ trigger.properties.plan }} {{ now.date }}</p>");
        open_ = std::make_unique<test::OpenSession>(std::move(files));
        QVERIFY(open_->isReady());
        open_->session.setPersonId(QStringLiteral("ana"));
        draft_ = std::make_unique<email::TemplateDraft>(open_->session);
        pane_ = std::make_unique<email::PreviewPane>(open_->session, *draft_);
        pane_->show();
        pane_->start();
        draft_->open("plain");
        QTRY_VERIFY_WITH_TIMEOUT(!mail().isEmpty(), 20000);
    }
    void cleanup() {
        pane_.reset();
        draft_.reset();
        open_.reset();
    }

    void withoutARunItSaysHowToHaveSends() {
        QVERIFY(offered().contains(QStringLiteral("Run a rehearsal to see real sends")));
    }
    void aMailIsShownAsTheLastRunSentIt() {
        rehearse();
        const QString sent = QStringLiteral("Mon 2 Mar, 10:30 (UTC) · Hello");
        QVERIFY2(offered().contains(sent), qPrintable(offered().join(u'|')));
        choose(sent);
        QTRY_COMPARE(mail(), QStringLiteral("gold 2026-03-02"));
        QCOMPARE(picker()->text(), QStringLiteral("Mon 2 Mar, 10:30"));
        // What is typed is seen at that moment, too.
        draft_->type("templates/plain/body.html", "<p>Plan: {{ trigger.properties.plan }}</p>");
        QTRY_COMPARE(mail(), QStringLiteral("Plan: gold"));
        open_->session.setPersonId(QStringLiteral("bo"));
        QTRY_COMPARE(picker()->text(), QStringLiteral("Now"));
        QVERIFY(offered().contains(QStringLiteral("The last run did not send it to this person")));
    }
    void anyMomentCanBeChosen() {
        email::MomentDialog dialog(*base::parseInstant("2026-03-29T00:30:00Z"),
                                   *base::TimeZone::find("Europe/Paris"), nullptr);
        QCOMPARE(base::toString(dialog.moment()), std::string("2026-03-29T00:30:00.000Z"));
        emit picker()->momentChosen({base::parseInstant("2025-12-24T18:00:00Z"), {}});
        picker()->setMoment({base::parseInstant("2025-12-24T18:00:00Z"), {}});
        pane_->refresh();
        QTRY_VERIFY(mail().contains(QStringLiteral("2025-12-24")));
    }
};
REHEARSAL_TEST(MomentTest)

#include "moment_test.moc"
