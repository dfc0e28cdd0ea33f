#pragma once

#include <QString>
#include <vector>

#include "bundle/bundle.h"
#include "explain/standing.h"

namespace rehearsal::people {

/// One sentence about what the policy says for a person, and whether it stands in the way of mails.
struct PolicySentence {
    enum class Weight { Good, Neutral, Hindrance };
    Weight weight = Weight::Neutral;
    QString text;
};

/// `Germany needs a confirmed opt-in; Lena's is pending since 4 March.`
PolicySentence sentenceOf(const explain::ConsentVerdict& verdict, const bundle::Bundle& bundle,
                          const bundle::Person& person);

/// What of a person's address keeps mails back; nothing where all is well.
std::vector<PolicySentence> addressSentences(const bundle::Bundle& bundle, const bundle::Person& person);

/// Everything there is to say about a person before the first event: suppression, address, each purpose, the
/// clock that counts.
std::vector<PolicySentence> policySentences(const bundle::Bundle& bundle, const bundle::Person& person);

}  // namespace rehearsal::people
