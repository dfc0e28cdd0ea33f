#pragma once

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "journey/core.h"
#include "simulation/decision_log.h"

namespace rehearsal::test {

/// Makes a log of written decisions, as a run of that bundle would have left it: campaigns and nodes are
/// named, the log finds their places. Texts other than `profile`, `detail`, `trigger` and `from` must outlive
/// the log.
class DecisionLogMaker {
  public:
    explicit DecisionLogMaker(const bundle::Bundle& bundle)
        : program_(journey::Core(bundle).sharedProgram()) {}

    void add(journey::Decision decision) {
        decision.rank = placeOf(program_->campaigns, decision.campaign);
        if (decision.kind != journey::Decision::Kind::Merge)
            decision.step = placeOf(program_->campaigns[decision.rank].steps, decision.node);
        pages_.add(decision);
    }
    simulation::DecisionLog finish() && {
        std::vector<simulation::DecisionPages> pages;
        pages.push_back(std::move(pages_));
        return {program_, std::move(pages)};
    }

  private:
    /// The first place where nothing has that id.
    template <class Items>
    static std::uint32_t placeOf(const Items& items, std::string_view id) {
        for (std::uint32_t place = 0; place < items.size(); ++place) {
            if (items[place].id == id) return place;
        }
        return 0;
    }

    std::shared_ptr<const journey::Program> program_;
    simulation::DecisionPages pages_{0};
};

inline simulation::DecisionLog decisionLog(const bundle::Bundle& bundle,
                                           const std::vector<journey::Decision>& decisions) {
    DecisionLogMaker maker(bundle);
    for (const journey::Decision& decision : decisions) maker.add(decision);
    return std::move(maker).finish();
}

}  // namespace rehearsal::test
