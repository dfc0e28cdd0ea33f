#include "events/stream_scan.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "event/line_parser.h"
#include "event/line_source.h"

namespace rehearsal::events {

namespace {

constexpr std::uint64_t kLinesBetweenLooks = 4096;
constexpr std::size_t kBeginning = 160;

/// Gathers the facts of one line after the other.
class Scan {
  public:
    void take(const event::LineSource::Line& line) {
        ++facts_.lines;
        if (line.tooLong) return reject(line, event::Rejection::TooLong);
        record_.clear();
        if (const auto rejection = writer_.write(line.text, 0, record_)) return reject(line, *rejection);
        accept(line, reader_.read(event::Record(record_.data())));
    }

    StreamFacts finish() && {
        facts_.people = people_.size();
        facts_.names.assign(names_.begin(), names_.end());
        std::sort(facts_.names.begin(), facts_.names.end(), [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second > b.second : a.first < b.first;
        });
        return std::move(facts_);
    }

    StreamFacts& facts() { return facts_; }

  private:
    void reject(const event::LineSource::Line& line, event::Rejection reason) {
        ++facts_.rejected;
        ++facts_.rejectedByReason[reason];
        if (facts_.rejectedRows.size() < kMostRejectedRows)
            facts_.rejectedRows.push_back(
                {line.number, reason, std::string(line.text.substr(0, kBeginning))});
    }

    void accept(const event::LineSource::Line& line, const event::Event& event) {
        ++facts_.events;
        const base::Instant time = std::min(event.timestamp, event.receivedAt);
        facts_.first = facts_.first ? std::min(*facts_.first, time) : time;
        facts_.last = facts_.last ? std::max(*facts_.last, time) : time;
        facts_.bins.add(time);
        std::string person =
            event.userId.empty() ? std::string("anon:").append(event.anonymousId) : std::string(event.userId);
        people_.insert(std::hash<std::string>{}(person));
        if (const auto name = names_.find(std::string(event.name)); name != names_.end()) {
            ++name->second;
        } else if (names_.size() < kMostNames) {
            names_.emplace(event.name, 1);
        }
        if (facts_.rows.size() < kMostRows)
            facts_.rows.push_back(
                {time, std::string(event.name), std::move(person), line.number, std::string(line.text)});
    }

    StreamFacts facts_;
    event::RecordWriter writer_{event::everything()};
    event::RecordReader reader_{event::everything()};
    std::string record_;
    std::unordered_set<std::size_t> people_;  ///< Hashes: a count does not need the names.
    std::unordered_map<std::string, std::uint64_t> names_;
};

}  // namespace

base::Expected<StreamFacts> scanStream(const std::filesystem::path& file, ScanControl& control) {
    auto source = event::LineSource::open(file);
    if (!source) return tl::unexpected(source.error());
    Scan scan;
    while (true) {
        auto line = source->next();
        if (!line) return tl::unexpected(line.error());
        if (!*line) break;
        scan.take(**line);
        if (scan.facts().lines % kLinesBetweenLooks != 0) continue;
        if (control.cancelled) {
            scan.facts().cancelled = true;
            break;
        }
        if (control.progress) control.progress(source->fraction(), scan.facts().lines);
    }
    return std::move(scan).finish();
}

}  // namespace rehearsal::events
