#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bundle/bundle.h"
#include "condition/predicate.h"
#include "journey/feed_draw.h"
#include "profile/consent_rules.h"
#include "profile/view.h"

namespace rehearsal::journey {

/// A way out of a node: where it leads, and its place among the node's (Step::edges).
struct Edge {
    static constexpr int kEnd = -1;

    int target = kEnd;
    std::uint32_t place = 0;
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
    profile::PurposeRules consent;  ///< Of its purpose.
    bool heedsQuietHours = false;
    std::vector<bool> countedBy;  ///< By the policy's caps: whether one counts it, and so limits it.
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
    std::vector<std::string> edges;  ///< The JSON Pointer of each way out inside the node, `/next`.
    std::variant<WaitForStep, WaitUntilStep, WaitUntilFieldStep, WaitForEventStep, BranchStep, SplitStep,
                 SendStep, SetStep, WebhookStep, ExitStep>
        kind;
};

struct EventTrigger {
    condition::Matcher match;
};
struct CountTrigger {
    condition::Matcher match;
    std::vector<condition::EventNameId> names;  ///< Of the events that it counts, each once.
    std::int64_t atLeast = 1;
    std::optional<base::Duration> within;
    std::optional<std::vector<std::string>> same;  ///< A path inside the event.
    std::uint32_t place = 0;                       ///< Among all count triggers of the program.
    bool isSteady = false;                         ///< Whether it counts an event never changes.
};
struct SegmentTrigger {
    std::shared_ptr<const condition::Predicate> segment;
    std::size_t slot = 0;  ///< Place among all segment triggers of the program.
};
struct InactivityTrigger {
    condition::Matcher of;
    base::Duration duration;
    std::uint32_t place = 0;  ///< Among all inactivity triggers of the program.
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
    bool hasHoldout = false;  ///< Whether the policy's holdout keeps people out of it.
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

/// What the program does on an event because of its name.
struct EventRules {
    bool updatesConsent = false;  ///< `Consent Updated` (S12)
    bool unsubscribes = false;
    bool marksAsSpam = false;
    bool bounces = false;
    bool implies = false;              ///< Implies consent by some rule (S13).
    bool movesSegments = false;        ///< A segment that starts a campaign looks back at it.
    std::vector<std::uint32_t> ranks;  ///< Campaigns that it may start, in their order.
    std::vector<std::uint32_t> moves;  ///< Campaigns whose journeys it may end or move on, in their order.
};

/// A trigger and where it stands.
struct TriggerPlace {
    std::uint32_t rank = 0;
    std::uint32_t index = 0;  ///< In the campaign's triggers.
};

/// A bundle compiled for deciding: immutable, shared by all threads. Campaigns stand in the order in which
/// they come (S5): priority high first, then id; a campaign's place is its rank.
struct Program {
    Program(const bundle::Bundle& bundle, const std::vector<std::string>& onlyCampaigns,
            std::uint64_t runSeed, bool wholeEvents, FeedFaults runFaults);

    bundle::Policy policy;
    profile::ConsentRules consent;
    profile::PurposeRules tracking;
    condition::EventInterests interests;
    std::vector<EventRules> rules;        ///< By event name.
    EventRules otherRules;                ///< Of events whose name no rule has.
    condition::EventNameId sentName = 0;  ///< `$sent`
    std::vector<profile::View> views;
    std::map<std::string, Feed, std::less<>> feeds;
    std::vector<Campaign> campaigns;
    std::size_t segmentTriggers = 0;
    std::vector<TriggerPlace> inactivities;  ///< By InactivityTrigger::place.
    std::vector<TriggerPlace> counts;        ///< By CountTrigger::place.
    /// How long a message that was sent can matter to a cap; nothing where for ever.
    std::optional<base::Duration> sentHorizon;
    std::uint64_t seed = 0;  ///< Of the draws of feeds (S26).
    FeedFaults feedFaults;   ///< What befalls feeds in this run.

    const profile::View* view(std::string_view id) const;
    const EventRules& rulesOf(std::optional<condition::EventNameId> name) const {
        return name ? rules[*name] : otherRules;
    }

  private:
    void addPolicyInterests();
    void applyPolicy();
    void markSegmentEvents(const bundle::Bundle& bundle, const std::vector<const bundle::Campaign*>& taking);
    void listRules();
};

}  // namespace rehearsal::journey
