#include "bundle/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "base/json_pointer.h"
#include "base/limits.h"
#include "bundle/json_edit.h"

namespace rehearsal::bundle {
namespace {

using base::Value;

/// Builds a Value from the events of the parser, which keeps no stack of its own and so survives any nesting.
class ValueBuilder : public nlohmann::json_sax<nlohmann::ordered_json> {
  public:
    ValueBuilder(std::string_view text, Findings& findings) : text_(text), findings_(findings) {}

    std::optional<Value> take() { return std::move(root_); }

    bool null() override { return put(Value()); }
    bool boolean(bool b) override { return put(Value(b)); }
    bool number_integer(number_integer_t n) override { return put(Value(static_cast<std::int64_t>(n))); }
    bool number_unsigned(number_unsigned_t n) override {
        if (n > static_cast<std::uint64_t>(INT64_MAX)) return put(Value(static_cast<double>(n)));
        return put(Value(static_cast<std::int64_t>(n)));
    }
    bool number_float(number_float_t n, const string_t&) override {
        return put(Value(static_cast<double>(n)));
    }
    bool string(string_t& s) override { return put(Value(std::move(s))); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(true); }
    bool start_array(std::size_t) override { return open(false); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& k) override;
    bool parse_error(std::size_t position, const std::string& lastToken,
                     const nlohmann::detail::exception& problem) override;

  private:
    struct Frame {
        bool isObject = false;
        Value::Object members;
        Value::Array items;
        std::string key;
        bool skipped = false;                  ///< The key was given before: its value replaces the first.
        std::unordered_set<std::string> keys;  ///< Of a large object; a small one is scanned.
    };

    static bool isTaken(Frame& frame, const std::string& key);
    bool open(bool isObject);
    bool close();
    bool put(Value value);
    std::string pointer() const;

    std::string_view text_;
    Findings& findings_;
    std::vector<Frame> frames_;
    std::optional<Value> root_;
};

bool ValueBuilder::open(bool isObject) {
    if (frames_.size() >= limits::kNesting) {
        findings_.error({}, fmt::format("The document nests more than {} levels deep", limits::kNesting));
        return false;
    }
    frames_.emplace_back().isObject = isObject;
    return true;
}

bool ValueBuilder::close() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    return put(frame.isObject ? Value(std::move(frame.members)) : Value(std::move(frame.items)));
}

bool ValueBuilder::isTaken(Frame& frame, const std::string& key) {
    constexpr std::size_t kScanAtMost = 16;
    if (frame.members.size() < kScanAtMost) {
        return std::any_of(frame.members.begin(), frame.members.end(),
                           [&](const Value::Member& member) { return member.first == key; });
    }
    if (frame.keys.empty()) {
        for (const Value::Member& member : frame.members) frame.keys.insert(member.first);
    }
    return !frame.keys.insert(key).second;
}

bool ValueBuilder::key(string_t& k) {
    Frame& frame = frames_.back();
    frame.skipped = isTaken(frame, k);
    frame.key = std::move(k);
    if (frame.skipped) {
        findings_.error(pointer(), fmt::format("The key \"{}\" is given twice", frame.key),
                        "remove one of the two");
    }
    return true;
}

bool ValueBuilder::put(Value value) {
    if (frames_.empty()) {
        root_ = std::move(value);
        return true;
    }
    Frame& frame = frames_.back();
    if (!frame.isObject) {
        frame.items.push_back(std::move(value));
    } else if (!frame.skipped) {
        frame.members.emplace_back(std::move(frame.key), std::move(value));
    }
    return true;
}

std::string ValueBuilder::pointer() const {
    std::string out;
    for (const Frame& frame : frames_) {
        out =
            frame.isObject ? base::childPointer(out, frame.key) : base::childPointer(out, frame.items.size());
    }
    return out;
}

bool ValueBuilder::parse_error(std::size_t position, const std::string&,
                               const nlohmann::detail::exception& problem) {
    const TextPosition at = positionOf(text_, position > 0 ? position - 1 : 0);
    if (problem.id == 406) {
        findings_.errorAt(at.line, at.column, "This number is too large for a number of JSON");
        return false;
    }
    // The library says `[json.exception…] parse error at line 1, column 2: syntax error while parsing value -
    // …`.
    std::string text = problem.what();
    if (const std::size_t dash = text.find(" - "); dash != std::string::npos) text.erase(0, dash + 3);
    // What it read last can be as long as the file.
    if (const std::size_t last = text.find("; last read: "); text.size() > 200 && last != std::string::npos) {
        text.resize(last);
    }
    findings_.errorAt(at.line, at.column, "This is not valid JSON: " + text);
    return false;
}

}  // namespace

std::optional<Value> parseJson(std::string_view text, Findings& findings) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) {
        findings.errorAt(1, 1, "The file begins with a byte order mark", "save it as UTF-8 without one");
        text.remove_prefix(kByteOrderMark.size());
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        findings.errorAt(1, 1, "The file is empty", "a document is a JSON object, such as {}");
        return std::nullopt;
    }
    ValueBuilder builder(text, findings);
    if (!nlohmann::ordered_json::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
    return builder.take();
}

nlohmann::ordered_json toEditableJson(const Value& value) {
    switch (value.kind()) {
        case Value::Kind::Array: {
            Json out = Json::array();
            for (const Value& item : value.array()) out.push_back(toEditableJson(item));
            return out;
        }
        case Value::Kind::Object: {
            Json out = Json::object();
            for (const auto& [key, member] : value.object()) appendMember(out, key, toEditableJson(member));
            return out;
        }
        default:
            return base::toJson(value);
    }
}

TextPosition positionOf(std::string_view text, std::size_t byte) {
    TextPosition at;
    for (std::size_t i = 0; i < byte && i < text.size(); ++i) {
        if (text[i] == '\n') {
            ++at.line;
            at.column = 1;
        } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
            ++at.column;
        }
    }
    return at;
}

bool isUtf8(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                                   : lead >= 0xE0 && lead <= 0xEF ? 3
                                   : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                                  : 0;
        if (length == 0 || i + length > text.size()) return false;
        std::uint32_t point = lead & (0xFF >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0) != 0x80) return false;
            point = point << 6 | (next & 0x3F);
        }
        if ((length == 3 && point < 0x800) || (length == 4 && (point < 0x10000 || point > 0x10FFFF)) ||
            (point >= 0xD800 && point <= 0xDFFF)) {
            return false;
        }
        i += length;
    }
    return true;
}

}  // namespace rehearsal::bundle
