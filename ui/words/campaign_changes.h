#pragma once

#include "words/bundle_changes.h"

namespace rehearsal::words {

/// One state of a campaign and of what it belongs to.
struct CampaignState {
    const bundle::Campaign& campaign;
    const bundle::Document& document;
};

/// What is different between two states of one campaign: its settings, and each step.
QList<BundleChange> campaignChanges(const CampaignState& before, const CampaignState& after);

}  // namespace rehearsal::words
