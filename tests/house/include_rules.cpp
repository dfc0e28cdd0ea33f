#include "include_rules.h"

#include <algorithm>
#include <optional>
#include <regex>
#include <set>
#include <sstream>

namespace rehearsal::house {

namespace {

/// A folder under engine/ or ui/ and what its CMakeLists.txt lets it use.
struct Module {
    std::string layer;
    std::string buildFile;
    int line = 0;
    std::vector<std::string> depends;
};
using Modules = std::map<std::string, Module>;

std::vector<std::string> wordsOf(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

int lineOf(const std::string& text, std::ptrdiff_t offset) {
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + offset, '\n'));
}

/// `rehearsal_module(journey DEPENDS base bundle LINK …)` of one CMakeLists.txt.
std::optional<std::pair<std::string, Module>> readModule(const std::string& file, const std::string& text) {
    static const std::regex place("(engine|ui)/[a-z_]+/CMakeLists\\.txt");
    static const std::regex call("rehearsal_module\\(([^)]*)\\)");
    std::smatch where;
    std::smatch match;
    if (!std::regex_match(file, where, place) || !std::regex_search(text, match, call)) return std::nullopt;
    const auto words = wordsOf(match[1]);
    if (words.empty()) return std::nullopt;
    Module module{where[1], file, lineOf(text, match.position()), {}};
    auto word = std::find(words.begin(), words.end(), "DEPENDS");
    if (word != words.end()) ++word;
    for (; word != words.end() && *word != "LINK"; ++word) module.depends.push_back(*word);
    return std::pair{words.front(), std::move(module)};
}

Modules readModules(const Sources& sources) {
    Modules modules;
    for (const auto& [file, text] : sources) {
        if (auto module = readModule(file, text)) modules.insert(std::move(*module));
    }
    return modules;
}

/// The order in which a layer adds its folders: `foreach(folder base bundle …)` in its CMakeLists.txt.
std::vector<std::string> orderOf(const Sources& sources, const std::string& layer) {
    static const std::regex loop("foreach\\(folder ([^)]*)\\)");
    const auto file = sources.find(layer + "/CMakeLists.txt");
    std::smatch match;
    if (file == sources.end() || !std::regex_search(file->second, match, loop)) return {};
    return wordsOf(match[1]);
}

Findings findWrongDepends(const Sources& sources, const Modules& modules) {
    Findings findings;
    for (const auto& [name, module] : modules) {
        const auto order = orderOf(sources, module.layer);
        const auto own = std::find(order.begin(), order.end(), name);
        for (const auto& other : module.depends) {
            const auto found = modules.find(other);
            std::string wrong;
            if (found == modules.end()) {
                wrong = "there is no such folder";
            } else if (found->second.layer != module.layer) {
                if (module.layer == "engine") wrong = "the engine does not know the window";
            } else if (std::find(order.begin(), own, other) == own) {
                wrong = "it does not come before " + name + " in " + module.layer + "/CMakeLists.txt";
            }
            if (wrong.empty()) continue;
            findings.push_back({module.buildFile, module.line, name + " depends on " + other + ": " + wrong});
        }
    }
    return findings;
}

void addReachable(const Modules& modules, const std::string& name, std::set<std::string>& reached) {
    const auto module = modules.find(name);
    if (module == modules.end() || !reached.insert(name).second) return;
    for (const auto& other : module->second.depends) addReachable(modules, other, reached);
}

/// What a file's includes are held against.
struct Allowed {
    std::string folder;             ///< "engine/journey".
    std::string own;                ///< The first part of its own includes: "journey".
    std::set<std::string> folders;  ///< The first parts of those it may use.
    bool qt = false;
    bool program =
        false;  ///< A program names its own files without a folder: app/rehearse is not ui/rehearse.
};

Allowed allowedIn(const Modules& modules, const std::string& layer, const std::string& folder) {
    Allowed allowed{layer + "/" + folder, folder, {}, layer == "ui" || folder == "rehearsal", layer == "app"};
    if (layer != "app") {
        addReachable(modules, folder, allowed.folders);
        return allowed;
    }
    for (const auto& [name, module] : modules) {
        if (module.layer == "engine" || allowed.qt) allowed.folders.insert(name);
    }
    return allowed;
}

/// What is wrong with `#include "path"` or `<path>`, or nothing.
std::string complaintAbout(const std::string& path, bool quoted, const Allowed& allowed) {
    static const std::regex qt("(Q[A-Z][A-Za-z0-9]*|Qt[A-Za-z0-9]*/.*|q[a-z]+\\.h)");
    if (!allowed.qt && std::regex_match(path, qt)) return "no Qt in " + allowed.folder + ": " + path;
    static const std::regex generated("[a-z0-9_]+\\.moc");
    if (!quoted || std::regex_match(path, generated)) return {};
    const auto slash = path.find('/');
    if (slash == std::string::npos) {
        if (allowed.program) return {};
        return "\"" + path + "\" names no folder; write \"" + allowed.own + "/" + path + "\"";
    }
    const auto folder = path.substr(0, slash);
    if (folder == allowed.own || allowed.folders.count(folder) != 0) return {};
    return allowed.folder + " may not use " + folder + ": " + path;
}

}  // namespace

Findings findWrongIncludes(const Sources& sources) {
    const auto modules = readModules(sources);
    auto findings = findWrongDepends(sources, modules);
    static const std::regex place("(engine|ui|app)/([a-z_]+)/.*\\.(h|cpp)");
    static const std::regex include("\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"].*");
    for (const auto& [file, text] : sources) {
        std::smatch where;
        if (!std::regex_match(file, where, place)) continue;
        const auto allowed = allowedIn(modules, where[1], where[2]);
        int line = 0;
        for (const auto& content : linesOf(text)) {
            ++line;
            std::smatch match;
            if (content.find("include") == std::string::npos || !std::regex_match(content, match, include)) {
                continue;
            }
            auto complaint = complaintAbout(match[2], match[1] == "\"", allowed);
            if (!complaint.empty()) findings.push_back({file, line, std::move(complaint)});
        }
    }
    return findings;
}

}  // namespace rehearsal::house
