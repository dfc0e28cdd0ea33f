#pragma once

#include <vector>

#include "bundle/bundle.h"
#include "liquid/template.h"
#include "message/message.h"

namespace rehearsal::message {

/// The names a template reads, without `slots`: profile, trigger, journey, views, feeds, now, campaign,
/// unsubscribe_url, preferences_url, message_id.
std::vector<liquid::Root> rootsOf(const bundle::Template& emailTemplate, const Context& context);

/// `hour` (0 to 23), `weekday` (`mon`…`sun`) and `date` on the person's wall clock, and `time`, the instant,
/// which is what `{{ now | date: "%A" }}` reads.
base::Value nowRoot(base::Instant now, const base::TimeZone& zone);

/// The person's time zone; UTC where the name is unknown.
base::TimeZone zoneOf(const Context& context);

}  // namespace rehearsal::message
