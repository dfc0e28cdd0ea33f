#include "base/value.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_map>

namespace rehearsal::base {

const Value* Value::find(std::string_view key) const {
    if (kind_ != Kind::Object) return nullptr;
    for (const Member& member : object()) {
        if (member.first == key) return &member.second;
    }
    return nullptr;
}

int compareNumbers(const Value& a, const Value& b) {
    if (a.kind() == Value::Kind::Integer && b.kind() == Value::Kind::Integer) {
        return a.integer() < b.integer() ? -1 : a.integer() > b.integer() ? 1 : 0;
    }
    if (a.kind() == Value::Kind::Real && b.kind() == Value::Kind::Real) {
        return a.real() < b.real() ? -1 : a.real() > b.real() ? 1 : 0;
    }
    if (b.kind() == Value::Kind::Integer) return -compareNumbers(b, a);
    // An integer against a real: 2^53 + 1 must not equal the double 2^53.
    const double real = b.real();
    if (real >= 9223372036854775808.0) return -1;
    if (real < -9223372036854775808.0) return 1;
    const auto whole = static_cast<std::int64_t>(real);
    if (a.integer() != whole) return a.integer() < whole ? -1 : 1;
    const double fraction = real - static_cast<double>(whole);
    return fraction > 0 ? -1 : fraction < 0 ? 1 : 0;
}

bool Value::operator==(const Value& other) const {
    if (isNumber() && other.isNumber()) return compareNumbers(*this, other) == 0;
    if (kind_ != other.kind_) return false;
    switch (kind_) {
        case Kind::Null:
            return true;
        case Kind::Boolean:
            return boolean() == other.boolean();
        case Kind::String:
            return shared_ == other.shared_ || string() == other.string();
        case Kind::Array:
            return shared_ == other.shared_ || array() == other.array();
        case Kind::Object:
            break;
        default:
            return false;
    }
    if (shared_ == other.shared_) return true;
    if (object().size() != other.object().size()) return false;
    // Sorted by key rather than looked up one by one: a large object must not cost its square.
    const auto sorted = [](const Object& members) {
        std::vector<const Member*> out;
        out.reserve(members.size());
        for (const Member& member : members) out.push_back(&member);
        std::sort(out.begin(), out.end(),
                  [](const Member* x, const Member* y) { return x->first < y->first; });
        return out;
    };
    const auto mine = sorted(object());
    const auto theirs = sorted(other.object());
    return std::equal(mine.begin(), mine.end(), theirs.begin(),
                      [](const Member* x, const Member* y) { return *x == *y; });
}

struct ObjectBuilder::HashIndex {
    std::unordered_map<std::string, std::size_t> positions;
};

std::size_t ObjectBuilder::indexOf(std::string_view key) {
    constexpr std::size_t kScanAtMost = 16;
    if (members_.size() <= kScanAtMost) {
        for (std::size_t i = 0; i < members_.size(); ++i) {
            if (members_[i].first == key) return i;
        }
        return members_.size();
    }
    if (!index_) {
        index_ = std::make_shared<HashIndex>();
        for (std::size_t i = 0; i < members_.size(); ++i) index_->positions.emplace(members_[i].first, i);
    }
    const auto found = index_->positions.find(std::string(key));
    return found == index_->positions.end() ? members_.size() : found->second;
}

void ObjectBuilder::set(std::string_view key, Value value) {
    const std::size_t i = indexOf(key);
    if (i < members_.size()) {
        members_[i].second = std::move(value);
        return;
    }
    members_.emplace_back(std::string(key), std::move(value));
    if (index_) index_->positions.emplace(std::string(key), i);
}

void ObjectBuilder::remove(std::string_view key) {
    const std::size_t i = indexOf(key);
    if (i == members_.size()) return;
    members_.erase(members_.begin() + static_cast<std::ptrdiff_t>(i));
    index_.reset();
}

Value toValue(const nlohmann::ordered_json& json) {
    using Type = nlohmann::ordered_json::value_t;
    switch (json.type()) {
        case Type::boolean:
            return json.get<bool>();
        case Type::number_integer:
            return json.get<std::int64_t>();
        case Type::number_unsigned: {
            const auto n = json.get<std::uint64_t>();
            if (n > static_cast<std::uint64_t>(INT64_MAX)) return static_cast<double>(n);
            return static_cast<std::int64_t>(n);
        }
        case Type::number_float:
            return json.get<double>();
        case Type::string:
            return json.get_ref<const std::string&>();
        case Type::array: {
            Value::Array items;
            items.reserve(json.size());
            for (const auto& item : json) items.push_back(toValue(item));
            return items;
        }
        case Type::object: {
            ObjectBuilder members;
            for (const auto& [key, member] : json.items()) members.set(key, toValue(member));
            return std::move(members).build();
        }
        default:
            return {};
    }
}

nlohmann::ordered_json toJson(const Value& value) {
    switch (value.kind()) {
        case Value::Kind::Null:
            return nullptr;
        case Value::Kind::Boolean:
            return value.boolean();
        case Value::Kind::Integer:
            return value.integer();
        case Value::Kind::Real:
            return value.real();
        case Value::Kind::String:
            return value.string();
        case Value::Kind::Array: {
            auto out = nlohmann::ordered_json::array();
            for (const Value& item : value.array()) out.push_back(toJson(item));
            return out;
        }
        case Value::Kind::Object:
            break;
    }
    auto out = nlohmann::ordered_json::object();
    for (const auto& [key, member] : value.object()) out[key] = toJson(member);
    return out;
}

std::string toJsonText(const Value& value) {
    return toJson(value).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace rehearsal::base
