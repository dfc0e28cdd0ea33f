#include "journey/program.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "journey/policy_gates.h"

namespace rehearsal::journey {
namespace {

using condition::Compiler;

/// Compiles one campaign.
class CampaignBuilder {
  public:
    CampaignBuilder(const bundle::Campaign& source, Compiler& compiler, Program& program)
        : source_(source), compiler_(compiler), program_(program) {}

    Campaign build() {
        Campaign out;
        out.id = source_.id;
        out.name = source_.name;
        out.purpose = source_.purpose;
        out.grace = source_.grace;
        const Compiler::Scope trigger = triggerScope();
        compiler_.enter({}, trigger);
        for (const bundle::Trigger& each : source_.entry.triggers) {
            out.triggers.push_back(
                std::visit([&](const auto& kind) { return build(kind, out.triggers.size()); }, each));
        }
        compiler_.enter(trigger, trigger);  // `entry.where` and `key` see the event that triggers.
        if (source_.entry.where) out.where = compiler_.compile(*source_.entry.where);
        const bundle::Reentry& reentry = source_.entry.reentry;
        out.whileActive = reentry.whileActive;
        if (reentry.key) out.key = compiler_.compile(*reentry.key);
        compiler_.enter({}, trigger);
        out.cooldown = reentry.cooldown;
        out.once = reentry.once;
        out.maxTriggerAge = source_.entry.maxTriggerAge;
        for (const bundle::Exit& exit : source_.exits) {
            Exit compiled{std::nullopt, std::nullopt, exit.outcome};
            if (exit.on) compiled.on = compiler_.compile(*exit.on);
            if (exit.when) compiled.when = compiler_.compile(*exit.when);
            out.hasExitWhen = out.hasExitWhen || exit.when.has_value();
            out.exits.push_back(std::move(compiled));
        }
        out.start = target(source_.start);
        for (const bundle::Node& node : source_.nodes) {
            edges_.clear();
            Kind kind = std::visit([&](const auto& step) { return build(step); }, node.step);
            out.steps.push_back({node.id, std::exchange(edges_, {}), std::move(kind)});
        }
        return out;
    }

  private:
    using Kind = decltype(Step::kind);

    static std::map<std::string, int> placesOf(const bundle::Campaign& source) {
        std::map<std::string, int> out;
        for (const bundle::Node& node : source.nodes) out.emplace(node.id, static_cast<int>(out.size()));
        return out;
    }

    int target(const bundle::Next& next) const {
        if (!next) return Edge::kEnd;
        const auto found = places_.find(*next);
        return found == places_.end() ? Edge::kEnd : found->second;
    }
    Edge edge(const bundle::Next& next, std::string pointer) {
        edges_.push_back(std::move(pointer));
        return {target(next), static_cast<std::uint32_t>(edges_.size() - 1)};
    }

    /// The events that can start the campaign: what `trigger` stands for.
    Compiler::Scope triggerScope() {
        Compiler::Scope scope;
        const auto add = [&](const bundle::EventMatch& match) {
            for (const auto& one : match.any) scope.names.push_back(program_.interests.intern(one.event));
        };
        for (const bundle::Trigger& trigger : source_.entry.triggers) {
            if (const auto* event = std::get_if<bundle::EventTrigger>(&trigger)) add(event->match);
            if (const auto* count = std::get_if<bundle::CountTrigger>(&trigger)) add(count->match);
            if (std::holds_alternative<bundle::SegmentTrigger>(trigger)) scope.any = true;
        }
        return scope;
    }

    /// Of a trigger of the campaign being built.
    TriggerPlace placeOf(std::size_t index) const {
        return {static_cast<std::uint32_t>(program_.campaigns.size()), static_cast<std::uint32_t>(index)};
    }

