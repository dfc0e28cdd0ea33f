#include "simulation/faulty_stream.h"

#include <fmt/format.h>
#include <rapidcheck.h>

#include <QTemporaryDir>
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "event/line_parser.h"
#include "simulation/line_edit.h"
#include "support/random_stream.h"
#include "support/test.h"

using namespace rehearsal;
using simulation::Faults;
using Lines = std::vector<std::string>;

namespace {

Lines arriving(const Lines& lines, const Faults& faults) {
    simulation::FaultyStream stream(faults);
    for (const std::string& line : lines) {
        const auto parsed = event::parseLine(line);
        const auto* event = std::get_if<event::ParsedEvent>(&parsed);
        stream.add(line, event ? &**event : nullptr);
    }
    std::istringstream text(stream.take().text);
    Lines out;
    for (std::string line; std::getline(text, line);) out.push_back(line);
    return out;
}

/// What an event says of itself.
struct Facts {
    std::string userId;
    base::Instant timestamp;
    base::Instant receivedAt;
};

Facts eventOf(const std::string& line) {
    const auto event = std::get<event::ParsedEvent>(event::parseLine(line));
    return {std::string(event->userId), event->timestamp, event->receivedAt};
}

bool isEvent(const std::string& line) {
    return std::holds_alternative<event::ParsedEvent>(event::parseLine(line));
}

base::Instant minute(std::int64_t n) {
    return *base::parseInstant("2026-03-02T10:00:00Z") + base::minutes(n);
}

/// The `n`th event of a person, at that minute of the morning.
std::string line(const std::string& person, std::int64_t n) {
    return fmt::format(
        R"({{"type":"track", "event":"E","userId":"{0}","messageId":"{0}-{1}","timestamp":"{2}","receivedAt":"{2}","properties":{{"n":{1}.0}}}})",
        person, n, base::toString(minute(n)));
}

/// An event a minute, of a hundred people in turn.
const Lines& longStream() {
    static const Lines kLines = [] {
        Lines lines;
        for (int n = 0; n < 20'000; ++n) lines.push_back(line("p" + std::to_string(n % 100), n));
        return lines;
    }();
    return kLines;
}

std::string numberOf(const std::string& line) {
    return std::string(*simulation::memberValue(line, "messageId"));
}

/// The events of one person; damaged lines are nobody's.
Lines ofPerson(const Lines& lines, const std::string& person) {
    Lines own;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(own),
                 [&](const std::string& one) { return isEvent(one) && eventOf(one).userId == person; });
    return own;
}

/// Whether `part` of `whole` is `rate`, as far as chance allows (six standard deviations).
bool isRate(std::size_t part, std::size_t whole, double rate) {
    const auto n = static_cast<double>(whole);
    return std::abs(static_cast<double>(part) - n * rate) <= 6 * std::sqrt(n * rate * (1 - rate));
}

/// All kinds at once, often.
Faults everything(std::uint64_t seed) {
    Faults faults;
    faults.seed = seed;
    faults.duplicate = {0.2, base::minutes(10)};
    faults.redeliver = {{minute(0), minute(600), minute(700)}};
    faults.late = {0.2, {base::minutes(20), base::hours(3)}};
    faults.loss = 0.1;
    faults.skew = {0.1, base::hours(1)};
    faults.malformed = 0.1;
    faults.missingId = 0.1;
    faults.reorder = {0.2, base::minutes(40)};
    return faults;
}

}  // namespace

