#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "verify/diff.h"

namespace rehearsal::verify {

/// Messages that change alike: the same change of the same step for the same cause.
struct DiffGroup {
    Change change = Change::Vanishes;
    std::string campaign;
    std::string node;
    std::string kind;  ///< Of the cause.
    std::string text;
    std::size_t messages = 0;
    std::size_t people = 0;
    base::Duration shift;                        ///< Of those that move: the median, later is positive.
    std::vector<const MessageChange*> examples;  ///< The first few.
};

/// The changes grouped, by kind of change and then the most messages first. The diff must outlive them.
std::vector<DiffGroup> groupsOf(const Diff& diff, std::size_t examples);

/// One change as a line of NDJSON, without its end.
std::string toJsonLine(const MessageChange& change);

/// The whole for programs: counts and groups with their examples.
nlohmann::ordered_json toJson(const Diff& diff, std::size_t examples);

/// The whole for people; `a` and `b` name the bundles.
std::string toText(const Diff& diff, const std::string& a, const std::string& b, std::size_t examples);

}  // namespace rehearsal::verify
