#pragma once

#include <memory>
#include <string_view>
#include <variant>

#include "event/event.h"
#include "event/record.h"
#include "event/rejection.h"

namespace rehearsal::event {

/// One event with the bytes it stands in, which its content keeps alive.
class ParsedEvent {
  public:
    const Event& operator*() const { return *event_; }
    const Event* operator->() const { return event_; }

  private:
    friend std::variant<ParsedEvent, Rejection> parseLine(std::string_view, const condition::EventInterests&,
                                                          std::uint64_t);
    std::shared_ptr<RecordReader> reader_;
    const Event* event_ = nullptr;
};

/// Interests in every part of every event.
const condition::EventInterests& everything();

/// Reads one line of a stream, without its end; it need not outlive the event. The interests must.
std::variant<ParsedEvent, Rejection> parseLine(std::string_view line,
                                               const condition::EventInterests& interests = everything(),
                                               std::uint64_t position = 0);

}  // namespace rehearsal::event
