#include "simulation/decision_log.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>

namespace rehearsal::simulation {
namespace {

using journey::Decision;
using Kind = Decision::Kind;

class Writer {
  public:
    explicit Writer(std::string& out) : out_(out) {}

    template <class T>
    void raw(const T& value) {
        out_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void text(std::string_view value) {
        raw(static_cast<std::uint32_t>(value.size()));
        out_ += value;
    }

  private:
    std::string& out_;
};

class Reader {
  public:
    explicit Reader(const char* at) : at_(at) {}

    template <class T>
    T raw() {
        T value;
        std::memcpy(&value, at_, sizeof value);
        at_ += sizeof value;
        return value;
    }
    std::string_view text() {
        const auto size = raw<std::uint32_t>();
        const std::string_view value(at_, size);
        at_ += size;
        return value;
    }

  private:
    const char* at_;
};

/// What every decision begins with.
#pragma pack(push, 1)
struct Head {
    std::int64_t at;
    const char* profile;  ///< Its length, then its text.
    std::uint32_t rank;
    std::uint32_t step;
    std::uint32_t journey;
    std::uint16_t pages;  ///< Whose texts the codes are.
    Kind kind;
};
#pragma pack(pop)

std::string_view profileOf(const char* bytes) {
    Head head;
    std::memcpy(&head, bytes, sizeof head);
    return Reader(head.profile).text();
}

}  // namespace

const char* DecisionPages::profileText(std::string_view profile) {
    // Decisions about one profile come one after the other.
    if (lastProfile_ != profile || lastProfile_.data() == nullptr) {
        const auto size = static_cast<std::uint32_t>(profile.size());
        char* at = pool_.take(sizeof size + size);
        std::memcpy(at, &size, sizeof size);
        std::memcpy(at + sizeof size, profile.data(), size);
        lastProfile_ = {at + sizeof size, size};
    }
    return lastProfile_.data() - sizeof(std::uint32_t);
}

std::uint32_t DecisionPages::codeOf(std::string_view text) {
    const auto [found, isNew] = codes_.try_emplace(text.data(), static_cast<std::uint32_t>(texts_.size()));
    if (isNew) texts_.push_back(text);
    return found->second;
}

void DecisionPages::add(const Decision& d) {
    scratch_.clear();
    Writer writer(scratch_);
    writer.raw(Head{d.at.ms, profileText(d.profile), d.rank, d.step, d.journey, number_, d.kind});
    switch (d.kind) {
        case Kind::Enter:
            writer.raw(d.enteredAt.ms);
            writer.text(d.trigger);
            break;
        case Kind::Deny:
            writer.raw(codeOf(d.reason));
            writer.text(d.trigger);
            break;
        case Kind::Send:
            writer.raw(d.due.ms);
            writer.raw(d.pass);
            writer.text(d.trigger);
            writer.raw(static_cast<std::uint32_t>(d.feeds.size()));
            for (const auto& [feed, how] : d.feeds) {
                writer.raw(codeOf(feed));
                writer.raw(codeOf(how));
            }
            writer.raw(static_cast<std::uint32_t>(d.slotBlocks.size()));
            for (const auto& [slot, block] : d.slotBlocks) {
                writer.raw(codeOf(slot));
                writer.raw(block ? codeOf(*block) : UINT32_MAX);
            }
            break;
        case Kind::Skip:
        case Kind::Defer:
            writer.raw(codeOf(d.reason));
            writer.text(d.detail);
            writer.raw(d.until.ms);
            break;
        case Kind::Arm:
            writer.raw(codeOf(d.arm));
            break;
        case Kind::Webhook:
            break;
        case Kind::Merge:
            writer.text(d.from);
            writer.raw(static_cast<std::uint32_t>(d.journeys.size()));
            for (const auto& [before, after] : d.journeys) {
                writer.raw(before);
                writer.raw(after);
            }
            break;
        case Kind::Exit:
            writer.raw(codeOf(d.outcome));
            writer.raw(d.reason.empty() ? UINT32_MAX : codeOf(d.reason));
            break;
    }
    char* at = pool_.take(scratch_.size());
    std::memcpy(at, scratch_.data(), scratch_.size());
    entries_.push_back({d.at, at});
}

namespace {

using Entry = DecisionPages::Entry;

/// A radix sort from the lowest bits up: stable, and most of a run's decisions differ in time alone.
void sortByTime(std::vector<Entry>& entries) {
    constexpr unsigned kBits = 11;
    constexpr std::size_t kBuckets = std::size_t{1} << kBits;
    const auto [first, last] =
        std::minmax_element(entries.begin(), entries.end(),
                            [](const Entry& a, const Entry& b) { return a.at < b.at; });
    if (first == last) return;
    const auto start = static_cast<std::uint64_t>(first->at.ms);
    const std::uint64_t range = static_cast<std::uint64_t>(last->at.ms) - start;
    std::vector<Entry> other(entries.size());
    for (unsigned shift = 0; shift < 64 && (range >> shift) > 0; shift += kBits) {
        const auto bucketOf = [&](const Entry& entry) {
            return ((static_cast<std::uint64_t>(entry.at.ms) - start) >> shift) % kBuckets;
        };
        std::array<std::size_t, kBuckets> places{};
        for (const Entry& entry : entries) ++places[bucketOf(entry)];
        std::exclusive_scan(places.begin(), places.end(), places.begin(), std::size_t{0});
        for (const Entry& entry : entries) other[places[bucketOf(entry)]++] = entry;
        entries.swap(other);
    }
}

/// Within each instant by profile; what is about one profile stays in the order in which it was decided.
void sortInstants(std::vector<Entry>& entries) {
    const auto before = [](const Entry& a, const Entry& b) { return profileOf(a.bytes) < profileOf(b.bytes); };
    for (auto begin = entries.begin(); begin != entries.end();) {
        const auto end =
            std::find_if(begin, entries.end(), [&](const Entry& entry) { return entry.at != begin->at; });
        if (end - begin > 1) std::stable_sort(begin, end, before);
        begin = end;
    }
}

}  // namespace

DecisionLog::DecisionLog(std::shared_ptr<const journey::Program> program, std::vector<DecisionPages> pages)
    : program_(std::move(program)), pages_(std::move(pages)) {
    std::size_t count = 0;
    for (const DecisionPages& each : pages_) count += each.entries_.size();
    order_.reserve(count);
    for (DecisionPages& each : pages_) {
        order_.insert(order_.end(), each.entries_.begin(), each.entries_.end());
        each.entries_ = {};
    }
    sortByTime(order_);
    sortInstants(order_);
}

Decision DecisionLog::operator[](std::size_t index) const {
    Reader reader(order_[index].bytes);
    const auto head = reader.raw<Head>();
    const auto& texts = pages_[head.pages].texts_;
    Decision d;
    d.at = {head.at};
    d.profile = Reader(head.profile).text();
    d.kind = head.kind;
    d.rank = head.rank;
    d.step = head.step;
    d.journey = head.journey;
    const journey::Campaign* campaign = nullptr;
    if (d.kind != Kind::Merge) {
        campaign = &program_->campaigns[d.rank];
        d.campaign = campaign->id;
    }
    const auto node = [&] { d.node = campaign->steps[d.step].id; };
    switch (d.kind) {
        case Kind::Enter:
            d.enteredAt = {reader.raw<std::int64_t>()};
            d.trigger = reader.text();
            break;
        case Kind::Deny:
            d.reason = texts[reader.raw<std::uint32_t>()];
            d.trigger = reader.text();
            break;
        case Kind::Send: {
            node();
            const auto& step = std::get<journey::SendStep>(campaign->steps[d.step].kind);
            d.templateId = step.templateId;
            d.purpose = step.purpose;
            d.due = {reader.raw<std::int64_t>()};
            d.pass = reader.raw<std::uint32_t>();
            d.trigger = reader.text();
            for (auto left = reader.raw<std::uint32_t>(); left > 0; --left) {
                const std::string_view feed = texts[reader.raw<std::uint32_t>()];
                d.feeds.emplace_back(feed, texts[reader.raw<std::uint32_t>()]);
            }
            for (auto left = reader.raw<std::uint32_t>(); left > 0; --left) {
                const std::string_view slot = texts[reader.raw<std::uint32_t>()];
                const auto block = reader.raw<std::uint32_t>();
                d.slotBlocks.emplace_back(slot,
                                          block == UINT32_MAX ? std::nullopt : std::optional(texts[block]));
            }
            break;
        }
        case Kind::Skip:
        case Kind::Defer:
            node();
            d.reason = texts[reader.raw<std::uint32_t>()];
            d.detail = reader.text();
            d.until = {reader.raw<std::int64_t>()};
            break;
        case Kind::Arm:
            node();
            d.arm = texts[reader.raw<std::uint32_t>()];
            break;
        case Kind::Webhook:
            node();
            break;
        case Kind::Merge:
            d.from = reader.text();
            for (auto left = reader.raw<std::uint32_t>(); left > 0; --left) {
                const auto former = reader.raw<std::uint32_t>();
                d.journeys.emplace_back(former, reader.raw<std::uint32_t>());
            }
            break;
        case Kind::Exit:
            d.outcome = texts[reader.raw<std::uint32_t>()];
            if (const auto reason = reader.raw<std::uint32_t>(); reason != UINT32_MAX)
                d.reason = texts[reason];
            break;
    }
    return d;
}

}  // namespace rehearsal::simulation
