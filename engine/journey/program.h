#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bundle/bundle.h"
#include "condition/predicate.h"
#include "profile/consent_rules.h"
#include "profile/view.h"

namespace rehearsal::journey {

/// A way out of a node: where it leads, and the key the document keeps it under (for counting).
struct Edge {
    static constexpr int kEnd = -1;

    int target = kEnd;
    std::string pointer;
};

struct WaitForStep {
    base::Duration duration;
    std::optional<condition::Matcher> resetOn;
    std::optional<base::Duration> resetLimit;
    Edge next;
};
struct WaitUntilStep {
    base::Duration timeOfDay;
    unsigned weekdays = 0x7F;  ///< Bit 0 Monday to bit 6 Sunday.
    std::optional<int> inDays;
    Edge next;
};
struct WaitUntilFieldStep {
    condition::FieldPath field;
    base::Duration offset;  ///< Negative for `before`.
    std::optional<Edge> onMissing;
    Edge next;
};
struct WaitForEventStep {
    condition::Matcher event;
    base::Duration timeout;
    Edge then;
    Edge onTimeout;
};
struct BranchStep {
    std::vector<std::pair<condition::Predicate, Edge>> cases;
    Edge otherwise;
};
struct SplitStep {
    struct Arm {
        std::string name;
        double weight = 0;
        Edge next;
    };
    std::vector<Arm> arms;
    double totalWeight = 0;
};
struct SlotChoice {
    std::string slot;
    std::vector<std::pair<condition::Predicate, std::string>> choose;
    std::optional<std::string> fallback;
};
struct SendStep {
    std::string templateId;
    std::string purpose;
    std::vector<SlotChoice> slotChoices;
    std::vector<std::string> feeds;
    std::optional<std::vector<condition::FieldPath>> onceKey;
    std::optional<base::Duration> onceWithin;
    bool exitOnSkip = false;
    Edge next;
};
/// A literal or a reference.
struct Operand {
    base::Value literal;
    std::optional<condition::FieldPath> reference;
};
struct SetStep {
    std::vector<std::pair<std::string, Operand>> values;
    std::vector<std::pair<std::string, Operand>> traits;
    Edge next;
};
struct WebhookStep {
    Edge next;
};
struct ExitStep {
    std::string outcome;
    std::string reason;
};

struct Step {
    std::string id;
    std::variant<WaitForStep, WaitUntilStep, WaitUntilFieldStep, WaitForEventStep, BranchStep, SplitStep,
                 SendStep, SetStep, WebhookStep, ExitStep>
        kind;
};

struct EventTrigger {
    condition::Matcher match;
};
struct CountTrigger {
    condition::Matcher match;
    std::int64_t atLeast = 1;
    std::optional<base::Duration> within;
    std::optional<std::vector<std::string>> same;  ///< A path inside the event.
};
struct SegmentTrigger {
    std::shared_ptr<const condition::Predicate> segment;
    std::size_t slot = 0;  ///< Place among all segment triggers of the program.
};
struct InactivityTrigger {
    condition::Matcher of;
    base::Duration duration;
    std::string id;  ///< `campaign/index`, under which profiles keep its state.
};
using Trigger = std::variant<EventTrigger, CountTrigger, SegmentTrigger, InactivityTrigger>;

struct Exit {
    std::optional<condition::Matcher> on;
    std::optional<condition::Predicate> when;
    std::string outcome;
};

struct Campaign {
    std::string id;
    std::string name;
    std::string purpose;
    base::Duration grace;
    std::vector<Trigger> triggers;
    std::optional<condition::Predicate> where;
    bundle::WhileActive whileActive = bundle::WhileActive::Ignore;
    std::optional<condition::FieldPath> key;
    std::optional<base::Duration> cooldown;
    bool once = false;
    std::optional<base::Duration> maxTriggerAge;
    std::vector<Exit> exits;
    bool hasExitWhen = false;
    int start = Edge::kEnd;
    std::vector<Step> steps;
};

struct Feed {
    bool isCatalog = false;
    bundle::HttpFeed http;
};

/// A bundle compiled for deciding: immutable, shared by all threads. Campaigns stand in the order in which
/// they come (S5): priority high first, then id; a campaign's place is its rank.
struct Program {
    Program(const bundle::Bundle& bundle, const std::vector<std::string>& onlyCampaigns,
            std::uint64_t runSeed);

    bundle::Policy policy;
    profile::ConsentRules consent;
    condition::EventNames names;
    std::optional<condition::EventNameId> sentName;  ///< `$sent`, where something asks about it.
    std::vector<profile::View> views;
    std::map<std::string, Feed, std::less<>> feeds;
    std::set<std::string, std::less<>> implyingEvents;
    std::vector<Campaign> campaigns;
    std::size_t segmentTriggers = 0;
    std::uint64_t seed = 0;  ///< Of the draws of feeds (S26).

    const profile::View* view(std::string_view id) const;
};

}  // namespace rehearsal::journey
