#include "message/coverage.h"

#include <nlohmann/json.hpp>

namespace rehearsal::message {

void Coverage::add(const std::vector<liquid::Way>& ways, const liquid::TakenWays& taken) {
    for (const liquid::Way& way : ways) {
        const auto [place, isNew] = places_.try_emplace(way.id, lines_.size());
        if (isNew) lines_.push_back({way, 0});
        if (taken.contains(way.id)) ++lines_[place->second].messages;
    }
}

nlohmann::ordered_json toJson(const Coverage& coverage) {
    auto out = nlohmann::ordered_json::array();
    for (const Coverage::Line& line : coverage.lines()) {
        out.push_back({{"file", line.way.file},
                       {"line", line.way.line},
                       {"tag", line.way.tag},
                       {"skipped", line.way.skipped},
                       {"messages", line.messages}});
    }
    return out;
}

}  // namespace rehearsal::message
