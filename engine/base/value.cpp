#include "base/value.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/value_view.h"

namespace rehearsal::base {

const Value* Value::find(std::string_view key) const {
    if (kind_ != Kind::Object) return nullptr;
    for (const Member& member : object()) {
        if (member.first == key) return &member.second;
    }
    return nullptr;
}

bool Value::operator==(const Value& other) const {
    return (shared_ && shared_ == other.shared_) || ValueView(*this) == ValueView(other);
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
