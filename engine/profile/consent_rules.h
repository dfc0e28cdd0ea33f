#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bundle/policy.h"
#include "profile/profile.h"

namespace rehearsal::profile {

/// What the consent policy says of one person and purpose.
struct ConsentVerdict {
    bool permitted = false;
    std::string detail;  ///< `GB opt-in: pending`
};

/// The consent part of a policy, ready to be asked (S12, S13).
class ConsentRules {
  public:
    explicit ConsentRules(const bundle::ConsentPolicy& policy) : policy_(policy) {}

    ConsentVerdict permits(const Profile& profile, std::string_view purpose, base::Instant now) const;
    /// The status of a purpose: its own, else its parent's; a denied parent denies it.
    ConsentStatus status(const Profile& profile, std::string_view purpose) const;
    /// Whether a list of purposes holds `purpose` itself or one it is under.
    bool holds(const std::vector<std::string>& purposes, std::string_view purpose) const;
    /// Names of events that imply consent by some rule.
    std::vector<std::string> implyingEvents() const;
    const bundle::ConsentPolicy& policy() const { return policy_; }

  private:
    /// The purpose, the one it is under, and so on upwards.
    std::vector<std::string> lineage(std::string_view purpose) const;

    bundle::ConsentPolicy policy_;
};

}  // namespace rehearsal::profile
