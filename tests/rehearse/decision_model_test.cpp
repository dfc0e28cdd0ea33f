#include "rehearse/decision_model.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <numeric>

#include "rehearse/decision_filter.h"
#include "rehearse/decision_text.h"
#include "rehearse/decisions_csv.h"
#include "rehearse/messages_over_time.h"
#include "rehearse/reason_text.h"
#include "support/decision_log.h"
#include "support/test.h"
#include "words/reason_words.h"

using namespace rehearsal;
using namespace rehearsal::rehearse;
using journey::Decision;
using Kind = Decision::Kind;

namespace {

Decision decision(Kind kind, const char* at, const char* person, const char* reason = "",
                  const char* detail = "") {
    Decision decision;
    decision.kind = kind;
    decision.at = *base::parseInstant(at);
    decision.due = decision.at;
    decision.profile = person;
    decision.campaign = "cart-recovery";
    decision.node = "remind";
    decision.templateId = "cart-reminder";
    decision.reason = reason;
    decision.detail = detail;
    return decision;
}

bundle::Bundle sampleBundle() {
    bundle::Bundle bundle;
    bundle.policy.timezone = "Europe/Paris";
    bundle::Person lena;
    lena.id = "p-7";
    lena.traits = base::Value(base::Value::Object{{"first_name", "Lena"}, {"timezone", "America/New_York"}});
    bundle.people = {lena};
    bundle::Campaign campaign;
    campaign.id = "cart-recovery";
    campaign.name = "Cart recovery";
    bundle::Send send;
    send.templateId = "cart-reminder";
    campaign.nodes = {bundle::Node{"remind", send}};
    bundle.campaigns = {campaign};
    bundle::Template mail;
    mail.id = "cart-reminder";
    mail.name = "Cart reminder";
    bundle.templates = {mail};
    return bundle;
}

ShownRun runOf(simulation::DecisionLog decisions) {
    auto result = std::make_shared<simulation::RunResult>();
    result->decisions = std::move(decisions);
    return {result, std::make_shared<const RunNames>(sampleBundle()), widgets::Year::Hidden};
}

events::RowQuery::Rows allRows(std::size_t count) {
    auto rows = std::make_shared<std::vector<events::RowQuery::Row>>(count);
    std::iota(rows->begin(), rows->end(), 0u);
    return rows;
}

ShownRun sampleRun() {
    return runOf(test::decisionLog(
        sampleBundle(),
        {decision(Kind::Enter, "2026-03-03T09:00:00Z", "p-7"),
         decision(Kind::Send, "2026-03-03T09:30:00Z", "p-7"),
         decision(Kind::Skip, "2026-03-03T09:45:00Z", "b", "no_consent", "GB opt-in: pending"),
         decision(Kind::Deny, "2026-03-04T09:30:00Z", "b", "cooldown")}));
}

std::vector<events::RowQuery::Row> rowsOf(const ShownRun& run, const DecisionFilter& filter) {
    std::vector<events::RowQuery::Row> rows;
    const auto keep = keepMatching(run, filter);
    for (events::RowQuery::Row row = 0; row < run.result->decisions.size(); ++row)
        if (!keep || keep(row)) rows.push_back(row);
    return rows;
}

using Rows = std::vector<events::RowQuery::Row>;

}  // namespace

