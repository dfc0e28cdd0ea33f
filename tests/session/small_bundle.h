#pragma once

#include <string>

#include "bundle/files.h"

namespace rehearsal::session {

/// A bundle with one campaign, `welcome`: wait half an hour, then send.
bundle::Files smallBundle();
std::string welcomeCampaign();
/// A line of a stream: someone who enters it.
std::string signedUp(int number);

}  // namespace rehearsal::session
