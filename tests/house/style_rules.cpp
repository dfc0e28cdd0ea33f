#include "style_rules.h"

#include <regex>

namespace rehearsal::house {

namespace {

constexpr std::size_t maxLines = 600;
constexpr std::size_t maxColumns = 120;

/// A pattern that must not occur, and why. Patterns are written so that this file does not match itself.
struct Forbidden {
    std::regex files;
    std::regex pattern;
    std::string why;
};

const std::vector<Forbidden>& forbidden() {
    static const std::vector<Forbidden> rules{
        {std::regex(".*\\.(h|cpp)"), std::regex("\\bqWai[t]\\("),
         "waits by the clock; wait for what must happen with QTRY_VERIFY or QSignalSpy"},
        {std::regex(".*\\.(h|cpp|cmake|py|js|mjs|css)|.*/CMakeLists\\.txt|dev|\\.ci/run"),
         std::regex("\\b(TOD[O]|FIXM[E]|XX[X])\\b(?!\\(#[0-9]+\\))"),
         "reminder without the number of an issue: write it as (#12) after the word, or mend it"},
        {std::regex(".*"), std::regex("/(root|home/[a-z]+|wor[k]|Users/[A-Za-z]+)/"),
         "path of somebody's machine"},
        {std::regex(".*\\.(h|cpp)"), std::regex("\t"), "tab; indent with spaces"},
        {std::regex("(app|ui|engine|resources|installers)/.*"),
         std::regex("DISABLE_SANDBO[X]|no-sandbo[x]|single-proces[s]|disable-web-securit[y]"),
         "the program's browser keeps its sandbox; whoever must do without sets it outside"},
    };
    return rules;
}

bool isSource(const std::string& file) {
    static const std::regex sources(".*\\.(h|cpp)");
    return std::regex_match(file, sources);
}

std::size_t columnsOf(const std::string& line) {
    std::size_t columns = 0;
    for (const unsigned char byte : line) columns += (byte & 0xC0) != 0x80 ? 1 : 0;
    return columns;
}

/// An address cannot be broken; a test's input may stand as it would in a file.
bool mayBeLong(const std::string& file, const std::string& line) {
    return line.find("://") != std::string::npos ||
           (file.starts_with("tests/") && line.find("R\"") != std::string::npos);
}

void checkLength(const std::string& file, const std::vector<std::string>& lines, Findings& findings) {
    if (lines.size() > maxLines) {
        findings.push_back(
            {file, static_cast<int>(maxLines) + 1, "longer than 600 lines; one subject a file"});
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (columnsOf(lines[i]) > maxColumns && !mayBeLong(file, lines[i])) {
            findings.push_back({file, static_cast<int>(i) + 1, "longer than 120 columns"});
        }
    }
}

void checkForbidden(const std::string& file, const std::vector<std::string>& lines, Findings& findings) {
    for (const auto& rule : forbidden()) {
        if (!std::regex_match(file, rule.files)) continue;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].size() < 4096 && std::regex_search(lines[i], rule.pattern)) {
                findings.push_back({file, static_cast<int>(i) + 1, rule.why});
            }
        }
    }
}

void checkLock(const std::string& file, const std::vector<std::string>& lines, Findings& findings) {
    static const std::regex resolved("\\s*\"resolved\": \"([^\"]*)\".*");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::smatch match;
        if (!std::regex_match(lines[i], match, resolved)) continue;
        if (match[1].str().rfind("https://registry.npmjs.org/", 0) == 0) continue;
        findings.push_back(
            {file, static_cast<int>(i) + 1, "not from the public registry: " + match[1].str()});
    }
}

}  // namespace

Findings findStyleBreaks(const Sources& sources) {
    Findings findings;
    for (const auto& [file, text] : sources) {
        const auto lines = linesOf(text);
        if (isSource(file)) checkLength(file, lines, findings);
        checkForbidden(file, lines, findings);
        if (file.ends_with("package-lock.json")) checkLock(file, lines, findings);
    }
    return findings;
}

}  // namespace rehearsal::house
