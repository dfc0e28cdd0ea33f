#include "message/html_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "message/html_entities.h"

namespace rehearsal::message {
namespace {

bool space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

std::string lowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

/// Whether a line holds nothing to see: spacers that layouts are made with.
bool invisible(std::string_view line) {
    constexpr std::array<std::string_view, 8> kSpacers{"\u00A0", "\u200A", "\u2009", "\u200B",
                                                       "\u200C", "\u200D", "\uFEFF", "\u034F"};
    while (!line.empty()) {
        if (space(line.front())) {
            line.remove_prefix(1);
            continue;
        }
        const auto spacer = std::find_if(kSpacers.begin(), kSpacers.end(),
                                         [&](std::string_view each) { return line.starts_with(each); });
        if (spacer == kSpacers.end()) return false;
        line.remove_prefix(spacer->size());
    }
    return true;
}

template <std::size_t N>
bool oneOf(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 6> kUnread{"head", "style", "script", "title", "template", "noscript"};
constexpr std::array<std::string_view, 16> kParagraphs{
    "p",  "h1", "h2",    "h3", "h4",         "h5",      "h6",      "ul",
    "ol", "dl", "table", "hr", "blockquote", "section", "article", "footer"};
constexpr std::array<std::string_view, 9> kLines{"div",    "dt",      "dd",    "header", "main",
                                                 "center", "address", "tbody", "thead"};
constexpr std::array<std::string_view, 12> kVoid{"br",   "hr",  "img",   "meta",  "link", "input",
                                                 "area", "col", "embed", "param", "wbr",  "base"};

/// `<name attr="value">` or `</name>`.
struct Element {
    std::string name;
    std::string_view attributes;
    bool closing = false;
    bool alone = false;  ///< `<br/>`
};

/// An attribute's value with its entities resolved; empty where it is not there.
std::string attribute(const Element& element, std::string_view wanted) {
    const std::string_view s = element.attributes;
    std::size_t i = 0;
    while (i < s.size()) {
        while (i < s.size() && (space(s[i]) || s[i] == '/')) ++i;
        const std::size_t name = i;
        while (i < s.size() && !space(s[i]) && s[i] != '=') ++i;
        const std::string found = lowered(s.substr(name, i - name));
        while (i < s.size() && space(s[i])) ++i;
        std::string_view value;
        if (i < s.size() && s[i] == '=') {
            ++i;
            while (i < s.size() && space(s[i])) ++i;
            const char quote = i < s.size() && (s[i] == '"' || s[i] == '\'') ? s[i] : '\0';
            const std::size_t begin = quote != '\0' ? i + 1 : i;
            std::size_t end = begin;
            while (end < s.size() && (quote != '\0' ? s[end] != quote : !space(s[end]))) ++end;
            value = s.substr(begin, end - begin);
            i = std::min(s.size(), quote != '\0' ? end + 1 : end);
        } else if (i == name) {
            ++i;
        }
        if (found == wanted) return decodeEntities(value);
    }
    return {};
}

bool hidden(const Element& element) {
    if (element.attributes.find("none") == std::string_view::npos) return false;
    std::string style = lowered(attribute(element, "style"));
    style.erase(std::remove_if(style.begin(), style.end(), space), style.end());
    return style.find("display:none") != std::string::npos;
}

/// Reads HTML as a stream and writes lines. Keeps open cells, lists and links on stacks of its own, so that
/// no depth of nesting can hurt.
class Reader {
  public:
    explicit Reader(std::string_view html) : html_(html) { buffers_.emplace_back(); }

    std::string run() {
        while (at_ < html_.size()) {
            if (html_[at_] != '<' || !markup()) text();
        }
        while (!rows_.empty()) closeRow();
        while (buffers_.size() > 1) closeBuffer();
        return tidy(buffers_.front());
    }

  private:
    struct Row {
        std::vector<std::string> cells;
        std::size_t buffers = 0;
    };
    struct List {
        bool numbered = false;
        int item = 0;
    };
    struct Link {
        std::string target;
        std::size_t begin = 0;
        std::size_t buffer = 0;
    };

    std::string& out() { return buffers_.back(); }

    /// Whether something that is markup began here and was read.
    bool markup() {
        const std::string_view rest = html_.substr(at_);
        if (rest.starts_with("<!--")) {
            const std::size_t end = html_.find("-->", at_ + 4);
            at_ = end == std::string_view::npos ? html_.size() : end + 3;
            return true;
        }
        const bool closing = rest.size() > 1 && rest[1] == '/';
        const std::size_t first = closing ? 2 : 1;
        if (rest.size() <= first) return false;
        if (rest[first] == '!' || rest[first] == '?') {
            const std::size_t end = html_.find('>', at_);
            at_ = end == std::string_view::npos ? html_.size() : end + 1;
            return true;
        }
        if (std::isalpha(static_cast<unsigned char>(rest[first])) == 0) return false;
        const std::size_t end = tagEnd(at_ + first);
        if (end == std::string_view::npos) return false;
        Element element;
        element.closing = closing;
        std::string_view inner = html_.substr(at_ + first, end - at_ - first);
        element.alone = inner.ends_with('/');
        std::size_t name = 0;
        while (name < inner.size() && !space(inner[name]) && inner[name] != '/') ++name;
        element.name = lowered(inner.substr(0, name));
        element.attributes = inner.substr(name);
        at_ = end + 1;
        read(element);
        return true;
    }

    /// The `>` of a tag, which is not one inside quotes.
    std::size_t tagEnd(std::size_t from) const {
        char quote = '\0';
        for (std::size_t i = from; i < html_.size(); ++i) {
            const char c = html_[i];
            if (quote != '\0') {
                if (c == quote) quote = '\0';
            } else if (c == '>') {
                return i;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
        return std::string_view::npos;
    }

    void text() {
        std::size_t end = html_.find('<', at_ + 1);
        if (end == std::string_view::npos) end = html_.size();
        for (const char c : decodeEntities(html_.substr(at_, end - at_))) {
            if (!space(c)) {
                out() += c;
            } else if (!out().empty() && !space(out().back())) {
                out() += ' ';
            }
        }
        at_ = end;
    }

    /// Skips to behind the end of an element nobody sees.
    void skip(const std::string& name) {
        int depth = 1;
        while (at_ < html_.size() && depth > 0) {
            const std::size_t open = html_.find('<', at_);
            if (open == std::string_view::npos) {
                at_ = html_.size();
                return;
            }
            const bool closing = open + 1 < html_.size() && html_[open + 1] == '/';
            const std::size_t begin = open + (closing ? 2 : 1);
            const std::size_t end = begin + name.size();
            const bool same =
                end <= html_.size() && lowered(html_.substr(begin, name.size())) == name &&
                (end == html_.size() || space(html_[end]) || html_[end] == '>' || html_[end] == '/');
            const std::size_t close = html_.find('>', open);
            at_ = close == std::string_view::npos ? html_.size() : close + 1;
            if (same) depth += closing ? -1 : 1;
        }
    }

    void breakLine(int lines) {
        std::string& o = out();
        while (!o.empty() && o.back() == ' ') o.pop_back();
        if (o.empty()) return;
        int have = 0;
        while (have < lines && static_cast<std::size_t>(have) < o.size() &&
               o[o.size() - 1 - static_cast<std::size_t>(have)] == '\n')
            ++have;
        o.append(static_cast<std::size_t>(lines - have), '\n');
    }

    void read(const Element& element) {
        const std::string& name = element.name;
        if (!element.closing && !element.alone && !oneOf(name, kVoid) &&
            (oneOf(name, kUnread) || hidden(element))) {
            skip(name);
        } else if (name == "br") {
            out() += '\n';
        } else if (name == "hr") {
            breakLine(2);
            out() += "---";
            breakLine(2);
        } else if (name == "img") {
            const std::string description = attribute(element, "alt");
            if (!description.empty()) out() += description;
        } else if (name == "a") {
            element.closing ? closeLink() : openLink(element);
        } else if (name == "tr") {
            element.closing ? closeRow() : openRow();
        } else if (name == "td" || name == "th") {
            element.closing ? closeCell() : openCell();
        } else if (name == "li") {
            if (!element.closing) openItem();
        } else if (oneOf(name, kParagraphs)) {
            if (name == "ul" || name == "ol") list(element);
            if (name == "table" && element.closing) closeRowsOfTable();
            breakLine(2);
        } else if (oneOf(name, kLines)) {
            breakLine(1);
        }
    }

    void list(const Element& element) {
        if (!element.closing) {
            lists_.push_back({element.name == "ol", 0});
        } else if (!lists_.empty()) {
            lists_.pop_back();
        }
    }

    void openItem() {
        breakLine(1);
        const std::size_t depth = std::min<std::size_t>(lists_.size(), 8);
        if (depth > 1) out().append(2 * (depth - 1), ' ');
        if (!lists_.empty() && lists_.back().numbered) {
            out() += std::to_string(++lists_.back().item) + ". ";
        } else {
            out() += "- ";
        }
    }

    void openLink(const Element& element) {
        closeLink();
        link_ = {attribute(element, "href"), out().size(), buffers_.size()};
    }

    void closeLink() {
        std::string target;
        target.swap(link_.target);
        if (target.empty() || target.front() == '#' || link_.buffer != buffers_.size()) return;
        std::string& o = out();
        while (o.size() > link_.begin && space(o.back())) o.pop_back();
        const std::string words = o.substr(std::min(link_.begin, o.size()));
        const std::string_view address =
            std::string_view(target).substr(target.starts_with("mailto:") ? 7 : 0);
        if (words.empty()) {
            o += address;
        } else if (words.find(address) == std::string::npos) {
            o.append(" (").append(address).append(")");
        }
    }

    void openRow() { rows_.push_back({{}, buffers_.size()}); }

    void openCell() {
        if (rows_.empty()) openRow();
        buffers_.emplace_back();
    }

    void closeCell() {
        if (rows_.empty() || buffers_.size() <= rows_.back().buffers) return;
        while (buffers_.size() > rows_.back().buffers + 1) closeBuffer();
        rows_.back().cells.push_back(tidy(buffers_.back()));
        buffers_.pop_back();
    }

    void closeBuffer() {
        const std::string inner = std::move(buffers_.back());
        buffers_.pop_back();
        breakLine(1);
        out() += inner;
    }

    /// Cells of a few words stand on one line, as in a cart; others below each other.
    void closeRow() {
        if (rows_.empty()) return;
        closeCell();
        const Row row = std::move(rows_.back());
        rows_.pop_back();
        constexpr std::size_t kShortRow = 100;
        std::size_t length = 0;
        bool single = true;
        for (const std::string& cell : row.cells) {
            length += cell.size();
            single = single && cell.find('\n') == std::string::npos;
        }
        breakLine(1);
        const bool oneLine = single && length <= kShortRow;
        bool first = true;
        for (const std::string& cell : row.cells) {
            if (cell.empty()) continue;
            if (!first && oneLine) out() += "  ";
            if (!first && !oneLine) breakLine(2);
            out() += cell;
            first = false;
        }
        breakLine(1);
    }

    void closeRowsOfTable() {
        if (!rows_.empty() && rows_.back().buffers == buffers_.size()) closeRow();
    }

    /// Lines without blanks at their ends, and never more than one empty line.
    static std::string tidy(std::string_view text) {
        std::string out;
        int empty = 0;
        std::size_t i = 0;
        while (i <= text.size()) {
            std::size_t end = text.find('\n', i);
            if (end == std::string_view::npos) end = text.size();
            std::string_view line = text.substr(i, end - i);
            while (!line.empty() && space(line.back())) line.remove_suffix(1);
            if (invisible(line)) line = {};
            const std::size_t indent = line.find_first_not_of(' ');
            if (indent != std::string_view::npos && line.substr(indent, 2) != "- ")
                line.remove_prefix(indent);
            i = end + 1;
            if (line.empty()) {
                ++empty;
                continue;
            }
            if (!out.empty()) out += empty > 0 ? "\n\n" : "\n";
            out += line;
            empty = 0;
        }
        return out;
    }

    std::string_view html_;
    std::size_t at_ = 0;
    std::vector<std::string> buffers_;  ///< The document, then one for each open cell.
    std::vector<Row> rows_;
    std::vector<List> lists_;
    Link link_;
};

}  // namespace

std::string textOfHtml(std::string_view html) {
    std::string out = Reader(html).run();
    if (!out.empty()) out += '\n';
    return out;
}

}  // namespace rehearsal::message
