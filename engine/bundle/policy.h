#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"

namespace rehearsal::bundle {

enum class OnRefusal { Skip, Defer };

struct ConsentRule {
    enum class Basis { OptIn, OptOut };
    struct Implied {
        std::string event;
        base::Duration duration;
    };
    std::vector<std::string> regions;
    std::optional<std::vector<std::string>> purposes;  ///< All, if left out.
    Basis basis = Basis::OptIn;
    bool doubleOptIn = false;
    std::optional<Implied> implied;
};

struct ConsentPolicy {
    std::vector<std::string> exempt{"transactional"};
    std::vector<ConsentRule> rules;
    std::vector<std::pair<std::string, std::string>> parents;     ///< `purposes`: a purpose under another (S13).
    bool trackingEnforced = false;
    std::vector<std::pair<std::string, std::string>> categories;  ///< purpose to category of a consent banner (S12).
};

struct QuietHours {
    base::Duration from;  ///< Since local midnight.
    base::Duration to;
    OnRefusal mode = OnRefusal::Defer;
    std::optional<std::vector<std::string>> purposes;
};

struct Cap {
    enum class Calendar { Day, Week, Month };
    std::string id;
    std::int64_t max = 1;
    std::optional<base::Duration> rolling;  ///< Either this…
    Calendar calendar = Calendar::Day;      ///< …or the person's calendar.
    std::optional<std::vector<std::string>> purposes;
    std::optional<std::vector<std::string>> campaigns;
    OnRefusal mode = OnRefusal::Skip;
};

struct Holdout {
    double percent = 0;
    std::string salt;
};

/// `policy.json`: what holds for every campaign.
struct Policy {
    std::string timezone = "UTC";
    base::Duration dedupWindow = base::days(7);
    ConsentPolicy consent;
    bool requireVerifiedEmail = false;
    std::optional<QuietHours> quietHours;
    std::vector<Cap> caps;
    std::optional<Holdout> holdout;
};

}  // namespace rehearsal::bundle
