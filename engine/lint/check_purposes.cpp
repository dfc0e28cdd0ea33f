// Messages for a purpose that nobody can have agreed to: S12, S13.
#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.h"
#include "lint/subject.h"
#include "profile/consent_rules.h"

namespace rehearsal::lint {
namespace {

using Rule = bundle::ConsentRule;

/// How the consent rules take a purpose.
struct Standing {
    bool isRuled = false;  ///< Some rule is about it.
    bool isAsked = false;  ///< Somewhere people must agree first.
    bool isOpen = false;   ///< Somewhere it is enough that they did not refuse.
};

Standing standingOf(const bundle::ConsentPolicy& consent, const profile::ConsentRules& rules,
                    const std::string& purpose) {
    Standing out;
    for (const Rule& rule : consent.rules) {
        if (rule.purposes && !rules.holds(*rule.purposes, purpose)) continue;
        out.isRuled = true;
        (rule.basis == Rule::Basis::OptIn && !rule.implied ? out.isAsked : out.isOpen) = true;
    }
    return out;
}

void checkPurpose(const Subject& subject, const std::string& purpose, const std::string& pointer,
                  const std::string& what) {
    const bundle::ConsentPolicy& consent = subject.surroundings.policy->consent;
    const profile::ConsentRules rules(consent);
    if (rules.holds(consent.exempt, purpose)) return;
    const Standing standing = standingOf(consent, rules, purpose);
    if (!standing.isRuled) {
        subject.add("no-consent-rule", pointer,
                    fmt::format("{} reaches nobody: no consent rule of the policy is about {}", what,
                                quoted(purpose)),
                    "add a rule for it to the policy, or choose another purpose");
        return;
    }
    if (subject.purposes.contains(purpose)) return;
    std::string text;
    if (standing.isAsked && !standing.isOpen) {
        text = fmt::format("{} reaches nobody: neither the policy nor any person knows the purpose {}", what,
                           quoted(purpose));
    } else {
        text = fmt::format(
            "{} also goes to people who unsubscribed: the policy does not know the purpose {}, so it is "
            "no part of marketing",
            what, quoted(purpose));
    }
    const std::string near =
        base::nearest(purpose, std::vector<std::string>(subject.purposes.begin(), subject.purposes.end()));
    if (!near.empty()) {
        subject.add("unknown-purpose", pointer, text, fmt::format("did you mean {}?", quoted(near)),
                    Mend{"Change the purpose to " + quoted(near),
                         SetValue{subject.file(), pointer, base::Value(near)}});
        return;
    }
    subject.add("unknown-purpose", pointer, text,
                "put it under marketing in the policy, or choose another purpose",
                Mend{fmt::format("Put {} under marketing", quoted(purpose)),
                     SetValue{"policy.json", "/consent/purposes/" + purpose, base::Value("marketing")}});
}

}  // namespace

void checkPurposes(const Subject& subject) {
    if (!subject.surroundings.policy) return;
    bool isShared = false;
    for (std::size_t i = 0; i < subject.campaign.nodes.size(); ++i) {
        const bundle::Send* send = subject.send(i);
        if (!send) continue;
        if (send->purpose)
            checkPurpose(subject, *send->purpose, subject.pointer(i) + "/purpose", subject.name(i));
        isShared = isShared || !send->purpose;
    }
    if (isShared)
        checkPurpose(subject, subject.campaign.purpose, "/purpose", "Every message of this campaign");
}

}  // namespace rehearsal::lint
