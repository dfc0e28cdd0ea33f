#pragma once

#include <forward_list>
#include <optional>
#include <string>

#include "base/time_zone.h"
#include "condition/facts.h"
#include "journey/program.h"
#include "journey/state.h"

namespace rehearsal::journey {

/// What conditions may ask of a profile at a moment, inside a journey or outside any.
class PersonFacts : public condition::Facts {
  public:
    PersonFacts(const Program& program, const State& state, base::Instant now)
        : program_(program), state_(state), now_(now) {}

    /// Inside a journey: its trigger, its values, and events since its entry become visible.
    PersonFacts& inside(const Journey& journey) {
        journey_ = &journey;
        trigger_ = journey.triggerView();
        return *this;
    }
    /// Before a journey begins: only its trigger is visible.
    PersonFacts& triggeredBy(const condition::EventView& trigger) {
        trigger_ = trigger;
        return *this;
    }

    base::ValueView value(const condition::FieldPath& path) const override;
    base::Instant now() const override { return now_; }
    void past(const condition::PastQuery& query, condition::PastVisitor& visitor) const override;

    const base::TimeZone& zone() const;
    const base::Value& view(const std::string& id) const;

  private:
    base::ValueView profileValue(const condition::FieldPath& path) const;
    base::ValueView journeyValue(const condition::FieldPath& path) const;
    base::ValueView nowValue(const condition::FieldPath& path) const;

    const Program& program_;
    const State& state_;
    base::Instant now_;
    const Journey* journey_ = nullptr;
    std::optional<condition::EventView> trigger_;
    mutable const base::TimeZone* zone_ = nullptr;
    /// Computed so far; there are few, and they must not move.
    mutable std::forward_list<std::pair<const profile::View*, base::Value>> views_;
};

}  // namespace rehearsal::journey
