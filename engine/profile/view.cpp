#include "profile/view.h"

#include <algorithm>
#include <tuple>

namespace rehearsal::profile {
namespace {

using base::Value;
using base::ValueView;

ValueView propertiesOf(const PastEvent& past) {
    const ValueView properties = past.content.view().find("properties");
    return properties.isObject() ? properties : ValueView();
}

ValueView under(const ValueView& properties, const std::vector<std::string>& path) {
    return condition::follow(properties, path.data(), path.size());
}

/// Properties as a value; an event without any has empty ones.
Value toValue(const ValueView& properties) {
    return properties.isObject() ? properties.toValue() : Value(Value::Object{});
}

std::vector<std::string> underProperties(const std::vector<std::string>& path) {
    std::vector<std::string> out{"properties"};
    out.insert(out.end(), path.begin(), path.end());
    return out;
}

}  // namespace

View::View(const bundle::View& view, condition::Compiler& compiler) : id_(view.id) {
    if (const auto* list = std::get_if<bundle::ListView>(&view.kind)) {
        kind_ = Kind::List;
        path_ = list->key.steps;
        adds_ = compiler.compile(list->add);
        if (list->remove) removes_ = compiler.compile(*list->remove);
        if (list->clear) clears_ = compiler.compile(*list->clear);
    } else if (const auto* recent = std::get_if<bundle::RecentView>(&view.kind)) {
        kind_ = Kind::Recent;
        path_ = recent->key.steps;
        adds_ = compiler.compile(recent->event);
        max_ = recent->max > 0 ? static_cast<std::size_t>(recent->max) : 0;
        within_ = recent->within;
    } else if (const auto* sum = std::get_if<bundle::SumView>(&view.kind)) {
        kind_ = Kind::Sum;
        path_ = sum->field.steps;
        adds_ = compiler.compile(sum->event);
    } else if (const auto* last = std::get_if<bundle::LastView>(&view.kind)) {
        kind_ = Kind::Last;
        adds_ = compiler.compile(last->event);
    } else {
        adds_ = compiler.compile(std::get<bundle::CountView>(view.kind).event);
    }
    for (const condition::Matcher* matcher : {&adds_, &removes_, &clears_}) {
        for (const auto& one : matcher->any()) {
            if (std::find(names_.begin(), names_.end(), one.id) == names_.end()) names_.push_back(one.id);
        }
    }
    isSteady_ = adds_.isOfEventAlone() && removes_.isOfEventAlone() && clears_.isOfEventAlone();
    const bool keepsItems = kind_ == Kind::List || kind_ == Kind::Recent || kind_ == Kind::Last;
    for (const condition::Matcher* matcher : {&adds_, &removes_, &clears_}) compiler.remember(*matcher, {});
    if (kind_ != Kind::Count)
        compiler.reads(adds_, underProperties(keepsItems ? std::vector<std::string>() : path_));
    compiler.reads(removes_, underProperties(path_));
}

void View::takeItem(Progress& progress, const PastEvent& past, bool removes, bool adds) const {
    auto& items = progress.items_;
    const ValueView properties = propertiesOf(past);
    const ValueView key = under(properties, path_);
    if (key.isNull()) return;
    auto found =
        std::find_if(items.begin(), items.end(), [&](const Progress::Item& item) { return item.key == key; });
    if (removes && found != items.end()) {
        items.erase(found);
        found = items.end();
    }
    if (!adds) return;
    if (kind_ == Kind::Recent && found != items.end()) {
        items.erase(found);  // To come last again.
        found = items.end();
    }
    if (found != items.end()) {
        found->properties = properties;
        return;
    }
    items.push_back({key, properties, past.time});
    if (kind_ == Kind::Recent && items.size() > max_) items.erase(items.begin());
}

void View::takeNumber(Progress& progress, const PastEvent& past) const {
    const ValueView number = under(propertiesOf(past), path_);
    if (!number.isNumber()) return;
    progress.real_ += number.real();
    if (number.kind() == ValueView::Kind::Real || progress.isReal_) {
        progress.isReal_ = true;
    } else {
        progress.isReal_ = __builtin_add_overflow(progress.whole_, number.integer(), &progress.whole_);
    }
}

void View::take(Progress& progress, const PastEvent& past, condition::EventNameId name,
                const condition::Facts& facts) const {
    const auto matches = [&](const condition::Matcher& matcher) {
        return matcher.matches(name, past.view(), facts);
    };
    if (kind_ == Kind::List || kind_ == Kind::Recent) {
        if (matches(clears_)) progress.items_.clear();
        const bool removes = matches(removes_);
        const bool adds = matches(adds_);
        if (removes || adds) takeItem(progress, past, removes, adds);
        return;
    }
    if (!matches(adds_)) return;
    ++progress.count_;
    if (kind_ == Kind::Sum) takeNumber(progress, past);
    if (kind_ == Kind::Last) progress.latest_ = propertiesOf(past);
}

void View::catchUp(Progress& progress, const History& history, const condition::Facts& facts) const {
    struct Next {
        const PastEvent* past;
        condition::EventNameId name;
    };
    const auto earlier = [](const Next& a, const Next& b) {
        return std::tie(a.past->time, a.past->order) < std::tie(b.past->time, b.past->order);
    };
    progress.seen_.resize(names_.size());
    std::vector<Next> next;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        const auto& events = history.of(names_[i]);
        for (std::size_t at = progress.seen_[i]; at < events.size(); ++at)
            next.push_back({&events[at], names_[i]});
        progress.seen_[i] = events.size();
    }
    if (next.empty()) return;
    if (names_.size() > 1) std::stable_sort(next.begin(), next.end(), earlier);
    // An event that came late, by itself or in a merge, moved one that was gone through among the new ones.
    const PastEvent& first = *next.front().past;
    if (progress.last_ && std::tie(first.time, first.order) <= *progress.last_) {
        progress = {};
        return catchUp(progress, history, facts);
    }
    for (const Next& each : next) take(progress, *each.past, each.name, facts);
    progress.last_ = {next.back().past->time, next.back().past->order};
}

Value View::valueOf(const Progress& progress, base::Instant now) const {
    switch (kind_) {
        case Kind::List: {
            Value::Array out;
            for (const auto& item : progress.items_) out.push_back(toValue(item.properties));
            return out;
        }
        case Kind::Recent: {
            Value::Array out;
            for (auto item = progress.items_.rbegin(); item != progress.items_.rend(); ++item) {
                if (within_ && item->time <= now - *within_) break;
                out.push_back(toValue(item->properties));
            }
            return out;
        }
        case Kind::Sum:
            return progress.isReal_ ? Value(progress.real_) : Value(progress.whole_);
        case Kind::Last:
            return progress.count_ == 0 ? Value() : toValue(progress.latest_);
        case Kind::Count:
            break;
    }
    return progress.count_;
}

bool View::gainsFromProgress(const History& history) const {
    constexpr std::size_t kLong = 16;
    std::size_t length = 0;
    for (const condition::EventNameId name : names_) length += history.of(name).size();
    return isSteady_ && length >= kLong;
}

Value View::of(const History& history, const condition::Facts& facts, Progress& progress) const {
    catchUp(progress, history, facts);
    return valueOf(progress, facts.now());
}

}  // namespace rehearsal::profile
