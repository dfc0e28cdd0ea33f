// Filters that change texts.
#include <algorithm>
#include <array>

#include "base/limits.h"
#include "liquid/number.h"
#include "liquid/renderer.h"
#include "liquid/tokenizer.h"
#include "liquid/utf8.h"

namespace rehearsal::liquid {
namespace {

using Input = const FilterInput&;

bool isHtml(const Datum& datum) {
    return datum.isString() && datum.html;
}

std::string_view subject(Input in) {
    return in.renderer.textOf(in.value);
}

Datum result(Input in, std::string_view text) {
    return in.renderer.text(text, isHtml(in.value));
}
/// A part of the input: nothing is copied.
Datum part(Input in, std::string_view text) {
    return Datum::of(text, isHtml(in.value));
}

std::string escaped(std::string_view text) {
    std::string out;
    appendEscaped(out, text);
    return out;
}

/// An argument that becomes part of a text. Where the text is HTML, the argument is made HTML too, except
/// what the author wrote out.
std::string_view joining(Input in, const Datum& argument, bool html) {
    const std::string_view text = in.renderer.textOf(argument);
    if (!html || !in.renderer.escapes() || isHtml(argument) || (argument.literal && isHtml(in.value)))
        return text;
    return in.renderer.keep(escaped(text));
}

Datum joined(Input in, bool before) {
    const bool html = isHtml(in.value) || isHtml(in.argument(0));
    const std::string_view input = html && in.renderer.escapes() && !isHtml(in.value)
                                       ? in.renderer.keep(escaped(subject(in)))
                                       : subject(in);
    const std::string_view other = joining(in, in.argument(0), html);
    std::string out;
    out.reserve(input.size() + other.size());
    out.append(before ? other : input).append(before ? input : other);
    return in.renderer.text(out, html);
}

Datum append(Input in) {
    return joined(in, false);
}
Datum prepend(Input in) {
    return joined(in, true);
}
Datum upcase(Input in) {
    return result(in, utf8::upper(subject(in)));
}
Datum downcase(Input in) {
    return result(in, utf8::lower(subject(in)));
}
Datum capitalize(Input in) {
    return result(in, utf8::capitalized(subject(in)));
}

std::string_view withoutBegin(std::string_view text) {
    while (!text.empty() && (isSpace(text.front()) || text.front() == '\0')) text.remove_prefix(1);
    return text;
}

Datum strip(Input in) {
    return part(in, trimRight(withoutBegin(subject(in))));
}
Datum lstrip(Input in) {
    return part(in, withoutBegin(subject(in)));
}
Datum rstrip(Input in) {
    return part(in, trimRight(subject(in)));
}

enum class Which { All, First, Last };

/// What a replacement says of what it replaces: `\\0` is the match, `\\\\` a backslash, `\\1` to `\\9`
/// nothing, as Ruby reads it.
void appendReplacement(std::string& out, std::string_view text, std::size_t at, std::size_t length,
                       std::string_view to) {
    for (std::size_t i = 0; i < to.size(); ++i) {
        const char next = to[i] == '\\' && i + 1 < to.size() ? to[i + 1] : '\0';
        if (next == '0' || next == '&') {
            out.append(text.substr(at, length));
        } else if (next == '`') {
            out.append(text.substr(0, at));
        } else if (next == '\'') {
            out.append(text.substr(at + length));
        } else if (next == '\\') {
            out += '\\';
        } else if (next < '1' || next > '9') {
            out += to[i];
            continue;
        }
        ++i;
    }
}

/// Replaces as texts, never as patterns. An empty needle is found between all characters.
std::string replaced(Renderer& renderer, std::string_view text, std::string_view from, std::string_view to,
                     Which which) {
    std::string out;
    if (which == Which::Last) {
        const std::size_t at = text.rfind(from);
        if (at == std::string_view::npos) return std::string(text);
        return out.append(text.substr(0, at)).append(to).append(text.substr(at + from.size()));
    }
    const bool plain = to.find('\\') == std::string_view::npos;
    std::size_t done = 0;
    std::size_t at = 0;
    while ((at = text.find(from, at)) != std::string_view::npos) {
        renderer.charge(1 + to.size() / 64);
        out.append(text.substr(done, at - done));
        if (plain) {
            out.append(to);
        } else {
            renderer.charge(text.size() / 64 * (1 + to.size() / 64));
            appendReplacement(out, text, at, from.size(), to);
        }
        if (out.size() > limits::kLiquidOutputBytes) throw RenderStop{"The template needs too much memory"};
        done = at + from.size();
        if (which == Which::First) break;
        if (from.empty()) {
            if (at >= text.size()) break;
            const std::size_t length = utf8::lengthAt(text, at);
            out.append(text.substr(at, length));
            done = at = at + length;
        } else {
            at = done;
        }
    }
    return out.append(text.substr(std::min(done, text.size())));
}

Datum replaceWith(Input in, const Datum& to, Which which) {
    const bool html = isHtml(in.value) || isHtml(to);
    const bool escape = html && in.renderer.escapes() && !isHtml(in.value);
    const std::string_view text = escape ? in.renderer.keep(escaped(subject(in))) : subject(in);
    const std::string_view from = joining(in, in.argument(0), html);
    return in.renderer.text(replaced(in.renderer, text, from, joining(in, to, html), which), html);
}

Datum replace(Input in) {
    return replaceWith(in, in.argument(1), Which::All);
}
Datum replaceFirst(Input in) {
    return replaceWith(in, in.argument(1), Which::First);
}
Datum replaceLast(Input in) {
    return replaceWith(in, in.argument(1), Which::Last);
}
Datum remove(Input in) {
    return replaceWith(in, {}, Which::All);
}
Datum removeFirst(Input in) {
    return replaceWith(in, {}, Which::First);
}
Datum removeLast(Input in) {
    return replaceWith(in, {}, Which::Last);
}

Datum slice(Input in) {
    std::int64_t begin = toInteger(in.argument(0));
    const std::int64_t length = in.argument(1).truthy() ? toInteger(in.argument(1)) : 1;
    const bool array = in.value.isArray();
    const std::string_view text = array ? std::string_view() : subject(in);
    const auto size = static_cast<std::int64_t>(array ? in.value.count() : utf8::count(text));
    if (begin < 0) begin += size;
    const bool none = begin < 0 || begin > size || length < 0;
    const std::int64_t taken = none ? 0 : std::min(length, size - begin);
    if (!array) {
        if (none) return Datum::of(std::string_view());
        return part(in, utf8::slice(text, static_cast<std::size_t>(begin), static_cast<std::size_t>(taken)));
    }
    std::vector<Datum> items;
    for (std::int64_t i = 0; i < taken; ++i)
        items.push_back(in.value.at(static_cast<std::size_t>(begin + i)));
    return in.renderer.list(items);
}

Datum truncate(Input in) {
    if (in.value.isNil()) return {};
    const std::string_view text = subject(in);
    const std::int64_t length = in.has(0) ? toInteger(in.argument(0)) : 50;
    const std::string_view tail = in.has(1) ? joining(in, in.argument(1), isHtml(in.value)) : "...";
    if (static_cast<std::int64_t>(utf8::count(text)) <= length) return part(in, text);
    const auto tailLength = static_cast<std::int64_t>(utf8::count(tail));
    const std::int64_t kept = length > tailLength ? length - tailLength : 0;
    std::string out(utf8::slice(text, 0, static_cast<std::size_t>(kept)));
    return result(in, out.append(tail));
}

/// The blank-separated words of a text.
std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> out;
    std::size_t i = 0;
    while (true) {
        while (i < text.size() && (isSpace(text[i]) || text[i] == '\0')) ++i;
        if (i >= text.size()) return out;
        const std::size_t begin = i;
        while (i < text.size() && !isSpace(text[i]) && text[i] != '\0') ++i;
        out.push_back(text.substr(begin, i - begin));
    }
}

/// Cuts behind a number of words where anything, even a blank, comes after them.
Datum truncateWords(Input in) {
    if (in.value.isNil()) return {};
    const std::string_view text = subject(in);
    const std::int64_t most = std::max<std::int64_t>(1, in.has(0) ? toInteger(in.argument(0)) : 15);
    const auto all = words(text);
    in.renderer.charge(all.size());
    const auto count = static_cast<std::int64_t>(all.size());
    const bool ends = all.empty() || all.back().data() + all.back().size() == text.data() + text.size();
    if (count < most || (count == most && ends)) return part(in, text);
    std::string out;
    for (std::int64_t i = 0; i < most; ++i) {
        if (i > 0) out += ' ';
        out += all[static_cast<std::size_t>(i)];
    }
    return result(in, out.append(in.has(1) ? joining(in, in.argument(1), isHtml(in.value)) : "..."));
}

Datum split(Input in) {
    const std::string_view text = subject(in);
    const std::string_view by = in.renderer.textOf(in.argument(0));
    std::vector<Datum> items;
    if (by == " ") {
        for (const std::string_view word : words(text)) items.push_back(part(in, word));
    } else if (by.empty()) {
        for (std::size_t i = 0; i < text.size(); i += utf8::lengthAt(text, i)) {
            items.push_back(part(in, utf8::codePointAt(text, i)));
        }
    } else if (!text.empty()) {
        std::size_t begin = 0;
        for (std::size_t at = 0; (at = text.find(by, begin)) != std::string_view::npos;
             begin = at + by.size()) {
            items.push_back(part(in, text.substr(begin, at - begin)));
        }
        items.push_back(part(in, text.substr(begin)));
    }
    while (!items.empty() && items.back().size == 0) items.pop_back();
    return in.renderer.list(items);
}

Datum stripNewlines(Input in) {
    const std::string_view text = subject(in);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' || (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n')) continue;
        out += text[i];
    }
    return result(in, out);
}

