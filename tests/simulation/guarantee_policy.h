#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/time_zone.h"

namespace rehearsal::guarantee {

using Json = nlohmann::json;

/// What a checker that shares nothing with the engine knows of one profile at one moment.
struct Facts {
    Json traits = Json::object();
    std::map<std::string, std::vector<std::pair<base::Instant, std::string>>> consent;  ///< By purpose.
    std::map<std::string, base::Instant> lastTime;  ///< Of each event's name, the latest time it was done.
    bool suppressed = false;
    std::optional<Json> bouncedAddress;  ///< The trait `email` when its address bounced.
    std::optional<std::pair<std::size_t, std::string>> contextZone;  ///< With the line that named it.

    /// Sets or, with null, removes a trait. Another address is a new one (S14).
    void setTrait(const std::string& name, const Json& value);
    std::string text(const char* trait) const;
};

/// Whether `name` is a time zone the engine's data has.
bool isZone(const std::string& name);

/// What `policy.json` permits, read from its JSON alone.
class Policy {
  public:
    explicit Policy(Json policy);

    /// S12, S13.
    bool permits(const Facts& facts, const std::string& purpose, base::Instant now) const;
    /// A purpose, the one it is under, and so on.
    std::vector<std::string> lineage(const std::string& purpose) const;
    /// Whether a list of purposes, where there is one, holds a purpose.
    bool holds(const Json* purposes, const std::string& purpose) const;
    /// S9.
    base::TimeZone zone(const Facts& facts) const;
    /// S23: whether a message with this purpose would go out in quiet hours.
    bool isQuiet(const Facts& facts, const std::string& purpose, base::Instant now) const;

    bool tracksOnlyWithConsent() const { return consent_.value("tracking", "off") == "enforced"; }
    bool requiresVerifiedEmail() const { return policy_.value("require_verified_email", false); }
    base::Duration dedupWindow() const;
    Json categories() const { return consent_.value("categories", Json::object()); }
    Json caps() const { return policy_.value("caps", Json::array()); }

  private:
    std::string status(const Facts& facts, const std::string& purpose) const;

    Json policy_;
    Json consent_;
};

}  // namespace rehearsal::guarantee
