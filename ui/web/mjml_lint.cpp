#include "web/mjml_lint.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace rehearsal::web {

namespace {

/// Elements whose content goes into the mail as it stands.
constexpr std::array<std::string_view, 12> kContentElements{
    "mj-text",           "mj-button",         "mj-raw",         "mj-table",          "mj-style",
    "mj-title",          "mj-preview",        "mj-navbar-link", "mj-social-element", "mj-accordion-title",
    "mj-accordion-text", "mj-html-attributes"};

bool isNameChar(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == ':';
}

/// Walks the source once, from element to element.
class Linter {
  public:
    Linter(std::string_view source, const std::string& file) : source_(source), file_(file) {}

    base::Diagnostics run() {
        while (at_ < source_.size()) {
            const std::size_t open = nextOpening();
            checkBetween(at_, open);
            at_ = open;
            if (at_ < source_.size()) element();
        }
        return std::move(findings_);
    }

  private:
    bool startsWith(std::string_view text) const { return source_.substr(at_, text.size()) == text; }

    /// The next `<` that is no part of a Liquid tag: `{% if a < b %}`.
    std::size_t nextOpening() const {
        std::size_t i = at_;
        while (i < source_.size() && source_[i] != '<') {
            const std::string_view two = source_.substr(i, 2);
            if (two == "{%" || two == "{{") {
                const std::size_t end = source_.find(two == "{%" ? "%}" : "}}", i + 2);
                i = end == std::string_view::npos ? i + 2 : end + 2;
            } else {
                ++i;
            }
        }
        return i;
    }

    void element() {
        if (startsWith("<!--")) return skipPast("-->");
        if (startsWith("<!") || startsWith("<?") || startsWith("</")) return skipPast(">");
        const std::size_t start = at_++;
        std::string name;
        while (at_ < source_.size() && isNameChar(source_[at_])) name += source_[at_++];
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        const bool closed = skipAttributes();
        if (name == "mj-include")
            find(start, base::Severity::Error, "“mj-include” is not followed: what it names will be missing.",
                 "Put the text itself here, or use a block: {% render 'name' %} inside mj-raw.");
        const bool hasContent =
            std::find(kContentElements.begin(), kContentElements.end(), name) != kContentElements.end();
        if (hasContent && !closed) skipPast("</" + name, ">");
    }

    /// Up to the end of an opening tag; true where it closes itself.
    bool skipAttributes() {
        char quote = 0;
        for (; at_ < source_.size(); ++at_) {
            const char c = source_[at_];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                ++at_;
                return source_[at_ - 2] == '/';
            }
        }
        return false;
    }

    void skipPast(std::string_view first, std::string_view then = {}) {
        for (const std::string_view text : {first, then}) {
            const std::size_t found = source_.find(text, at_);
            if (found == std::string_view::npos) {
                at_ = source_.size();
                return;
            }
            at_ = found + text.size();
        }
    }

    void checkBetween(std::size_t from, std::size_t to) {
        const std::string_view text = source_.substr(from, to - from);
        const std::size_t liquid = std::min(text.find("{%"), text.find("{{"));
        if (liquid != std::string_view::npos) {
            find(from + liquid, base::Severity::Error,
                 "Liquid between MJML elements is dropped from the mail.",
                 "Put it into an element of its own: <mj-raw>{% … %}</mj-raw>.");
            return;
        }
        const std::size_t word = text.find_first_not_of(" \t\r\n");
        if (word != std::string_view::npos)
            find(from + word, base::Severity::Warning, "Text between MJML elements is dropped from the mail.",
                 "Put it into mj-text.");
    }

    void find(std::size_t offset, base::Severity severity, std::string text, std::string hint) {
        const std::string_view before = source_.substr(0, offset);
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        const std::size_t newline = before.rfind('\n');
        const std::string_view last = newline == std::string_view::npos ? before : before.substr(newline + 1);
        const auto column =
            1 + std::count_if(last.begin(), last.end(), [](char c) { return (c & 0xC0) != 0x80; });
        findings_.push_back({severity,
                             file_,
                             {},
                             static_cast<int>(line),
                             static_cast<int>(column),
                             std::move(text),
                             std::move(hint)});
    }

    std::string_view source_;
    const std::string& file_;
    std::size_t at_ = 0;
    base::Diagnostics findings_;
};

}  // namespace

base::Diagnostics lintMjml(std::string_view source, const std::string& file) {
    return Linter(source, file).run();
}

}  // namespace rehearsal::web
