#pragma once

#include <set>
#include <string>
#include <vector>

#include "bundle/bundle.h"

namespace rehearsal::verify {

struct SentAs;

/// What the words of a mail are made of, compared between two bundles: templates, and the blocks in them.
class ContentChange {
  public:
    ContentChange(const bundle::Bundle& a, const bundle::Bundle& b);

    /// How the two forms of one message differ, in words that are the same for all that differ alike: another
    /// template, purpose or block, or the same ones with other text. Empty where they do not.
    std::vector<std::string> between(const SentAs& a, const SentAs& b) const;

  private:
    std::set<std::string> templates_;  ///< Of other content, directly or by a block they render.
    std::set<std::string> blocks_;
};

}  // namespace rehearsal::verify
