#pragma once

#include <QTest>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "liquid/batch.h"

namespace rehearsal::test {

/// A file of cases: `{"tests": [{"name", "template", "data", "templates", "result" | "results" |
/// "invalid"}]}`.
inline nlohmann::ordered_json readCases(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return nlohmann::ordered_json::parse(text.str(), nullptr, false);
}

/// Whether the reading of a case is strict by its own word, or indifferent.
inline bool readsStrictly(const nlohmann::ordered_json& test) {
    return !(test.contains("mode") && test["mode"] == "lax");
}

/// What is wrong with how a case came out; empty where nothing is.
inline std::string complaint(const nlohmann::ordered_json& test) {
    nlohmann::ordered_json line;
    for (const char* key : {"template", "data", "templates", "now"}) {
        if (test.contains(key)) line[key] = test[key];
    }
    const auto answer = nlohmann::ordered_json::parse(liquid::renderBatchLine(line.dump()));
    if (test.value("invalid", false)) {
        if (!answer.contains("error")) return "should be an error, but gave " + answer.dump();
        if (test.contains("line") && answer["line"] != test["line"]) return "line is " + answer.dump();
        if (test.contains("column") && answer["column"] != test["column"])
            return "column is " + answer.dump();
        return {};
    }
    if (!answer.contains("result")) return "failed: " + answer.dump();
    if (test.contains("results")) {
        for (const auto& result : test["results"]) {
            if (result == answer["result"]) return {};
        }
        return "gave " + answer.dump();
    }
    return answer["result"] == test["result"] ? std::string()
                                              : "gave " + answer.dump() + ", not " + test["result"].dump();
}

}  // namespace rehearsal::test
