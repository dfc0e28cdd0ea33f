#include "lint/timing.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <set>
#include <tuple>

namespace rehearsal::lint {
namespace {

using base::Duration;

/// A clock that is put forward or back between two local times.
constexpr Duration kClockChange = base::hours(2);

Duration sum(Duration a, Duration b) {
    return {b.ms > INT64_MAX - a.ms ? INT64_MAX : a.ms + b.ms};
}

Leg legOfWait(const bundle::Wait& wait, std::size_t edge) {
    if (const auto* length = std::get_if<bundle::WaitFor>(&wait.kind)) {
        Leg out{length->duration, length->duration, true, true};
        if (length->resetOn) out.most = length->resetLimit;
        if (out.most) out.most = std::max(*out.most, length->duration);
        return out;
    }
    if (const auto* until = std::get_if<bundle::WaitUntil>(&wait.kind)) {
        const int days = until->inDays.value_or(0);
        const std::int64_t least = base::days(days - 1).ms + until->timeOfDay.ms - kClockChange.ms;
        const std::int64_t most = base::days(days + (until->weekdays.empty() ? 1 : 7)).ms + kClockChange.ms;
        return {{std::max<std::int64_t>(days > 0 ? least : 0, 0)}, Duration{most}, true, false};
    }
    return {{}, std::nullopt, edge == 1, false};
}

}  // namespace

Leg legOf(const Subject& subject, std::size_t node, std::size_t edge) {
    const auto& step = subject.campaign.nodes[node].step;
    if (const auto* wait = std::get_if<bundle::Wait>(&step)) return legOfWait(*wait, edge);
    if (const auto* event = std::get_if<bundle::WaitForEvent>(&step))
        return {edge == 0 ? Duration{} : event->timeout, event->timeout, true, edge == 1};
    if (subject.ways.mayBePutOff(node)) return {{}, std::nullopt, true, false};
    return {{}, Duration{}, true, false};
}

bool asksAboutMessages(const Subject& subject, std::size_t node) {
    const auto& cases = subject.ways.cases()[node];
    return std::any_of(cases.begin(), cases.end(),
                       [](const FormulaPtr& when) { return (when->changes & kBySending) != 0; });
}

namespace {

/// Calls `at` with the target of each edge that somebody may take, and the edge.
void forEachWay(const Subject& subject, std::size_t node,
                const std::function<void(std::size_t target, std::size_t edge)>& at) {
    const std::vector<int>& targets = subject.ways.targets(node);
    for (std::size_t edge = 0; edge < targets.size(); ++edge) {
        if (targets[edge] >= 0 && subject.ways.isTaken(node, edge))
            at(static_cast<std::size_t>(targets[edge]), edge);
    }
}

bool takesNoTime(const Subject& subject, std::size_t node, std::size_t edge) {
    const Leg leg = legOf(subject, node, edge);
    return leg.isKnown && leg.most && leg.most->ms == 0;
}

}  // namespace

std::vector<Follower> followersAtOnce(const Subject& subject, std::size_t node) {
    std::vector<Follower> out;
    std::set<std::size_t> seen{node};
    std::vector<std::size_t> open{node};
    while (!open.empty()) {
        const std::size_t from = open.back();
        open.pop_back();
        if (asksAboutMessages(subject, from)) continue;
        forEachWay(subject, from, [&](std::size_t to, std::size_t edge) {
            if ((from != node && !takesNoTime(subject, from, edge)) || !seen.insert(to).second) return;
            if (subject.send(to)) {
                out.push_back({to, from, edge});
            } else {
                open.push_back(to);
            }
        });
    }
    return out;
}

std::vector<std::size_t> messagesAtOnce(const Subject& subject, std::size_t node) {
    std::vector<std::size_t> out;
    for (const Follower& each : followersAtOnce(subject, node)) out.push_back(each.node);
    return out;
}

namespace {

/// A search for the shortest way from one message to others: Dijkstra's, over nodes and how many messages
/// were counted.
class Shortest {
  public:
    Shortest(const Subject& subject, const std::vector<bool>& counts, std::int64_t before, Duration within,
             bool surely)
        : subject_(subject), counts_(counts), before_(before), within_(within), surely_(surely) {}

    void from(std::size_t first, std::vector<std::optional<Approach>>& best) {
        labels_.clear();
        std::set<std::pair<std::size_t, std::int64_t>> done;
        open_ = {};
        push({{}, first, 1, -1, false});
        while (!open_.empty()) {
            const int id = std::get<1>(open_.top());
            open_.pop();
            const Label label = labels_[static_cast<std::size_t>(id)];
            if (!done.emplace(label.node, label.counted).second || asksAboutMessages(subject_, label.node))
                continue;
            forEachWay(subject_, label.node,
                       [&](std::size_t to, std::size_t edge) { advance(id, label, to, edge, first, best); });
        }
    }

  private:
    struct Label {
        Duration time;
        std::size_t node;
        std::int64_t counted;
        int parent;
        bool hasGrace;
    };

    void push(const Label& label) {
        labels_.push_back(label);
        open_.emplace(label.time.ms, static_cast<int>(labels_.size()) - 1);
    }

    void advance(int id, const Label& label, std::size_t to, std::size_t edge, std::size_t first,
                 std::vector<std::optional<Approach>>& best) {
        // The message it begins with went out at this instant, whatever put it off before.
        const Leg leg =
            label.parent < 0 ? Leg{{}, Duration{}, true, false} : legOf(subject_, label.node, edge);
        if (!leg.isKnown || (surely_ && !leg.most)) return;
        const Duration time = sum(label.time, surely_ ? *leg.most : leg.least);
        const bool isInstant = leg.most && leg.most->ms == 0;
        const bool hasGrace = isInstant ? label.hasGrace : leg.hasGrace;
        const Duration arrival = hasGrace ? sum(time, subject_.campaign.grace) : time;
        if (arrival >= within_) return;
        std::int64_t counted = label.counted;
        if (counts_[to]) {
            if (counted >= before_) {
                note(id, to, arrival, first, best);
                return;
            }
            ++counted;
        }
        push({time, to, counted, id, hasGrace});
    }

    void note(int id, std::size_t to, Duration arrival, std::size_t first,
              std::vector<std::optional<Approach>>& best) const {
        if (best[to] && best[to]->time <= arrival) return;
        Approach found{first, {}, arrival};
        for (int at = id; at >= 0; at = labels_[static_cast<std::size_t>(at)].parent)
            found.nodes.push_back(labels_[static_cast<std::size_t>(at)].node);
        std::reverse(found.nodes.begin(), found.nodes.end());
        best[to] = std::move(found);
    }

    const Subject& subject_;
    const std::vector<bool>& counts_;
    std::int64_t before_;
    Duration within_;
    bool surely_;
    std::vector<Label> labels_;
    using Entry = std::tuple<std::int64_t, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open_;
};

}  // namespace

std::vector<std::optional<Approach>> approaches(const Subject& subject, const std::vector<bool>& counts,
                                                std::int64_t before, Duration within, bool surely) {
    std::vector<std::optional<Approach>> best(counts.size());
    Shortest search(subject, counts, before, within, surely);
    for (std::size_t node = 0; node < counts.size(); ++node) {
        if (counts[node]) search.from(node, best);
    }
    return best;
}

}  // namespace rehearsal::lint
