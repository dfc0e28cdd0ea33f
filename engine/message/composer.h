#pragma once

#include <memory>
#include <string>
#include <vector>

#include "bundle/bundle.h"
#include "liquid/template.h"
#include "liquid/ways.h"
#include "message/message.h"

namespace rehearsal::message {

struct ComposeOptions {
    liquid::Mode mode = liquid::Mode::Send;  ///< In Strict, what is undefined or unknown is an error too.
    bool textOfHtml = true;              ///< Make a text part where the template has none; it cannot fail.
    liquid::TakenWays* taken = nullptr;  ///< Where the ways that its sources went are put.
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
    /// is empty. Never throws.
    Message compose(const bundle::Template& emailTemplate, const Context& context,
                    const ComposeOptions& options = {}) const;

    /// The paths that a template reads in this context, its blocks and what these render included, each once.
    std::vector<std::string> mergeTags(const bundle::Template& emailTemplate, const Context& context) const;
    /// Every way the template, its blocks and what these render can go.
    std::vector<liquid::Way> ways(const bundle::Template& emailTemplate, const Context& context) const;

  private:
    friend class Composition;
    class Sources;
    std::vector<const liquid::Template*> sourcesOf(const bundle::Template& emailTemplate,
                                                   const Context& context) const;
    std::unique_ptr<Sources> sources_;
};

/// Renders one message; for many, keep a Composer. Never throws. Thread-safe.
Message compose(const bundle::Bundle& bundle, const bundle::Template& emailTemplate, const Context& context,
                liquid::Mode mode = liquid::Mode::Send);

}  // namespace rehearsal::message
