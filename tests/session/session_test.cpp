#include "session/session.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "bundle/edits.h"
#include "session/run_job.h"
#include "session/small_bundle.h"
#include "support/test.h"

namespace rehearsal::session {

namespace edits = bundle::edits;
using Json = nlohmann::ordered_json;

class SessionTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<Session> session_;

    std::filesystem::path file(const char* name) const {
        return folder_.filePath(QLatin1String(name)).toStdString();
    }
    bundle::Edit setWait(const char* duration) const {
        return edits::setValue(session_->document(), "campaigns/welcome.json", "/nodes/hello/for",
                               Json(duration), "Change wait");
    }
    QString wait() const {
        const auto json = session_->document().json("campaigns/welcome.json");
        return QString::fromStdString(json.at("nodes").at("hello").at("for").get<std::string>());
    }

  private slots:
    void init() {
        session_ = std::make_unique<Session>();
        std::filesystem::remove(file("a.rehearsal"));
        const auto made = session_->createWorkspace(file("a.rehearsal"), smallBundle());
        QVERIFY2(made.has_value(), made ? "" : made.error().text.c_str());
    }
    void cleanup() { session_.reset(); }

    void theSmallBundleHasNoErrors() {
        for (const auto& problem : session_->problems())
            QVERIFY2(problem.severity != base::Severity::Error, base::toString(problem).c_str());
    }

    void adviceFollowsEveryEditAndItsMendCanBeUndone() {
        const auto isLong = [this] {
            const auto& all = session_->problems();
            const auto found = std::find_if(all.begin(), all.end(), [](const base::Diagnostic& problem) {
                return problem.pointer == "/nodes/hello/for";
            });
            return found == all.end() ? std::optional<base::Diagnostic>() : *found;
        };
        QVERIFY(!isLong());
        QVERIFY(session_->apply(setWait("365d")));
        QTRY_VERIFY(isLong());
        const auto mend = session_->mendOf(*isLong());
        QVERIFY(mend);
        QVERIFY(session_->apply(lint::editOf(*mend, session_->document())));
        QCOMPARE(wait(), QStringLiteral("90d"));
        QTRY_VERIFY(!isLong());
        session_->undoStack()->undo();
        QCOMPARE(wait(), QStringLiteral("365d"));
        QTRY_VERIFY(isLong());
        session_->undoStack()->undo();
        QTRY_VERIFY(!isLong());
    }
    void whatTheReaderFindsIsMendedToo() {
        const std::string file = "campaigns/welcome.json";
        const auto apply = [&](const char* pointer, Json value) {
            return session_->apply(edits::setValue(session_->document(), file, pointer, value, "Break it"));
        };
        QVERIFY(apply("/nodes/mail/template", "hii") && apply("/nodes/mail/next", "nowhere"));
        QVERIFY(apply("/nodes/alone", Json{{"type", "exit"}, {"reason", "none"}}));
        QVERIFY(apply("/nodes/mail/purpos", "marketing"));
        for (int step = 0; step < 4; ++step) {
            const base::Diagnostics problems = session_->problems();
            const auto mendable = std::find_if(problems.begin(), problems.end(), [this](const auto& problem) {
                return session_->mendOf(problem).has_value();
            });
            QVERIFY(mendable != problems.end());
            QVERIFY(session_->apply(lint::editOf(*session_->mendOf(*mendable), session_->document())));
        }
        QVERIFY(session_->problems().empty());
        const Json nodes = session_->document().json(file).at("nodes");
        QVERIFY(nodes.at("mail").at("template") == "hi");
        QVERIFY(nodes.at("mail").at("purpose") == "marketing");
        QVERIFY(nodes.at("mail").at("next").is_null() && !nodes.contains("alone"));
    }

