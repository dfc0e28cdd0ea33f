// No message without permission, over a cap, in quiet hours or after an exit, in any random case: checked by
// code that uses nothing of the engine. And that code is itself checked: a log with one thing changed is
// caught.
#include <rapidcheck.h>

#include <algorithm>

#include "guarantee_checker.h"
#include "random_run.h"
#include "support/test.h"

using namespace rehearsal;
using guarantee::Json;
using guarantee::Violation;
using test::CaseNumbers;
using test::RandomCase;

namespace {

std::vector<std::string> textsOf(const std::vector<test::RandomLine>& lines) {
    std::vector<std::string> out;
    for (const auto& line : lines) out.push_back(line.text);
    return out;
}

/// A random case, its log, and the checker's view of it.
struct Checked {
    RandomCase random;
    guarantee::Policy policy;
    std::vector<std::string> lines;
    std::vector<std::string> log;

    Checked(test::RandomRun& run, const CaseNumbers& numbers, bool named)
        : random(test::makeCase(numbers, {.without = {}, .named = named, .later = {}})),
          policy(Json::parse(*random.files.find("policy.json"))),
          lines(textsOf(random.lines)),
          log(test::linesOf(run.log(random))) {}

    guarantee::World world() const { return {policy, random.people, lines, random.until}; }

    std::map<std::string, Json> campaigns() const {
        std::map<std::string, Json> out;
        for (const std::string& path : random.files.under("campaigns/")) {
            out[std::filesystem::path(path).stem().string()] = Json::parse(*random.files.find(path));
        }
        return out;
    }

    std::vector<Violation> violations() const {
        const guarantee::World told = world();
        return guarantee::Checker(policy, told, campaigns()).check(log);
    }
    bool breaks(const std::string& rule) const {
        const auto found = violations();
        return std::any_of(found.begin(), found.end(), [&](const Violation& v) { return v.rule == rule; });
    }
    bool breaks(const std::string& rule, std::size_t line) const {
        const auto found = violations();
        return std::find(found.begin(), found.end(), Violation{rule, line}) != found.end();
    }

    /// Numbers of lines that hold, where the facts are certain: no two events arrived at that time.
    template <class Holds>
    std::vector<std::size_t> certain(const Holds& holds) const {
        const guarantee::World told = world();
        std::vector<std::size_t> out;
        for (std::size_t i = 0; i < log.size(); ++i) {
            const Json line = Json::parse(log[i]);
            const auto* tale = told.find(line.at("profile"));
            if (tale->at(atOf(line)).size() == 1 && holds(line, *tale)) out.push_back(i);
        }
        return out;
    }
    std::vector<std::size_t> sends() const {
        return certain(
            [](const Json& line, const guarantee::Tale&) { return line.at("decision") == "send"; });
    }

    static base::Instant atOf(const Json& line) {
        return *base::parseInstant(line.at("at").get<std::string>());
    }

    /// Puts an event of that profile into the stream, a millisecond before `at`.
    void happenBefore(const std::string& profile, base::Instant at, Json event) {
        const std::string time = base::toString(at - base::milliseconds(1));
        event["timestamp"] = time;
        event["receivedAt"] = time;
        event["messageId"] = "put in";
        const bool isVisitor = profile.starts_with("anon:");
        event[isVisitor ? "anonymousId" : "userId"] = isVisitor ? profile.substr(5) : profile;
        const guarantee::World told = world();
        std::size_t place = 0;
        for (const auto& moment : told.find(profile)->moments) {
            if (moment.arrival < at) place = std::max(place, moment.line + 1);
        }
        // Behind what made this profile what it is, and before anything that comes later.
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(place), event.dump());
    }
    /// Whether nothing of that profile arrives in the last millisecond before a time, or at it, and what was
    /// known of it beforehand is older.
    static bool isQuietAround(const guarantee::Tale& tale, base::Instant at) {
        for (const auto& [purpose, updates] : tale.at(at).front()->consent) {
            for (const auto& [time, status] : updates) {
                if (time >= at - base::milliseconds(1)) return false;
            }
        }
        return std::none_of(tale.moments.begin(), tale.moments.end(), [&](const auto& moment) {
            return moment.arrival >= at - base::milliseconds(1) && moment.arrival <= at;
        });
    }
};

