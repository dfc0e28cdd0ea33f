#include "bundle/mjml_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/limits.h"
#include "base/sha256.h"
#include "bundle/mjml_scan.h"

namespace rehearsal::bundle {
namespace {

constexpr std::size_t kDeepest = 8;
constexpr int kMostIncludes = 500;

std::string folderOf(const std::string& file) {
    const std::size_t slash = file.rfind('/');
    return slash == std::string::npos ? std::string() : file.substr(0, slash + 1);
}

/// A path without `.` and `..`; nothing where it leads out of the bundle.
std::optional<std::string> normal(const std::string& path) {
    std::vector<std::string> steps;
    std::size_t from = 0;
    while (from <= path.size()) {
        const std::size_t to = std::min(path.find('/', from), path.size());
        const std::string step = path.substr(from, to - from);
        from = to + 1;
        if (step.empty() || step == ".") continue;
        if (step == "..") {
            if (steps.empty()) return std::nullopt;
            steps.pop_back();
        } else {
            steps.push_back(step);
        }
    }
    std::string out;
    for (const std::string& step : steps) out += (out.empty() ? "" : "/") + step;
    return out;
}

struct Include {
    std::string path;
    std::string type;
    bool isInline = false;
};

/// Puts a source and what it includes together, depth first.
class Reader {
  public:
    Reader(const Files& files, MjmlSource& out) : files_(files), out_(out) {}

    void read(const std::string& file, const std::string& text) {
        open_.push_back(file);
        std::size_t copied = 0;
        MjmlScanner scanner(text);
        bool inHead = false;
        while (const auto tag = scanner.next()) {
            if (tag->name == "mj-head") inHead = tag->kind == MjmlTag::Kind::Opening && !tag->closesItself;
            if (tag->name != "mj-include") continue;
            copy(file, text, copied, tag->begin);
            copied = tag->after;
            if (tag->kind == MjmlTag::Kind::Opening) follow(file, text, *tag, inHead);
        }
        copy(file, text, copied, text.size());
        open_.pop_back();
    }

  private:
    void copy(const std::string& file, const std::string& text, std::size_t from, std::size_t to) {
        if (from >= to) return;
        const auto [line, column] = lineAndColumn(text, from);
        out_.pieces.push_back({out_.text.size(), file, line, column});
        out_.text.append(text, from, to - from);
    }

    void follow(const std::string& from, const std::string& text, const MjmlTag& tag, bool inHead) {
        const auto [line, column] = lineAndColumn(text, tag.begin);
        const auto refuse = [&, at = std::pair(line, column)](std::string what, std::string hint) {
            out_.problems.push_back(
                {base::Severity::Error, from, {}, at.first, at.second, std::move(what), std::move(hint)});
        };
        const Include include = includeOf(text, tag);
        if (include.path.empty())
            return refuse("“mj-include” names no file.", "Such as path=\"blocks/header.mjml\".");
        if (include.path.find("{{") != std::string::npos || include.path.find("{%") != std::string::npos)
            return refuse("What is included cannot depend on Liquid: it is put in before anybody gets it.",
                          "Use {% render 'name' %} inside mj-text or mj-raw instead.");
        const auto file = find(from, include.path);
        if (file.empty())
            return refuse(
                fmt::format("“{}” leads out of the bundle, where nothing is read.", include.path),
                "Put the file into the bundle's folder blocks/ and write path=\"blocks/NAME.mjml\".");
        const std::string* bytes = files_.find(file);
        if (!bytes)
            return refuse(fmt::format("There is no file “{}” in this bundle.", include.path),
                          "A path begins beside this file, or at the bundle's root: blocks/header.mjml.");
        if (std::find(open_.begin(), open_.end(), file) != open_.end())
            return refuse(fmt::format("“{}” includes itself, directly or by way of others.", file),
                          "Take one of the includes of this circle away.");
        if (open_.size() > kDeepest)
            return refuse(fmt::format("Includes are nested more than {} deep.", kDeepest),
                          "Include the innermost file closer to the mail.");
        if (++count_ > kMostIncludes || out_.text.size() + bytes->size() > limits::kTemplateBytes)
            return refuse("All that is included is too much for one mail.",
                          fmt::format("At most {} includes and {} MB of source.", kMostIncludes,
                                      limits::kTemplateBytes >> 20));
        put(include, file, *bytes, inHead, {line, column}, from, refuse);
    }

