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

struct Item {
    ValueView key;
    ValueView properties;
};

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
    const bool keepsItems = kind_ == Kind::List || kind_ == Kind::Recent || kind_ == Kind::Last;
    for (const condition::Matcher* matcher : {&adds_, &removes_, &clears_}) compiler.remember(*matcher, {});
    if (kind_ != Kind::Count)
        compiler.reads(adds_, underProperties(keepsItems ? std::vector<std::string>() : path_));
    compiler.reads(removes_, underProperties(path_));
}

std::vector<View::Occurrence> View::occurrences(const History& history, const condition::Facts& facts) const {
    std::vector<Occurrence> out;
    for (const condition::EventNameId name : names_) {
        for (const PastEvent& past : history.of(name)) {
            const Occurrence each{&past, clears_.matches(name, past.view(), facts),
                                  removes_.matches(name, past.view(), facts),
                                  adds_.matches(name, past.view(), facts)};
            if (each.clears || each.removes || each.adds) out.push_back(each);
        }
    }
    if (names_.size() > 1)
        std::stable_sort(out.begin(), out.end(), [](const Occurrence& a, const Occurrence& b) {
            return std::tie(a.past->time, a.past->order) < std::tie(b.past->time, b.past->order);
        });
    return out;
}

Value View::list(const std::vector<Occurrence>& events) const {
    std::vector<Item> items;
    for (const Occurrence& event : events) {
        if (event.clears) items.clear();
        const ValueView properties = propertiesOf(*event.past);
        const ValueView key = under(properties, path_);
        if (key.isNull()) continue;
        const auto found = [&] {
            return std::find_if(items.begin(), items.end(),
                                [&](const Item& item) { return item.key == key; });
        };
        if (event.removes && found() != items.end()) items.erase(found());
        if (!event.adds) continue;
        if (const auto item = found(); item != items.end()) {
            item->properties = properties;
        } else {
            items.push_back({key, properties});
        }
    }
    Value::Array out;
    for (const Item& item : items) out.push_back(toValue(item.properties));
    return out;
}

Value View::recent(const std::vector<Occurrence>& events, base::Instant now) const {
    std::vector<ValueView> keys;
    Value::Array out;
    for (auto event = events.rbegin(); event != events.rend() && out.size() < max_; ++event) {
        if (within_ && event->past->time <= now - *within_) break;
        const ValueView properties = propertiesOf(*event->past);
        const ValueView key = under(properties, path_);
        if (key.isNull() || std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
        keys.push_back(key);
        out.push_back(toValue(properties));
    }
    return out;
}

Value View::sum(const std::vector<Occurrence>& events) const {
    std::int64_t whole = 0;
    double real = 0;
    bool isReal = false;
    for (const Occurrence& event : events) {
        const ValueView number = under(propertiesOf(*event.past), path_);
        if (!number.isNumber()) continue;
        real += number.real();
        if (number.kind() == ValueView::Kind::Real || isReal) {
            isReal = true;
        } else {
            isReal = __builtin_add_overflow(whole, number.integer(), &whole);
        }
    }
    return isReal ? Value(real) : Value(whole);
}

Value View::of(const History& history, const condition::Facts& facts) const {
    const auto events = occurrences(history, facts);
    switch (kind_) {
        case Kind::List:
            return list(events);
        case Kind::Recent:
            return recent(events, facts.now());
        case Kind::Sum:
            return sum(events);
        case Kind::Last:
            return events.empty() ? Value() : toValue(propertiesOf(*events.back().past));
        case Kind::Count:
            break;
    }
    return static_cast<std::int64_t>(events.size());
}

}  // namespace rehearsal::profile
