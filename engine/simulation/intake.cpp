#include "simulation/intake.h"

#include <algorithm>
#include <bit>
#include <filesystem>
#include <numeric>
#include <thread>

#include "base/parallel.h"
#include "event/block_reader.h"
#include "event/stream.h"

namespace rehearsal::simulation {
namespace {

using event::Record;

/// The part of an id, by the high bits of its hash: the low ones serve the tables inside a part.
std::size_t partOf(std::uint64_t hash) {
    static_assert(Intake::kParts == 256);
    return hash >> 56;
}

/// A position is the number of a block and that of a line in it: no block has as many lines.
constexpr int kBlockBits = 24;

bool isUser(std::uint64_t who) {
    return (who & 1) != 0;
}

}  // namespace

/// What one thread reads.
struct Intake::Share {
    explicit Share(std::size_t memory) : users(kParts, memory / 2), anonymous(kParts, memory / 4) {}

    RecordStore users;      ///< Events with a user id.
    RecordStore anonymous;  ///< Events whose person may yet get a name.
    std::vector<LinkedIds::Link> links;
    std::vector<LinkedIds::Link> recent = std::vector<LinkedIds::Link>(kRecentLinks);
    std::array<std::uint64_t, event::kRejections> rejected{};
    std::uint64_t lines = 0;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> blocks;  ///< Their numbers, and lines.
    std::uint64_t accepted = 0;
    base::Instant latest = base::Instant::min();

    static constexpr std::size_t kRecentLinks = 1 << 14;

