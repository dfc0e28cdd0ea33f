#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/instant.h"
#include "base/value.h"
#include "bundle/bundle.h"
#include "liquid/template.h"

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
    base::Diagnostics problems;  ///< Of Liquid, with file, line and column. Errors leave a part empty.
    std::vector<std::string>
        emptyMergeTags;  ///< Paths that gave nothing, such as `profile.first_name`, each once.
};

/// Renders messages of one bundle, each template and block parsed once, when it is first asked for. The
/// bundle must outlive it and not change. Any number of threads at once.
class Composer {
  public:
    explicit Composer(const bundle::Bundle& bundle);
    ~Composer();
    Composer(const Composer&) = delete;
    Composer& operator=(const Composer&) = delete;

    /// Every part of a template as one person gets it. What cannot be rendered is in `problems` and its part
    /// is empty; in Mode::Strict undefined merge tags and unknown filters are errors too.
    Message compose(const bundle::Template& emailTemplate, const Context& context,
                    liquid::Mode mode = liquid::Mode::Send) const;

  private:
    class Cache;
    std::unique_ptr<Cache> cache_;
};

/// Renders one message; for many, keep a Composer. Never throws. Thread-safe.
Message compose(const bundle::Bundle& bundle, const bundle::Template& emailTemplate, const Context& context,
                liquid::Mode mode = liquid::Mode::Send);

/// The context in which a sample person would get a template now, outside any run: views that nothing has
/// filled yet borrow items from the bundle's catalogue, feeds answer with their mocks or fallbacks.
Context sampleContext(const bundle::Bundle& bundle, const bundle::Person& person,
                      const bundle::Template& emailTemplate, base::Instant now);

}  // namespace rehearsal::message
