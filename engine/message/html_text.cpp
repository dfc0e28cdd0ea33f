#include "message/html_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "message/html_entities.h"
#include "message/html_scanner.h"

namespace rehearsal::message {
namespace {

/// Whether a line holds nothing to see: spacers that layouts are made with.
bool invisible(std::string_view line) {
    constexpr std::array<std::string_view, 8> kSpacers{"\u00A0", "\u200A", "\u2009", "\u200B",
                                                       "\u200C", "\u200D", "\uFEFF", "\u034F"};
    while (!line.empty()) {
        if (isHtmlSpace(line.front())) {
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

constexpr std::array<std::string_view, 16> kParagraphs{
    "p",  "h1", "h2",    "h3", "h4",         "h5",      "h6",      "ul",
    "ol", "dl", "table", "hr", "blockquote", "section", "article", "footer"};
constexpr std::array<std::string_view, 9> kLines{"div",    "dt",      "dd",    "header", "main",
                                                 "center", "address", "tbody", "thead"};
/// Tables inside each other; beyond it they stand beside each other, for what is inside is copied at each.
constexpr std::size_t kDeepest = 64;

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
        if (const auto end = endOfComment(html_, at_)) {
            at_ = *end;
            return true;
        }
        if (noMoreTags_) return false;
        const auto tag = tagAt(html_, at_);
        if (!tag) {
            noMoreTags_ = isUnended(html_, at_);
            return false;
        }
        at_ = tag->end;
        read(*tag);
        return true;
    }

    void text() {
        std::size_t end = html_.find('<', at_ + 1);
        if (end == std::string_view::npos) end = html_.size();
        for (const char c : decodeEntities(html_.substr(at_, end - at_))) {
            if (!isHtmlSpace(c)) {
                out() += c;
            } else if (!out().empty() && !isHtmlSpace(out().back())) {
                out() += ' ';
            }
        }
        at_ = end;
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

    void read(const HtmlTag& element) {
        const std::string& name = element.name;
        if (isUnseen(element)) {
            at_ = endOfElement(html_, at_, name);
        } else if (name == "br") {
            out() += '\n';
        } else if (name == "hr") {
            breakLine(2);
            out() += "---";
            breakLine(2);
        } else if (name == "img") {
            const std::string description = element.attribute("alt").value_or("");
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

    void list(const HtmlTag& element) {
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

    void openLink(const HtmlTag& element) {
        closeLink();
        link_ = {element.attribute("href").value_or(""), out().size(), buffers_.size()};
    }

    void closeLink() {
        std::string target;
        target.swap(link_.target);
        if (target.empty() || target.front() == '#' || link_.buffer != buffers_.size()) return;
        std::string& o = out();
        while (o.size() > link_.begin && isHtmlSpace(o.back())) o.pop_back();
        const std::string words = o.substr(std::min(link_.begin, o.size()));
        const std::string_view address =
            std::string_view(target).substr(target.starts_with("mailto:") ? 7 : 0);
        if (words.empty()) {
            o += address;
        } else if (words.find(address) == std::string::npos) {
            o.append(" (").append(address).append(")");
        }
    }

    void openRow() {
        if (rows_.size() >= kDeepest) closeRow();
        rows_.push_back({{}, buffers_.size()});
    }

    void openCell() {
        if (rows_.empty()) openRow();
        if (buffers_.size() >= 2 * kDeepest) closeCell();
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
            while (!line.empty() && isHtmlSpace(line.back())) line.remove_suffix(1);
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
    bool noMoreTags_ = false;
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
