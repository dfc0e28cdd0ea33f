#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bundle/policy.h"
#include "profile/profile.h"

namespace rehearsal::profile {

/// The consent policy as far as it is about one purpose, ready to be asked often.
class PurposeRules {
  public:
    /// Exempt: always permitted.
    PurposeRules() : exempt_(true) {}

    /// What the policy says of one person.
    struct Verdict {
        bool permitted = false;
        const bundle::ConsentRule* rule = nullptr;  ///< The rule that decided, if one did.
        ConsentStatus status = ConsentStatus::Absent;
    };
    Verdict judge(const Profile& profile, base::Instant now) const;
    bool permits(const Profile& profile, base::Instant now) const {
        return exempt_ || judge(profile, now).permitted;
    }
    /// `GB opt-in: pending`
    std::string describe(const Profile& profile, base::Instant now) const;
    /// The status of the purpose: its own, else its parent's; a denied parent denies it.
    ConsentStatus status(const Profile& profile) const;
    /// The update that made it so; nothing where nobody said anything.
    std::optional<ConsentUpdate> decisive(const Profile& profile) const;
    bool isExempt() const { return exempt_; }
    /// The place among the policy's rules of the one that decided.
    std::optional<std::size_t> placeOf(const Verdict& verdict) const;

  private:
    friend class ConsentRules;
    struct Rule {
        const bundle::ConsentRule* source = nullptr;
        bool anywhere = false;
        bool eea = false;
        std::vector<std::string> places;  ///< `GB`, `US-CA`
    };

    std::shared_ptr<const bundle::ConsentPolicy> policy_;  ///< What the rules point into.
    bool exempt_ = false;
    std::vector<std::string> lineage_;  ///< The purpose, the one it is under, and so on upwards.
    std::vector<Rule> rules_;
};

/// The consent part of a policy (S12, S13).
class ConsentRules {
  public:
    explicit ConsentRules(const bundle::ConsentPolicy& policy)
        : policy_(std::make_shared<const bundle::ConsentPolicy>(policy)) {}

    PurposeRules of(std::string_view purpose) const;
    /// Whether a list of purposes holds `purpose` itself or one it is under.
    bool holds(const std::vector<std::string>& purposes, std::string_view purpose) const;
    /// Names of events that imply consent by some rule.
    std::vector<std::string> implyingEvents() const;

  private:
    std::vector<std::string> lineage(std::string_view purpose) const;

    std::shared_ptr<const bundle::ConsentPolicy> policy_;
};

}  // namespace rehearsal::profile
