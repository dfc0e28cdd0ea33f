#include "verify/diff.h"

#include <QTemporaryDir>
#include <fstream>

#include "bundle/files.h"
#include "simulation/run.h"
#include "support/random_stream.h"
#include "support/test.h"
#include "verify/diff_report.h"

using namespace rehearsal;
using verify::Change;
using verify::MessageChange;

namespace {

/// A small shop: a reminder half an hour after something came into the cart, an offer a day later, and a note
/// after a week of silence.
bundle::Files shop() {
    bundle::Files files;
    files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Shop"})");
    files.set("policy.json", R"({"format":"rehearsal.policy/1","consent":{"exempt":["marketing","news"]}})");
    files.set("templates/t/template.json", R"({"format":"rehearsal.template/1","name":"T"})");
    files.set("templates/t/subject.liquid", "Hello");
    files.set("templates/t/body.html", "<p>{% render 'foot' %}</p>");
    files.set("blocks/foot.liquid", "Bye");
    files.set("blocks/other.liquid", "Other");
    files.set("campaigns/cart.json", R"({"format":"rehearsal.campaign/1","name":"Cart",
        "entry":{"triggers":[{"type":"event","event":"Added"}]},
        "exits":[{"on":"Ordered","outcome":"goal"}],"start":"wait-30m","nodes":{
        "wait-30m":{"type":"wait","for":"30m","next":"remind"},
        "remind":{"type":"send","template":"t","slots":{"foot":{"fallback":"foot"}},"next":"wait-1d"},
        "wait-1d":{"type":"wait","for":"1d","next":"arms"},
        )" R"("arms":{"type":"split","arms":[{"name":"yes","weight":1,"next":"offer"},{"name":"no","weight":0,"next":null}]},"offer":{"type":"send","template":"t","next":null}}})");
    files.set("campaigns/quiet.json", R"({"format":"rehearsal.campaign/1","name":"Quiet",
        "entry":{"triggers":[{"type":"inactivity","of":"Viewed","for":"7d"}]},"start":"note",
        "nodes":{"note":{"type":"send","template":"t","next":null}}})");
    return files;
}

bundle::Files changed(const std::string& file, const std::string& what, const std::string& by) {
    bundle::Files files = shop();
    std::string text = *files.find(file);
    text.replace(text.find(what), what.size(), by);
    files.set(file, text);
    return files;
}

bundle::Bundle read(const bundle::Files& files) {
    auto reading = bundle::readBundle(files);
    for (const base::Diagnostic& d : reading.diagnostics) {
        if (d.severity == base::Severity::Error) qWarning("%s", base::toString(d).c_str());
    }
    return reading.bundle;
}

std::string lineOf(const std::string& at, const std::string& name,
                   const std::string& who = R"("userId":"ana")") {
    return R"({"type":"track","event":")" + name + R"(",)" + who + R"(,"timestamp":"2026-03-)" + at + "Z\"}";
}

}  // namespace

