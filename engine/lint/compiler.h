#pragma once

#include <map>
#include <optional>
#include <string>

#include "bundle/bundle.h"
#include "lint/formula.h"

namespace rehearsal::lint {

/// What conditions lean on besides the campaign they stand in. Where a file has errors it says nothing here,
/// and what leans on it may be anything.
struct Surroundings {
    const std::vector<std::pair<std::string, bundle::Condition>>* segments = nullptr;
    const std::vector<bundle::View>* views = nullptr;
    const bundle::Policy* policy = nullptr;
};

/// Where a condition stands.
struct Standpoint {
    /// What `event` stands for: `trigger` where the event at hand is the one that starts the journey, else a
    /// name of its own (Compiler::freshEvent).
    std::string event = "trigger";
    bool inJourney = true;  ///< Before the journey there is nothing under `journey`.
};

/// Turns the conditions of one campaign into formulas over its variables.
class Compiler {
  public:
    Compiler(const bundle::Campaign& campaign, const Surroundings& surroundings)
        : campaign_(campaign), surroundings_(surroundings) {}

    FormulaPtr compile(const bundle::Condition& condition, const Standpoint& standpoint = {});
    std::string freshEvent() { return "event#" + std::to_string(++events_); }
    /// The variable of a path.
    int field(const bundle::Path& path, const Standpoint& standpoint = {});
    /// Whether nothing at all can make a formula true; to be told by who can find out, for `where`s.
    using Impossible = bool (*)(const Variables& variables, const FormulaPtr& formula);
    void askWith(Impossible impossible) { impossible_ = impossible; }

    Variables& variables() { return variables_; }
    const Variables& variables() const { return variables_; }

  private:
    struct Build;
    FormulaPtr segment(const std::string& id);
    FormulaPtr fieldTest(const bundle::FieldTest& test, const Standpoint& standpoint);
    FormulaPtr literalTest(const bundle::FieldTest& test, int field);
    FormulaPtr listTest(const bundle::FieldTest& test, int variable);
    /// A test that is not taken apart; `implied` says what it takes of the field (and of the one it refers
    /// to).
    FormulaPtr opaque(const bundle::FieldTest& test, int field, Domain implied);
    FormulaPtr referenceTest(const bundle::FieldTest& test, int field, int other);
    FormulaPtr countTest(const bundle::Did& did, const Standpoint& standpoint);
    int count(const bundle::Did& did, const Standpoint& standpoint);
    int folded(int field);
    int age(int field);
    Variable makeField(bundle::Path path) const;
    Domain viewDomain(const bundle::Path& path, bool& whole) const;

    const bundle::Campaign& campaign_;
    const Surroundings& surroundings_;
    Variables variables_;
    std::map<std::string, FormulaPtr> segments_;
    Impossible impossible_ = nullptr;
    int events_ = 0;
};

}  // namespace rehearsal::lint
