#include "message/catalog_feed.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/value_view.h"

namespace rehearsal::message {
namespace {

using base::Value;

/// Values as a set looks for them: 1 and 1.0 alike, and never a text like a number.
using ValueSet = std::set<std::string>;

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

/// What the items at `as` have for `same`. A plain value stands for itself.
ValueSet wantedOf(const bundle::CatalogFeed& feed, const Value::Array& catalog, const Value& roots) {
    ValueSet wanted;
    for (const Value& item : itemsAt(*feed.as, roots)) {
        if (!item.isObject()) {
            wanted.insert(keyOf(item));
            continue;
        }
        const Value* value = field(item, *feed.same);
        const Value* key = value == nullptr ? field(item, feed.key) : nullptr;
        for (std::size_t i = 0; key != nullptr && value == nullptr && i < catalog.size(); ++i) {
            const Value* other = field(catalog[i], feed.key);
            if (other != nullptr && *other == *key) value = field(catalog[i], *feed.same);
        }
        if (value != nullptr) wanted.insert(keyOf(*value));
    }
    return wanted;
}

ValueSet excludedOf(const bundle::CatalogFeed& feed, const Value& roots) {
    ValueSet out;
    for (const Value& item : itemsAt(*feed.exclude, roots)) {
        const Value* key = item.isObject() ? field(item, feed.key) : &item;
        if (key != nullptr) out.insert(keyOf(*key));
    }
    return out;
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

Value catalogFeed(const bundle::Bundle& bundle, const bundle::CatalogFeed& feed, const Value& roots) {
    const Value::Array catalog = catalogItems(bundle, feed.data);
    const bool similar = feed.same && feed.as;
    const ValueSet wanted = similar ? wantedOf(feed, catalog, roots) : ValueSet();
    const ValueSet excluded = feed.exclude ? excludedOf(feed, roots) : ValueSet();
    Value::Array out;
    for (const Value& item : catalog) {
        if (similar) {
            const Value* value = field(item, *feed.same);
            if (value == nullptr || !wanted.contains(keyOf(*value))) continue;
        }
        const Value* key = field(item, feed.key);
        if (key != nullptr && excluded.contains(keyOf(*key))) continue;
        out.push_back(item);
    }
    if (feed.order) sort(out, *feed.order);
    if (feed.limit && *feed.limit >= 0 && out.size() > static_cast<std::size_t>(*feed.limit)) {
        out.resize(static_cast<std::size_t>(*feed.limit));
    }
    return Value(std::move(out));
}

}  // namespace rehearsal::message
