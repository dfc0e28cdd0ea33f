#pragma once

#include <cstdint>
#include <vector>

#include "planned_event.h"
#include "random.h"
#include "shop.h"

namespace rehearsal::bench {

/// One person's visits to the shop: looks at products, fills a cart, leaves it or buys, joins, agrees,
/// unsubscribes.
class Visits {
  public:
    Visits(std::uint64_t seed, std::uint32_t person, std::vector<PlannedEvent>& out);

    /// Plans so many events of this person over so many days.
    void plan(std::uint32_t events, std::uint32_t days);

  private:
    void visit(std::uint32_t start);
    void signIn();
    void step();
    void look();
    void buyOrLeave();
    void add(Kind kind);
    bool done() const { return planned_ >= wanted_ || left_; }

    Random random_;
    Visitor visitor_;
    std::uint32_t person_;
    std::vector<PlannedEvent>& out_;
    std::vector<std::uint16_t> cart_;
    std::uint16_t looksAt_ = 0;
    bool looking_ = false;  ///< At something not yet in the cart.
    std::uint32_t now_ = 0;
    std::uint32_t planned_ = 0;
    std::uint32_t wanted_ = 0;
    std::uint32_t visitsBeforeSignIn_ = 0;
    bool signedIn_ = false;
    bool left_ = false;  ///< Is done with this visit.
};

}  // namespace rehearsal::bench