class DecisionModelTest : public QObject {
    Q_OBJECT
  private slots:
    void everyReasonIsASentence() {
        for (const char* reason : {"untracked", "too_late", "holdout", "already_active", "cooldown", "once",
                                   "suppressed", "no_address", "unverified", "no_consent", "duplicate",
                                   "quiet_hours", "capped", "feed_failed", "render_failed"}) {
            QVERIFY2(words::reasonTitle(reason) != reason, reason);
            QVERIFY2(!words::reasonMeaning(reason).isEmpty(), reason);
            QVERIFY2(reasonSentence(reason).endsWith('.'), reason);
        }
        QCOMPARE(reasonSentence("no_consent", "GB opt-in: pending"),
                 QString("No consent: GB opt-in: pending."));
        QCOMPARE(reasonSentence("no_consent", "DE double opt-in: pending", "Lena"),
                 QString("No consent: Germany needs a confirmed opt-in; Lena’s is pending."));
        QCOMPARE(reasonSentence("no_consent", "US opt-out: denied", "Sam"),
                 QString("No consent: United States allows it until someone objects; Sam said no."));
        QCOMPARE(reasonSentence("cooldown"),
                 QString("Too soon again: they entered this campaign too recently."));
    }
    void everyOutcomeIsSaidInWords() {
        for (const char* outcome :
             {"completed", "goal", "exit", "skipped", "restarted", "merged", "runaway", "missing_time"})
            QVERIFY2(words::outcomeText(outcome) != outcome, outcome);
    }
    void showsNamesAndThePersonsOwnClock() {
        DecisionModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRun(sampleRun(), allRows(4));
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(1, DecisionModel::Time), QString("Tue 3 Mar, 04:30 (New York)"));
        QCOMPARE(text(2, DecisionModel::Time), QString("Tue 3 Mar, 10:45 (Paris)"));
        QCOMPARE(text(1, DecisionModel::Person), QString("Lena"));
        QCOMPARE(text(2, DecisionModel::Person), QString("b"));
        QCOMPARE(text(1, DecisionModel::Campaign), QString("Cart recovery"));
        QCOMPARE(text(1, DecisionModel::Step), QString("Cart reminder"));
        QCOMPARE(text(1, DecisionModel::Why), QString("“Cart reminder” went out on time."));
        QCOMPARE(text(2, DecisionModel::Why),
                 QString("No consent: United Kingdom needs an opt-in; b’s is pending."));
    }
    void saysHowLateAMessageWentOut() {
        Decision late = decision(Kind::Send, "2026-03-03T09:30:00Z", "b");
        late.due = late.at - base::minutes(90);
        QCOMPARE(whyText(late, RunNames(sampleBundle()), widgets::Year::Hidden),
                 QString("“Cart reminder” went out 1 h 30 m after it was due."));
    }
    void filtersByKindReasonAndText() {
        const ShownRun run = sampleRun();
        QVERIFY(!keepMatching(run, {}));
        QCOMPARE(rowsOf(run, {{}, {}, Kind::Send, {}, {}}), Rows({1}));
        QCOMPARE(rowsOf(run, {{}, {}, {}, "cooldown", {}}), Rows({3}));
        QCOMPARE(rowsOf(run, {"lena", {}, {}, {}, {}}), Rows({0, 1}));
        QCOMPARE(rowsOf(run, {"OPT-IN", {}, {}, {}, {}}), Rows({2}));
        QCOMPARE(rowsOf(run, {{}, "welcome", {}, {}, {}}), Rows({}));
    }
    void sortsStablyByAColumn() {
        const ShownRun run = sampleRun();
        Rows rows{0, 1, 2, 3};
        std::stable_sort(rows.begin(), rows.end(), orderBy(run, DecisionModel::Person, Qt::AscendingOrder));
        QCOMPARE(rows, Rows({2, 3, 0, 1}));
        std::stable_sort(rows.begin(), rows.end(), orderBy(run, DecisionModel::Time, Qt::DescendingOrder));
        QCOMPARE(rows.front(), 3u);
        QVERIFY(!orderBy(run, DecisionModel::Time, Qt::AscendingOrder));
    }
    void messagesAreCountedByCampaignAndTime() {
        const ShownRun run = sampleRun();
        const auto messages = messagesOverTime(run.result->decisions, 50, false);
        QCOMPARE(messages.campaigns.size(), std::size_t{1});
        QCOMPARE(messages.campaigns[0].first, std::string("cart-recovery"));
        QCOMPARE(
            std::accumulate(messages.campaigns[0].second.begin(), messages.campaigns[0].second.end(), 0ull),
            1ull);
    }
    void writesCsvThatASpreadsheetReads() {
        const QTemporaryDir folder;
        const ShownRun run = sampleRun();
        QVERIFY(writeCsv(run, allRows(4), folder.filePath("d.csv"), false));
        QFile file(folder.filePath("d.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), 6);
        QCOMPARE(lines[0].trimmed(),
                 QByteArray("Instant,Time,Person,Campaign,Decision,Step,Why,Person id,Reason"));
        QVERIFY(lines[3].startsWith(
            "2026-03-03T09:45:00.000Z,\"Tue 3 Mar, 10:45 (Paris)\",b,Cart recovery,Not sent,"));
    }
    void csvFieldsAreQuotedAndNeverFormulas() {
        QCOMPARE(csvField("a,b"), QByteArray("\"a,b\""));
        QCOMPARE(csvField("say \"hi\""), QByteArray("\"say \"\"hi\"\"\""));
        QCOMPARE(csvField("=1+1"), QByteArray("'=1+1"));
        QCOMPARE(csvField("plain"), QByteArray("plain"));
    }
    void aFolderThatIsNotThereIsSaidSo() {
        const auto written = writeCsv(sampleRun(), allRows(1), "no-such-folder/d.csv", false);
        QVERIFY(!written);
        QCOMPARE(written.error().file, std::string("no-such-folder/d.csv"));
    }
    void aMillionDecisionsAreFilteredWithoutHoldingUpTheWindow() {
        test::DecisionLogMaker log(sampleBundle());
        Decision one;
        one.campaign = "cart-recovery";
        for (int i = 0; i < 1'000'000; ++i) {
            const std::string person = std::string("u").append(std::to_string(i));
            one.kind = i % 1000 == 0 ? Kind::Skip : Kind::Send;
            one.profile = person;
            log.add(one);
        }
        const ShownRun run = runOf(std::move(log).finish());
        DecisionModel model;
        model.setRun(run, allRows(1'000'000));
        events::RowQuery query;
        connect(&query, &events::RowQuery::finished, &model, &DecisionModel::setRows);
        QElapsedTimer timer;
        timer.start();
        query.start(1'000'000, keepMatching(run, {{}, {}, Kind::Skip, {}, {}}),
                    orderBy(run, DecisionModel::Person, Qt::DescendingOrder));
        QVERIFY2(timer.elapsed() < 50, "the query was worked out on the GUI thread");
        QTRY_COMPARE(model.rowCount(), 1000);
        QCOMPARE(model.decision(0).profile, std::string_view("u999000"));
    }
};

REHEARSAL_TEST(DecisionModelTest)
#include "decision_model_test.moc"