    template <class Refuse>
    void put(const Include& include, const std::string& file, const std::string& bytes, bool inHead,
             std::pair<int, int> place, const std::string& from, const Refuse& refuse) {
        const auto wrap = [&](std::string_view words) {
            out_.pieces.push_back({out_.text.size(), from, place.first, place.second});
            out_.text += words;
        };
        if (include.type == "html") {
            wrap("<mj-raw>");
            copy(file, bytes, 0, bytes.size());
            wrap("</mj-raw>");
        } else if (include.type == "css") {
            if (!inHead)
                return refuse("Styles are included in mj-head.", "Move this line into <mj-head>…</mj-head>.");
            wrap(include.isInline ? "<mj-style inline=\"inline\">" : "<mj-style>");
            copy(file, bytes, 0, bytes.size());
            wrap("</mj-style>");
        } else if (include.type != "mjml") {
            refuse(fmt::format("“{}” is no type of include.", include.type),
                   "The types are mjml, html and css.");
        } else if (isWholeMail(bytes)) {
            refuse(fmt::format("“{}” is a whole mail, and only a part can be included.", file),
                   "Keep what is inside its <mj-body>, and put its head into this mail's <mj-head>.");
        } else {
            read(file, bytes);
        }
    }

    static bool isWholeMail(const std::string& bytes) {
        MjmlScanner scanner(bytes);
        while (const auto tag = scanner.next())
            if (tag->name == "mjml" || tag->name == "mj-body") return true;
        return false;
    }

    static Include includeOf(const std::string& text, const MjmlTag& tag) {
        Include out;
        for (const MjmlAttribute& attribute : tag.attributes) {
            const std::string value =
                text.substr(attribute.valueBegin, attribute.valueEnd - attribute.valueBegin);
            if (attribute.name == "path") out.path = value;
            if (attribute.name == "type") out.type = value;
            if (attribute.name == "css-inline") out.isInline = value == "inline";
        }
        // As MJML has it: without an ending a path means a .mjml file.
        if (!out.path.empty() && out.path.find('.', out.path.rfind('/') + 1) == std::string::npos &&
            !out.path.ends_with('/'))
            out.path += ".mjml";
        if (out.type.empty())
            out.type = out.path.ends_with(".html") ? "html" : out.path.ends_with(".css") ? "css" : "mjml";
        return out;
    }

    /// The file a path means, there or not; empty where the path leads out of the bundle.
    std::string find(const std::string& from, const std::string& path) {
        if (path.starts_with('/') || path.find('\\') != std::string::npos ||
            path.find(':') != std::string::npos)
            return {};
        std::string meant;
        for (const std::string& whole : {folderOf(from) + path, path}) {
            const auto file = normal(whole);
            if (!file) continue;
            auto& names = out_.lookedFor;
            if (std::find(names.begin(), names.end(), *file) == names.end()) names.push_back(*file);
            if (files_.contains(*file)) return *file;
            if (meant.empty()) meant = *file;
        }
        return meant;
    }

    const Files& files_;
    MjmlSource& out_;
    std::vector<std::string> open_;
    int count_ = 0;
};

}  // namespace

std::pair<int, int> lineAndColumn(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t newline = before.rfind('\n');
    const std::string_view last = newline == std::string_view::npos ? before : before.substr(newline + 1);
    const auto column =
        1 + std::count_if(last.begin(), last.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return {static_cast<int>(line), static_cast<int>(column)};
}

base::Diagnostic MjmlSource::placed(base::Diagnostic finding) const {
    if (finding.line <= 0 || pieces.empty()) return finding;
    std::size_t at = 0;
    for (int line = 1; line < finding.line && at < text.size(); ++line)
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (finding.column == 0) {
        // The whole line is meant: what is written on it counts, not what stands before an include.
        while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    }
    for (int column = 1; column < finding.column && at < text.size();) {
        ++at;
        if (at >= text.size() || (text[at] & 0xC0) != 0x80) ++column;
    }
    const auto after =
        std::upper_bound(pieces.begin(), pieces.end(), at,
                         [](std::size_t offset, const Piece& piece) { return offset < piece.at; });
    const Piece& piece = after == pieces.begin() ? pieces.front() : *(after - 1);
    const auto [line, column] =
        lineAndColumn(std::string_view(text).substr(piece.at), at - std::min(at, piece.at));
    finding.file = piece.file;
    finding.line = piece.line + line - 1;
    if (finding.column > 0) finding.column = line == 1 ? piece.column + column - 1 : column;
    return finding;
}

std::string compiledFromLine(const MjmlSource& source) {
    return fmt::format("<!-- compiled from body.mjml sha256:{} by mjml 4.18.0 -->",
                       base::hex(base::sha256(source.text)));
}

bool isCompiledFrom(std::string_view bodyHtml, const MjmlSource& source) {
    return bodyHtml.substr(0, bodyHtml.find('\n')) == compiledFromLine(source);
}

MjmlSource plainMjml(std::string text, std::string file) {
    MjmlSource out;
    out.pieces.push_back({0, std::move(file), 1, 1});
    out.text = std::move(text);
    return out;
}

MjmlSource readMjmlSource(const Files& files, const std::string& file) {
    MjmlSource out;
    const std::string* bytes = files.find(file);
    if (!bytes) return out;
    if (bytes->find("mj-include") == std::string::npos) return plainMjml(*bytes, file);
    Reader(files, out).read(file, *bytes);
    return out;
}

}  // namespace rehearsal::bundle
