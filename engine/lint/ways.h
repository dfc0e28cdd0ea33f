#pragma once

#include <set>
#include <vector>

#include "lint/compiler.h"
#include "lint/solver.h"

namespace rehearsal::lint {

/// Follows everybody through a campaign: what is known of those who get to each node, and which ways out
/// nobody can take. It looks at conditions on every way, and at what waits, messages and `set`s make untrue
/// again. Where it cannot tell it takes a way for one that may be taken.
class Ways {
  public:
    Ways(const bundle::Campaign& campaign, const Surroundings& surroundings);

    /// Whether the work was bounded before its end: then nothing is said.
    bool gaveUp() const { return gaveUp_; }
    const Compiler& compiler() const { return compiler_; }
    const Variables& variables() const { return compiler_.variables(); }

    /// What is known where a node begins, by way; none where nobody gets there.
    const std::vector<Knowledge>& at(std::size_t node) const { return at_[node]; }
    /// Whether somebody may take a way out (by its place in outgoingEdges).
    bool isTaken(std::size_t node, std::size_t edge) const;
    /// Those of one trigger as they enter; none where its condition or the entry's lets nobody in.
    const std::vector<std::vector<Knowledge>>& entering() const { return entering_; }
    /// What is known of a journey at any time: only what never changes.
    std::vector<Knowledge> atAnyTime() const;

    const std::vector<std::vector<FormulaPtr>>& cases() const { return cases_; }  ///< Of branches, by node.
    const std::vector<FormulaPtr>& exits() const { return exits_; }        ///< Null for those `on` an event.
    const std::vector<FormulaPtr>& triggers() const { return triggers_; }  ///< Null where they ask nothing.
    const FormulaPtr& entry() const { return entry_; }                     ///< Null where there is none.
    /// Of a send, by slot and choice.
    const std::vector<std::vector<FormulaPtr>>& choices(std::size_t node) const { return choices_[node]; }
    /// Whether some event can match for somebody who is known so.
    bool mayMatch(const Knowledge& knowledge, const std::vector<FormulaPtr>& match) const;
    /// The `where`s of an exit's events; null for one that asks nothing.
    const std::vector<std::vector<FormulaPtr>>& exitEvents() const { return exitEvents_; }
    /// What is known when the message of a node goes out, at once or later.
    std::vector<Knowledge> whenSent(std::size_t node) const;
    /// Whether a message of this node may be put off, so that time passes.
    bool mayBePutOff(std::size_t node) const { return isPutOff_[node]; }
    /// Where each way out of a node leads: a node's place, or -1.
    const std::vector<int>& targets(std::size_t node) const { return targets_[node]; }

  private:
    using States = std::vector<Knowledge>;

    bool defers(const bundle::Send& send) const;
    int target(const bundle::Next& next) const;
    void compileAll();
    void compileNode(std::size_t place);
    std::vector<FormulaPtr> compileMatch(const bundle::EventMatch& match);
    void enter();
    void enterBy(std::size_t trigger);
    bool knowTrigger(Knowledge& knowledge, const bundle::Trigger& trigger) const;
    void order();
    void follow();
    States gathered(std::size_t node);
    void visit(std::size_t node);
    std::vector<States> leaving(std::size_t node, const States& states);
    void leaveWait(const bundle::Wait& wait, Knowledge state, std::vector<States>& out) const;
    void leaveWaitForEvent(std::size_t node, const Knowledge& state, std::vector<States>& out) const;
    bool learnArrival(const bundle::WaitForEvent& wait, Knowledge& knowledge) const;
    void leaveBranch(std::size_t node, const Knowledge& state, std::vector<States>& out) const;
    void leaveSend(std::size_t node, const Knowledge& state, States& out) const;
    void leaveSet(const bundle::Set& set, Knowledge state, States& out) const;
    /// Whoever waited, when the timer fires: exits with `when` have been asked (S11). False where they end
    /// everybody.
    bool passTime(Knowledge& knowledge) const;
    using Values = std::vector<std::pair<std::string, bundle::Operand>>;
    /// What `set` writes, by the variable of each field that reads it.
    void written(const Knowledge& before, const char* root, const Values& values,
                 std::vector<std::pair<int, Domain>>& out) const;
    void reduce(States& states) const;

    const bundle::Campaign& campaign_;
    const Surroundings& surroundings_;
    Compiler compiler_;
    std::map<std::string, int, std::less<>> places_;
    std::vector<std::vector<FormulaPtr>> cases_;
    std::vector<std::vector<std::vector<FormulaPtr>>> choices_;
    std::vector<std::vector<FormulaPtr>> awaited_;  ///< The `where`s of what a node waits for.
    std::vector<FormulaPtr> exits_;
    std::vector<std::vector<FormulaPtr>> exitEvents_;
    std::vector<FormulaPtr> triggers_;
    FormulaPtr entry_;
    std::vector<States> entering_;
    std::vector<std::vector<int>> targets_;
    int start_ = -1;
    struct Incoming {
        std::size_t node;
        std::size_t edge;
    };
    std::vector<std::vector<Incoming>> incoming_;
    std::vector<int> rank_;        ///< Of a node in the order in which they are visited.
    std::vector<bool> isTurning_;  ///< Whether an edge leads back to it.
    std::vector<std::vector<States>> out_;
    std::vector<States> at_;
    std::set<std::pair<int, std::size_t>> waiting_;
    std::vector<bool> isPutOff_;  ///< Of a send: whether something may put its message off.
    bool viewsSeeMessages_ = true;
    bool gaveUp_ = false;
};

}  // namespace rehearsal::lint
