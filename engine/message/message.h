#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/instant.h"
#include "base/value.h"

/// An email from a template, a profile and a moment.
namespace rehearsal::message {

/// What a template sees (rule-bundle.md, templates): the roots of its merge tags at one moment.
struct Context {
    base::Value profile;  ///< traits, and `id`
    base::Value trigger;
    base::Value journey;
    base::Value views;
    base::Value feeds;
    std::vector<std::pair<std::string, std::optional<std::string>>> slotBlocks;  ///< slot to block
    /// The block that stands in where the slot's own fails.
    std::vector<std::pair<std::string, std::string>> slotFallbacks;
    base::Instant now;
    std::string timezone = "UTC";  ///< The person's.
    base::Value campaign;          ///< `id`, `name`
    std::string messageId;         ///< The idempotency key (S22).
    bool unsubscribable = true;    ///< Whether its purpose is one that a person can leave.
};

/// A slot whose block could not be rendered.
struct FailedBlock {
    std::string slot;
    std::string block;
    std::optional<std::string>
        instead;  ///< The fallback block that stands there; nothing: the slot is empty.
    std::string reason;
};

/// One email as one person gets it.
struct Message {
    std::string id;      ///< Its Message-ID, without brackets: from the idempotency key.
    base::Instant date;  ///< The moment it is of.
    std::string language;
    std::string fromName;
    std::string fromEmail;
    std::string replyTo;
    std::string to;
    std::string unsubscribeUrl;  ///< Empty where there is nothing to leave.
    std::string subject;
    std::string preheader;
    std::string html;
    std::string text;
    std::optional<std::string> amp;
    base::Diagnostics problems;  ///< Of Liquid, with file, line and column. Errors leave a part empty.
    /// Paths that gave nothing, such as `profile.first_name`, each once.
    std::vector<std::string> emptyMergeTags;
    std::vector<FailedBlock> failedBlocks;
    /// Why it cannot go out (`render_failed`, S21): the reason of an abort, or the first error.
    std::optional<std::string> failure;
};

}  // namespace rehearsal::message
