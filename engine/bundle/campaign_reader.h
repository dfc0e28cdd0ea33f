#pragma once

#include <string>

#include "bundle/campaign.h"
#include "bundle/place.h"

namespace rehearsal::bundle {

/// Reads `campaigns/ID.json` and checks what can be checked within it: its nodes and how they hang together.
Campaign readCampaign(const Place& place, std::string id);

/// The parts of a campaign, each read by the file of its name.
Entry readEntry(const Place& place);
std::vector<Exit> readExits(const Place& place);
Node readNode(const Place& place, std::string id);
std::vector<Promise> readPromises(const Place& place);
std::vector<CampaignTest> readTests(const Place& place);

/// Nodes nothing leads to are warnings; circles without a wait that lets time pass are errors.
void checkFlow(const Campaign& campaign, Findings& findings);

}  // namespace rehearsal::bundle
