#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/value.h"

namespace rehearsal::bundle {

/// What all mails of a bundle share (`brand.json`): name, logo, colours, fonts, address, and how their links
/// are tagged.
struct Brand {
    /// What templates read as `brand`: `name`, `url`, `logo`, `address`, `footer`, `colors`, `dark`, `fonts`.
    base::Value look;
    /// The parameters that links get, such as `utm_source`, with their values as Liquid sources.
    std::vector<std::pair<std::string, std::string>> linkTags;
    /// Whose links are tagged, with those of their subdomains; where none is named, all are.
    std::vector<std::string> linkDomains;
};

}  // namespace rehearsal::bundle
