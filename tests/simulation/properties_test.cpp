// What holds of every run, whatever the bundle and the stream: searched for a counterexample with random
// ones.
#include <rapidcheck.h>

#include <algorithm>
#include <regex>

#include "random_run.h"
#include "support/test.h"

using namespace rehearsal;
using test::CaseNumbers;
using test::CasePlan;
using test::RandomCase;
using test::RandomLine;

namespace {

/// How often the random cases do what is worth looking at.
void classify(const std::string& log) {
    for (const char* what : {"send", "defer", "merge", "exit", "deny", "arm"}) {
        if (log.find("\"decision\":\"" + std::string(what) + "\"") != std::string::npos) RC_TAG(what);
    }
}

/// The same lines, those of each person in their order, the people's interleaved anew.
std::vector<RandomLine> interleaved(const std::vector<RandomLine>& lines, std::uint64_t number) {
    test::Draw draw(number);
    std::vector<std::vector<RandomLine>> queues(test::RandomEvents::kPeople);
    for (const RandomLine& line : lines) queues[static_cast<std::size_t>(line.person)].push_back(line);
    for (auto& queue : queues) std::reverse(queue.begin(), queue.end());
    std::vector<RandomLine> out;
    while (out.size() < lines.size()) {
        auto& queue = queues[static_cast<std::size_t>(draw.below(test::RandomEvents::kPeople))];
        if (queue.empty()) continue;
        out.push_back(std::move(queue.back()));
        queue.pop_back();
    }
    return out;
}

std::vector<RandomLine> only(const std::vector<RandomLine>& lines, int person) {
    std::vector<RandomLine> out;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(out),
                 [&](const RandomLine& line) { return line.person == person; });
    return out;
}

/// A text with all its instants moved.
std::string moved(const std::string& text, base::Duration by) {
    static const std::regex kInstant("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");
    std::string out;
    auto rest = text.cbegin();
    for (std::sregex_iterator it(text.begin(), text.end(), kInstant), end; it != end; ++it) {
        out.append(rest, (*it)[0].first);
        out += base::toString(*base::parseInstant(it->str()) + by);
        rest = (*it)[0].second;
    }
    return out.append(rest, text.cend());
}

}  // namespace

class PropertiesTest : public QObject {
    Q_OBJECT
    test::RandomRun run_;

  private slots:
    void theRandomCasesDoWhatIsWorthLookingAt() {
        std::map<std::string, int> seen;
        for (std::uint64_t number = 1; number <= 60; ++number) {
            test::Draw draw(number);
            std::vector<std::uint64_t> events;
            for (int i = 0; i < 100; ++i) events.push_back(draw.bits());
            CaseNumbers numbers{draw.bits(), draw.bits(), std::move(events)};
            for (const std::string& line : test::linesOf(run_.log(test::makeCase(numbers)))) {
                const auto json = nlohmann::json::parse(line);
                ++seen[json.at("decision")];
                if (json.contains("reason")) ++seen[json.at("reason")];
                if (json.contains("outcome")) ++seen[json.at("outcome")];
            }
        }
        for (const char* what :
             {"enter",      "send",      "skip",        "defer",        "deny",        "arm",
              "webhook",    "merge",     "exit",        "suppressed",   "no_address",  "unverified",
              "no_consent", "duplicate", "quiet_hours", "capped",       "feed_failed", "untracked",
              "too_late",   "holdout",   "cooldown",    "once",         "completed",   "goal",
              "skipped",    "restarted", "merged",      "missing_time", "when"}) {
            QVERIFY2(seen[what] >= 3, what);
        }
    }
    void doublingEveryEventChangesNothing() {
        QVERIFY(rc::check([this] {
            const RandomCase random = test::makeCase(CaseNumbers{});
            std::vector<RandomLine> doubled;
            for (const RandomLine& line : random.lines) doubled.insert(doubled.end(), 2, line);
            const std::string log = run_.log(random);
            classify(log);
            RC_ASSERT(run_.log(random, doubled) == log);
        }));
    }
    void theOrderOfLinesOfDifferentPeopleChangesNothing() {
        QVERIFY(rc::check([this] {
            const RandomCase random = test::makeCase(CaseNumbers{});
            const auto other = interleaved(random.lines, test::randomNumber());
            RC_ASSERT(run_.log(random, other) == run_.log(random));
        }));
    }
    void aProfileRunAloneDecidesAsInTheWhole() {
        QVERIFY(rc::check([this] {
            const RandomCase random = test::makeCase(CaseNumbers{});
            const auto person = *rc::gen::inRange(0, test::RandomEvents::kPeople);
            const std::string alone = run_.log(random, only(random.lines, person));
            RC_ASSERT(test::linesOf(alone, person) == test::linesOf(run_.log(random), person));
        }));
    }
    void eventsOfOneProfileNeverChangeAnothers() {
        QVERIFY(rc::check([this] {
            CaseNumbers numbers;
            const RandomCase random = test::makeCase(numbers);
            // All events of one person come anew.
            const auto person = *rc::gen::inRange(0, test::RandomEvents::kPeople);
            numbers.events = test::randomNumbers();
            std::vector<RandomLine> lines = only(test::makeCase(numbers).lines, person);
            for (const RandomLine& line : random.lines) {
                if (line.person != person) lines.push_back(line);
            }
            const std::string before = run_.log(random);
            const std::string after = run_.log(random, lines);
            for (int other = 0; other < test::RandomEvents::kPeople; ++other) {
                if (other != person) RC_ASSERT(test::linesOf(before, other) == test::linesOf(after, other));
            }
        }));
    }
    void aShiftBy28DaysShiftsTheDecisions() {
        QVERIFY(rc::check([this] {
            const CaseNumbers numbers;
            const base::Duration by = base::days(28);
            const CasePlan plan{{.calendarAndChance = true}, true, {}};
            const CasePlan later{{.calendarAndChance = true}, true, by};
            const std::string log = run_.log(test::makeCase(numbers, plan));
            RC_ASSERT(run_.log(test::makeCase(numbers, later)) == moved(log, by));
        }));
    }
    void anyNumberOfThreadsWritesTheSameLog() {
        QVERIFY(rc::check([this] {
            const RandomCase random = test::makeCase(CaseNumbers{});
            const std::string log = run_.log(random);
            for (const int threads : {2, 3, 8}) RC_ASSERT(run_.log(random, random.lines, threads) == log);
        }));
    }
};

REHEARSAL_TEST(PropertiesTest)
#include "properties_test.moc"
