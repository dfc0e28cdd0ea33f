#include "message/roots.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/sha256.h"

namespace rehearsal::message {

std::string tokenOf(const std::string& messageId) {
    return base::hex(base::sha256(messageId)).substr(0, 32);
}

std::string senderDomain(const bundle::Template& emailTemplate) {
    const std::size_t at = emailTemplate.fromEmail.rfind('@');
    return at == std::string::npos ? std::string("mail.example") : emailTemplate.fromEmail.substr(at + 1);
}

std::string unsubscribeUrl(const std::string& domain, const std::string& token) {
    return fmt::format("https://{}/unsubscribe/{}", domain, token);
}

bool canBeLeft(const bundle::Policy& policy, std::string_view purpose) {
    const auto& exempt = policy.consent.exempt;
    const auto& parents = policy.consent.parents;
    // A circle of purposes is an error of the bundle, and no reason to go round for ever.
    for (std::size_t steps = 0; steps <= parents.size(); ++steps) {
        if (std::find(exempt.begin(), exempt.end(), purpose) != exempt.end()) return false;
        const auto above = std::find_if(parents.begin(), parents.end(),
                                        [&](const auto& each) { return each.first == purpose; });
        if (above == parents.end()) return true;
        purpose = above->second;
    }
    return true;
}

base::TimeZone zoneOf(const Context& context) {
    return base::TimeZone::find(context.timezone).value_or(base::TimeZone::utc());
}

base::Value nowRoot(base::Instant now, const base::TimeZone& zone) {
    static constexpr std::array kWeekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    const base::LocalTime local = zone.at(now);
    return base::Value(base::Value::Object{
        {"hour", base::Value(local.msOfDay / 3'600'000)},
        {"weekday", base::Value(kWeekdays[static_cast<std::size_t>(local.weekday)])},
        {"date", base::Value(fmt::format("{:04}-{:02}-{:02}", local.year, local.month, local.dayOfMonth))},
        {"time", base::Value(base::toString(now))},
    });
}

std::string preferencesUrl(const std::string& domain, const std::string& token) {
    return fmt::format("https://{}/preferences/{}", domain, token);
}

std::vector<liquid::Root> rootsOf(const bundle::Template& emailTemplate, const Context& context,
                                  const bundle::Brand& brand) {
    const std::string domain = senderDomain(emailTemplate);
    const std::string token = tokenOf(context.messageId);
    std::vector<liquid::Root> roots;
    roots.reserve(12);  // One more for the slots.
    roots.push_back({"profile", context.profile});
    roots.push_back({"trigger", context.trigger});
    roots.push_back({"journey", context.journey});
    roots.push_back({"views", context.views});
    roots.push_back({"feeds", context.feeds});
    roots.push_back({"now", nowRoot(context.now, zoneOf(context))});
    roots.push_back({"campaign", context.campaign});
    roots.push_back({"brand", brand.look});
    roots.push_back({"unsubscribe_url", base::Value(unsubscribeUrl(domain, token))});
    roots.push_back({"preferences_url", base::Value(preferencesUrl(domain, token))});
    roots.push_back({"message_id", base::Value(context.messageId)});
    return roots;
}

}  // namespace rehearsal::message
