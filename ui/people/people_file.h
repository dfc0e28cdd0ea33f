#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// `profiles.ndjson` as text: changes touch the one line they are about, every other byte stays.
namespace rehearsal::people::file {

inline constexpr const char* kPath = "profiles.ndjson";

/// The JSON of the person's line, or nothing where no line has that id.
std::optional<nlohmann::ordered_json> person(std::string_view text, std::string_view id);

/// The text with that person's line written anew; unchanged where there is no such line.
std::string withPerson(std::string_view text, std::string_view id, const nlohmann::ordered_json& person);
/// The text with a new line after the one of `after`, or at the end.
std::string withNewPerson(std::string_view text, const nlohmann::ordered_json& person,
                          std::string_view after);
/// The text without that person's line.
std::string withoutPerson(std::string_view text, std::string_view id);

/// `base`, or `base-2`, `base-3`, … where that is taken.
std::string freshId(std::string_view text, const std::string& base);

/// A value as typed into a field. What was a text stays one; otherwise true, false, null, numbers, arrays and
/// objects are read as JSON and everything else is a text.
nlohmann::ordered_json typed(const std::string& input, bool wasText);

}  // namespace rehearsal::people::file