    /// Notes a link unless it was noted lately: most events repeat one.
    void link(std::uint64_t a, std::uint64_t b) {
        LinkedIds::Link& known = recent[(b >> 20) % kRecentLinks];
        if (known == LinkedIds::Link{a, b}) return;
        known = {a, b};
        links.push_back(known);
    }
    void take(const event::NamedTogether& ids, base::Instant receivedAt, std::string_view record) {
        ++accepted;
        latest = std::max(latest, receivedAt);
        (isUser(ids.who) ? users : anonymous).add(partOf(ids.who), ids.who, record);
        for (int i = 0; i < ids.count; ++i) link(ids.who, ids.others[i]);
    }
};

base::Expected<void> Intake::readBlocks(event::StreamInput input, const condition::EventInterests& interests,
                                        std::vector<Share>& shares, const std::atomic<bool>& cancelled,
                                        const Progress& progress) {
    auto source = event::ByteSource::open(input);
    if (!source) return tl::unexpected(source.error());
    event::BlockReader reader(std::move(*source));
    std::vector<std::optional<base::Diagnostic>> errors(shares.size());
    std::atomic<std::uint64_t> lines = 0;
    std::atomic<bool> failed = false;
    base::inParallel(shares.size(), [&](std::size_t thread) {
        Share& share = shares[thread];
        event::RecordWriter writer(interests);
        event::Block block;
        std::string record;
        while (!cancelled && !failed) {
            const auto more = reader.next(block);
            if (!more) {
                errors[thread] = more.error();
                failed = true;
                return;
            }
            if (!*more) return;
            const std::uint64_t before = share.lines;
            std::uint64_t position = block.index << kBlockBits;
            for (std::size_t begin = 0; begin < block.size;) {
                const std::string_view line = event::takeLine(block.lines(), begin);
                if (event::isBlank(line)) continue;
                ++share.lines;
                record.clear();
                if (const auto rejection = writer.write(line, ++position, record)) {
                    ++share.rejected[static_cast<std::size_t>(*rejection)];
                } else {
                    share.take(writer.ids(), writer.receivedAt(), record);
                }
            }
            share.blocks.emplace_back(block.index, share.lines - before);
            const std::uint64_t all = lines += share.lines - before;
            if (thread == 0 && progress) progress(reader.fraction(), all);
        }
    });
    for (const auto& error : errors) {
        if (error) return tl::unexpected(*error);
    }
    return {};
}

base::Expected<void> Intake::readMerged(const std::vector<event::StreamInput>& inputs,
                                        const condition::EventInterests& interests, Share& share,
                                        const std::atomic<bool>& cancelled, const Progress& progress) {
    constexpr std::uint64_t kLinesBetweenReports = 8192;
    auto stream = event::Stream::open(inputs, interests);
    if (!stream) return tl::unexpected(stream.error());
    while (!cancelled) {
        const auto item = stream->next();
        if (!item) return tl::unexpected(item.error());
        if (!*item) break;
        if (++share.lines % kLinesBetweenReports == 0 && progress) progress(stream->fraction(), share.lines);
        if ((*item)->rejection) {
            ++share.rejected[static_cast<std::size_t>(*(*item)->rejection)];
            continue;
        }
        const Record record((*item)->record);
        share.take(event::idsOf(record), record.receivedAt(), {(*item)->record, (*item)->recordSize});
    }
    return {};
}

base::Expected<Intake> Intake::read(const std::vector<event::StreamInput>& inputs,
                                    const condition::EventInterests& interests, const PersonIndex& people,
                                    const Resources& resources, const std::atomic<bool>& cancelled,
                                    const Progress& progress) {
    std::vector<Share> shares;
    const std::size_t readers = inputs.size() == 1 ? static_cast<std::size_t>(resources.threads) : 1;
    while (shares.size() < readers) shares.emplace_back(resources.memory / readers);
    const auto done = inputs.size() == 1 ? readBlocks(inputs.front(), interests, shares, cancelled, progress)
                                         : readMerged(inputs, interests, shares.front(), cancelled, progress);
    if (!done) return tl::unexpected(done.error());
    Intake intake;
    for (const Share& share : shares) {
        intake.linesRead_ += share.lines;
        intake.accepted_ += share.accepted;
        intake.latest_ = std::max(intake.latest_, share.latest);
        for (std::size_t i = 0; i < event::kRejections; ++i) intake.rejected_[i] += share.rejected[i];
    }
    intake.countBlocks(shares);
    if (!intake.settle(shares, people, resources)) return tl::unexpected(lostRecords());
    return intake;
}

base::Diagnostic Intake::lostRecords() {
    return base::failure(std::filesystem::temp_directory_path().string(),
                         "What was put there for a while cannot be read back",
                         "see to it that the disk of this folder works, or set TMPDIR to another")
        .value();
}

void Intake::countBlocks(const std::vector<Share>& shares) {
    for (const Share& share : shares) {
        for (const auto& [block, lines] : share.blocks) {
            if (linesBefore_.size() < block + 2) linesBefore_.resize(block + 2);
            linesBefore_[block + 1] = static_cast<std::int64_t>(lines);
        }
    }
    std::partial_sum(linesBefore_.begin(), linesBefore_.end(), linesBefore_.begin());
}

std::int64_t Intake::lineOf(std::uint64_t position) const {
    const auto inBlock = static_cast<std::int64_t>(position & ((1 << kBlockBits) - 1));
    return linesBefore_[position >> kBlockBits] + inBlock - 1;
}

bool Intake::settle(std::vector<Share>& shares, const PersonIndex& people, const Resources& resources) {
    std::vector<std::vector<LinkedIds::Link>> links;
    for (Share& share : shares) {
        share.recent.clear();
        links.push_back(std::move(share.links));
    }
    auto& ofPeople = links.emplace_back();
    for (const bundle::Person& person : people.people()) {
        const std::uint64_t user = event::hashOfUser(person.id);
        for (const std::string& id : person.anonymousIds)
            ofPeople.emplace_back(user, event::hashOfAnonymous(id));
    }
    linked_ = std::make_unique<LinkedIds>(links);
    links.clear();
    hasMovedUsers_.resize(kParts);
    for (const std::uint64_t user : linked_->movedUsers()) hasMovedUsers_[partOf(user)] = true;

    const auto workers = static_cast<std::size_t>(resources.threads);
    while (moved_.size() < workers) moved_.emplace_back(kParts, resources.memory / 4 / workers);
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> failed = false;
    base::inParallel(workers, [&](std::size_t worker) {
        std::vector<char> room;
        const auto move = [&](std::uint64_t group, const char* record) {
            moved_[worker].add(partOf(group), group, {record, Record(record).size()});
        };
        for (std::size_t part = next++; part < kParts && !failed; part = next++) {
            for (Share& share : shares) {
                const bool all = share.anonymous.forEach(
                    part, room,
                    [&](std::uint64_t who, const char* record) { move(linked_->groupOf(who), record); });
                if (!all) failed = true;
                if (!hasMovedUsers_[part]) continue;
                const bool users =
                    share.users.forEach(part, room, [&](std::uint64_t who, const char* record) {
                        const std::uint64_t group = linked_->groupOf(who);
                        if (group != who) move(group, record);
                    });
                if (!users) failed = true;
            }
        }
    });
    for (Share& share : shares) users_.push_back(std::move(share.users));
    return !failed;
}

namespace {

struct Member {
    std::uint32_t group;
    char* record;
};

/// Numbers groups by their hashes in the order of their first records.
class GroupTable {
  public:
    explicit GroupTable(std::size_t records) : slots_(std::bit_ceil(records * 2 + 1)) {}