/// Draws cases until something has been changed in thirty of them: `change` says whether the change was
/// caught, or nothing where there was nothing to change. False where one was not.
template <class Change>
bool isCaught(test::RandomRun& run, const Change& change) {
    int caught = 0;
    for (std::uint64_t number = 1; number < 4000 && caught < 30; ++number) {
        test::Draw draw(number);
        CaseNumbers numbers{draw.bits(), draw.bits(), {}};
        for (int i = 0; i < 90; ++i) numbers.events.push_back(draw.bits());
        Checked checked(run, numbers, true);
        const std::optional<bool> result = change(checked, draw);
        if (!result) continue;
        if (!*result) {
            std::fprintf(stderr, "not caught in case %d\n", static_cast<int>(number));
            return false;
        }
        ++caught;
    }
    return caught == 30;
}

std::optional<std::size_t> pick(const std::vector<std::size_t>& from, test::Draw& draw) {
    return from.empty() ? std::nullopt : std::optional(draw.of(from));
}

/// The message that a refusal kept from going out.
Json sentAnyway(const Checked& checked, Json line) {
    const Json campaign = checked.campaigns().at(line.at("campaign"));
    const Json node = campaign.at("nodes").at(line.at("node"));
    std::string trigger;
    for (const std::string& text : checked.log) {
        const Json each = Json::parse(text);
        if (each.at("decision") == "enter" && each.at("journey") == line.at("journey") &&
            each.at("profile") == line.at("profile")) {
            trigger = each.at("trigger");
        }
    }
    line["decision"] = "send";
    line["template"] = node.at("template");
    line["purpose"] = node.value("purpose", campaign.value("purpose", "marketing"));
    line["key"] = line.at("campaign").get<std::string>() + "/" + line.at("node").get<std::string>() + "/" +
                  line.at("profile").get<std::string>() + "/" + trigger + "/9999";
    return line;
}

}  // namespace

class GuaranteeTest : public QObject {
    Q_OBJECT
    test::RandomRun run_;

    /// Lets a message go out that a gate refused, and asks whether the checker says why it should not have.
    void letOut(const std::string& reason, const std::string& rule, const std::string& detail = {}) {
        QVERIFY(isCaught(run_, [&](Checked& checked, test::Draw& draw) -> std::optional<bool> {
            const auto refused = checked.certain([&](const Json& each, const guarantee::Tale&) {
                const std::string kind = each.at("decision");
                return (kind == "skip" || kind == "defer") && each.at("reason") == reason &&
                       each.value("detail", "").starts_with(detail);
            });
            const auto line = pick(refused, draw);
            if (!line) return std::nullopt;
            checked.log[*line] = sentAnyway(checked, Json::parse(checked.log[*line])).dump();
            return checked.breaks(rule, *line);
        }));
    }

    /// Lets something happen just before a message went out, and asks whether the checker says why it should
    /// not have then.
    void happened(const Json& event, const std::string& rule) {
        QVERIFY(isCaught(run_, [&](Checked& checked, test::Draw& draw) -> std::optional<bool> {
            const auto sends = checked.certain([&](const Json& each, const guarantee::Tale& tale) {
                return each.at("decision") == "send" && each.at("purpose") != "transactional" &&
                       each.at("purpose") != "offers" && Checked::isQuietAround(tale, Checked::atOf(each));
            });
            const auto line = pick(sends, draw);
            if (!line) return std::nullopt;
            const Json sent = Json::parse(checked.log[*line]);
            checked.happenBefore(sent.at("profile"), Checked::atOf(sent), event);
            return checked.breaks(rule, *line);
        }));
    }

