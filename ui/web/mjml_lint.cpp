#include "web/mjml_lint.h"

#include <algorithm>

#include "bundle/mjml_scan.h"
#include "bundle/mjml_source.h"

namespace rehearsal::web {

namespace {

/// Nobody reads more, and each takes a look at all the text before it.
constexpr std::size_t kMostFindings = 100;

std::size_t liquidIn(std::string_view text) {
    return std::min(text.find("{%"), text.find("{{"));
}

/// Whether a value ends in the middle of Liquid, as `{{ "a" | append: b }}` does between double quotes.
bool isCutShort(std::string_view value) {
    return value.rfind("{{") + 1 > value.rfind("}}") + 1 || value.rfind("{%") + 1 > value.rfind("%}") + 1;
}

/// Walks the source once, from tag to tag.
class Linter {
  public:
    Linter(std::string_view source, const std::string& file) : source_(source), file_(file) {}

    base::Diagnostics run() {
        bundle::MjmlScanner scanner(source_);
        std::size_t at = 0;
        while (const auto tag = scanner.next()) {
            if (findings_.size() >= kMostFindings) return std::move(findings_);
            checkBetween(at, tag->begin);
            if (tag->kind == bundle::MjmlTag::Kind::Opening) checkAttributes(*tag);
            at = tag->after;
        }
        checkBetween(at, source_.size());
        return std::move(findings_);
    }

  private:
    void checkBetween(std::size_t from, std::size_t to) {
        if (from >= to) return;
        const std::string_view text = source_.substr(from, to - from);
        if (const std::size_t liquid = liquidIn(text); liquid != std::string_view::npos) {
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

    /// One finding a tag: what comes after it is in pieces already.
    void checkAttributes(const bundle::MjmlTag& tag) {
        for (const auto& attribute : tag.attributes) {
            const auto value =
                source_.substr(attribute.valueBegin, attribute.valueEnd - attribute.valueBegin);
            if (isCutShort(value))
                return find(attribute.valueBegin, base::Severity::Error,
                            "A quote inside this value ends it, and takes its Liquid apart.",
                            "Put single quotes around the value and double ones inside, or the reverse.");
            if (liquidIn(attribute.name) != std::string_view::npos)
                return find(attribute.begin, base::Severity::Error,
                            "Liquid cannot stand among the attributes of a MJML element.",
                            "Put it into a value: color=\"{% if … %}red{% else %}black{% endif %}\".");
        }
    }

    void find(std::size_t offset, base::Severity severity, std::string text, std::string hint) {
        const auto [line, column] = bundle::lineAndColumn(source_, offset);
        findings_.push_back({severity, file_, {}, line, column, std::move(text), std::move(hint)});
    }

    std::string_view source_;
    const std::string& file_;
    base::Diagnostics findings_;
};

}  // namespace

base::Diagnostics lintMjml(std::string_view source, const std::string& file) {
    return Linter(source, file).run();
}

}  // namespace rehearsal::web
