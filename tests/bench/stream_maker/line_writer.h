#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "planned_event.h"
#include "random.h"
#include "shop.h"

namespace rehearsal::bench {

/// Writes planned events as the lines of Segment's clients: a web page, a phone and a server each put their
/// keys in an order of their own.
class LineWriter {
  public:
    LineWriter(std::uint64_t seed, std::uint32_t days);

    /// Appends the event's line and its end.
    void append(std::string& out, const PlannedEvent& event);

  private:
    void appendContext(std::string& out);
    void appendIds(std::string& out);
    void appendTimes(std::string& out);
    void appendPayload(std::string& out);
    void appendProperties(std::string& out);
    void appendTraits(std::string& out);
    void appendProduct(std::string& out, const Product& product);
    void appendOrder(std::string& out);
    void appendInstant(std::string& out, std::uint32_t millis) const;

    std::uint64_t seed_;
    std::vector<std::string> days_;  ///< `2026-03-01T` and so on.
    std::vector<Product> products_;
    // What is being written.
    const PlannedEvent* event_ = nullptr;
    Visitor visitor_;
};

}  // namespace rehearsal::bench
