#include <nlohmann/json.hpp>
#include <string>

#include "bundle/document.h"

namespace rehearsal::bundle {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t kColumns = 120;

std::string scalar(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

/// Writes a document, each value on one line where it fits.
class Formatter {
  public:
    std::string document(const Json& json) {
        if (json.is_structured() && !json.empty()) {
            broken(json, 0, json.is_object() ? &json : nullptr);
        } else {
            out_ += scalar(json);
        }
        out_ += '\n';
        return std::move(out_);
    }

  private:
    /// The value on one line, or false as soon as it is known to take more than `room` columns.
    static bool onOneLine(const Json& json, std::size_t room, std::string& line, std::size_t& used) {
        const auto put = [&](const std::string& text) {
            line += text;
            used += columns(text);
            return used <= room;
        };
        if (!json.is_structured() || json.empty()) return put(scalar(json));
        if (!put(json.is_object() ? "{" : "[")) return false;
        bool first = true;
        for (const auto& item : json.items()) {
            if (!first && !put(", ")) return false;
            first = false;
            if (json.is_object() && !put(scalar(item.key()) + ": ")) return false;
            if (!onOneLine(item.value(), room, line, used)) return false;
        }
        return put(json.is_object() ? "}" : "]");
    }

    /// The value behind a key, `before` columns into its line and with `after` characters still to follow.
    void value(const Json& json, std::size_t indent, std::size_t before, std::size_t after) {
        if (!json.is_structured() || json.empty()) {
            out_ += scalar(json);
            return;
        }
        std::string line;
        std::size_t used = 0;
        if (before + after <= kColumns && onOneLine(json, kColumns - before - after, line, used)) {
            out_ += line;
        } else {
            broken(json, indent, nullptr);
        }
    }

    /// One member or element a line. At the top of a document `top` is the document itself: there the map of
    /// nodes is broken too, so that each node has its own line in a comparison.
    void broken(const Json& json, std::size_t indent, const Json* top) {
        const std::size_t inner = indent + 2;
        out_ += json.is_object() ? "{" : "[";
        std::size_t left = json.size();
        for (const auto& item : json.items()) {
            --left;
            out_ += '\n';
            out_.append(inner, ' ');
            const std::string key = json.is_object() ? scalar(item.key()) + ": " : std::string();
            out_ += key;
            const bool isNodes =
                top && item.key() == "nodes" && item.value().is_object() && !item.value().empty();
            if (isNodes) {
                broken(item.value(), inner, nullptr);
            } else {
                value(item.value(), inner, inner + columns(key), left > 0 ? 1 : 0);
            }
            if (left > 0) out_ += ',';
        }
        out_ += '\n';
        out_.append(indent, ' ');
        out_ += json.is_object() ? "}" : "]";
    }

    std::string out_;
};

}  // namespace

std::string formatJson(const Json& json) {
    return Formatter().document(json);
}

}  // namespace rehearsal::bundle