    void anEditCanBeUndoneAndRedone() {
        QSignalSpy changed(session_.get(), &Session::documentChanged);
        QVERIFY(session_->apply(setWait("20m")));
        QCOMPARE(wait(), QStringLiteral("20m"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toStringList(), QStringList{QStringLiteral("campaigns/welcome.json")});
        session_->undoStack()->undo();
        QCOMPARE(wait(), QStringLiteral("30m"));
        QCOMPARE(*session_->document().files().find("campaigns/welcome.json"), welcomeCampaign());
        session_->undoStack()->redo();
        QCOMPARE(wait(), QStringLiteral("20m"));
    }

    void everyEditAndUndoIsOnDiskAtOnce() {
        QVERIFY(session_->apply(setWait("20m")));
        {
            const auto other = workspace::Workspace::open(file("a.rehearsal"));
            QVERIFY(other.has_value());
            QVERIFY(*other->files() == session_->document().files());
        }
        session_->undoStack()->undo();
        session_ = std::make_unique<Session>();
        QVERIFY(session_->openWorkspace(file("a.rehearsal")).has_value());
        QCOMPARE(wait(), QStringLiteral("30m"));
    }

    void typingIntoOneFieldUndoesAsOne() {
        for (const char* value : {"2m", "20m", "201m"})
            QVERIFY(session_->apply(setWait(value), QStringLiteral("wait")));
        QCOMPARE(session_->undoStack()->count(), 1);
        session_->undoStack()->undo();
        QCOMPARE(wait(), QStringLiteral("30m"));
        session_->undoStack()->redo();
        QCOMPARE(wait(), QStringLiteral("201m"));
    }

    void typingBackToWhatItWasLeavesNothingToUndo() {
        QVERIFY(session_->apply(setWait("40m")));  // From here on the file is laid out by the program.
        session_->undoStack()->clear();
        QVERIFY(session_->apply(setWait("3m"), QStringLiteral("wait")));
        QVERIFY(session_->apply(setWait("40m"), QStringLiteral("wait")));
        QCOMPARE(session_->undoStack()->count(), 0);
    }

    void editsOfDifferentFieldsStayApart() {
        QVERIFY(session_->apply(setWait("3m"), QStringLiteral("wait")));
        QVERIFY(session_->apply(setWait("4m"), QStringLiteral("other")));
        QCOMPARE(session_->undoStack()->count(), 2);
    }

    void anEditThatDoesNotFitChangesNothingAndIsTold() {
        const bundle::Edit edit = setWait("20m");
        QVERIFY(session_->apply(edit));
        QSignalSpy failed(session_.get(), &Session::failed);
        QVERIFY(!session_->apply(edit));
        QCOMPARE(failed.count(), 1);
        QCOMPARE(session_->undoStack()->count(), 1);
    }

    void whatIsSelectedGoesWhenItIsRemoved() {
        session_->setNodeId(QStringLiteral("hello"));
        QCOMPARE(session_->nodeId(), QStringLiteral("hello"));
        QVERIFY(session_->apply(edits::removeNodes(session_->document(), "welcome", {"hello"}, "Remove")));
        QCOMPARE(session_->nodeId(), QString());
        QSignalSpy changed(session_.get(), &Session::campaignIdChanged);
        QVERIFY(session_->apply(edits::removeFile(session_->document(), "campaigns/welcome.json", "Remove")));
        QCOMPARE(session_->campaignId(), QString());
        session_->undoStack()->undo();
        QCOMPARE(session_->campaignId(), QStringLiteral("welcome"));
        QCOMPARE(changed.count(), 2);
    }

    void aMessageThatIsSelectedShowsItsMail() {
        QVERIFY(session_->apply(
            edits::setText(session_->document(), "templates/another/subject.liquid", "x", "Add")));
        session_->setNodeId(QStringLiteral("mail"));
        QCOMPARE(session_->templateId(), QStringLiteral("hi"));
    }

    void aRunEndsWithItsResultAndGoesStale() {
        const QString stream = folder_.filePath(QStringLiteral("events.ndjson"));
        std::ofstream(stream.toStdString()) << signedUp(0);
        QVERIFY(session_->addStream(stream).has_value());
        QSignalSpy finished(session_.get(), &Session::runFinished);
        QSignalSpy failed(session_.get(), &Session::failed);
        session_->startRun(session_->runOptions());
        QVERIFY(session_->isRunning());
        QTRY_COMPARE_WITH_TIMEOUT(finished.count() + failed.count(), 1, 20000);
        QVERIFY2(failed.isEmpty(), "the run failed");
        QCOMPARE(session_->lastRun()->summary.entered, std::uint64_t{1});
        QVERIFY2(session_->lastRun()->summary.sent == 1,
                 simulation::toJsonText(session_->lastRun()->summary).c_str());
        QVERIFY(!session_->lastRunIsStale());
        QVERIFY(session_->apply(setWait("20m")));
        QVERIFY(session_->lastRunIsStale());
    }

    void aCancelledRunLeavesTheLastResult() {
        const QString stream = folder_.filePath(QStringLiteral("many.ndjson"));
        std::ofstream out(stream.toStdString());
        for (int i = 0; i < 200000; ++i) out << signedUp(i);
        out.close();
        QVERIFY(session_->addStream(stream).has_value());
        QSignalSpy cancelled(session_.get(), &Session::runCancelled);
        session_->startRun(session_->runOptions());
        session_->cancelRun();
        QTRY_COMPARE_WITH_TIMEOUT(cancelled.count(), 1, 20000);
        QVERIFY(!session_->isRunning());
        QVERIFY(!session_->lastRun());
    }

    void aRunIsRefusedWhileThereAreErrorsOrNoStreams() {
        QSignalSpy failed(session_.get(), &Session::failed);
        session_->startRun(session_->runOptions());
        QCOMPARE(failed.count(), 1);
        QVERIFY(session_->apply(edits::setValue(session_->document(), "campaigns/welcome.json", "/start",
                                                Json("nowhere"), "Break")));
        QVERIFY(base::hasErrors(session_->problems()));
        session_->startRun(session_->runOptions());
        QCOMPARE(failed.count(), 2);
        QVERIFY(!session_->isRunning());
    }

    void aRunEndsWhereTheRehearseViewSays() {
        QVERIFY(!session_->runOptions().until);
        session_->setSetting(QStringLiteral("run.until"), QStringLiteral("2026-03-31"));
        QCOMPARE(base::toString(*session_->runOptions().until), std::string("2026-03-31T23:59:59.999Z"));
        session_->setSetting(QStringLiteral("run.until"), QStringLiteral("2026-03-31T12:00:00Z"));
        QCOMPARE(base::toString(*session_->runOptions().until), std::string("2026-03-31T12:00:00.000Z"));
    }

    void timeLeftIsSaidOnlyWhenItIsKnown() {
        QCOMPARE(RunJob::timeLeft(0, 5000), qint64{-1});
        QCOMPARE(RunJob::timeLeft(0.5, 100), qint64{-1});
        QCOMPARE(RunJob::timeLeft(0.25, 1000), qint64{3000});
    }
};

REHEARSAL_TEST(SessionTest)

}  // namespace rehearsal::session

#include "session_test.moc"
