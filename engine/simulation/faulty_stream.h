#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "event/byte_source.h"
#include "event/event.h"
#include "simulation/arrival_order.h"
#include "simulation/faults.h"

namespace rehearsal::simulation {

/// The lines of a stream in the order in which they arrive.
struct ArrivedLines {
    static constexpr base::Instant kNoEvent = base::Instant::min();

    std::string text;                       ///< One after the other, each with its end.
    std::vector<base::Instant> receivedAt;  ///< Of each line; kNoEvent where it is rejected (S2).
    std::uint64_t tooLong = 0;              ///< Lines that no reader keeps; they are not in the text.
};

/// Turns the lines of a stream, given in the order of arrival, into those that arrive where faults befall
/// them. What befalls a line is drawn from the seed, the kind of fault, its messageId (or what stands in for
/// it, S8) and how often its profile has sent that id before: never from other people's lines. Holds all
/// lines in memory, and once more while they are put in order.
class FaultyStream {
  public:
    explicit FaultyStream(const Faults& faults);

    /// The next line; `event` is what it says, or nothing where it is rejected (S2): then it passes as it is.
    void add(std::string_view line, const event::Event* event);
    /// All lines as they arrive. Ends the adding.
    ArrivedLines take();

  private:
    /// A line and when the engine gets it, which for one that was overtaken is later than its `receivedAt`.
    struct Delivery {
        std::string_view line;
        std::uint32_t person = ArrivalOrder::kNobody;
        base::Instant receivedAt;
        base::Instant arrival;
        std::int64_t after = -1;  ///< The staying line that it cannot come before.
        bool isEvent = false;     ///< Rather than a line that will be rejected.
    };

    std::string_view keep(std::string_view line);
    std::string keyOf(const event::Event& event);
    /// The line as the device sent it: with its clock skewed.
    std::string asSent(std::string_view line, const event::Event& event, std::string_view key) const;
    bool happens(const char* kind, double rate, std::string_view key) const;
    /// Damages a line that some fault leaves unreadable; false where none does.
    bool damage(std::string& line, std::string_view key) const;
    /// Another delivery of the same event.
    void deliverAgain(Delivery delivery, base::Instant at);
    /// Puts what comes late or again among the lines that stay.
    void settle();

    Faults faults_;
    std::deque<std::string> blocks_;  ///< The lines' bytes, in blocks that never move.
    PersonIds people_;
    std::unordered_map<std::string, std::uint64_t> occurrences_;
    std::vector<Delivery> staying_;
    std::vector<Delivery> moving_;
};

/// Reads inputs as a run does, merged by arrival, and gives the lines that arrive. `progress` is called now
/// and then with the share read and the lines so far; false stops the reading, and there are no lines.
base::Expected<ArrivedLines> readWithFaults(
    const std::vector<event::StreamInput>& inputs, const Faults& faults,
    const std::function<bool(double fraction, std::uint64_t lines)>& progress = {});

}  // namespace rehearsal::simulation
