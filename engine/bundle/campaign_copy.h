#pragma once

#include <string>

#include "bundle/document.h"

namespace rehearsal::bundle::edits {

/// Which campaign is put into another bundle, and as what.
struct CampaignCopy {
    std::string from;  ///< Its id where it comes from.
    std::string id;    ///< Its id in the bundle it comes into; not taken there.
    std::string name;
};

/// Puts a campaign of one bundle into another, as a draft, with all it cannot do without: templates, blocks,
/// segments, views, feeds and their data, event schemas, pictures, the purposes it sends under, and the
/// people of its tests, written into these. Where the other bundle has something of that name it is used as
/// it stands there (a shop has one cart); only a template that is another comes under an id of its own.
Edit copyCampaign(const Document& into, const Document& source, const CampaignCopy& copy, std::string label);

}  // namespace rehearsal::bundle::edits
