#include "simulation/decision_log.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>

namespace rehearsal::simulation {
namespace {

using journey::Decision;
using Kind = Decision::Kind;

/// Numbers take as many bytes as they need (LEB128); most are small.
class Writer {
  public:
    explicit Writer(std::string& out) : out_(out) {}

    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) out_ += static_cast<char>(value | 0x80);
        out_ += static_cast<char>(value);
    }
    /// An instant by how far it is from that of the decision.
    void instant(base::Instant value, base::Instant at) {
        const auto ahead = static_cast<std::uint64_t>(value.ms) - static_cast<std::uint64_t>(at.ms);
        const bool isNegative = (ahead >> 63) != 0;
        number((ahead << 1) ^ (isNegative ? ~std::uint64_t{0} : 0));
    }
    void text(std::string_view value) {
        number(value.size());
        out_ += value;
    }

  private:
    std::string& out_;
};

class Reader {
  public:
    explicit Reader(const char* at) : at_(at) {}

    template <class Number = std::uint32_t>
    Number number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0;; shift += 7) {
            const auto byte = static_cast<unsigned char>(*at_++);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return static_cast<Number>(value);
        }
    }
    base::Instant instant(base::Instant at) {
        const auto coded = number<std::uint64_t>();
        const std::uint64_t ahead = (coded >> 1) ^ ((coded & 1) != 0 ? ~std::uint64_t{0} : 0);
        return {static_cast<std::int64_t>(static_cast<std::uint64_t>(at.ms) + ahead)};
    }
    std::string_view text() {
        const auto size = number<std::size_t>();
        const std::string_view value(at_, size);
        at_ += size;
        return value;
    }

  private:
    const char* at_;
};

/// What every decision begins with: where the text of its profile stands.
using Profile = const char*;

std::string_view profileOf(const char* bytes) {
    Profile profile = nullptr;
    std::memcpy(&profile, bytes, sizeof profile);
    return Reader(profile).text();
}

}  // namespace

const char* DecisionPages::profileText(std::string_view profile) {
    // Decisions about one profile come one after the other.
    if (!profileText_ || Reader(profileText_).text() != profile) {
        scratch_.clear();
        Writer(scratch_).text(profile);
        profileText_ = pool_.keep(scratch_);
    }
    return profileText_;
}

std::uint32_t DecisionPages::codeOf(std::string_view text) {
    const auto [found, isNew] = codes_.try_emplace(text.data(), static_cast<std::uint32_t>(texts_.size()));
    if (isNew) texts_.push_back(text);
    return found->second;
}

void DecisionPages::add(const Decision& d) {
    const Profile profile = profileText(d.profile);
    scratch_.assign(reinterpret_cast<const char*>(&profile), sizeof profile);
    Writer writer(scratch_);
    writer.number(static_cast<std::uint64_t>(d.kind));
    writer.number(number_);
    writer.number(d.rank);
    writer.number(d.step);
    writer.number(d.journey);
    // 0 is none.
    const auto optionalCode = [&](bool given, std::string_view text) {
        writer.number(given ? codeOf(text) + std::uint64_t{1} : 0);
    };
    switch (d.kind) {
        case Kind::Enter:
            writer.instant(d.enteredAt, d.at);
            writer.text(d.trigger);
            break;
        case Kind::Deny:
            writer.number(codeOf(d.reason));
            writer.text(d.trigger);
            break;
        case Kind::Send:
            writer.instant(d.due, d.at);
            writer.number(d.pass);
            writer.text(d.trigger);
            writer.number(d.feeds.size());
            for (const auto& [feed, how] : d.feeds) {
                writer.number(codeOf(feed));
                writer.number(codeOf(how));
            }
            writer.number(d.slotBlocks.size());
            for (const auto& [slot, block] : d.slotBlocks) {
                writer.number(codeOf(slot));
                optionalCode(block.has_value(), block.value_or(std::string_view()));
            }
            writer.number(d.failedBlocks.size());
            for (const auto& [slot, block] : d.failedBlocks) {
                writer.number(codeOf(slot));
                writer.number(codeOf(block));
            }
            break;
        case Kind::Skip:
        case Kind::Defer:
            writer.number(codeOf(d.reason));
            writer.text(d.detail);
            writer.instant(d.until, d.at);
            break;
        case Kind::Arm:
            writer.number(codeOf(d.arm));
            break;
        case Kind::Webhook:
            break;
        case Kind::Merge:
            writer.text(d.from);
            writer.number(d.journeys.size());
            for (const auto& [before, after] : d.journeys) {
                writer.number(before);
                writer.number(after);
            }
            break;
        case Kind::Exit:
            writer.number(codeOf(d.outcome));
            optionalCode(!d.reason.empty(), d.reason);
            break;
    }
    entries_.push_back({d.at, pool_.keep(scratch_)});
}

