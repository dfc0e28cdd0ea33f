#include "verify/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "verify/content_change.h"
#include "verify/diff_cause.h"

namespace rehearsal::verify {
namespace {

/// What makes a message the same one in both runs, for one person: campaign, trigger, node, pass; and which
/// of several such, where a trigger's id came twice.
using MessageKey = std::tuple<std::string, std::string, std::string, std::uint32_t, std::size_t>;
using Messages = std::map<MessageKey, VisitOf>;

Messages sentIn(const PersonLog& log) {
    Messages out;
    for (const JourneyLog& journey : log.journeys) {
        for (const Visit& visit : journey.visits) {
            if (visit.fate != Visit::Fate::Sent) continue;
            MessageKey key{journey.campaign, journey.trigger, visit.node, visit.pass, 0};
            while (out.contains(key)) ++std::get<4>(key);
            out[key] = {&journey, &visit};
        }
    }
    return out;
}

SentAs sentAs(const Visit& visit) {
    return {visit.at, visit.templateId, visit.purpose, visit.blocks};
}

bool runs(const bundle::Bundle& bundle, const std::vector<std::string>& campaigns, const std::string& id) {
    const bundle::Campaign* campaign = bundle.campaign(id);
    if (!campaign) return false;
    if (campaigns.empty()) return campaign->status != "archived";
    return std::find(campaigns.begin(), campaigns.end(), id) != campaigns.end();
}

/// Compares the two logs person by person.
class Comparison {
  public:
    Comparison(const DiffSide& a, const DiffSide& b, const std::vector<std::string>& campaigns)
        : a_(a), b_(b), campaigns_(campaigns), content_(a.bundle, b.bundle) {}

    void compare(const std::string& person, const PersonLog& logA, const PersonLog& logB) {
        const Messages inA = sentIn(logA);
        const Messages inB = sentIn(logB);
        count(diff_.a, inA);
        count(diff_.b, inB);
        std::vector<MessageChange> changes;
        for (const auto& [key, message] : inA) {
            const auto other = inB.find(key);
            if (other == inB.end()) {
                changes.push_back(missing(person, message, Change::Vanishes, logB));
            } else if (auto change = both(person, message, other->second)) {
                changes.push_back(std::move(*change));
            } else {
                ++diff_.same;
            }
        }
        for (const auto& [key, message] : inB) {
            if (!inA.contains(key)) changes.push_back(missing(person, message, Change::Appears, logA));
        }
        pairUp(changes);
        std::stable_sort(changes.begin(), changes.end(), [](const MessageChange& x, const MessageChange& y) {
            return (x.a ? x.a : x.b)->at < (y.a ? y.a : y.b)->at;
        });
        std::move(changes.begin(), changes.end(), std::back_inserter(diff_.changes));
    }

    Diff take() && { return std::move(diff_); }

  private:
    static void count(Diff::Side& side, const Messages& messages) {
        side.messages += messages.size();
        side.people += messages.empty() ? 0 : 1;
    }

    static MessageChange changeOf(const std::string& person, const VisitOf& message, Change change) {
        MessageChange out;
        out.change = change;
        out.person = person;
        out.campaign = message.journey->campaign;
        out.node = message.visit->node;
        out.trigger = message.journey->trigger;
        return out;
    }

    MessageChange missing(const std::string& person, const VisitOf& message, Change change,
                          const PersonLog& otherLog) const {
        MessageChange out = changeOf(person, message, change);
        const bool vanishes = change == Change::Vanishes;
        (vanishes ? out.a : out.b) = sentAs(*message.visit);
        const bundle::Bundle& other = vanishes ? b_.bundle : a_.bundle;
        out.cause = whyNotSent(
            message, {other, runs(other, campaigns_, out.campaign), otherLog, vanishes ? "B" : "A"});
        return out;
    }

    std::optional<MessageChange> both(const std::string& person, const VisitOf& inA,
                                      const VisitOf& inB) const {
        const SentAs before = sentAs(*inA.visit);
        const SentAs after = sentAs(*inB.visit);
        const auto content = content_.between(before, after);
        const bool moves = before.at != after.at;
        if (!moves && content.empty()) return std::nullopt;
        MessageChange out = changeOf(person, inA, moves ? Change::Moves : Change::Changes);
        out.a = before;
        out.b = after;
        if (moves) {
            out.cause =
                whyMoved(inA, inB, a_.bundle.campaign(out.campaign), b_.bundle.campaign(out.campaign));
        } else {
            out.cause.kind = "content";
        }
        for (const std::string& each : content) out.cause.text += (out.cause.text.empty() ? "" : "; ") + each;
        return out;
    }

    /// Whether the other run tells nothing of a message's trigger but that no journey came of it.
    static bool hasNoTrace(const MessageChange& change) {
        return change.cause.kind == kNotStarted || change.cause.kind == kAlreadyActive;
    }

    /// A message that vanishes, and one of the same step that appears, where neither run starts a journey
    /// from the other's trigger, is one message that another trigger starts: such as after a longer silence.
    static void pairUp(std::vector<MessageChange>& changes) {
        for (MessageChange& gone : changes) {
            if (gone.change != Change::Vanishes || !hasNoTrace(gone)) continue;
            const auto come = std::find_if(changes.begin(), changes.end(), [&](const MessageChange& each) {
                return each.change == Change::Appears && hasNoTrace(each) && each.campaign == gone.campaign &&
                       each.node == gone.node;
            });
            if (come == changes.end()) continue;
            gone.change = gone.a->at == come->b->at ? Change::Changes : Change::Moves;
            gone.b = come->b;
            gone.cause = {"trigger", "another trigger starts the journey", "in B " + come->trigger};
            come->campaign.clear();
        }
        std::erase_if(changes, [](const MessageChange& each) { return each.campaign.empty(); });
    }

    const DiffSide& a_;
    const DiffSide& b_;
    const std::vector<std::string>& campaigns_;
    ContentChange content_;
    Diff diff_;
};

}  // namespace

const char* toString(Change change) {
    switch (change) {
        case Change::Vanishes:
            return "vanishes";
        case Change::Appears:
            return "appears";
        case Change::Moves:
            return "moves";
        case Change::Changes:
            break;
    }
    return "changes";
}

Diff diff(const DiffSide& a, const DiffSide& b, const std::vector<std::string>& campaigns) {
    People people;
    people.add(a.decisions);
    people.add(b.decisions);
    const LogByPerson logA(a.decisions, people);
    const LogByPerson logB(b.decisions, people);
    std::set<std::string> persons;
    for (const LogByPerson* log : {&logA, &logB}) {
        const auto names = log->persons();
        persons.insert(names.begin(), names.end());
    }
    Comparison comparison(a, b, campaigns);
    for (const std::string& person : persons) comparison.compare(person, logA.of(person), logB.of(person));
    return std::move(comparison).take();
}

}  // namespace rehearsal::verify
