#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "event/event.h"
#include "event/rejection.h"

namespace rehearsal::event {

/// An event as bytes: what names it, its times, and the parts of it that rules read. Most of a line is never
/// asked for; a record of a 460-byte line takes some 100 bytes.
class Record {
  public:
    explicit Record(const char* bytes) : bytes_(bytes) {}

    const char* bytes() const { return bytes_; }
    std::size_t size() const;
    base::Instant receivedAt() const;
    std::uint64_t position() const;
    /// A hash of the user id, or of the anonymous id where there is no user id. Equal ids have equal hashes;
    /// the lowest bit tells user ids (1) from anonymous ones (0).
    std::uint64_t whoHash() const;
    /// A hash of the messageId or content id.
    std::uint64_t messageHash() const;
    /// Notes in the bytes of a record that its messageId comes once (Event::isOnlyOne).
    static void markOnlyOne(char* bytes);
    static void setPosition(char* bytes, std::uint64_t position);

  private:
    const char* bytes_;
};

/// The hash of an id as Record::whoHash gives it.
std::uint64_t hashOfUser(std::string_view userId);
std::uint64_t hashOfAnonymous(std::string_view anonymousId);

/// Ids that one line names together, as hashes: whoever they are, they may turn out to be the same (S6).
struct NamedTogether {
    std::uint64_t who = 0;
    std::uint64_t others[3] = {};
    int count = 0;
};

NamedTogether idsOf(Record record);

/// Turns lines into records, keeping what the rules read. One a thread.
class RecordWriter {
  public:
    /// The interests must outlive the writer.
    explicit RecordWriter(const condition::EventInterests& interests);
    ~RecordWriter();

    /// Bytes that must be readable behind a line's end, whatever they are.
    static constexpr std::size_t kPadding = 64;

    /// Appends a line's record to `out`, or says why it is not taken (S2). The line must have kPadding
    /// readable bytes behind it.
    std::optional<Rejection> write(std::string_view line, std::uint64_t position, std::string& out);
    /// Of the last line taken.
    const NamedTogether& ids() const { return ids_; }
    base::Instant receivedAt() const { return receivedAt_; }

  private:
    struct Parser;
    /// `givenName` is the name of a call other than `track`.
    void packContent(const condition::EventPart& part, std::string_view givenName, base::Packer::Width width,
                     std::string& out);

    const condition::EventInterests& interests_;
    std::unique_ptr<Parser> parser_;
    NamedTogether ids_;
    base::Instant receivedAt_;
};

/// Reads records back as events. One a thread; an event is good until the next is read.
class RecordReader {
  public:
    explicit RecordReader(const condition::EventInterests& interests) : interests_(interests) {}

    /// The record must outlive what is made of the event, unless `owner` is what holds it.
    const Event& read(Record record, std::shared_ptr<const std::string> owner = nullptr);

  private:
    const condition::EventInterests& interests_;
    Event event_;
    char uuids_[4][36];  ///< Text of ids that stand in the record as UUIDs.
};

}  // namespace rehearsal::event
