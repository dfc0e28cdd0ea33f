// Messages that come too soon after others of the same campaign: for people, or for a cap (S24).
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "lint/subject.h"
#include "lint/timing.h"
#include "profile/consent_rules.h"

namespace rehearsal::lint {
namespace {

using base::Duration;

/// Longer than this no message is put off (S24).
constexpr Duration kLongestDeferral = base::days(7);
/// With more messages than this before it a cap is not looked at.
constexpr std::int64_t kMostBefore = 20;

base::Value waitOf(Duration length) {
    return base::Value::Object{{"type", "wait"}, {"for", base::toString(length)}};
}

/// The shortest that a cap's window can be.
Duration shortest(const bundle::Cap& cap) {
    if (cap.rolling) return *cap.rolling;
    return cap.calendar == bundle::Cap::Calendar::Day    ? base::days(1)
           : cap.calendar == bundle::Cap::Calendar::Week ? base::days(7)
                                                         : base::days(28);
}

std::string windowText(const bundle::Cap& cap) {
    // "In 1 day" would read as the calendar's.
    if (cap.rolling) return *cap.rolling == base::days(1) ? "24 h" : lengthText(*cap.rolling);
    return cap.calendar == bundle::Cap::Calendar::Day    ? "a day"
           : cap.calendar == bundle::Cap::Calendar::Week ? "a week"
                                                         : "a month";
}

bool counts(const Subject& subject, const bundle::Cap& cap, const bundle::Send& send) {
    const profile::ConsentRules rules(subject.surroundings.policy->consent);
    const bool ofCampaign = !cap.campaigns || std::find(cap.campaigns->begin(), cap.campaigns->end(),
                                                        subject.campaign.id) != cap.campaigns->end();
    return ofCampaign && (!cap.purposes || rules.holds(*cap.purposes, subject.purpose(send)));
}

/// What follows a message by so much is held back at the most this much later than it comes.
Duration quietSlack(const Subject& subject, const bundle::Send& send) {
    const auto& quiet = subject.surroundings.policy->quietHours;
    const profile::ConsentRules rules(subject.surroundings.policy->consent);
    if (!quiet || quiet->mode == bundle::OnRefusal::Skip) return {};
    if (quiet->purposes && !rules.holds(*quiet->purposes, subject.purpose(send))) return {};
    const std::int64_t length = quiet->to.ms - quiet->from.ms;
    return {(length < 0 ? length + base::days(1).ms : length) + base::hours(2).ms};
}

/// Makes the wait on the way as long as the cap asks for, or puts one in.
Mend mendOf(const Subject& subject, const Approach& way, std::size_t to, Duration needed) {
    for (auto node = way.nodes.rbegin(); node != way.nodes.rend(); ++node) {
        const auto* wait = std::get_if<bundle::Wait>(&subject.campaign.nodes[*node].step);
        const auto* length = wait ? std::get_if<bundle::WaitFor>(&wait->kind) : nullptr;
        if (!length) continue;
        const Duration longer{length->duration.ms + needed.ms - way.time.ms};
        return {
            "Make the wait " + lengthText(longer),
            SetValue{subject.file(), subject.pointer(*node) + "/for", base::Value(base::toString(longer))}};
    }
    const std::size_t last = way.nodes.back();
    const auto edges = bundle::outgoingEdges(subject.campaign.nodes[last]);
    const auto edge = std::find_if(edges.begin(), edges.end(), [&](const auto& each) {
        return each.target == subject.campaign.nodes[to].id;
    });
    const Duration missing{needed.ms - way.time.ms};
    return {"Add a wait of " + lengthText(missing),
            InsertNode{subject.campaign.id, subject.campaign.nodes[last].id, edge->pointer, "wait",
                       waitOf(missing)}};
}

void report(const Subject& subject, const bundle::Cap& cap, std::size_t to, const Approach& way,
            bool surely) {
    const Duration window = shortest(cap);
    const std::string rule = fmt::format("the cap {} lets {} message{} through in {}", quoted(cap.id),
                                         cap.max, cap.max == 1 ? "" : "s", windowText(cap));
    const std::string after =
        way.time.ms == 0 ? std::string("at the same moment as") : lengthText(way.time) + " after";
    std::string text;
    if (surely) {
        text = fmt::format("When {} comes {} {}, it is held back: {}", subject.name(to), after,
                           subject.name(way.first), rule);
    } else {
        text = fmt::format("{} may come {} after {} and is held back then: {}", subject.name(to),
                           cap.rolling ? "less than " + lengthText(window) : "within " + windowText(cap),
                           subject.name(way.first), rule);
    }
    std::optional<Mend> mend;
    if (surely && way.time < window) mend = mendOf(subject, way, to, window);
    subject.add("capped-by-itself", subject.pointer(to), text,
                fmt::format("let {} pass between them, or let the cap through more", lengthText(window)),
                mend);
}

/// Those that the cap holds back because of the campaign's own messages.
void checkCap(const Subject& subject, const bundle::Cap& cap, std::set<std::size_t>& held) {
    if (cap.max <= 0 || cap.max > kMostBefore) return;
    std::vector<bool> counted(subject.campaign.nodes.size(), false);
    for (std::size_t i = 0; i < counted.size(); ++i)
        counted[i] = subject.send(i) && counts(subject, cap, *subject.send(i));
    if (std::count(counted.begin(), counted.end(), true) == 0) return;
    Duration window = shortest(cap);
    if (cap.mode == bundle::OnRefusal::Defer) window.ms -= kLongestDeferral.ms;  // Else it goes out later.
    if (window.ms <= 0) return;
    const auto surely = approaches(subject, counted, cap.max, window, true);
    const auto perhaps = cap.rolling && cap.mode == bundle::OnRefusal::Skip
                             ? approaches(subject, counted, cap.max, window, false)
                             : std::vector<std::optional<Approach>>(counted.size());
    for (std::size_t i = 0; i < counted.size(); ++i) {
        if (!counted[i] || held.contains(i)) continue;
        const Duration slack = quietSlack(subject, *subject.send(i));
        const bool isSure = surely[i] && cap.rolling && surely[i]->time.ms + slack.ms < window.ms;
        const auto& way = isSure ? surely[i] : surely[i] ? surely[i] : perhaps[i];
        if (!way) continue;
        held.insert(i);
        report(subject, cap, i, *way, isSure || (surely[i] && surely[i]->time.ms == 0));
    }
}

void checkTogether(const Subject& subject, const std::set<std::size_t>& held) {
    std::set<std::size_t> said;
    for (std::size_t i = 0; i < subject.campaign.nodes.size(); ++i) {
        if (!subject.send(i) || (!subject.ways.gaveUp() && subject.ways.at(i).empty())) continue;
        for (const Follower& next : followersAtOnce(subject, i)) {
            if (held.contains(next.node) || !said.insert(next.node).second) continue;
            const auto edges = bundle::outgoingEdges(subject.campaign.nodes[next.from]);
            subject.add(
                "sent-together", subject.pointer(next.node),
                fmt::format("{} goes out at the same moment as {}", subject.name(next.node), subject.name(i)),
                "put a wait between them",
                Mend{"Add a wait of 1 day",
                     InsertNode{subject.campaign.id, subject.campaign.nodes[next.from].id,
                                edges[next.edge].pointer, "wait", waitOf(base::days(1))}});
        }
    }
}

/// Whether a cap puts messages off, so that two that come together do not go out together.
bool spreads(const bundle::Cap& cap) {
    return cap.mode == bundle::OnRefusal::Defer && cap.max == 1;
}

}  // namespace

void checkMessages(const Subject& subject) {
    std::set<std::size_t> held;
    if (subject.surroundings.policy) {
        for (const bundle::Cap& cap : subject.surroundings.policy->caps) {
            checkCap(subject, cap, held);
            if (!spreads(cap)) continue;
            for (std::size_t i = 0; i < subject.campaign.nodes.size(); ++i) {
                if (subject.send(i) && counts(subject, cap, *subject.send(i))) held.insert(i);
            }
        }
    }
    checkTogether(subject, held);
}

}  // namespace rehearsal::lint
