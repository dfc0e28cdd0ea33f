#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bundle/bundle.h"
#include "liquid/template.h"
#include "message/message.h"

namespace rehearsal::message {

/// The names a template reads, without `slots`: profile, trigger, journey, views, feeds, now, campaign,
/// brand, unsubscribe_url, preferences_url, message_id.
std::vector<liquid::Root> rootsOf(const bundle::Template& emailTemplate, const Context& context,
                                  const bundle::Brand& brand);

/// The link by which the one who gets a message chooses what they get.
std::string preferencesUrl(const std::string& domain, const std::string& token);

/// What stands for one message where nobody shall read who gets it: hexadecimal, of its key alone.
std::string tokenOf(const std::string& messageId);

/// The domain a template's mails come from.
std::string senderDomain(const bundle::Template& emailTemplate);

/// The link by which the one who gets a message leaves what it belongs to.
std::string unsubscribeUrl(const std::string& domain, const std::string& token);

/// Whether a person can leave what a message of that purpose belongs to: it needs a consent, itself or by a
/// purpose it is under.
bool canBeLeft(const bundle::Policy& policy, std::string_view purpose);

/// `hour` (0 to 23), `weekday` (`mon`…`sun`) and `date` on the person's wall clock, and `time`, the instant,
/// which is what `{{ now | date: "%A" }}` reads.
base::Value nowRoot(base::Instant now, const base::TimeZone& zone);

/// The person's time zone; UTC where the name is unknown.
base::TimeZone zoneOf(const Context& context);

}  // namespace rehearsal::message
