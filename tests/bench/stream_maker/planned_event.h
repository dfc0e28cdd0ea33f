#pragma once

#include <array>
#include <cstdint>

namespace rehearsal::bench {

enum class Kind : std::uint8_t {
    Page,
    Identify,
    ProductViewed,
    ProductAdded,
    ProductRemoved,
    CheckoutStarted,
    OrderCompleted,
    ConsentUpdated,
    Unsubscribed,
    EmailBounced
};

/// Which ids a line carries.
enum class Ids : std::uint8_t { User, Anonymous, Both };

/// An event before it is written: small, for there are millions of them to put in order.
struct PlannedEvent {
    std::uint32_t delivered = 0;  ///< Milliseconds from the stream's start; the order of the lines.
    std::uint32_t happened = 0;   ///< The line's `timestamp`.
    std::uint32_t received = 0;   ///< The line's `receivedAt`.
    std::uint32_t person = 0;
    std::array<std::uint16_t, 4> products{};  ///< The one at hand, or the cart.
    std::uint16_t serial = 0;                 ///< Counts the person's events: what its ids are made of.
    Kind kind = Kind::Page;
    Ids ids = Ids::User;
    std::uint8_t productCount = 0;
    bool again = false;  ///< An exact copy of a line delivered before.
};

}  // namespace rehearsal::bench
