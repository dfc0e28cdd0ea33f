#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "lint/formula.h"

namespace rehearsal::lint {

/// Where something that is known was asked.
struct Origin {
    enum class Kind { Trigger, Entry, Exit, Case };
    Kind kind = Kind::Entry;
    std::size_t node = 0;   ///< Of a case: the branch's place among the campaign's nodes.
    std::size_t index = 0;  ///< Of the trigger, exit or case.

    bool operator==(const Origin&) const = default;
};

/// A formula that holds, or does not.
struct Held {
    FormulaPtr formula;
    bool holds = true;
    Origin origin;
};

/// What is known of whoever gets to one point of a campaign. It says too little rather than too much: whoever
/// can get there fits it.
class Knowledge {
  public:
    using DomainPtr = std::shared_ptr<const Domain>;

    const Domain& of(const Variables& variables, int variable) const;
    /// Learns that a variable is in a domain, and what follows for others. False where that cannot be.
    bool restrict(const Variables& variables, int variable, const Domain& domain);
    /// Forgets what is known of some variables.
    void forget(const std::function<bool(int variable)>& concerned);
    /// Forgets what one of these changes may have made untrue; what only grows keeps its lower bound.
    void forgetChanged(const Variables& variables, Changes changes);

    void hold(Held held);
    const std::vector<Held>& held() const { return held_; }

    /// What holds on both of two ways.
    static Knowledge joined(const Variables& variables, const Knowledge& a, const Knowledge& b);
    /// What `a` and `b` say alike, and no more: for what turns in circles.
    static Knowledge agreed(const Knowledge& a, const Knowledge& b);
    bool operator==(const Knowledge& other) const;

    /// At least so long after the entry, by the journey's own time.
    base::Duration sinceEntry;

  private:
    struct Known {
        int variable;
        DomainPtr domain;
    };
    std::vector<Known>::iterator place(int variable);
    const Domain* find(int variable) const;
    void set(int variable, Domain domain);
    bool spread(const Variables& variables, int variable);
    bool spreadField(const Variables& variables, int field);
    bool spreadTest(const Variables& variables, int id);
    bool spreadCount(const Variables& variables, int id);

    std::vector<Known> known_;  ///< By variable.
    std::vector<Held> held_;
};

}  // namespace rehearsal::lint
