#include "lint/ways.h"

#include <algorithm>

#include "base/limits.h"

namespace rehearsal::lint {
namespace {

constexpr Changes kByAnything =
    kByJourney | kByProfile | kByZone | kByViews | kByHistory | kBySending | kByTime;

bool isNever(const Variables& variables, const FormulaPtr& formula) {
    return !isPossible(variables, Knowledge(), {{formula, true}});
}

bool viewsSeeMessages(const std::vector<bundle::View>* views) {
    if (!views) return true;
    const auto sees = [](const bundle::EventMatch& match) {
        return std::any_of(match.any.begin(), match.any.end(),
                           [](const auto& one) { return one.event == "$sent"; });
    };
    return std::any_of(views->begin(), views->end(), [&](const bundle::View& view) {
        if (const auto* list = std::get_if<bundle::ListView>(&view.kind))
            return sees(list->add) || (list->remove && sees(*list->remove)) ||
                   (list->clear && sees(*list->clear));
        if (const auto* recent = std::get_if<bundle::RecentView>(&view.kind)) return sees(recent->event);
        if (const auto* sum = std::get_if<bundle::SumView>(&view.kind)) return sees(sum->event);
        if (const auto* last = std::get_if<bundle::LastView>(&view.kind)) return sees(last->event);
        return sees(std::get<bundle::CountView>(view.kind).event);
    });
}

}  // namespace

Ways::Ways(const bundle::Campaign& campaign, const Surroundings& surroundings)
    : campaign_(campaign), surroundings_(surroundings), compiler_(campaign_, surroundings_) {
    compiler_.askWith(&isNever);
    for (std::size_t i = 0; i < campaign_.nodes.size(); ++i)
        places_.emplace(campaign_.nodes[i].id, static_cast<int>(i));
    for (const bundle::Node& node : campaign_.nodes) {
        auto& targets = targets_.emplace_back();
        for (const auto& edge : bundle::outgoingEdges(node)) targets.push_back(target(edge.target));
    }
    start_ = target(campaign_.start);
    viewsSeeMessages_ = viewsSeeMessages(surroundings_.views);
    for (const bundle::Node& node : campaign_.nodes) {
        const auto* send = std::get_if<bundle::Send>(&node.step);
        isPutOff_.push_back(send && defers(*send));
    }
    compileAll();
    enter();
    order();
    follow();
}

int Ways::target(const bundle::Next& next) const {
    const auto found = next ? places_.find(*next) : places_.end();
    return found == places_.end() ? -1 : found->second;
}

std::vector<FormulaPtr> Ways::compileMatch(const bundle::EventMatch& match) {
    std::vector<FormulaPtr> out;
    for (const auto& one : match.any) {
        const Standpoint standpoint{compiler_.freshEvent(), true};
        // Messages of ours satisfy, end and start nothing (S25).
        if (one.event == "$sent") {
            out.push_back(constant(false));
        } else {
            out.push_back(one.where ? compiler_.compile(*one.where, standpoint) : nullptr);
        }
    }
    return out;
}

void Ways::compileNode(std::size_t place) {
    const auto& step = campaign_.nodes[place].step;
    if (const auto* branch = std::get_if<bundle::Branch>(&step)) {
        for (const auto& each : branch->cases) cases_[place].push_back(compiler_.compile(each.when));
    } else if (const auto* wait = std::get_if<bundle::WaitForEvent>(&step)) {
        awaited_[place] = compileMatch(wait->event);
    } else if (const auto* length = std::get_if<bundle::Wait>(&step)) {
        const auto* field = std::get_if<bundle::WaitUntilField>(&length->kind);
        if (field) compiler_.field(field->field);
    } else if (const auto* send = std::get_if<bundle::Send>(&step)) {
        for (const auto& [name, slot] : send->contentSlots) {
            auto& choices = choices_[place].emplace_back();
            for (const auto& choice : slot.choose) choices.push_back(compiler_.compile(choice.when));
        }
    } else if (const auto* set = std::get_if<bundle::Set>(&step)) {
        for (const auto* values : {&set->values, &set->traits}) {
            for (const auto& [name, operand] : *values) {
                if (operand.reference) compiler_.field(*operand.reference);
            }
        }
    }
}

void Ways::compileAll() {
    const Standpoint atEntry{"trigger", false};
    const auto ofEvent = [&](const bundle::EventMatch& match) -> FormulaPtr {
        if (match.any.empty()) return nullptr;
        if (match.any.front().event == "$sent") return constant(false);
        const auto& where = match.any.front().where;
        return where ? compiler_.compile(*where, atEntry) : nullptr;
    };
    for (const bundle::Trigger& trigger : campaign_.entry.triggers) {
        FormulaPtr asked;
        if (const auto* event = std::get_if<bundle::EventTrigger>(&trigger)) asked = ofEvent(event->match);
        if (const auto* count = std::get_if<bundle::CountTrigger>(&trigger)) asked = ofEvent(count->match);
        if (const auto* segment = std::get_if<bundle::SegmentTrigger>(&trigger))
            asked = compiler_.compile(bundle::Condition{bundle::SegmentRef{segment->enters}}, atEntry);
        triggers_.push_back(std::move(asked));
    }
    if (campaign_.entry.where) entry_ = compiler_.compile(*campaign_.entry.where, atEntry);
    for (const bundle::Exit& exit : campaign_.exits) {
        exits_.push_back(exit.when ? compiler_.compile(*exit.when) : nullptr);
        exitEvents_.push_back(exit.on ? compileMatch(*exit.on) : std::vector<FormulaPtr>());
    }
    cases_.resize(campaign_.nodes.size());
    choices_.resize(campaign_.nodes.size());
    awaited_.resize(campaign_.nodes.size());
    for (std::size_t i = 0; i < campaign_.nodes.size(); ++i) compileNode(i);
}

void Ways::order() {
    const std::size_t count = campaign_.nodes.size();
    rank_.assign(count, -1);
    isTurning_.assign(count, false);
    incoming_.resize(count);
    out_.resize(count);
    at_.resize(count);
    for (std::size_t i = 0; i < count; ++i) out_[i].resize(targets_[i].size());
    // Depth first, each node numbered when all behind it are: backwards, a node comes before what it leads
    // to.
    std::vector<std::pair<std::size_t, std::size_t>> path;
    std::vector<bool> isSeen(count, false);
    int next = static_cast<int>(count);
    const int start = start_;
    if (start < 0) return;
    path.emplace_back(start, 0);
    isSeen[static_cast<std::size_t>(start)] = true;
    while (!path.empty()) {
        const std::size_t node = path.back().first;
        if (path.back().second == targets_[node].size()) {
            rank_[node] = --next;
            path.pop_back();
            continue;
        }
        const int to = targets_[node][path.back().second++];
        if (to < 0 || isSeen[static_cast<std::size_t>(to)]) continue;
        isSeen[static_cast<std::size_t>(to)] = true;
        path.emplace_back(to, 0);
    }
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t edge = 0; rank_[i] >= 0 && edge < targets_[i].size(); ++edge) {
            const int to = targets_[i][edge];
            if (to < 0) continue;
            const auto place = static_cast<std::size_t>(to);
            incoming_[place].push_back({i, edge});
            if (rank_[place] <= rank_[i]) isTurning_[place] = true;
        }
    }
}

