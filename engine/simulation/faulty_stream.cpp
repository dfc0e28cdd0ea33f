#include "simulation/faulty_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "condition/event_interests.h"
#include "event/record.h"
#include "event/stream.h"
#include "simulation/line_edit.h"

namespace rehearsal::simulation {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{4} << 20;
constexpr std::uint64_t kLinesBetweenReports = 8192;

bool isGiven(std::string_view line, std::string_view key) {
    const auto value = memberValue(line, key);
    return value && *value != "null";
}

std::string withTime(std::string_view line, std::string_view key, base::Instant time) {
    return withMember(line, key, fmt::format("\"{}\"", base::toString(time)));
}

}  // namespace

FaultyStream::FaultyStream(const Faults& faults) : faults_(faults) {}

std::string_view FaultyStream::keep(std::string_view line) {
    if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < line.size()) {
        blocks_.emplace_back().reserve(std::max(kBlockBytes, line.size()));
    }
    std::string& block = blocks_.back();
    const std::size_t at = block.size();
    block.append(line);
    return std::string_view(block).substr(at, line.size());
}

std::string FaultyStream::keyOf(const event::Event& event) {
    const std::string key(event.messageId);
    const std::string whose =
        event.userId.empty() ? fmt::format("a{}", event.anonymousId) : fmt::format("u{}", event.userId);
    const std::uint64_t n = ++occurrences_[fmt::format("{}\n{}", whose, key)];
    return fmt::format("{}/{}", key, n);
}

bool FaultyStream::happens(const char* kind, double rate, std::string_view key) const {
    return rate > 0 && draw(faults_.seed, kind, key).first < rate;
}

std::string FaultyStream::asSent(std::string_view line, const event::Event& event,
                                 std::string_view key) const {
    if (!happens("skew", faults_.skew.rate, key) || !isGiven(line, "timestamp")) return std::string(line);
    const bool slow = draw(faults_.seed, "skew", key).second < 0.5;
    const base::Duration by = slow ? -faults_.skew.by : faults_.skew.by;
    std::string out = withTime(line, "timestamp", writable(event.timestamp + by));
    // The device's clock says nothing about when the event arrived.
    if (!isGiven(line, "receivedAt")) out = withTime(out, "receivedAt", event.receivedAt);
    return out;
}

bool FaultyStream::damage(std::string& line, std::string_view key) const {
    const bool isNameless = happens("missing_id", faults_.missingId, key);
    if (isNameless) line = withoutMember(withoutMember(line, "userId"), "anonymousId");
    const bool breaksOff = happens("malformed", faults_.malformed, key);
    if (breaksOff) {
        // Anywhere inside the outermost object, so that what is left is neither blank nor whole.
        const std::size_t first = line.find('{') + 1;
        const std::size_t last = line.rfind('}');
        const double share = draw(faults_.seed, "malformed", key).second;
        line.resize(first + static_cast<std::size_t>(share * static_cast<double>(last - first + 1)));
    }
    return isNameless || breaksOff;
}

void FaultyStream::add(std::string_view line, const event::Event* event) {
    if (!event) {
        staying_.push_back({keep(line), ArrivalOrder::kNobody, {}, {}, -1, false});
        return;
    }
    const std::string key = keyOf(*event);
    const std::uint32_t person = people_.add(*event);
    if (happens("loss", faults_.loss, key)) return;
    std::string text = asSent(line, *event, key);
    if (damage(text, key)) {
        staying_.push_back({keep(text), ArrivalOrder::kNobody, {}, {}, -1, false});
        return;
    }
    Delivery delivery{{}, person, event->receivedAt, event->receivedAt, -1, true};
    delivery.after = static_cast<std::int64_t>(staying_.size()) - 1;
    const bool isLate = happens("late", faults_.late.rate, key);
    if (isLate) {
        const base::Duration by = faults_.late.by.at(draw(faults_.seed, "late", key).second);
        delivery.receivedAt = delivery.arrival = writable(event->receivedAt + by);
        text = withTime(text, "receivedAt", delivery.receivedAt);
    }
    const bool isOvertaken = happens("reorder", faults_.reorder.rate, key);
    if (isOvertaken) {
        const double share = draw(faults_.seed, "reorder", key).second;
        delivery.arrival =
            delivery.arrival +
            base::milliseconds(static_cast<std::int64_t>(share * static_cast<double>(faults_.reorder.by.ms)));
    }
    delivery.line = keep(text);
    (isLate || isOvertaken ? moving_ : staying_).push_back(delivery);
    if (happens("duplicate", faults_.duplicate.rate, key)) {
        if (!isLate && !isOvertaken) ++delivery.after;
        deliverAgain(delivery, delivery.arrival + faults_.duplicate.delay);
    }
}

