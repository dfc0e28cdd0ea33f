#include "message/catalog_feed.h"

#include <algorithm>
#include <charconv>

#include "base/value_view.h"

namespace rehearsal::message {
namespace {

using base::Value;

/// A value as a set looks for it: 1 and 1.0 alike, and never a text like a number.
std::string keyOf(const Value& value) {
    return base::canonicalJson(value);
}

const Value* field(const Value& item, const std::string& name) {
    const Value* found = item.find(name);
    return found == nullptr || found->isNull() ? nullptr : found;
}

/// What is at a path as items: the elements of an array, or the one value.
Value::Array itemsAt(const bundle::Path& path, const Value& roots) {
    const Value* found = resolve(path, roots);
    if (found == nullptr || found->isNull()) return {};
    if (found->isArray()) return found->array();
    return {*found};
}

int compare(const Value& a, const Value& b) {
    if (a.isNumber() && b.isNumber()) return base::compareNumbers(a, b);
    if (a.isString() && b.isString()) return a.string().compare(b.string());
    return 0;
}

void sort(Value::Array& items, std::string_view order) {
    const bool falling = order.starts_with('-');
    const std::string name(falling ? order.substr(1) : order);
    // By kind first, so that numbers and texts in one field still have one order.
    const auto rank = [](const Value* value) {
        if (value == nullptr) return 3;
        return value->isNumber() ? 0 : value->isString() ? 1 : 2;
    };
    std::stable_sort(items.begin(), items.end(), [&](const Value& a, const Value& b) {
        const Value* x = field(a, name);
        const Value* y = field(b, name);
        if (rank(x) != rank(y)) return rank(x) < rank(y);
        if (x == nullptr) return false;
        const int c = compare(*x, *y);
        return falling ? c > 0 : c < 0;
    });
}

}  // namespace

Value::Array catalogItems(const Value& data) {
    const auto objects = [](const Value& value) {
        Value::Array out;
        for (const Value& item : value.array()) {
            if (item.isObject()) out.push_back(item);
        }
        return out;
    };
    if (data.isArray()) return objects(data);
    if (!data.isObject()) return {};
    for (const auto& [name, member] : data.object()) {
        if (!member.isArray()) continue;
        Value::Array out = objects(member);
        if (!out.empty()) return out;
    }
    return {};
}

Value::Array catalogItems(const bundle::Bundle& bundle, std::string_view file) {
    for (const auto& [name, data] : bundle.data) {
        if (name == file) return catalogItems(data);
    }
    return {};
}

const Value* resolve(const bundle::Path& path, const Value& roots) {
    const Value* at = &roots;
    for (const std::string& step : path.steps) {
        if (const Value* member = at->find(step)) {
            at = member;
            continue;
        }
        if (!at->isArray()) return nullptr;
        std::size_t index = 0;
        const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
        if (error != std::errc() || end != step.data() + step.size() || index >= at->array().size())
            return nullptr;
        at = &at->array()[index];
    }
    return at;
}

CatalogAnswers::CatalogAnswers(const bundle::Bundle& bundle, const bundle::CatalogFeed& feed) : feed_(feed) {
    Value::Array catalog = catalogItems(bundle, feed.data);
    const auto textOf = [](const Value& item, const std::string& name) -> std::optional<std::string> {
        const Value* value = field(item, name);
        return value == nullptr ? std::nullopt : std::optional(keyOf(*value));
    };
    if (feed.same) {
        for (const Value& item : catalog) {
            const auto key = textOf(item, feed.key);
            const auto same = textOf(item, *feed.same);
            if (key && same) sameByKey_.try_emplace(*key, *same);
        }
    }
    if (feed.order) sort(catalog, *feed.order);
    for (Value& item : catalog) {
        auto same = feed.same ? textOf(item, *feed.same) : std::nullopt;
        auto key = textOf(item, feed.key);
        items_.push_back({std::move(item), std::move(same), std::move(key)});
    }
}

/// What the items at `as` have for `same`. A plain value stands for itself.
std::unordered_set<std::string> CatalogAnswers::wanted(const Value& roots) const {
    std::unordered_set<std::string> out;
    for (const Value& item : itemsAt(*feed_.as, roots)) {
        const Value* value = item.isObject() ? field(item, *feed_.same) : &item;
        if (value != nullptr) {
            out.insert(keyOf(*value));
        } else if (const Value* key = field(item, feed_.key)) {
            const auto known = sameByKey_.find(keyOf(*key));
            if (known != sameByKey_.end()) out.insert(known->second);
        }
    }
    return out;
}

std::unordered_set<std::string> CatalogAnswers::excluded(const Value& roots) const {
    std::unordered_set<std::string> out;
    for (const Value& item : itemsAt(*feed_.exclude, roots)) {
        const Value* key = item.isObject() ? field(item, feed_.key) : &item;
        if (key != nullptr) out.insert(keyOf(*key));
    }
    return out;
}

Value CatalogAnswers::answer(const Value& roots) const {
    const bool similar = feed_.same && feed_.as;
    const auto in = similar ? wanted(roots) : std::unordered_set<std::string>();
    const auto out = feed_.exclude ? excluded(roots) : std::unordered_set<std::string>();
    const std::size_t most =
        feed_.limit && *feed_.limit >= 0 ? static_cast<std::size_t>(*feed_.limit) : items_.size();
    Value::Array answer;
    for (const Item& item : items_) {
        if (answer.size() >= most) break;
        if (similar && (!item.same || !in.contains(*item.same))) continue;
        if (item.key && out.contains(*item.key)) continue;
        answer.push_back(item.value);
    }
    return Value(std::move(answer));
}

Value catalogFeed(const bundle::Bundle& bundle, const bundle::CatalogFeed& feed, const Value& roots) {
    return CatalogAnswers(bundle, feed).answer(roots);
}

}  // namespace rehearsal::message
