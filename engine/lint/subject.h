#pragma once

#include <set>
#include <string>

#include "bundle/bundle.h"
#include "lint/finding.h"
#include "lint/ways.h"

namespace rehearsal::lint {

/// The campaign advice is about, and what the checks share.
struct Subject {
    const bundle::Campaign& campaign;
    const Surroundings& surroundings;
    const std::set<std::string>& purposes;  ///< That some person or the policy speaks of.
    const Ways& ways;
    const std::vector<bundle::Template>& templates;
    Findings& findings;

    std::string file() const { return "campaigns/" + campaign.id + ".json"; }
    std::string pointer(std::size_t node) const;
    const bundle::Send* send(std::size_t node) const {
        return std::get_if<bundle::Send>(&campaign.nodes[node].step);
    }
    std::string purpose(const bundle::Send& send) const { return send.purpose.value_or(campaign.purpose); }
    /// What a marketer calls a node: “Cart reminder”, the name of its template, or its id.
    std::string name(std::size_t node) const;
    void add(std::string code, std::string pointer, std::string text, std::string hint,
             std::optional<Mend> mend = std::nullopt) const;
};

/// A length of time as people write it: `1 day`, `1 h 30 m`.
std::string lengthText(base::Duration length);

/// A text in quotation marks.
std::string quoted(const std::string& text);

// The checks; docs/advice.md says what each means and why it is sound.
void checkNeverTaken(const Subject& subject);
void checkWaits(const Subject& subject);
void checkPurposes(const Subject& subject);
void checkMessages(const Subject& subject);
void checkQuietHours(const Subject& subject);

}  // namespace rehearsal::lint
