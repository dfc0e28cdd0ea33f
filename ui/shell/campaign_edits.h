#pragma once

#include <string>

#include "bundle/document.h"

/// Edits of whole campaigns, as the campaign picker offers them.
namespace rehearsal::shell::campaign_edits {

/// An id that no campaign has yet, made from a name: `cart-recovery`, `cart-recovery-2`.
std::string freshCampaignId(const bundle::Document& document, const std::string& name);

/// A campaign that can be run at once: entered by an event, without a step yet.
bundle::Edit create(const bundle::Document& document, const std::string& id, const std::string& name);
bundle::Edit duplicate(const bundle::Document& document, const std::string& from, const std::string& id,
                       const std::string& name);
bundle::Edit rename(const bundle::Document& document, const std::string& id, const std::string& name);
/// Archived campaigns stay, but no run takes them.
bundle::Edit setArchived(const bundle::Document& document, const std::string& id, bool archived);
/// `draft`, `ready` or `archived`.
bundle::Edit setStatus(const bundle::Document& document, const std::string& id, const std::string& status);
/// An empty folder is none.
bundle::Edit moveToFolder(const bundle::Document& document, const std::string& id, const std::string& folder);
/// Takes a campaign away, and its name out of the caps that count it.
bundle::Edit remove(const bundle::Document& document, const std::string& id);

}  // namespace rehearsal::shell::campaign_edits
