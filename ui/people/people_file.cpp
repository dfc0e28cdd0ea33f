#include "people/people_file.h"

#include <set>

namespace rehearsal::people::file {

namespace {

using Json = nlohmann::ordered_json;

/// A line's bytes without its end, and where the next line begins.
struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t next = 0;
};

std::vector<Line> linesOf(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t feed = text.find('\n', begin);
        const std::size_t next = feed == std::string_view::npos ? text.size() : feed + 1;
        std::size_t end = feed == std::string_view::npos ? text.size() : feed;
        if (end > begin && text[end - 1] == '\r') --end;
        lines.push_back({begin, end, next});
        begin = next;
    }
    return lines;
}

Json parse(std::string_view text, const Line& line) {
    std::string_view bytes = text.substr(line.begin, line.end - line.begin);
    if (line.begin == 0 && bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return Json::parse(bytes, nullptr, false);
}

std::optional<std::string> idOf(const Json& json) {
    if (!json.is_object()) return std::nullopt;
    const auto id = json.find("id");
    if (id == json.end() || !id->is_string()) return std::nullopt;
    return id->get<std::string>();
}

std::optional<Line> find(std::string_view text, std::string_view id) {
    for (const Line& line : linesOf(text))
        if (idOf(parse(text, line)) == id) return line;
    return std::nullopt;
}

std::string written(const Json& person) {
    return person.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::optional<Json> person(std::string_view text, std::string_view id) {
    const auto line = find(text, id);
    return line ? std::optional(parse(text, *line)) : std::nullopt;
}

std::string withPerson(std::string_view text, std::string_view id, const Json& person) {
    std::string result(text);
    if (const auto line = find(text, id))
        result.replace(line->begin, line->end - line->begin, written(person));
    return result;
}

std::string withNewPerson(std::string_view text, const Json& person, std::string_view after) {
    std::string result(text);
    const auto line = find(text, after);
    const std::size_t place = line ? line->next : text.size();
    const bool openEnd = place > 0 && text[place - 1] != '\n';
    result.insert(place, openEnd ? '\n' + written(person) : written(person) + '\n');
    return result;
}

std::string withoutPerson(std::string_view text, std::string_view id) {
    std::string result(text);
    if (const auto line = find(text, id)) result.erase(line->begin, line->next - line->begin);
    return result;
}

std::string freshId(std::string_view text, const std::string& base) {
    std::set<std::string> taken;
    for (const Line& line : linesOf(text))
        if (auto id = idOf(parse(text, line))) taken.insert(*id);
    std::string id = base;
    for (int n = 2; taken.contains(id); ++n) id = std::string(base).append("-").append(std::to_string(n));
    return id;
}

Json typed(const std::string& input, bool wasText) {
    if (wasText) return input;
    const Json json = Json::parse(input, nullptr, false);
    return json.is_discarded() || json.is_string() ? Json(input) : json;
}

}  // namespace rehearsal::people::file
