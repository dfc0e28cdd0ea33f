#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace rehearsal::bundle {

using Json = nlohmann::ordered_json;

/// The reference tokens of a JSON Pointer, unescaped. A pointer that does not begin with `/` has none.
std::vector<std::string> pointerTokens(std::string_view pointer);

/// The value a pointer names inside another, or nullptr.
Json* findAt(Json& root, std::string_view pointer);
const Json* findAt(const Json& root, std::string_view pointer);

/// Puts a value where a pointer names; objects on the way that are missing are made, and `-` or the index
/// behind the last appends to a list. False where the way leads through something else.
bool assignAt(Json& root, std::string_view pointer, Json value);

/// Takes the member or element a pointer names away; false where there is none.
bool eraseAt(Json& root, std::string_view pointer);

/// Adds a member whose key the object is known not to have, without looking for it: the library's own
/// insertion does, which makes building an object cost the square of its size.
void appendMember(Json& object, std::string key, Json value);

/// Puts a new member behind the one called `before` (first, where that is empty).
void insertMember(Json& object, std::string_view before, std::string key, Json value);

/// Gives a member another key, in its place.
void renameMember(Json& object, std::string_view from, const std::string& to);

}  // namespace rehearsal::bundle
