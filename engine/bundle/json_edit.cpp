#include "bundle/json_edit.h"

#include <charconv>
#include <optional>

namespace rehearsal::bundle {
namespace {

std::optional<std::size_t> indexOf(const std::string& token) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
    if (error != std::errc() || end != token.data() + token.size()) return std::nullopt;
    if (token.size() > 1 && token.front() == '0') return std::nullopt;
    return index;
}

template <class J>
J* child(J& json, const std::string& token) {
    if (json.is_object()) {
        const auto found = json.find(token);
        return found == json.end() ? nullptr : &*found;
    }
    if (json.is_array()) {
        const auto index = indexOf(token);
        return index && *index < json.size() ? &json[*index] : nullptr;
    }
    return nullptr;
}

template <class J>
J* find(J& root, std::string_view pointer) {
    J* at = &root;
    for (const std::string& token : pointerTokens(pointer)) {
        at = child(*at, token);
        if (!at) return nullptr;
    }
    return at;
}

std::pair<std::string_view, std::string> splitLast(std::string_view pointer) {
    const std::size_t slash = pointer.rfind('/');
    if (slash == std::string_view::npos) return {{}, {}};
    return {pointer.substr(0, slash), pointerTokens(pointer.substr(slash)).front()};
}

}  // namespace

std::vector<std::string> pointerTokens(std::string_view pointer) {
    std::vector<std::string> tokens;
    if (pointer.empty() || pointer.front() != '/') return tokens;
    for (std::size_t i = 0; i < pointer.size(); ++i) {
        if (pointer[i] == '/') {
            tokens.emplace_back();
        } else if (pointer[i] == '~' && i + 1 < pointer.size() &&
                   (pointer[i + 1] == '0' || pointer[i + 1] == '1')) {
            tokens.back() += pointer[++i] == '0' ? '~' : '/';
        } else {
            tokens.back() += pointer[i];
        }
    }
    return tokens;
}

Json* findAt(Json& root, std::string_view pointer) {
    return find(root, pointer);
}
const Json* findAt(const Json& root, std::string_view pointer) {
    return find(root, pointer);
}

bool assignAt(Json& root, std::string_view pointer, Json value) {
    if (!pointer.empty() && pointer.front() != '/') return false;
    Json* at = &root;
    for (const std::string& token : pointerTokens(pointer)) {
        if (at->is_null()) *at = Json::object();
        if (Json* next = child(*at, token)) {
            at = next;
        } else if (at->is_object()) {
            at = &(*at)[token];
        } else if (at->is_array() && (token == "-" || indexOf(token) == at->size())) {
            at->push_back(nullptr);
            at = &at->back();
        } else {
            return false;
        }
    }
    *at = std::move(value);
    return true;
}

bool eraseAt(Json& root, std::string_view pointer) {
    if (pointer.empty() || pointer.front() != '/') return false;
    const auto [parentPointer, token] = splitLast(pointer);
    Json* parent = findAt(root, parentPointer);
    if (!parent) return false;
    if (parent->is_object()) return parent->erase(token) > 0;
    const auto index = indexOf(token);
    if (!parent->is_array() || !index || *index >= parent->size()) return false;
    parent->erase(*index);
    return true;
}

void appendMember(Json& object, std::string key, Json value) {
    using Members = std::vector<Json::object_t::value_type>;
    static_cast<Members&>(*object.get_ptr<Json::object_t*>()).emplace_back(std::move(key), std::move(value));
}

void insertMember(Json& object, std::string_view before, std::string key, Json value) {
    Json out = Json::object();
    const bool first = before.empty() || !object.contains(before);
    if (first) appendMember(out, key, value);
    for (auto& item : object.items()) {
        appendMember(out, item.key(), std::move(item.value()));
        if (!first && item.key() == before) appendMember(out, key, value);
    }
    object = std::move(out);
}

void renameMember(Json& object, std::string_view from, const std::string& to) {
    Json out = Json::object();
    for (auto& item : object.items()) {
        appendMember(out, item.key() == from ? to : item.key(), std::move(item.value()));
    }
    object = std::move(out);
}

}  // namespace rehearsal::bundle