Datum newlineToBr(Input in) {
    const bool escape = in.renderer.escapes() && !isHtml(in.value);
    const std::string_view text = escape ? in.renderer.keep(escaped(subject(in))) : subject(in);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (text[i] == '\n' || pair) {
            out += "<br />\n";
            if (pair) ++i;
        } else {
            out += text[i];
        }
    }
    return in.renderer.text(out, in.renderer.escapes() || isHtml(in.value));
}

std::size_t after(std::string_view text, std::string_view what, std::size_t from) {
    const std::size_t at = text.find(what, from);
    return at == std::string_view::npos ? at : at + what.size();
}

/// Where a script, style or comment that begins at `i` ends; npos where none does.
std::size_t htmlBlockEnd(std::string_view text, std::size_t i, std::array<bool, 3>& open) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kBlocks{
        {{"<script", "</script>"}, {"<!--", "-->"}, {"<style", "</style>"}}};
    for (std::size_t kind = 0; kind < kBlocks.size(); ++kind) {
        if (!open[kind] || text.compare(i, kBlocks[kind].first.size(), kBlocks[kind].first) != 0) continue;
        const std::size_t end = after(text, kBlocks[kind].second, i + kBlocks[kind].first.size());
        if (end != std::string_view::npos) return end;
        open[kind] = false;  // No end behind here: never search again.
    }
    return std::string_view::npos;
}

