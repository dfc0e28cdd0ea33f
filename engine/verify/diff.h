#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bundle/bundle.h"
#include "verify/person_log.h"

namespace rehearsal::verify {

/// What becomes of a message from the first bundle to the second.
enum class Change { Vanishes, Appears, Moves, Changes };

/// `vanishes`, `appears`, `moves`, `changes`.
const char* toString(Change change);

/// Why a message changes: `kind` is for programs, `text` a sentence that is the same for all messages changed
/// alike, `detail` what is particular to one.
struct Cause {
    std::string kind;
    std::string text;
    std::string detail;
};

/// A message as one of the two runs sent it.
struct SentAs {
    base::Instant at;
    std::string templateId;
    std::string purpose;
    std::map<std::string, std::string> blocks;  ///< By slot.
};

/// One message that is not the same in both runs.
struct MessageChange {
    Change change = Change::Vanishes;
    std::string person;
    std::string campaign;
    std::string node;
    std::string trigger;
    std::optional<SentAs> a;
    std::optional<SentAs> b;
    Cause cause;
};

/// The messages of two runs held against each other.
struct Diff {
    struct Side {
        std::size_t messages = 0;
        std::size_t people = 0;  ///< Who get any.
    };
    Side a;
    Side b;
    std::size_t same = 0;
    std::vector<MessageChange> changes;  ///< By person, then time.
};

/// One of the two: a bundle and what a run of it decided.
struct DiffSide {
    const bundle::Bundle& bundle;
    const DecisionLog& decisions;
};

/// Finds whose messages change from one run to another over the same events, and why. Messages are the same
/// by person, campaign, node, trigger and how often the journey came there. `campaigns`: those both runs were
/// limited to, empty for all but the archived.
Diff diff(const DiffSide& a, const DiffSide& b, const std::vector<std::string>& campaigns);

}  // namespace rehearsal::verify