void FaultyStream::deliverAgain(Delivery delivery, base::Instant at) {
    delivery.receivedAt = delivery.arrival = writable(at);
    delivery.line = keep(withTime(delivery.line, "receivedAt", delivery.receivedAt));
    moving_.push_back(delivery);
}

void FaultyStream::settle() {
    if (moving_.empty()) return;
    for (auto* deliveries : {&staying_, &moving_}) {
        for (Delivery& each : *deliveries) {
            if (each.isEvent) each.person = people_.personOf(each.person);
        }
    }
    ArrivalOrder order;
    for (const Delivery& each : staying_) order.stay(each.person, each.receivedAt);
    std::vector<ArrivalOrder::Arrival> arrivals;
    arrivals.reserve(moving_.size());
    for (const Delivery& each : moving_)
        arrivals.push_back(order.arrivalOf(each.person, each.after, each.arrival));
    const std::vector<std::int64_t> places = order.placesOf(arrivals);
    for (std::size_t i = 0; i < moving_.size(); ++i) moving_[i].after = places[i];
    std::stable_sort(moving_.begin(), moving_.end(), [](const Delivery& a, const Delivery& b) {
        return std::tie(a.after, a.arrival) < std::tie(b.after, b.arrival);
    });
    std::vector<Delivery> settled;
    settled.reserve(staying_.size() + moving_.size());
    auto next = moving_.begin();
    for (std::size_t i = 0; i <= staying_.size(); ++i) {
        if (i > 0) settled.push_back(staying_[i - 1]);
        for (; next != moving_.end() && next->after < static_cast<std::int64_t>(i); ++next) {
            settled.push_back(*next);
        }
    }
    staying_ = std::move(settled);
    moving_.clear();
}

ArrivedLines FaultyStream::take() {
    settle();
    for (const Faults::Redelivery& redelivery : faults_.redeliver) {
        for (std::size_t i = 0; i < staying_.size(); ++i) {
            Delivery copy = staying_[i];
            const bool isMeant =
                copy.isEvent && redelivery.from <= copy.receivedAt && copy.receivedAt < redelivery.to;
            if (!isMeant) continue;
            copy.after = static_cast<std::int64_t>(i);
            deliverAgain(copy, redelivery.at);
        }
    }
    settle();
    std::size_t bytes = 0;
    for (const Delivery& each : staying_) bytes += each.line.size() + 1;
    ArrivedLines lines;
    lines.text.reserve(bytes);
    lines.receivedAt.reserve(staying_.size());
    for (const Delivery& each : staying_) {
        lines.text.append(each.line) += '\n';
        lines.receivedAt.push_back(each.isEvent ? each.receivedAt : ArrivedLines::kNoEvent);
    }
    return lines;
}

base::Expected<ArrivedLines> readWithFaults(
    const std::vector<event::StreamInput>& inputs, const Faults& faults,
    const std::function<bool(double fraction, std::uint64_t lines)>& progress) {
    condition::EventInterests nothing;  // What names an event is read anyway.
    nothing.seal();
    auto stream = event::Stream::open(inputs, nothing);
    if (!stream) return tl::unexpected(stream.error());
    event::RecordReader reader(nothing);
    FaultyStream faulty(faults);
    std::uint64_t tooLong = 0;
    for (std::uint64_t read = 1;; ++read) {
        const auto item = stream->next();
        if (!item) return tl::unexpected(item.error());
        if (!*item) break;
        const bool stop = progress && read % kLinesBetweenReports == 0 && !progress(stream->fraction(), read);
        if (stop) return ArrivedLines();
        const auto& [line, input, number, rejection, record, size] = **item;
        if (rejection == event::Rejection::TooLong) {
            ++tooLong;
        } else {
            faulty.add(line, rejection ? nullptr : &reader.read(event::Record(record)));
        }
    }
    ArrivedLines lines = faulty.take();
    lines.tooLong = tooLong;
    return lines;
}

}  // namespace rehearsal::simulation
