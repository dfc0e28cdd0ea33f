#include "simulation/line_edit.h"

#include <nlohmann/json.hpp>
#include <vector>

namespace rehearsal::simulation {
namespace {

/// Where a member of the outermost object stands in the line.
struct Span {
    std::size_t key = 0;    ///< The quote that opens its key.
    std::size_t value = 0;  ///< The first byte of its value.
    std::size_t end = 0;    ///< Behind the last byte of its value.
};

/// Walks over a line that is known to be well-formed.
class Scanner {
  public:
    explicit Scanner(std::string_view line) : line_(line) {}

    std::size_t at() const { return at_; }
    char peek() const { return at_ < line_.size() ? line_[at_] : '\0'; }
    void step() { ++at_; }
    void skipSpace() { at_ = std::min(line_.find_first_not_of(" \t\r\n", at_), line_.size()); }
    void skipString() {
        for (++at_; at_ < line_.size() && line_[at_] != '"'; ++at_) {
            if (line_[at_] == '\\') ++at_;
        }
        at_ = std::min(at_ + 1, line_.size());
    }
    void skipValue() {
        int depth = 0;
        do {
            const char c = peek();
            if (c == '"') {
                skipString();
            } else if (c == '{' || c == '[') {
                ++depth;
                step();
            } else if (c == '}' || c == ']') {
                --depth;
                step();
            } else if (depth > 0) {
                step();
            } else {
                at_ = std::min(line_.find_first_of(",}] \t\r\n", at_), line_.size());
            }
        } while (depth > 0 && at_ < line_.size());
    }

  private:
    std::string_view line_;
    std::size_t at_ = 0;
};

bool isKey(std::string_view quoted, std::string_view key) {
    if (quoted.find('\\') == std::string_view::npos) return quoted.substr(1, quoted.size() - 2) == key;
    const auto text = nlohmann::json::parse(quoted, nullptr, false);
    return text.is_string() && text.get_ref<const std::string&>() == key;
}

std::vector<Span> membersOf(std::string_view line, std::string_view key) {
    std::vector<Span> found;
    Scanner scanner(line);
    scanner.skipSpace();
    scanner.step();  // {
    for (scanner.skipSpace(); scanner.peek() == '"'; scanner.skipSpace()) {
        Span span;
        span.key = scanner.at();
        scanner.skipString();
        const std::string_view quoted = line.substr(span.key, scanner.at() - span.key);
        scanner.skipSpace();
        scanner.step();  // :
        scanner.skipSpace();
        span.value = scanner.at();
        scanner.skipValue();
        span.end = scanner.at();
        if (isKey(quoted, key)) found.push_back(span);
        scanner.skipSpace();
        if (scanner.peek() == ',') scanner.step();
    }
    return found;
}

}  // namespace

std::optional<std::string_view> memberValue(std::string_view line, std::string_view key) {
    const auto members = membersOf(line, key);
    if (members.empty()) return std::nullopt;
    return line.substr(members.back().value, members.back().end - members.back().value);
}

std::string withMember(std::string_view line, std::string_view key, std::string_view value) {
    std::string out(line);
    const auto members = membersOf(line, key);
    if (!members.empty()) {
        out.replace(members.back().value, members.back().end - members.back().value, value);
        return out;
    }
    const std::size_t inside = line.find('{') + 1;
    const bool empty = line.find_first_not_of(" \t\r\n", inside) == line.rfind('}');
    std::string member = "\"";
    member.append(key).append("\":").append(value);
    if (!empty) member += ',';
    return out.insert(inside, member);
}

std::string withoutMember(std::string_view line, std::string_view key) {
    std::string out(line);
    const auto members = membersOf(line, key);
    for (auto member = members.rbegin(); member != members.rend(); ++member) {
        // The comma behind it goes too, or else the one before it.
        std::size_t begin = member->key;
        std::size_t end = out.find_first_not_of(" \t\r\n", member->end);
        if (out[end] == ',') {
            end = out.find_first_not_of(" \t\r\n", end + 1);
        } else {
            end = member->end;
            const std::size_t before = out.find_last_not_of(" \t\r\n", begin - 1);
            if (out[before] == ',') begin = before;
        }
        out.erase(begin, end - begin);
    }
    return out;
}

}  // namespace rehearsal::simulation