  private slots:
    void noMessageGoesOutThatShouldNot() {
        QVERIFY(rc::check([this] {
            const Checked checked(run_, CaseNumbers{}, false);
            const auto found = checked.violations();
            for (const std::string& line : checked.lines) RC_LOG() << line << "\n";
            for (const std::string& line : checked.log) RC_LOG() << line << "\n";
            for (const Violation& each : found) RC_LOG() << "line " << each.line << ": " << each.rule << "\n";
            RC_ASSERT(found.empty());
        }));
    }
    void aRefusedMessageSentAnywayIsCaught_data() {
        QTest::addColumn<QString>("reason");
        for (const char* reason :
             {"suppressed", "no_address", "unverified", "no_consent", "quiet_hours", "capped", "duplicate"}) {
            QTest::newRow(reason) << reason;
        }
    }
    void aRefusedMessageSentAnywayIsCaught() {
        QFETCH(QString, reason);
        if (reason == "duplicate") {
            letOut("duplicate", "once_per", "once_per");
        } else {
            letOut(reason.toStdString(), reason.toStdString());
        }
    }
    void aMessageAfterADenialIsCaught() {
        happened(Json::parse(R"({"type": "track", "event": "Unsubscribed"})"), "no_consent");
    }
    void aMessageAfterAComplaintIsCaught() {
        happened(Json::parse(R"({"type": "track", "event": "Email Marked as Spam"})"), "suppressed");
    }
    void aMessageAfterTheAddressIsGoneIsCaught() {
        happened(Json::parse(R"({"type": "identify", "traits": {"email": null}})"), "no_address");
    }
};

/// The same for what concerns a journey, and the log as a whole.
class GuaranteeOfJourneysTest : public QObject {
    Q_OBJECT
    test::RandomRun run_;

