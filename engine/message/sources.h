#pragma once

#include <map>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bundle/bundle.h"
#include "liquid/template.h"
#include "message/composer.h"

namespace rehearsal::message {

/// The Liquid sources of a bundle, each parsed when it is first asked for. What it gives lives as long as
/// itself.
class Composer::Sources {
  public:
    using Parsed = base::Expected<liquid::Template>;

    /// The parts of one template.
    struct Parts {
        explicit Parts(const bundle::Template& emailTemplate);

        Parsed subject;
        Parsed preheader;
        Parsed html;
        std::optional<Parsed> text;
        std::optional<Parsed> amp;
        bool textsMayReadSlots = false;  ///< Whether a part that is no HTML may.
    };

    explicit Sources(const bundle::Bundle& bundle);

    const Parts& parts(const bundle::Template& emailTemplate);
    /// A block; nullptr where the bundle has none of that name.
    const Parsed* block(std::string_view id);

    const bundle::Brand& brand() const { return bundle_.brand; }
    /// The parameters that links get: their names, and their values as sources.
    const std::vector<std::pair<std::string, Parsed>>& linkTags() const { return linkTags_; }

  private:
    const bundle::Bundle& bundle_;
    std::vector<std::pair<std::string, Parsed>> linkTags_;
    std::shared_mutex mutex_;
    std::map<std::string, std::unique_ptr<const Parts>, std::less<>> templates_;
    std::map<std::string, std::unique_ptr<const Parsed>, std::less<>> blocks_;
};

/// Where a block's source stands in a bundle.
std::string blockFile(std::string_view id);

}  // namespace rehearsal::message
