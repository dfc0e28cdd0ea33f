#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/instant.h"
#include "base/value.h"
#include "bundle/bundle.h"

namespace rehearsal::message {

/// What a template sees (rule-bundle.md, templates): the roots of its merge tags at one moment.
struct Context {
    base::Value profile;  ///< traits, and `id`
    base::Value trigger;
    base::Value journey;
    base::Value views;
    base::Value feeds;
    std::vector<std::pair<std::string, std::optional<std::string>>> slotBlocks;  ///< slot to block
    base::Instant now;
    std::string timezone = "UTC";  ///< The person's.
    base::Value campaign;          ///< `id`, `name`
    std::string messageId;         ///< The idempotency key (S22).
};

/// One email as one person gets it.
struct Message {
    std::string fromName;
    std::string fromEmail;
    std::string replyTo;
    std::string to;
    std::string subject;
    std::string preheader;
    std::string html;
    std::string text;
    std::optional<std::string> amp;
    base::Diagnostics problems;              ///< Errors of Liquid, with file, line and column.
    std::vector<std::string> emptyMergeTags;  ///< Paths that gave nothing, such as `profile.first_name`, each once.
};

/// Renders every part of a template. Gives the message with `problems` filled where a part cannot be rendered; never
/// throws. Thread-safe.
Message compose(const bundle::Bundle& bundle, const bundle::Template& emailTemplate, const Context& context);

/// The context in which a sample person would get a template now, outside any run: views that nothing has filled yet
/// borrow items from the bundle's catalogue, feeds answer with their mocks or fallbacks.
Context sampleContext(const bundle::Bundle& bundle, const bundle::Person& person, const bundle::Template& emailTemplate,
                      base::Instant now);

}  // namespace rehearsal::message