  private slots:
    void aMessageAfterAnExitIsCaught() {
        QVERIFY(isCaught(run_, [](Checked& checked, test::Draw& draw) -> std::optional<bool> {
            const auto campaigns = checked.campaigns();
            const auto line = pick(checked.certain([&](const Json& each, const guarantee::Tale& tale) {
                if (each.at("decision") != "send" || !Checked::isQuietAround(tale, Checked::atOf(each)))
                    return false;
                const Json exits = campaigns.at(each.at("campaign")).at("exits");
                if (exits.empty() || !exits[0].contains("on") || !exits[0]["on"].is_string()) return false;
                return !exits[0]["on"].get<std::string>().starts_with("$");
            }),
                                   draw);
            if (!line) return std::nullopt;
            const Json sent = Json::parse(checked.log[*line]);
            const auto begun =
                std::find_if(checked.log.begin(), checked.log.end(), [&](const std::string& text) {
                    const Json each = Json::parse(text);
                    return each.at("decision") == "enter" && each.at("profile") == sent.at("profile") &&
                           each.at("journey") == sent.at("journey");
                });
            if (begun == checked.log.end()) return std::nullopt;
            const Json entry = Json::parse(*begun);
            if (Checked::atOf(entry) >= Checked::atOf(sent) - base::milliseconds(1)) return std::nullopt;
            const Json event{{"type", "track"},
                             {"event", campaigns.at(sent.at("campaign")).at("exits")[0].at("on")}};
            checked.happenBefore(sent.at("profile"), Checked::atOf(sent), event);
            return checked.breaks("after_exit", *line);
        }));
    }
    void aMessageMovedIntoQuietHoursIsCaught() {
        QVERIFY(isCaught(run_, [](Checked& checked, test::Draw& draw) -> std::optional<bool> {
            const auto line = pick(checked.sends(), draw);
            if (!line) return std::nullopt;
            Json sent = Json::parse(checked.log[*line]);
            const guarantee::World told = checked.world();
            const auto quietAt = [&](base::Instant at) {
                const auto facts = told.find(sent.at("profile"))->at(at);
                return std::all_of(facts.begin(), facts.end(), [&](const guarantee::Facts* f) {
                    return checked.policy.isQuiet(*f, sent.at("purpose"), at);
                });
            };
            base::Instant at = Checked::atOf(sent);
            for (int steps = 0; steps < 288 && !quietAt(at); ++steps) at = at + base::minutes(5);
            if (!quietAt(at)) return std::nullopt;
            sent["at"] = base::toString(at);
            checked.log[*line] = sent.dump();
            std::stable_sort(checked.log.begin(), checked.log.end(),
                             [](const std::string& a, const std::string& b) {
                                 const Json left = Json::parse(a);
                                 const Json right = Json::parse(b);
                                 return std::pair(left.at("at"), left.at("profile")) <
                                        std::pair(right.at("at"), right.at("profile"));
                             });
            return checked.breaks("quiet_hours");
        }));
    }
    void aMessageSentTwiceIsCaught() {
        QVERIFY(isCaught(run_, [](Checked& checked, test::Draw& draw) -> std::optional<bool> {
            const auto line = pick(checked.sends(), draw);
            if (!line) return std::nullopt;
            checked.log.insert(checked.log.begin() + static_cast<std::ptrdiff_t>(*line), checked.log[*line]);
            return checked.breaks("key_repeated", *line + 1);
        }));
    }
    void aMessageWithAnotherPurposeOrKeyIsCaught() {
        QVERIFY(isCaught(run_, [](Checked& checked, test::Draw& draw) -> std::optional<bool> {
            const auto line = pick(checked.sends(), draw);
            if (!line) return std::nullopt;
            for (const char* field : {"purpose", "key", "template"}) {
                Checked changed = checked;
                Json sent = Json::parse(changed.log[*line]);
                sent[field] = "another";
                changed.log[*line] = sent.dump();
                if (!changed.breaks("wrong_message", *line)) return false;
            }
            return true;
        }));
    }
    void aMessageOfAJourneyThatEndedIsCaught() {
        QVERIFY(isCaught(run_, [](Checked& checked, test::Draw& draw) -> std::optional<bool> {
            const auto line = pick(checked.sends(), draw);
            if (!line) return std::nullopt;
            const Json sent = Json::parse(checked.log[*line]);
            const Json exit{
                {"at", sent.at("at")}, {"profile", sent.at("profile")}, {"campaign", sent.at("campaign")},
                {"decision", "exit"},  {"journey", sent.at("journey")}, {"outcome", "completed"}};
            checked.log.insert(checked.log.begin() + static_cast<std::ptrdiff_t>(*line), exit.dump());
            return checked.breaks("no_journey", *line + 1);
        }));
    }
    void aMergeThatIsLeftOutOrMadeUpIsCaught() {
        QVERIFY(isCaught(run_, [](Checked& checked, test::Draw& draw) -> std::optional<bool> {
            const auto line = pick(checked.certain([](const Json& each, const guarantee::Tale&) {
                return each.at("decision") == "merge";
            }),
                                   draw);
            if (!line) return std::nullopt;
            Checked changed = checked;
            changed.log.erase(changed.log.begin() + static_cast<std::ptrdiff_t>(*line));
            if (!changed.breaks("merge")) return false;
            changed = checked;
            Json merge = Json::parse(changed.log[*line]);
            merge["from"] = "anon:nobody";
            changed.log[*line] = merge.dump();
            return changed.breaks("merge", *line);
        }));
    }
    void linesOutOfOrderAreCaught() {
        QVERIFY(isCaught(run_, [](Checked& checked, test::Draw&) -> std::optional<bool> {
            if (checked.log.size() < 2) return std::nullopt;
            const Json first = Json::parse(checked.log.front());
            const Json last = Json::parse(checked.log.back());
            if (first.at("at") == last.at("at")) return std::nullopt;
            std::swap(checked.log.front(), checked.log.back());
            return checked.breaks("order");
        }));
    }
};

REHEARSAL_TEST(GuaranteeTest)
REHEARSAL_TEST(GuaranteeOfJourneysTest)
#include "guarantee_test.moc"
