#pragma once

#include <QString>
#include <vector>

#include "explain/standing.h"
#include "people/policy_text.h"

namespace rehearsal::policy {

/// What the policy means for one person and one message, now: the outcome, and why, gate by gate.
struct StandingText {
    QString headline;
    bool goesOut = false;
    std::vector<people::PolicySentence> sentences;

    /// All of it as one paragraph, for screen readers.
    QString whole() const;
};

StandingText standingText(const explain::Standing& standing, const bundle::Bundle& bundle,
                          const bundle::Person& person);

}  // namespace rehearsal::policy
