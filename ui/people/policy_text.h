#pragma once

#include <QString>
#include <vector>

#include "bundle/bundle.h"
#include "people/consent_verdict.h"

namespace rehearsal::people {

/// One sentence about what the policy says for a person, and whether it stands in the way of mails.
struct PolicySentence {
    enum class Weight { Good, Neutral, Hindrance };
    Weight weight = Weight::Neutral;
    QString text;
};

/// `Germany needs a confirmed opt-in; Lena's is pending since 4 March.`
PolicySentence sentenceOf(const ConsentVerdict& verdict, const bundle::Bundle& bundle,
                          const bundle::Person& person);

/// Everything there is to say about a person before the first event: suppression, address, each purpose, the
/// clock that counts.
std::vector<PolicySentence> policySentences(const bundle::Bundle& bundle, const bundle::Person& person);

}  // namespace rehearsal::people
