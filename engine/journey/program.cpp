#include "journey/program.h"

#include <algorithm>
#include <tuple>

namespace rehearsal::journey {
namespace {

using condition::Compiler;

/// Compiles one campaign.
class CampaignBuilder {
  public:
    CampaignBuilder(const bundle::Campaign& source, Compiler& compiler, std::size_t& segmentTriggers)
        : source_(source), compiler_(compiler), segmentTriggers_(segmentTriggers) {}

    Campaign build() {
        Campaign out;
        out.id = source_.id;
        out.name = source_.name;
        out.purpose = source_.purpose;
        out.grace = source_.grace;
        for (const bundle::Trigger& trigger : source_.entry.triggers) {
            out.triggers.push_back(
                std::visit([&](const auto& kind) { return build(kind, out.triggers.size()); }, trigger));
        }
        if (source_.entry.where) out.where = compiler_.compile(*source_.entry.where);
        const bundle::Reentry& reentry = source_.entry.reentry;
        out.whileActive = reentry.whileActive;
        if (reentry.key) out.key = Compiler::compile(*reentry.key);
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
        out.start = edge(source_.start, "").target;
        for (const bundle::Node& node : source_.nodes) {
            out.steps.push_back(
                {node.id, std::visit([&](const auto& kind) { return build(kind); }, node.step)});
        }
        return out;
    }

  private:
    using Kind = decltype(Step::kind);

    Edge edge(const bundle::Next& next, std::string pointer) const {
        Edge out{Edge::kEnd, std::move(pointer)};
        for (std::size_t i = 0; next && i < source_.nodes.size(); ++i) {
            if (source_.nodes[i].id == *next) out.target = static_cast<int>(i);
        }
        return out;
    }

    Trigger build(const bundle::EventTrigger& trigger, std::size_t) {
        return EventTrigger{compiler_.compile(trigger.match)};
    }
    Trigger build(const bundle::CountTrigger& trigger, std::size_t) {
        CountTrigger out{compiler_.compile(trigger.match), trigger.atLeast, trigger.within, std::nullopt};
        if (trigger.same) out.same = Compiler::compile(*trigger.same).rest;
        return out;
    }
    Trigger build(const bundle::SegmentTrigger& trigger, std::size_t) {
        return SegmentTrigger{compiler_.segment(trigger.enters), segmentTriggers_++};
    }
    Trigger build(const bundle::InactivityTrigger& trigger, std::size_t index) {
        return InactivityTrigger{compiler_.compile(trigger.of), trigger.duration,
                                 source_.id + "/" + std::to_string(index)};
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
        WaitUntilFieldStep out{Compiler::compile(field.field), field.before ? -field.offset : field.offset,
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
                out.onceKey->push_back(Compiler::compile(path));
            out.onceWithin = send.oncePer->within;
        }
        out.exitOnSkip = send.exitOnSkip;
        out.next = edge(send.next, "/next");
        return out;
    }
    static std::vector<std::pair<std::string, Operand>> operands(
        const std::vector<std::pair<std::string, bundle::Operand>>& source) {
        std::vector<std::pair<std::string, Operand>> out;
        for (const auto& [name, operand] : source) {
            Operand compiled{operand.literal, std::nullopt};
            if (operand.reference) compiled.reference = Compiler::compile(*operand.reference);
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
    std::size_t& segmentTriggers_;
};

bool takesPart(const bundle::Campaign& campaign, const std::vector<std::string>& only) {
    if (only.empty()) return campaign.status != "archived";
    return std::find(only.begin(), only.end(), campaign.id) != only.end();
}

}  // namespace

Program::Program(const bundle::Bundle& bundle, const std::vector<std::string>& onlyCampaigns,
                 std::uint64_t runSeed)
    : policy(bundle.policy), consent(bundle.policy.consent), seed(runSeed) {
    for (std::string& name : consent.implyingEvents()) implyingEvents.insert(std::move(name));
    Compiler compiler(bundle.segments, names);
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
        campaigns.push_back(CampaignBuilder(*campaign, compiler, segmentTriggers).build());
    }
    sentName = names.find("$sent");
}

const profile::View* Program::view(std::string_view id) const {
    const auto found =
        std::find_if(views.begin(), views.end(), [&](const profile::View& view) { return view.id() == id; });
    return found == views.end() ? nullptr : &*found;
}

}  // namespace rehearsal::journey