    std::uint32_t numberOf(std::uint64_t group) {
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t at = (group >> 1) & mask;; at = (at + 1) & mask) {
            Slot& slot = slots_[at];
            if (slot.number == 0) slot = {group, ++count_};
            if (slot.group == group) return slot.number - 1;
        }
    }
    std::uint32_t size() const { return count_; }

  private:
    struct Slot {
        std::uint64_t group = 0;
        std::uint32_t number = 0;  ///< From 1; 0 is a free slot.
    };
    std::vector<Slot> slots_;
    std::uint32_t count_ = 0;
};

/// Marks the records whose messageId comes once among them.
void markOnlyOnes(std::span<char*> records, std::vector<std::pair<std::uint64_t, std::uint32_t>>& hashes) {
    if (records.size() == 1) return Record::markOnlyOne(records.front());
    hashes.clear();
    for (std::uint32_t i = 0; i < records.size(); ++i)
        hashes.emplace_back(Record(records[i]).messageHash(), i);
    std::sort(hashes.begin(), hashes.end());
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        const bool likeBefore = i > 0 && hashes[i - 1].first == hashes[i].first;
        const bool likeNext = i + 1 < hashes.size() && hashes[i + 1].first == hashes[i].first;
        if (!likeBefore && !likeNext) Record::markOnlyOne(records[hashes[i].second]);
    }
}

}  // namespace

bool Intake::forEachGroup(std::size_t part, Room& room, const RunGroup& run) const {
    std::size_t count = 0;
    for (const auto* stores : {&users_, &moved_}) {
        for (const RecordStore& store : *stores) count += store.count(part);
    }
    std::vector<Member> members;
    members.reserve(count);
    GroupTable groups(count);
    room.resize(users_.size() + moved_.size());
    auto into = room.begin();
    bool all = true;
    for (const RecordStore& store : users_) {
        all = store.forEach(part, *into++, [&](std::uint64_t group, char* record) {
            if (hasMovedUsers_[part] && isUser(group) && linked_->groupOf(group) != group) return;
            members.push_back({groups.numberOf(group), record});
        }) && all;
    }
    for (const RecordStore& store : moved_) {
        all = store.forEach(part, *into++, [&](std::uint64_t group, char* record) {
            members.push_back({groups.numberOf(group), record});
        }) && all;
    }
    if (!all) return false;
    std::vector<std::uint32_t> starts(groups.size() + 1);
    for (const Member& member : members) ++starts[member.group + 1];
    for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
    std::vector<char*> sorted(members.size());
    std::vector<std::uint32_t> ends(starts.begin(), starts.end() - 1);
    for (const Member& member : members) sorted[ends[member.group]++] = member.record;
    members = {};

    std::vector<std::pair<std::uint64_t, std::uint32_t>> hashes;
    const auto earlier = [](const char* a, const char* b) {
        return Record(a).position() < Record(b).position();
    };
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
        const std::span<char*> records(sorted.data() + starts[i], starts[i + 1] - starts[i]);
        // Each thread read its own blocks in order, what was moved comes last.
        if (!std::is_sorted(records.begin(), records.end(), earlier))
            std::sort(records.begin(), records.end(), earlier);
        markOnlyOnes(records, hashes);
        run(std::span<const char* const>(records.data(), records.size()));
    }
    return true;
}

}  // namespace rehearsal::simulation
