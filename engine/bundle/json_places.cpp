#include "bundle/json_places.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/json_pointer.h"
#include "base/limits.h"

namespace rehearsal::bundle {
namespace {

/// Goes over a text once. It need not judge it: what it does not understand ends it.
class Scanner {
  public:
    Scanner(std::string_view text, std::vector<JsonPlace>& places) : text_(text), places_(places) {}

    void run() {
        places_.push_back({{}, 0, text_.size()});
        space();
        value({}, at_, 0, false);
    }

  private:
    void space() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
            ++at_;
    }
    bool take(char wanted) {
        space();
        if (at_ >= text_.size() || text_[at_] != wanted) return false;
        ++at_;
        return true;
    }

    /// The text between the quotes, as it is written; nothing where it has no end.
    std::optional<std::string_view> string() {
        if (!take('"')) return std::nullopt;
        const std::size_t begin = at_;
        for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (text_[at_] == '\\') ++at_;
        }
        if (at_ >= text_.size()) return std::nullopt;
        return text_.substr(begin, at_++ - begin);
    }

    bool value(const std::string& pointer, std::size_t begin, std::size_t depth, bool noted) {
        std::size_t place = 0;
        if (noted) {
            place = places_.size();
            places_.push_back({pointer, begin, text_.size()});
        }
        space();
        if (at_ >= text_.size() || depth > limits::kNesting) return false;
        bool good = true;
        if (text_[at_] == '{') {
            good = object(pointer, depth);
        } else if (text_[at_] == '[') {
            good = array(pointer, depth);
        } else if (text_[at_] == '"') {
            good = string().has_value();
        } else {
            const std::size_t end = text_.find_first_of(",]} \t\r\n", at_);
            good = end != at_;
            at_ = std::min(end, text_.size());
        }
        if (good && noted) places_[place].end = at_;
        return good;
    }

    bool object(const std::string& pointer, std::size_t depth) {
        ++at_;
        if (take('}')) return true;
        do {
            space();
            const std::size_t begin = at_;
            const auto key = string();
            if (!key || !take(':')) return false;
            if (!value(base::childPointer(pointer, unescaped(*key)), begin, depth + 1, true)) return false;
        } while (take(','));
        return take('}');
    }

    bool array(const std::string& pointer, std::size_t depth) {
        ++at_;
        if (take(']')) return true;
        std::size_t index = 0;
        do {
            space();
            if (!value(base::childPointer(pointer, index++), at_, depth + 1, true)) return false;
        } while (take(','));
        return take(']');
    }

    static std::string unescaped(std::string_view key) {
        if (key.find('\\') == std::string_view::npos) return std::string(key);
        const auto parsed = nlohmann::json::parse("\"" + std::string(key) + "\"", nullptr, false);
        return parsed.is_string() ? parsed.get<std::string>() : std::string(key);
    }

    std::string_view text_;
    std::vector<JsonPlace>& places_;
    std::size_t at_ = 0;
};

}  // namespace

JsonPlaces::JsonPlaces(std::string_view text) {
    Scanner(text, places_).run();
}

const JsonPlace& JsonPlaces::of(std::string_view pointer) const {
    const JsonPlace* best = &places_.front();
    for (const JsonPlace& place : places_) {
        const std::string_view own = place.pointer;
        const bool around = pointer.substr(0, own.size()) == own &&
                            (pointer.size() == own.size() || pointer[own.size()] == '/');
        if (around && own.size() >= best->pointer.size()) best = &place;
    }
    return *best;
}

const JsonPlace& JsonPlaces::at(std::size_t byte) const {
    const JsonPlace* best = &places_.front();
    for (const JsonPlace& place : places_) {
        if (place.begin > byte) break;
        if (byte <= place.end) best = &place;
    }
    return *best;
}

}  // namespace rehearsal::bundle
