#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "base/value.h"
#include "bundle/condition.h"
#include "bundle/person.h"

namespace rehearsal::bundle {

/// The id of a node within its campaign; nothing ends the journey as `completed`.
using Next = std::optional<std::string>;

// --- How a journey begins (S15, S16) ---

struct EventTrigger { EventMatch match; };
struct CountTrigger {
    EventMatch match;
    std::int64_t atLeast = 1;
    std::optional<base::Duration> within;  ///< Without it, ever.
    std::optional<Path> same;              ///< A path on which all counted events agree.
};
struct InactivityTrigger {
    EventMatch of;
    base::Duration duration;
};
struct SegmentTrigger { std::string enters; };
using Trigger = std::variant<EventTrigger, CountTrigger, InactivityTrigger, SegmentTrigger>;

enum class WhileActive { Ignore, Restart, Parallel };

struct Reentry {
    WhileActive whileActive = WhileActive::Ignore;
    std::optional<Path> key;
    std::optional<base::Duration> cooldown;
    bool once = false;  ///< `"cooldown": "once"`.
};

struct Entry {
    std::vector<Trigger> triggers;
    std::optional<Condition> where;
    Reentry reentry;
    std::optional<base::Duration> maxTriggerAge;
};

/// Ends every active journey of the campaign: `on` an event, or `when` a condition holds (S11).
struct Exit {
    std::optional<EventMatch> on;
    std::optional<Condition> when;
    std::string outcome = "exit";  ///< goal or exit
};

// --- Nodes ---

/// Wait for a length of time (S18).
struct WaitFor {
    base::Duration duration;
    std::optional<EventMatch> resetOn;
    std::optional<base::Duration> resetLimit;
};
/// Wait until a local time (S19).
struct WaitUntil {
    base::Duration timeOfDay;
    std::vector<int> weekdays;  ///< 0 Monday to 6 Sunday, sorted; empty allows all.
    std::optional<int> inDays;
};
/// Wait until an instant in a field (S19).
struct WaitUntilField {
    Path field;
    base::Duration offset;
    bool before = false;
    std::optional<Next> onMissing;  ///< Nothing: the journey ends as `missing_time`.
};
struct Wait {
    std::variant<WaitFor, WaitUntil, WaitUntilField> kind;
    Next next;
};
struct WaitForEvent {
    EventMatch event;
    base::Duration timeout;
    Next then;
    Next onTimeout;
};
struct Branch {
    struct Case {
        std::string name;
        Condition when;
        Next next;
    };
    std::vector<Case> cases;
    Next otherwise;
};
struct Split {
    struct Arm {
        std::string name;
        base::Value weight;  ///< A number not below 0.
        Next next;
    };
    std::vector<Arm> arms;
};
/// Chosen when the message is sent (S21): the first choice that holds, else the fallback block, else null.
struct Slot {
    struct Choice {
        Condition when;
        std::string block;
    };
    std::vector<Choice> choose;
    std::optional<std::string> fallback;
};
struct OncePer {
    std::vector<Path> key;
    std::optional<base::Duration> within;
};
struct Send {
    std::string templateId;
    std::optional<std::string> purpose;  ///< Without it, the campaign's.
    std::vector<std::pair<std::string, Slot>> contentSlots;  ///< `slots` (a keyword of Qt's) in the document.
    std::vector<std::string> feeds;
    std::optional<OncePer> oncePer;
    bool exitOnSkip = false;
    Next next;
};
struct Set {
    std::vector<std::pair<std::string, Operand>> values;
    std::vector<std::pair<std::string, Operand>> traits;
    Next next;
};
struct Webhook {
    std::string url;
    std::string body;
    Next next;
};
struct ExitNode {
    std::string outcome = "exit";
    std::string reason;
};

struct Node {
    std::string id;
    std::variant<Wait, WaitForEvent, Branch, Split, Send, Set, Webhook, ExitNode> step;
};

// --- What the marketer vouches for ---

struct MessageMatch {
    std::optional<std::string> node;
    std::optional<std::string> templateId;
};
/// No matching message `after` an event, `within` a duration.
struct NeverPromise {
    MessageMatch message;
    EventMatch after;
    base::Duration within;
};
/// No more than `atMost` matching messages in any window of `per`.
struct AtMostPromise {
    std::int64_t atMost = 0;
    MessageMatch of;
    base::Duration per;
};
/// After `entry` (no event) or an event, a matching message `within` a duration, unless an outcome came first.
struct AlwaysPromise {
    MessageMatch message;
    std::optional<EventMatch> after;
    base::Duration within;
    std::vector<std::string> unless;
};
/// Each matching message satisfies a condition at its time.
struct EveryPromise {
    MessageMatch message;
    Condition satisfies;
};
struct Promise {
    std::string id;
    std::variant<NeverPromise, AtMostPromise, AlwaysPromise, EveryPromise> claim;
};

/// A campaign test: a person, events after a start, and what must come of it.
struct CampaignTest {
    struct Event {
        base::Duration after;
        base::Value event;  ///< The rest of the event as written: `event` or `type`, `properties`, `traits`, …
    };
    struct ExpectedSend {
        std::string node;
        std::optional<base::Duration> after;
    };
    struct ExpectedSkip {
        std::string node;
        std::string reason;
        std::optional<base::Duration> after;
    };
    std::string name;
    std::variant<std::string, Person> profile;  ///< An id in profiles.ndjson, or one written out.
    std::optional<base::Instant> start;
    std::optional<base::Duration> until;
    std::vector<Event> events;
    std::optional<std::vector<ExpectedSend>> sends;
    std::optional<std::vector<ExpectedSkip>> skips;
    std::optional<std::string> outcome;
};

/// Where a person put a node's card on the canvas, in dots of its grid: its middle to the right of the entry's, its
/// top below the entry's. It changes no decision.
struct CanvasPlace {
    double x = 0;
    double y = 0;
    bool operator==(const CanvasPlace&) const = default;
};

/// One workflow: `campaigns/ID.json`.
struct Campaign {
    std::string id;
    std::string name;
    std::string description;
    std::string folder;
    std::string status = "draft";  ///< draft, ready or archived
    std::int64_t priority = 50;
    std::string purpose = "marketing";
    base::Duration grace;
    Entry entry;
    std::vector<Exit> exits;
    Next start;
    std::vector<Node> nodes;  ///< In the order of the file.
    std::vector<Promise> promises;
    std::vector<CampaignTest> tests;
    std::vector<std::pair<std::string, CanvasPlace>> layout;  ///< Only nodes that are put somewhere by hand.

    const Node* node(std::string_view nodeId) const;
};

/// The edges that leave a node, in order: a label for people (`yes`, an arm's name; empty where there is just one), the
/// key the document keeps it under (a JSON Pointer inside the node, such as `/cases/0/next`), and where it goes.
struct OutgoingEdge {
    std::string label;
    std::string pointer;
    Next target;
};
std::vector<OutgoingEdge> outgoingEdges(const Node& node);

/// `wait`, `wait_for`, `branch`, `split`, `send`, `set`, `webhook` or `exit`.
std::string typeName(const Node& node);

}  // namespace rehearsal::bundle