void Ways::follow() {
    const int start = start_;
    if (start < 0) return;
    waiting_.emplace(rank_[static_cast<std::size_t>(start)], static_cast<std::size_t>(start));
    std::size_t visits = limits::kAdviceVisits * campaign_.nodes.size();
    while (!waiting_.empty()) {
        if (visits-- == 0) {
            gaveUp_ = true;
            return;
        }
        const std::size_t node = waiting_.begin()->second;
        waiting_.erase(waiting_.begin());
        visit(node);
    }
}

void Ways::reduce(States& states) const {
    States out;
    for (Knowledge& state : states) {
        if (std::find(out.begin(), out.end(), state) != out.end()) continue;
        if (out.size() < limits::kAdviceWays) {
            out.push_back(std::move(state));
        } else {
            out.back() = Knowledge::joined(variables(), out.back(), state);
        }
    }
    states = std::move(out);
}

Ways::States Ways::gathered(std::size_t node) {
    States all;
    if (start_ == static_cast<int>(node)) {
        for (const States& by : entering_) all.insert(all.end(), by.begin(), by.end());
    }
    for (const Incoming& way : incoming_[node]) {
        const States& states = out_[way.node][way.edge];
        all.insert(all.end(), states.begin(), states.end());
    }
    reduce(all);
    if (!isTurning_[node] || all.empty()) return all;
    // Where ways turn in circles only what no turn changes is kept, so that this comes to an end.
    Knowledge one = all.front();
    for (const Knowledge& state : all) one = Knowledge::joined(variables(), one, state);
    if (!at_[node].empty())
        one = Knowledge::agreed(at_[node].front(), Knowledge::joined(variables(), at_[node].front(), one));
    return {one};
}

void Ways::visit(std::size_t node) {
    States states = gathered(node);
    if (states == at_[node]) return;
    at_[node] = std::move(states);
    std::vector<States> out = leaving(node, at_[node]);
    for (std::size_t edge = 0; edge < out.size(); ++edge) {
        reduce(out[edge]);
        if (out[edge] == out_[node][edge]) continue;
        out_[node][edge] = std::move(out[edge]);
        const int to = targets_[node][edge];
        if (to >= 0) waiting_.emplace(rank_[static_cast<std::size_t>(to)], static_cast<std::size_t>(to));
    }
}

bool Ways::isTaken(std::size_t node, std::size_t edge) const {
    return gaveUp_ || !out_[node][edge].empty();
}

bool Ways::mayMatch(const Knowledge& knowledge, const std::vector<FormulaPtr>& match) const {
    return std::any_of(match.begin(), match.end(), [&](const FormulaPtr& where) {
        return !where || isPossible(variables(), knowledge, {{where, true}});
    });
}

std::vector<Knowledge> Ways::atAnyTime() const {
    States all;
    for (const States& by : entering_) {
        for (Knowledge state : by) {
            state.forgetChanged(variables(), kByAnything);
            all.push_back(std::move(state));
        }
    }
    reduce(all);
    return all;
}

}  // namespace rehearsal::lint