namespace {

using Entry = DecisionPages::Entry;

/// A radix sort from the lowest bits up: stable, and most of a run's decisions differ in time alone.
void sortByTime(std::vector<Entry>& entries) {
    constexpr unsigned kBits = 11;
    constexpr std::size_t kBuckets = std::size_t{1} << kBits;
    const auto [first, last] = std::minmax_element(
        entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.at < b.at; });
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
    const auto before = [](const Entry& a, const Entry& b) {
        return profileOf(a.bytes) < profileOf(b.bytes);
    };
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
    const Entry& entry = order_[index];
    Reader reader(entry.bytes + sizeof(Profile));
    Decision d;
    d.at = entry.at;
    d.profile = profileOf(entry.bytes);
    d.kind = static_cast<Kind>(reader.number());
    const auto& texts = pages_[reader.number()].texts_;
    d.rank = reader.number();
    d.step = reader.number();
    d.journey = reader.number();
    const journey::Campaign* campaign = nullptr;
    if (d.kind != Kind::Merge) {
        campaign = &program_->campaigns[d.rank];
        d.campaign = campaign->id;
    }
    const auto node = [&] { d.node = campaign->steps[d.step].id; };
    const auto code = [&] { return texts[reader.number()]; };
    const auto optionalCode = [&]() -> std::optional<std::string_view> {
        const auto given = reader.number();
        return given == 0 ? std::nullopt : std::optional(texts[given - 1]);
    };
    switch (d.kind) {
        case Kind::Enter:
            d.enteredAt = reader.instant(d.at);
            d.trigger = reader.text();
            break;
        case Kind::Deny:
            d.reason = code();
            d.trigger = reader.text();
            break;
        case Kind::Send: {
            node();
            const auto& step = std::get<journey::SendStep>(campaign->steps[d.step].kind);
            d.templateId = step.templateId;
            d.purpose = step.purpose;
            d.due = reader.instant(d.at);
            d.pass = reader.number();
            d.trigger = reader.text();
            for (auto left = reader.number(); left > 0; --left) {
                const std::string_view feed = code();
                d.feeds.emplace_back(feed, code());
            }
            for (auto left = reader.number(); left > 0; --left) {
                const std::string_view slot = code();
                d.slotBlocks.emplace_back(slot, optionalCode());
            }
            for (auto left = reader.number(); left > 0; --left) {
                const std::string_view slot = code();
                d.failedBlocks.emplace_back(slot, code());
            }
            break;
        }
        case Kind::Skip:
        case Kind::Defer:
            node();
            d.reason = code();
            d.detail = reader.text();
            d.until = reader.instant(d.at);
            break;
        case Kind::Arm:
            node();
            d.arm = code();
            break;
        case Kind::Webhook:
            node();
            break;
        case Kind::Merge:
            d.from = reader.text();
            for (auto left = reader.number(); left > 0; --left) {
                const auto former = reader.number();
                d.journeys.emplace_back(former, reader.number());
            }
            break;
        case Kind::Exit:
            d.outcome = code();
            d.reason = optionalCode().value_or(std::string_view());
            break;
    }
    return d;
}

}  // namespace rehearsal::simulation