/// What faults make of a stream.
class FaultyStreamTest : public QObject {
    Q_OBJECT
  private slots:
    void withoutFaultsNoByteChanges() {
        QVERIFY(rc::check([] {
            Lines lines = test::randomStream(60);
            lines.push_back("{not json");
            lines.push_back(R"({"type":"unheard of"})");
            std::swap(lines[3], lines[57]);
            std::swap(lines[20], lines[60]);
            RC_ASSERT(arriving(lines, {}) == lines);
        }));
    }
    void theSameSeedDrawsTheSame() {
        QCOMPARE(arriving(longStream(), everything(1)), arriving(longStream(), everything(1)));
        QVERIFY(arriving(longStream(), everything(1)) != arriving(longStream(), everything(2)));
    }
    void lossDropsThatShare() {
        Faults faults;
        faults.loss = 0.05;
        const Lines out = arriving(longStream(), faults);
        QVERIFY(isRate(longStream().size() - out.size(), longStream().size(), 0.05));
        const std::set<std::string> all(longStream().begin(), longStream().end());
        QVERIFY(std::all_of(out.begin(), out.end(), [&](const auto& one) { return all.contains(one); }));
    }
    void everythingMayBeLost() {
        Faults faults;
        faults.loss = 1;
        QVERIFY(arriving(longStream(), faults).empty());
    }
    void aDuplicateArrivesThatMuchLaterAndIsTheSameEvent() {
        Faults faults;
        faults.duplicate = {1, base::minutes(2)};
        const Lines out = arriving({line("a", 0), line("b", 1), line("a", 2), line("b", 3)}, faults);
        std::string copy = line("a", 0);
        const std::size_t at = copy.rfind("10:00:00");
        copy.replace(at, 8, "10:02:00");
        QCOMPARE(out.size(), std::size_t{8});
        QCOMPARE(out[0], line("a", 0));
        QCOMPARE(out[1], line("b", 1));
        QCOMPARE(out[2], line("a", 2));
        QCOMPARE(out[3], copy);
    }
    void duplicatesComeInThatShareAndInOrderOfArrival() {
        Faults faults;
        faults.duplicate = {0.05, base::minutes(30)};
        const Lines out = arriving(longStream(), faults);
        QVERIFY(isRate(out.size() - longStream().size(), longStream().size(), 0.05));
        QVERIFY(std::is_sorted(out.begin(), out.end(), [](const std::string& a, const std::string& b) {
            return eventOf(a).receivedAt < eventOf(b).receivedAt;
        }));
    }
    void aLineWithoutAnArrivalGetsOne() {
        Faults faults;
        faults.duplicate = {1, base::minutes(1)};
        const std::string only = R"({"type":"page","userId":"a","timestamp":"2026-03-02T10:00:00Z"})";
        QCOMPARE(
            arriving({only}, faults)[1],
            std::string(
                R"({"receivedAt":"2026-03-02T10:01:00.000Z","type":"page","userId":"a","timestamp":"2026-03-02T10:00:00Z"})"));
    }
    void anHourIsDeliveredAgainInItsOrder() {
        Faults faults;
        faults.redeliver = {{minute(60), minute(120), minute(180)}};
        const Lines lines(longStream().begin(), longStream().begin() + 300);
        const Lines out = arriving(lines, faults);
        QCOMPARE(out.size(), std::size_t{360});
        for (std::size_t i = 0; i < 60; ++i) {
            const std::string& again = out[181 + i];
            QCOMPARE(numberOf(again), numberOf(lines[60 + i]));
            QCOMPARE(eventOf(again).receivedAt.ms, minute(180).ms);
            QCOMPARE(eventOf(again).timestamp.ms, eventOf(lines[60 + i]).timestamp.ms);
        }
        QCOMPARE(out[180], lines[180]);
        QCOMPARE(out[241], lines[181]);
    }
    void lateEventsKeepTheirTimeAndComeLaterByTheDistribution() {
        Faults faults;
        faults.late = {0.5, {base::minutes(2), base::minutes(30)}};
        const Lines out = arriving(longStream(), faults);
        QCOMPARE(out.size(), longStream().size());
        std::vector<std::int64_t> delays;
        for (const std::string& one : out) {
            const Facts event = eventOf(one);
            if (event.receivedAt > event.timestamp) delays.push_back((event.receivedAt - event.timestamp).ms);
        }
        QVERIFY(isRate(delays.size(), out.size(), 0.5));
        std::sort(delays.begin(), delays.end());
        const double p50 = static_cast<double>(delays[delays.size() / 2]) / 60'000;
        const double p95 = static_cast<double>(delays[delays.size() * 95 / 100]) / 60'000;
        QVERIFY2(std::abs(p50 - 2) < 0.2, std::to_string(p50).c_str());
        QVERIFY2(std::abs(p95 - 30) < 4, std::to_string(p95).c_str());
        QVERIFY(std::is_sorted(out.begin(), out.end(), [](const std::string& a, const std::string& b) {
            return eventOf(a).receivedAt < eventOf(b).receivedAt;
        }));
    }
    void skewMovesTheDevicesClockAndNotTheArrival() {
        Faults faults;
        faults.skew = {0.2, base::hours(1)};
        std::size_t fast = 0;
        std::size_t slow = 0;
        const Lines out = arriving(longStream(), faults);
        for (std::size_t i = 0; i < out.size(); ++i) {
            const Facts event = eventOf(out[i]);
            QCOMPARE(event.receivedAt.ms, eventOf(longStream()[i]).receivedAt.ms);
            const std::int64_t by = (event.timestamp - event.receivedAt).ms;
            QVERIFY(by == 0 || std::abs(by) == base::hours(1).ms);
            fast += by > 0 ? 1 : 0;
            slow += by < 0 ? 1 : 0;
        }
        QVERIFY(isRate(fast, out.size(), 0.1));
        QVERIFY(isRate(slow, out.size(), 0.1));
    }
    void skewLeavesALineWithoutATimestampAndKeepsTheArrivalOfOneWithNothingElse() {
        Faults faults;
        faults.skew = {1, base::hours(1)};
        const std::string received = R"({"type":"page","userId":"a","receivedAt":"2026-03-02T10:00:00Z"})";
        QCOMPARE(arriving({received}, faults)[0], received);
        const std::string sent = R"({"type":"page","userId":"a","timestamp":"2026-03-02T10:00:00Z"})";
        const Facts event = eventOf(arriving({sent}, faults)[0]);
        QCOMPARE(event.receivedAt.ms, minute(0).ms);
        QCOMPARE(std::abs((event.timestamp - event.receivedAt).ms), base::hours(1).ms);
    }
    void damagedLinesAreRejectedForTheirReason() {
        Faults faults;
        faults.malformed = 0.1;
        faults.missingId = 0.2;
        std::map<event::Rejection, std::size_t> rejected;
        const Lines out = arriving(longStream(), faults);
        QCOMPARE(out.size(), longStream().size());
        for (std::size_t i = 0; i < out.size(); ++i) {
            const auto parsed = event::parseLine(out[i]);
            if (const auto* why = std::get_if<event::Rejection>(&parsed)) {
                ++rejected[*why];
            } else {
                QCOMPARE(out[i], longStream()[i]);
            }
        }
        QCOMPARE(rejected.size(), std::size_t{2});
        QVERIFY(isRate(rejected[event::Rejection::MalformedJson], out.size(), 0.1));
        QVERIFY(isRate(rejected[event::Rejection::MissingIdentity], out.size(), 0.2 * 0.9));
    }
    void damagedLinesAreNotDeliveredAgain() {
        Faults faults;
        faults.malformed = 1;
        faults.duplicate = {1, base::minutes(1)};
        faults.redeliver = {{minute(0), minute(600), minute(700)}};
        faults.late = {1, {base::minutes(1), base::minutes(1)}};
        const Lines out = arriving(longStream(), faults);
        QCOMPARE(out.size(), longStream().size());
        QVERIFY(std::none_of(out.begin(), out.end(), isEvent));
        // A line must never become blank: then nobody would count it.
        QVERIFY(std::none_of(out.begin(), out.end(), [](const std::string& one) {
            return one.find_first_not_of(" \t\r") == std::string::npos;
        }));
    }
    void reorderedLinesAreTheSameInAnotherPlace() {
        Faults faults;
        faults.reorder = {0.3, base::minutes(5)};
        Lines out = arriving(longStream(), faults);
        QVERIFY(out != longStream());
        std::size_t overtaken = 0;
        base::Instant latest = minute(0);
        for (const std::string& one : out) {
            const base::Instant receivedAt = eventOf(one).receivedAt;
            QVERIFY(latest - receivedAt < base::minutes(5));
            overtaken += receivedAt < latest ? 1 : 0;
            latest = std::max(latest, receivedAt);
        }
        QVERIFY(overtaken > 2000);
        Lines sorted = longStream();
        std::sort(sorted.begin(), sorted.end());
        std::sort(out.begin(), out.end());
        QCOMPARE(out, sorted);
    }
    void whatBefallsOnePersonDoesNotDependOnOthers() {
        QVERIFY(rc::check([] {
            const auto people = *rc::gen::inRange(2, 5);
            Lines lines;
            std::int64_t now = 0;
            for (int i = 0; i < 60; ++i) {
                now += *rc::gen::inRange(-20, 60);
                if (*rc::gen::inRange(0, 20) == 0) now += 1'000'000;  // A clock that is far off.
                lines.push_back(line("p" + std::to_string(*rc::gen::inRange(0, people)), now));
                now %= 1'000'000;
            }
            const Faults faults = everything(*rc::gen::inRange<std::uint64_t>(0, 1000));
            const Lines all = arriving(lines, faults);
            for (int i = 0; i < people; ++i) {
                const std::string person = "p" + std::to_string(i);
                RC_ASSERT(ofPerson(arriving(ofPerson(lines, person), faults), person) ==
                          ofPerson(all, person));
            }
        }));
    }
    void faultsAreDrawnAsTheTextSays() {
        // Worked out by other code, from SHA-256("5/late/a-1/1") and so on.
        const auto arriving1 = [](const Faults& faults) { return arriving({line("a", 1)}, faults); };
        Faults faults;
        faults.seed = 5;
        faults.loss = 0.6795;
        QCOMPARE(arriving1(faults).size(), std::size_t{1});
        faults.loss = 0.6796;
        QCOMPARE(arriving1(faults).size(), std::size_t{0});
        faults.loss = 0;
        faults.late = {0.777, {base::minutes(2), base::minutes(30)}};
        faults.skew = {0.708, base::hours(1)};
        faults.duplicate = {0.1072, base::minutes(10)};
        const Lines out = arriving1(faults);
        QCOMPARE(out.size(), std::size_t{2});
        QCOMPARE((eventOf(out[0]).receivedAt - minute(1)).ms, std::int64_t{969'197});
        QCOMPARE((eventOf(out[1]).receivedAt - minute(1)).ms, std::int64_t{969'197 + 600'000});
        QCOMPARE((eventOf(out[0]).timestamp - minute(1)).ms, base::hours(1).ms);
        faults.late.rate = 0.776;
        faults.skew.rate = 0.707;
        faults.duplicate.rate = 0.107;
        QCOMPARE(arriving1(faults), Lines{line("a", 1)});
    }
    void ofEqualIdsEachLineIsDrawnByItself() {
        Faults faults;
        faults.loss = 0.5;
        const Lines lines(1000, line("a", 1));
        QVERIFY(isRate(arriving(lines, faults).size(), 1000, 0.5));
    }
    void filesAreMergedByArrivalAndNothingIsLost() {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString());
        std::ofstream(path / "a", std::ios::binary)
            << "\xEF\xBB\xBF" + line("a", 1) + "\r\n\n" + line("a", 4) + "\nbroken\n" + line("a", 2);
        std::ofstream(path / "b", std::ios::binary)
            << line("b", 1) + "\n" + std::string((1 << 20) + 1, 'x') + "\n{}\n" + line("b", 3) + "\n";
        const auto read = simulation::readWithFaults({path / "a", path / "b"}, {});
        QVERIFY(read.has_value());
        QCOMPARE(read->text, line("a", 1) + "\n" + line("b", 1) + "\n{}\n" + line("b", 3) + "\n" +
                                 line("a", 4) + "\nbroken\n" + line("a", 2) + "\n");
        QCOMPARE(read->tooLong, std::uint64_t{1});
        QCOMPARE(read->receivedAt.size(), std::size_t{7});
        QVERIFY(read->receivedAt[2] == simulation::ArrivedLines::kNoEvent);
        QCOMPARE(read->receivedAt[3].ms, minute(3).ms);
        const auto missing = simulation::readWithFaults({path / "c"}, {});
        QVERIFY(!missing.has_value());
        QCOMPARE(missing.error().file, (path / "c").string());
    }
    void aTimeBeyondTheLastYearStaysReadable() {
        Faults faults;
        faults.late = {1, {base::days(400), base::days(400)}};
        faults.duplicate = {1, base::days(400'000)};
        const std::string last =
            R"({"type":"page","userId":"a","timestamp":"9999-06-01T10:00:00Z","receivedAt":null})";
        const Lines out = arriving({last}, faults);
        QCOMPARE(out.size(), std::size_t{2});
        QVERIFY(isEvent(out[0]) && isEvent(out[1]));
    }
};

REHEARSAL_TEST(FaultyStreamTest)
#include "faulty_stream_test.moc"
