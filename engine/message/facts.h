#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "message/message.h"

namespace rehearsal::message {

struct Link {
    std::string target;
    std::string words;  ///< What is clicked on: its text, or the description of its picture.
};

struct PictureUse {
    std::string source;
    std::optional<std::string> description;  ///< Its `alt`; nothing where it has none.
    std::string width;                       ///< As written; empty where it is not.
    std::string height;
};

/// What can be told of one message without looking at it: data for checks.
struct Facts {
    std::size_t subjectLength = 0;    ///< Code points.
    std::size_t preheaderLength = 0;  ///< Code points.
    std::size_t htmlBytes = 0;
    std::size_t textBytes = 0;
    std::optional<std::size_t> ampBytes;
    std::size_t words = 0;  ///< That a reader of the HTML sees.
    std::vector<Link> links;
    std::vector<PictureUse> pictures;
    std::vector<std::string> mergeTags;  ///< Paths that its sources read, each once.
    std::vector<std::string> emptyMergeTags;
    std::vector<FailedBlock> failedBlocks;
    std::optional<std::string> failure;
};

/// The facts of a message; `mergeTags` is what Composer::mergeTags gave for it.
Facts factsOf(const Message& message, std::vector<std::string> mergeTags);

/// The facts as `rehearse render --json` prints them.
nlohmann::ordered_json toJson(const Facts& facts);

}  // namespace rehearsal::message