Datum stripHtml(Input in) {
    const std::string_view text = subject(in);
    std::string blocks;
    std::array<bool, 3> open{true, true, true};
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = text[i] == '<' ? htmlBlockEnd(text, i, open) : std::string_view::npos;
        if (end != std::string_view::npos) {
            i = end;
            continue;
        }
        const std::size_t next = std::min(text.find('<', i + 1), text.size());
        blocks.append(text.substr(i, next - i));
        i = next;
    }
    std::string out;
    std::size_t i = 0;
    while (i < blocks.size()) {
        const std::size_t begin = blocks.find('<', i);
        const std::size_t end = begin == std::string::npos ? begin : blocks.find('>', begin);
        if (end == std::string::npos) break;
        out.append(blocks, i, begin - i);
        i = end + 1;
    }
    out.append(blocks, i);
    return result(in, out);
}

constexpr std::array kFilters{
    FilterSpec{"append", 1, 1, append},
    FilterSpec{"prepend", 1, 1, prepend},
    FilterSpec{"upcase", 0, 0, upcase},
    FilterSpec{"downcase", 0, 0, downcase},
    FilterSpec{"capitalize", 0, 0, capitalize},
    FilterSpec{"strip", 0, 0, strip},
    FilterSpec{"lstrip", 0, 0, lstrip},
    FilterSpec{"rstrip", 0, 0, rstrip},
    FilterSpec{"replace", 1, 2, replace},
    FilterSpec{"replace_first", 1, 2, replaceFirst},
    FilterSpec{"replace_last", 2, 2, replaceLast},
    FilterSpec{"remove", 1, 1, remove},
    FilterSpec{"remove_first", 1, 1, removeFirst},
    FilterSpec{"remove_last", 1, 1, removeLast},
    FilterSpec{"slice", 1, 2, slice},
    FilterSpec{"truncate", 0, 2, truncate},
    FilterSpec{"truncatewords", 0, 2, truncateWords},
    FilterSpec{"split", 1, 1, split},
    FilterSpec{"strip_newlines", 0, 0, stripNewlines},
    FilterSpec{"newline_to_br", 0, 0, newlineToBr},
    FilterSpec{"strip_html", 0, 0, stripHtml},
};

}  // namespace

std::span<const FilterSpec> textFilters() {
    return kFilters;
}

}  // namespace rehearsal::liquid
