#include "message/roots.h"

#include <fmt/format.h>

#include <array>

#include "base/sha256.h"

namespace rehearsal::message {
namespace {

/// A link of this one message that tells nobody who got it: the message's key as a hash, at the sender's
/// domain.
std::string messageLink(const bundle::Template& emailTemplate, const Context& context,
                        std::string_view what) {
    const std::size_t at = emailTemplate.fromEmail.rfind('@');
    const std::string domain =
        at == std::string::npos ? std::string("mail.example") : emailTemplate.fromEmail.substr(at + 1);
    return fmt::format("https://{}/{}/{}", domain, what,
                       base::hex(base::sha256(context.messageId)).substr(0, 32));
}

}  // namespace

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

std::vector<liquid::Root> rootsOf(const bundle::Template& emailTemplate, const Context& context) {
    return {
        {"profile", context.profile},
        {"trigger", context.trigger},
        {"journey", context.journey},
        {"views", context.views},
        {"feeds", context.feeds},
        {"now", nowRoot(context.now, zoneOf(context))},
        {"campaign", context.campaign},
        {"unsubscribe_url", base::Value(messageLink(emailTemplate, context, "unsubscribe"))},
        {"preferences_url", base::Value(messageLink(emailTemplate, context, "preferences"))},
        {"message_id", base::Value(context.messageId)},
    };
}

}  // namespace rehearsal::message
