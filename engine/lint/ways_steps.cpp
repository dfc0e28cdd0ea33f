// What is known behind each kind of node: S17 to S20, S25.
#include <algorithm>

#include "condition/facts.h"
#include "lint/condition_text.h"
#include "lint/ways.h"
#include "profile/consent_rules.h"

namespace rehearsal::lint {
namespace {

using Kind = Variable::Kind;

/// Other journeys of the person that go on at the same instant may write traits and send.
constexpr Changes kByOthers = kByProfile | kByZone | kByViews | kBySending;
constexpr Changes kByPassing = kByProfile | kByZone | kByViews | kByHistory | kBySending | kByTime;

Domain texts() {
    return Domain::ofTexts(Ranges<std::string>::all());
}

/// The path that a part of what was copied from `source` had there, or nothing where it is another in a copy.
std::optional<bundle::Path> copied(const bundle::Path& source, const bundle::Path& target) {
    bundle::Path out = source;
    out.steps.insert(out.steps.end(), target.steps.begin() + 2, target.steps.end());
    const bool isMade = source.steps.empty() || source.steps.front() == "now" ||
                        bundle::toString(source) == "journey.entered_at" ||
                        bundle::toString(source) == "journey.campaign";
    if (isMade && out.steps.size() != source.steps.size()) return std::nullopt;
    return out;
}

}  // namespace

bool Ways::passTime(Knowledge& knowledge) const {
    const Variables& all = variables();
    knowledge.forgetChanged(all, kByPassing);
    for (int id = 0; id < all.size(); ++id) {
        if (all[id].kind != Kind::Age) continue;
        const std::string path = bundle::toString(all[id].path);
        if (path != "journey.entered_at" && path != "trigger.time") continue;
        const auto length = static_cast<double>(knowledge.sinceEntry.ms);
        Domain older = Domain::ofNumbers(Ranges<double>::above(length, true));
        older.missing = true;
        if (!knowledge.restrict(all, id, older)) return false;
    }
    for (std::size_t i = 0; i < exits_.size(); ++i) {
        if (exits_[i] && !learn(all, knowledge, {exits_[i], false}, {Origin::Kind::Exit, 0, i})) return false;
    }
    return true;
}

void Ways::leaveWait(const bundle::Wait& wait, Knowledge state, std::vector<States>& out) const {
    if (const auto* length = std::get_if<bundle::WaitFor>(&wait.kind))
        state.sinceEntry.ms += std::min(length->duration.ms, INT64_MAX - state.sinceEntry.ms);
    if (const auto* field = std::get_if<bundle::WaitUntilField>(&wait.kind)) {
        if (out.size() > 1) out[1].push_back(state);
        const int id = variables().find("field " + textOf(field->field));
        if (id >= 0 && !state.restrict(variables(), id, texts())) return;
        out[0].push_back(state);  // An instant in the past lets everybody through at once.
    }
    if (passTime(state)) out[0].push_back(std::move(state));
}

bool Ways::learnArrival(const bundle::WaitForEvent& wait, Knowledge& knowledge) const {
    const Variables& all = variables();
    if (wait.event.any.empty() || !surroundings_.policy || surroundings_.policy->consent.trackingEnforced)
        return true;
    const std::string& name = wait.event.any.front().event;
    if (std::any_of(wait.event.any.begin(), wait.event.any.end(),
                    [&](const auto& one) { return one.event != name; })) {
        return true;
    }
    const Domain one = Domain::ofNumbers(Ranges<double>::above(1, true));
    for (int id = 0; id < all.size(); ++id) {
        const Variable& each = all[id];
        if (each.kind != Kind::Count || each.event != name || !each.where.empty() || each.withinMs) continue;
        if (!knowledge.restrict(all, id, one)) return false;
    }
    return true;
}

void Ways::leaveWaitForEvent(std::size_t node, const Knowledge& state, std::vector<States>& out) const {
    const auto& wait = std::get<bundle::WaitForEvent>(campaign_.nodes[node].step);
    Knowledge then = state;
    if (passTime(then) && mayMatch(then, awaited_[node])) {
        then.forgetChanged(variables(), kByOthers);
        if (learnArrival(wait, then)) out[0].push_back(std::move(then));
    }
    Knowledge late = state;
    late.sinceEntry.ms += std::min(wait.timeout.ms, INT64_MAX - late.sinceEntry.ms);
    if (passTime(late)) out[1].push_back(std::move(late));
}

void Ways::leaveBranch(std::size_t node, const Knowledge& state, std::vector<States>& out) const {
    Knowledge rest = state;
    for (std::size_t i = 0; i < cases_[node].size(); ++i) {
        const Origin origin{Origin::Kind::Case, node, i};
        Knowledge taking = rest;
        if (learn(variables(), taking, {cases_[node][i], true}, origin)) out[i].push_back(std::move(taking));
        if (!learn(variables(), rest, {cases_[node][i], false}, origin)) return;
    }
    out.back().push_back(std::move(rest));
}

bool Ways::defers(const bundle::Send& send) const {
    if (!surroundings_.policy) return true;
    const bundle::Policy& policy = *surroundings_.policy;
    const profile::ConsentRules rules(policy.consent);
    const std::string purpose = send.purpose.value_or(campaign_.purpose);
    const auto& quiet = policy.quietHours;
    if (quiet && quiet->mode == bundle::OnRefusal::Defer &&
        (!quiet->purposes || rules.holds(*quiet->purposes, purpose))) {
        return true;
    }
    return std::any_of(policy.caps.begin(), policy.caps.end(), [&](const bundle::Cap& cap) {
        return cap.mode == bundle::OnRefusal::Defer && (!cap.purposes || rules.holds(*cap.purposes, purpose));
    });
}

void Ways::leaveSend(std::size_t node, const Knowledge& state, States& out) const {
    Knowledge atOnce = state;
    atOnce.forgetChanged(variables(), viewsSeeMessages_ ? kBySending | kByViews : kBySending);
    out.push_back(std::move(atOnce));
    if (!isPutOff_[node]) return;
    Knowledge later = state;
    if (passTime(later)) out.push_back(std::move(later));
}

std::vector<Knowledge> Ways::whenSent(std::size_t node) const {
    States out = at_[node];
    if (!isPutOff_[node]) return out;
    for (Knowledge later : at_[node]) {
        if (passTime(later)) out.push_back(std::move(later));
    }
    return out;
}

void Ways::written(const Knowledge& before, const char* root, const Values& values,
                   std::vector<std::pair<int, Domain>>& out) const {
    const Variables& all = variables();
    for (int id = 0; id < all.size(); ++id) {
        const bundle::Path& path = all[id].path;
        if (all[id].kind != Kind::Field || path.steps.size() < 2 || path.steps.front() != root) continue;
        const auto found = std::find_if(values.begin(), values.end(),
                                        [&](const auto& value) { return value.first == path.steps[1]; });
        const bool isId = path.steps.front() == "profile" && path.steps[1] == "id";
        if (found == values.end() || isId) continue;
        if (!found->second.reference) {
            const base::ValueView literal = found->second.literal;
            out.emplace_back(
                id, domainOf(condition::follow(literal, path.steps.data() + 2, path.steps.size() - 2)));
            continue;
        }
        const auto source = copied(*found->second.reference, path);
        const int from = source ? all.find("field " + textOf(*source)) : -1;
        out.emplace_back(id, from < 0 ? Domain::anything() : before.of(all, from));
    }
}

void Ways::leaveSet(const bundle::Set& set, Knowledge state, States& out) const {
    const Variables& all = variables();
    std::vector<std::pair<int, Domain>> fields;
    written(state, "journey", set.values, fields);
    written(state, "profile", set.traits, fields);
    std::set<int> changed;
    for (const auto& [id, domain] : fields) changed.insert(id);
    Changes changes = set.values.empty() ? 0 : kByJourney;
    if (!set.traits.empty()) changes |= kByProfile | kByZone;
    const bool traits = !set.traits.empty();
    state.forget([&](int id) {
        const Variable& each = all[id];
        if (changed.contains(id) || changed.contains(each.field)) return true;
        if (traits && (each.changes & (kByViews | kByZone)) != 0) return true;
        const bool isMixed = each.kind == Kind::Count || (each.kind == Kind::Test && each.field < 0);
        return isMixed && (each.changes & changes) != 0;
    });
    for (const auto& [id, domain] : fields) {
        if (!state.restrict(all, id, domain)) return;
    }
    out.push_back(std::move(state));
}

std::vector<Ways::States> Ways::leaving(std::size_t node, const States& states) {
    std::vector<States> out(targets_[node].size());
    const auto& step = campaign_.nodes[node].step;
    for (const Knowledge& state : states) {
        if (const auto* wait = std::get_if<bundle::Wait>(&step)) {
            leaveWait(*wait, state, out);
        } else if (std::holds_alternative<bundle::WaitForEvent>(step)) {
            leaveWaitForEvent(node, state, out);
        } else if (std::holds_alternative<bundle::Branch>(step)) {
            leaveBranch(node, state, out);
        } else if (std::holds_alternative<bundle::Send>(step)) {
            leaveSend(node, state, out[0]);
        } else if (const auto* set = std::get_if<bundle::Set>(&step)) {
            leaveSet(*set, state, out[0]);
        } else {
            for (States& each : out) each.push_back(state);
        }
    }
    return out;
}

}  // namespace rehearsal::lint