/// Whose messages change between two bundles, and why.
class DiffTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    simulation::RunResult run(const bundle::Bundle& bundle, const std::vector<std::string>& lines) {
        const auto path = std::filesystem::path(folder_.path().toStdString()) / "events.ndjson";
        {
            std::ofstream out(path, std::ios::binary);
            for (const std::string& line : lines) out << line << '\n';
        }
        simulation::RunOptions options;
        options.events = {path};
        bundle::Person ana;
        ana.id = "ana";
        ana.traits = base::Value(base::Value::Object{{"email", "ana@example.com"}});
        options.people = {ana};
        simulation::RunControl control;
        return std::move(simulation::run(bundle, options, control).value());
    }

    verify::Diff compare(const bundle::Files& filesA, const bundle::Files& filesB,
                         const std::vector<std::string>& lines) {
        const bundle::Bundle a = read(filesA);
        const bundle::Bundle b = read(filesB);
        const auto inA = run(a, lines);
        const auto inB = run(b, lines);
        return verify::diff({a, inA.decisions}, {b, inB.decisions}, {});
    }

    /// What changes from the shop to `files`, in one line: the kind of change, the step, the kind of cause.
    std::string told(const bundle::Files& files, const std::vector<std::string>& lines) {
        std::string out;
        for (const MessageChange& each : compare(shop(), files, lines).changes) {
            out += std::string(out.empty() ? "" : ", ") + verify::toString(each.change) + " " + each.node +
                   " " + each.cause.kind;
        }
        return out;
    }

    std::vector<std::string> cart() {
        return {lineOf("02T10:00:00", "Added"), lineOf("09T10:00:00", "Added")};
    }

  private slots:
    void theSameBundleChangesNothing() {
        const auto diff = compare(shop(), shop(), cart());
        QVERIFY(diff.changes.empty());
        QCOMPARE(diff.same, std::size_t{5});
        QCOMPARE(diff.a.messages, std::size_t{5});
        QCOMPARE(diff.b.people, std::size_t{1});
    }
    void anotherWaitMovesTheMessageAndThoseThatFollow() {
        QCOMPARE(told(changed("campaigns/cart.json", "30m\",\"next", "45m\",\"next"),
                      {lineOf("02T10:00:00", "Added")}),
                 std::string("moves remind wait, moves offer follows"));
    }
    void anEarlierEndIsTheCauseOfAMessageThatVanishes() {
        const std::vector<std::string> lines{lineOf("02T10:00:00", "Added"),
                                             lineOf("02T10:40:00", "Ordered")};
        QCOMPARE(told(changed("campaigns/cart.json", "30m\",\"next", "45m\",\"next"), lines),
                 std::string("vanishes remind ended:goal"));
    }
    void whatTheOtherRunDecidedInsteadIsTheCause_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("expected");
        const QString cart = "campaigns/cart.json";
        const QString bothMails = "changes remind content, changes offer content";
        QTest::newRow("a cap") << "policy.json"
                               << "\"consent\""
                               << R"("caps":[{"id":"c","max":1,"per":"30d"}],"consent")"
                               << "vanishes offer skip:capped, vanishes note skip:capped, "
                                  "vanishes remind skip:capped, vanishes offer skip:capped";
        QTest::newRow("quiet hours") << "policy.json"
                                     << "\"consent\""
                                     << R"("quiet_hours":{"from":"10:15","to":"10:45"},"consent")"
                                     << "moves remind deferral, moves offer follows, "
                                        "moves remind deferral, moves offer follows";
        QTest::newRow("another arm") << cart << R"("yes","weight":1,"next":"offer"},{"name":"no","weight":0)"
                                     << R"("yes","weight":0,"next":"offer"},{"name":"no","weight":1)"
                                     << "vanishes offer arm, vanishes offer arm";
        QTest::newRow("a cooldown") << cart << R"("Added"}])"
                                    << R"("Added"}],"reentry":{"cooldown":"20d"})"
                                    << "vanishes remind deny:cooldown, vanishes offer deny:cooldown";
        QTest::newRow("no such step") << cart << R"("offer"},{"name":"no","weight":0,"next":null}]},"offer")"
                                      << R"("gift"},{"name":"no","weight":0,"next":null}]},"gift")"
                                      << "vanishes offer no_node, appears gift no_node, "
                                         "vanishes offer no_node, appears gift no_node";
        QTest::newRow("another way") << cart << R"("wait-1d"},)"
                                     << R"(null},)"
                                     << "vanishes offer another_way, vanishes offer another_way";
        QTest::newRow("another trigger event") << cart << R"("event":"Added")"
                                               << R"("event":"Bought")"
                                               << "vanishes remind not_started, vanishes offer not_started, "
                                                  "vanishes remind not_started, vanishes offer not_started";
        QTest::newRow("archived") << "campaigns/quiet.json"
                                  << R"("name")"
                                  << R"("status":"archived","name")"
                                  << "vanishes note archived";
        QTest::newRow("a longer silence") << "campaigns/quiet.json"
                                          << "7d"
                                          << "8d"
                                          << "moves note trigger";
        QTest::newRow("another purpose") << cart << R"("name")"
                                         << R"("purpose":"news","name")" << bothMails + ", " + bothMails;
        QTest::newRow("another block") << cart << R"("fallback":"foot")"
                                       << R"("fallback":"other")"
                                       << "changes remind content, changes remind content";
        QTest::newRow("other words") << "templates/t/subject.liquid"
                                     << "Hello"
                                     << "Hi" << bothMails + ", changes note content, " + bothMails;
        QTest::newRow("a block inside") << "blocks/foot.liquid"
                                        << "Bye"
                                        << "So long" << bothMails + ", changes note content, " + bothMails;
    }
    void whatTheOtherRunDecidedInsteadIsTheCause() {
        QFETCH(QString, file);
        QFETCH(QString, what);
        QFETCH(QString, by);
        QFETCH(QString, expected);
        auto files = changed(file.toStdString(), what.toStdString(), by.toStdString());
        QCOMPARE(QString::fromStdString(told(files, cart())), expected);
    }
    void aMessageFromBeforeAMergeIsTheSameOneAfterIt() {
        const std::vector<std::string> lines{
            lineOf("02T10:00:00", "Added", R"("anonymousId":"a")"),
            R"({"type":"identify","anonymousId":"a","traits":{"email":"a@example.com"},"timestamp":"2026-03-02T10:01:00Z"})",
            lineOf("02T10:40:00", "Viewed", R"("userId":"ben","anonymousId":"a")")};
        const auto diff =
            compare(shop(), changed("campaigns/cart.json", "30m\",\"next", "45m\",\"next"), lines);
        QVERIFY(!diff.changes.empty());
        const MessageChange& first = diff.changes.front();
        QCOMPARE(first.person, std::string("ben"));
        QVERIFY(first.change == Change::Moves);
        QCOMPARE(first.cause.kind, std::string("wait"));
    }
    void groupsHaveCountsAndTheFirstExamples() {
        const auto diff =
            compare(shop(), changed("campaigns/cart.json", "30m\",\"next", "45m\",\"next"), cart());
        const auto groups = verify::groupsOf(diff, 1);
        QCOMPARE(groups.size(), std::size_t{2});
        QCOMPARE(groups[0].messages, std::size_t{2});
        QCOMPARE(groups[0].people, std::size_t{1});
        QCOMPARE(groups[0].examples.size(), std::size_t{1});
        QCOMPARE(groups[0].shift.ms, base::minutes(15).ms);
        const std::string text = verify::toText(diff, "before", "after", 1);
        QVERIFY2(text.find("15m later") != std::string::npos, text.c_str());
        QVERIFY2(text.find("wait-30m (30m, now 45m)") != std::string::npos, text.c_str());
    }
    void theOtherWayRoundTheSameMessagesChange() {
        QVERIFY(rc::check([this] {
            const auto lines = test::randomStream(60);
            auto files = *bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
            auto other = files;
            std::string text = *files.find("campaigns/cart-recovery.json");
            text.replace(text.find("\"30m\""), 5, "\"25m\"");
            other.set("campaigns/cart-recovery.json", text);
            const auto there = compare(files, other, lines);
            const auto back = compare(other, files, lines);
            RC_ASSERT(there.changes.size() == back.changes.size());
            RC_ASSERT(there.same == back.same);
            const auto count = [](const verify::Diff& diff, Change change) {
                return static_cast<std::size_t>(
                    std::count_if(diff.changes.begin(), diff.changes.end(),
                                  [&](const MessageChange& each) { return each.change == change; }));
            };
            RC_ASSERT(count(there, Change::Vanishes) == count(back, Change::Appears));
            const std::size_t both = count(there, Change::Moves) + count(there, Change::Changes) + there.same;
            RC_ASSERT(there.a.messages == both + count(there, Change::Vanishes));
            RC_ASSERT(there.b.messages == both + count(there, Change::Appears));
        }));
    }
};

REHEARSAL_TEST(DiffTest)
#include "diff_test.moc"
