#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/diagnostic.h"
#include "base/instant.h"
#include "event/byte_source.h"
#include "event/record.h"
#include "simulation/linked_ids.h"
#include "simulation/person_index.h"
#include "simulation/record_store.h"

namespace rehearsal::simulation {

/// Streams read as records, parted by whose they are. Parts are independent of each other and fit in a core's
/// cache: reading, grouping and running touch little memory at a time. Of long streams most records stand in
/// temporary files.
class Intake {
  public:
    static constexpr std::size_t kParts = 256;

    /// The share of the streams read (0 to 1) and the lines so far, from one of the reading threads.
    using Progress = std::function<void(double fraction, std::uint64_t lines)>;

    /// What reading may use.
    struct Resources {
        int threads = 1;
        /// Bytes of records; what is more goes to temporary files.
        std::size_t memory = std::size_t{384} << 20;
    };

    /// Reads the inputs, merged by arrival (cli.md). The interests say what records keep. An input that
    /// cannot be read is an error; a line that cannot is counted. `cancelled` stops the reading.
    static base::Expected<Intake> read(const std::vector<event::StreamInput>& inputs,
                                       const condition::EventInterests& interests, const PersonIndex& people,
                                       const Resources& resources, const std::atomic<bool>& cancelled,
                                       const Progress& progress);

    /// Why a run ends where `forEachGroup` fails.
    static base::Diagnostic lostRecords();

    std::uint64_t linesRead() const { return linesRead_; }
    std::uint64_t accepted() const { return accepted_; }
    const std::array<std::uint64_t, event::kRejections>& rejected() const { return rejected_; }
    /// The latest receivedAt; Instant::min() where nothing was taken.
    base::Instant latestArrival() const { return latest_; }

    /// The number, from 0, of the line at a position among those read; of a single input only.
    std::int64_t lineOf(std::uint64_t position) const;

    /// Where a thread reads what stands in temporary files; to be used again.
    using Room = std::vector<std::vector<char>>;
    /// Calls `run(records)` for each group of a part, its records in the order of arrival, those marked whose
    /// messageId comes once in the group. False where they cannot be read back. Different parts from
    /// different threads.
    using RunGroup = std::function<void(std::span<const char* const> records)>;
    bool forEachGroup(std::size_t part, Room& room, const RunGroup& run) const;

  private:
    struct Share;

    static base::Expected<void> readBlocks(event::StreamInput input,
                                           const condition::EventInterests& interests,
                                           std::vector<Share>& shares, const std::atomic<bool>& cancelled,
                                           const Progress& progress);
    static base::Expected<void> readMerged(const std::vector<event::StreamInput>& inputs,
                                           const condition::EventInterests& interests, Share& share,
                                           const std::atomic<bool>& cancelled, const Progress& progress);
    void countBlocks(const std::vector<Share>& shares);
    /// Puts every record where its group belongs; false where records cannot be read back.
    bool settle(std::vector<Share>& shares, const PersonIndex& people, const Resources& resources);

    std::vector<RecordStore> users_;  ///< From each reading thread: whose group is mostly their own.
    std::vector<RecordStore> moved_;  ///< From each settling thread: whose group is known only at the end.
    std::unique_ptr<LinkedIds> linked_;
    std::vector<bool> hasMovedUsers_;  ///< By part.
    std::array<std::uint64_t, event::kRejections> rejected_{};
    std::vector<std::int64_t> linesBefore_;  ///< By block, of a single input.
    std::uint64_t linesRead_ = 0;
    std::uint64_t accepted_ = 0;
    base::Instant latest_ = base::Instant::min();
};

}  // namespace rehearsal::simulation