    Trigger build(const bundle::EventTrigger& trigger, std::size_t) {
        return EventTrigger{compiler_.compile(trigger.match)};
    }
    Trigger build(const bundle::CountTrigger& trigger, std::size_t index) {
        const auto place = static_cast<std::uint32_t>(program_.counts.size());
        program_.counts.push_back(placeOf(index));
        CountTrigger out{compiler_.compile(trigger.match),
                         {},
                         trigger.atLeast,
                         trigger.within,
                         std::nullopt,
                         place,
                         false};
        out.isSteady = out.match.isOfEventAlone();
        for (const auto& one : out.match.any()) {
            if (std::find(out.names.begin(), out.names.end(), one.id) == out.names.end())
                out.names.push_back(one.id);
        }
        compiler_.remember(out.match, std::nullopt);  // A late event looks back from its own time.
        if (trigger.same) {
            out.same = compiler_.compile(*trigger.same).rest;
            compiler_.reads(out.match, *out.same);
        }
        return out;
    }
    Trigger build(const bundle::SegmentTrigger& trigger, std::size_t) {
        return SegmentTrigger{compiler_.segment(trigger.enters), program_.segmentTriggers++};
    }
    Trigger build(const bundle::InactivityTrigger& trigger, std::size_t index) {
        const auto place = static_cast<std::uint32_t>(program_.inactivities.size());
        program_.inactivities.push_back(placeOf(index));
        return InactivityTrigger{compiler_.compile(trigger.of), trigger.duration, place};
    }

    Kind build(const bundle::Wait& wait) {
        const Edge next = edge(wait.next, "/next");
        if (const auto* length = std::get_if<bundle::WaitFor>(&wait.kind)) {
            WaitForStep out{length->duration, std::nullopt, length->resetLimit, next};
            if (length->resetOn) out.resetOn = compiler_.compile(*length->resetOn);
            return out;
        }
        if (const auto* until = std::get_if<bundle::WaitUntil>(&wait.kind)) {
            WaitUntilStep out{until->timeOfDay, 0x7F, until->inDays, next};
            if (!until->weekdays.empty()) out.weekdays = 0;
            for (const int day : until->weekdays) out.weekdays |= 1u << day;
            return out;
        }
        const auto& field = std::get<bundle::WaitUntilField>(wait.kind);
        WaitUntilFieldStep out{compiler_.compile(field.field), field.before ? -field.offset : field.offset,
                               std::nullopt, next};
        if (field.onMissing) out.onMissing = edge(*field.onMissing, "/on_missing");
        return out;
    }
    Kind build(const bundle::WaitForEvent& wait) {
        return WaitForEventStep{compiler_.compile(wait.event), wait.timeout, edge(wait.then, "/then"),
                                edge(wait.onTimeout, "/on_timeout")};
    }
    Kind build(const bundle::Branch& branch) {
        BranchStep out;
        for (std::size_t i = 0; i < branch.cases.size(); ++i) {
            out.cases.emplace_back(compiler_.compile(branch.cases[i].when),
                                   edge(branch.cases[i].next, "/cases/" + std::to_string(i) + "/next"));
        }
        out.otherwise = edge(branch.otherwise, "/otherwise");
        return out;
    }
    Kind build(const bundle::Split& split) {
        SplitStep out;
        for (std::size_t i = 0; i < split.arms.size(); ++i) {
            const double weight = split.arms[i].weight.isNumber() ? split.arms[i].weight.real() : 0;
            out.arms.push_back({split.arms[i].name, weight,
                                edge(split.arms[i].next, "/arms/" + std::to_string(i) + "/next")});
            out.totalWeight += weight;
        }
        return out;
    }
    Kind build(const bundle::Send& send) {
        SendStep out;
        out.templateId = send.templateId;
        out.purpose = send.purpose.value_or(source_.purpose);
        for (const auto& [name, slot] : send.contentSlots) {
            SlotChoice choice{name, {}, slot.fallback};
            for (const auto& each : slot.choose)
                choice.choose.emplace_back(compiler_.compile(each.when), each.block);
            out.slotChoices.push_back(std::move(choice));
        }
        out.feeds = send.feeds;
        if (send.oncePer) {
            out.onceKey.emplace();
            for (const bundle::Path& path : send.oncePer->key)
                out.onceKey->push_back(compiler_.compile(path));
            out.onceWithin = send.oncePer->within;
        }
        out.exitOnSkip = send.exitOnSkip;
        out.next = edge(send.next, "/next");
        return out;
    }
    std::vector<std::pair<std::string, Operand>> operands(
        const std::vector<std::pair<std::string, bundle::Operand>>& source) {
        std::vector<std::pair<std::string, Operand>> out;
        for (const auto& [name, operand] : source) {
            Operand compiled{operand.literal, std::nullopt};
            if (operand.reference) compiled.reference = compiler_.compile(*operand.reference);
            out.emplace_back(name, std::move(compiled));
        }
        return out;
    }
    Kind build(const bundle::Set& set) {
        return SetStep{operands(set.values), operands(set.traits), edge(set.next, "/next")};
    }
    Kind build(const bundle::Webhook& webhook) { return WebhookStep{edge(webhook.next, "/next")}; }
    Kind build(const bundle::ExitNode& exit) { return ExitStep{exit.outcome, exit.reason}; }

    const bundle::Campaign& source_;
    Compiler& compiler_;
    Program& program_;
    std::map<std::string, int> places_ = placesOf(source_);
    std::vector<std::string> edges_;  ///< Of the node at hand.
};

bool takesPart(const bundle::Campaign& campaign, const std::vector<std::string>& only) {
    if (only.empty()) return campaign.status != "archived";
    return std::find(only.begin(), only.end(), campaign.id) != only.end();
}

}  // namespace

Program::Program(const bundle::Bundle& bundle, const std::vector<std::string>& onlyCampaigns,
                 std::uint64_t runSeed, bool wholeEvents, FeedFaults runFaults)
    : policy(bundle.policy),
      consent(bundle.policy.consent),
      tracking(consent.of("tracking")),
      seed(runSeed),
      feedFaults(std::move(runFaults)) {
    if (wholeEvents) interests.readsEverything();
    addPolicyInterests();
    Compiler compiler(bundle.segments, interests);
    for (const bundle::View& view : bundle.views) views.emplace_back(view, compiler);
    for (const bundle::Feed& feed : bundle.feeds) {
        const auto* http = std::get_if<bundle::HttpFeed>(&feed.kind);
        feeds[feed.id] = Feed{http == nullptr, http ? *http : bundle::HttpFeed{}};
    }
    std::vector<const bundle::Campaign*> taking;
    for (const bundle::Campaign& campaign : bundle.campaigns) {
        if (takesPart(campaign, onlyCampaigns)) taking.push_back(&campaign);
    }
    std::sort(taking.begin(), taking.end(), [](const bundle::Campaign* a, const bundle::Campaign* b) {
        return std::tie(b->priority, a->id) < std::tie(a->priority, b->id);
    });
    for (const bundle::Campaign* campaign : taking) {
        campaigns.push_back(CampaignBuilder(*campaign, compiler, *this).build());
    }
    applyPolicy();
    interests.seal();
    listRules();
    markSegmentEvents(bundle, taking);
}

void Program::addPolicyInterests() {
    interests.readsOfAll({"context", "traits"});
    interests.readsOfAll({"context", "timezone"});
    for (const auto& [purpose, category] : policy.consent.categories)
        interests.readsOfAll({"context", "consent", "categoryPreferences", category});
    interests.reads(interests.intern("$identify"), {"traits"});
    const condition::EventNameId updated = interests.intern("Consent Updated");
    interests.reads(updated, {"properties", "purpose"});
    interests.reads(updated, {"properties", "status"});
    interests.reads(interests.intern("Email Bounced"), {"properties", "type"});
    interests.intern("Unsubscribed");
    interests.intern("Email Marked as Spam");
    for (const std::string& name : consent.implyingEvents()) interests.intern(name);
    sentName = interests.intern("$sent");
    sentHorizon = base::Duration{0};
    constexpr base::Duration kLongestMonth = base::days(32);  // A change of the clock included.
    for (const bundle::Cap& cap : policy.caps)
        sentHorizon = std::max(*sentHorizon, cap.rolling ? *cap.rolling : kLongestMonth);
}

void Program::applyPolicy() {
    for (Campaign& campaign : campaigns) {
        campaign.hasHoldout = policy.holdout && consent.holds({"marketing"}, campaign.purpose);
        for (Step& step : campaign.steps) {
            auto* send = std::get_if<SendStep>(&step.kind);
            if (!send) continue;
            send->consent = consent.of(send->purpose);
            send->heedsQuietHours = journey::heedsQuietHours(policy, consent, send->purpose);
            for (const bundle::Cap& cap : policy.caps)
                send->countedBy.push_back(capCounts(cap, consent, send->purpose, campaign.id));
        }
    }
}

void Program::markSegmentEvents(const bundle::Bundle& bundle,
                                const std::vector<const bundle::Campaign*>& taking) {
    // Compiled once more, apart, to learn what these segments alone look back at.
    condition::EventInterests apart;
    Compiler compiler(bundle.segments, apart);
    for (const bundle::Campaign* campaign : taking) {
        for (const bundle::Trigger& trigger : campaign->entry.triggers) {
            if (const auto* segment = std::get_if<bundle::SegmentTrigger>(&trigger))
                compiler.segment(segment->enters);
        }
    }
    const std::set<std::string> read = apart.viewsRead();
    for (const bundle::View& each : bundle.views) {
        if (read.contains(each.id)) profile::View(each, compiler);
    }
    for (condition::EventNameId id = 0; id < rules.size(); ++id) {
        const auto known = apart.find(interests.name(id));
        rules[id].movesSegments = known && apart.isRemembered(*known);
    }
}

void Program::listRules() {
    rules.resize(interests.size());
    rules[*interests.find("Consent Updated")].updatesConsent = true;
    rules[*interests.find("Unsubscribed")].unsubscribes = true;
    rules[*interests.find("Email Marked as Spam")].marksAsSpam = true;
    rules[*interests.find("Email Bounced")].bounces = true;
    for (const std::string& name : consent.implyingEvents()) rules[*interests.find(name)].implies = true;
    const auto add = [](EventRules& into, std::uint32_t rank) {
        if (into.ranks.empty() || into.ranks.back() != rank) into.ranks.push_back(rank);
    };
    const auto moves = [&](const condition::Matcher& match, std::uint32_t rank) {
        for (const auto& one : match.any()) {
            auto& ranks = rules[one.id].moves;
            if (ranks.empty() || ranks.back() != rank) ranks.push_back(rank);
        }
    };
    for (std::uint32_t rank = 0; rank < campaigns.size(); ++rank) {
        if (campaigns[rank].hasExitWhen) {  // Asked whatever happens (S11).
            for (EventRules& each : rules) each.moves.push_back(rank);
            otherRules.moves.push_back(rank);
        }
        for (const Exit& exit : campaigns[rank].exits) {
            if (exit.on) moves(*exit.on, rank);
        }
        for (const Step& step : campaigns[rank].steps) {
            if (const auto* wait = std::get_if<WaitForEventStep>(&step.kind)) moves(wait->event, rank);
            const auto* length = std::get_if<WaitForStep>(&step.kind);
            if (length && length->resetOn) moves(*length->resetOn, rank);
        }
        for (const Trigger& trigger : campaigns[rank].triggers) {
            const condition::Matcher* match = nullptr;
            if (const auto* event = std::get_if<EventTrigger>(&trigger)) match = &event->match;
            if (const auto* count = std::get_if<CountTrigger>(&trigger)) match = &count->match;
            if (match) {
                for (const auto& one : match->any()) add(rules[one.id], rank);
            } else if (std::holds_alternative<SegmentTrigger>(trigger)) {
                for (EventRules& each : rules) add(each, rank);
                add(otherRules, rank);
            }
        }
    }
}

const profile::View* Program::view(std::string_view id) const {
    const auto found =
        std::find_if(views.begin(), views.end(), [&](const profile::View& view) { return view.id() == id; });
    return found == views.end() ? nullptr : &*found;
}

}  // namespace rehearsal::journey
