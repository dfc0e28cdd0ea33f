#include "simulation/faults.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/nearest.h"
#include "bundle/findings.h"
#include "bundle/json_text.h"
#include "bundle/place.h"

namespace rehearsal::simulation {
namespace {

using bundle::ObjectReader;
using bundle::Place;

double readRate(const Place& place) {
    return bundle::readNumber(place, 0, 1);
}

/// `{"rate": …}` and what else belongs to one kind of fault.
double readRateOf(ObjectReader& object) {
    const auto rate = object.require("rate");
    return rate ? readRate(*rate) : 0;
}

base::Duration requireDuration(ObjectReader& object, std::string_view key) {
    const auto place = object.require(key);
    return place ? bundle::readDuration(*place) : base::Duration();
}

double readRateOnly(const Place& place) {
    ObjectReader object(place);
    return readRateOf(object);
}

Faults::Duplicate readDuplicate(const Place& place) {
    ObjectReader object(place);
    return {readRateOf(object), requireDuration(object, "delay")};
}

Faults::Late readLate(const Place& place) {
    ObjectReader object(place);
    return {readRateOf(object), readDelay(object)};
}

Faults::Shift readShift(const Place& place) {
    ObjectReader object(place);
    return {readRateOf(object), requireDuration(object, "by")};
}

/// `from` and `to` of a stretch of time that is not empty.
std::pair<base::Instant, base::Instant> readStretch(ObjectReader& object) {
    const auto from = object.require("from");
    const auto to = object.require("to");
    const base::Instant first = from ? bundle::readInstant(*from) : base::Instant();
    const base::Instant end = to ? bundle::readInstant(*to) : base::Instant();
    if (from && to && from->value->isString() && to->value->isString() && end <= first) {
        to->error("\"to\" is not after \"from\"", "the stretch ends just before \"to\"");
    }
    return {first, end};
}

Faults::Redelivery readRedelivery(const Place& place) {
    ObjectReader object(place);
    const auto [from, to] = readStretch(object);
    Faults::Redelivery redelivery{from, to, {}};
    if (const auto at = object.require("at")) {
        redelivery.at = bundle::readInstant(*at);
        if (at->value->isString() && redelivery.at < to) {
            at->error("\"at\" is before \"to\"", "what is still to come cannot be delivered again");
        }
    }
    return redelivery;
}

std::string readFeedId(ObjectReader& object) {
    const auto feed = object.require("feed");
    if (!feed) return {};
    std::string id = bundle::readNonEmpty(*feed, "the id of a feed, or \"*\" for every feed");
    if (!id.empty() && id != "*") feed->refer(bundle::ReferenceKind::Feed, id);
    return id;
}

journey::FeedFaults::Outage readOutage(const Place& place) {
    ObjectReader object(place);
    std::string feed = readFeedId(object);
    const auto [from, to] = readStretch(object);
    return {std::move(feed), from, to};
}

journey::FeedFaults::Slowness readSlowness(const Place& place) {
    constexpr double kMostTimes = 1'000'000;
    ObjectReader object(place);
    std::string feed = readFeedId(object);
    const auto [from, to] = readStretch(object);
    const auto factor = object.require("factor");
    return {std::move(feed), from, to, factor ? bundle::readNumber(*factor, 0, kMostTimes) : 1};
}

template <class Read>
auto readAll(const std::optional<Place>& place, std::string_view what, Read read) {
    std::vector<decltype(read(*place))> all;
    if (!place) return all;
    for (const Place& item : bundle::readList(*place, what)) all.push_back(read(item));
    return all;
}

Faults readDocument(const Place& place) {
    Faults faults;
    ObjectReader object(place);
    if (const auto seed = object.find("seed"))
        faults.seed = static_cast<std::uint64_t>(bundle::readInteger(*seed, 0, INT64_MAX));
    if (const auto duplicate = object.find("duplicate")) faults.duplicate = readDuplicate(*duplicate);
    faults.redeliver = readAll(object.find("redeliver"), "redeliveries", readRedelivery);
    if (const auto late = object.find("late")) faults.late = readLate(*late);
    if (const auto loss = object.find("loss")) faults.loss = readRateOnly(*loss);
    if (const auto skew = object.find("skew")) faults.skew = readShift(*skew);
    if (const auto malformed = object.find("malformed")) faults.malformed = readRateOnly(*malformed);
    if (const auto missing = object.find("missing_id")) faults.missingId = readRateOnly(*missing);
    if (const auto reorder = object.find("reorder")) faults.reorder = readShift(*reorder);
    faults.feeds.slow = readAll(object.find("slow"), "slow feeds", readSlowness);
    faults.feeds.outages = readAll(object.find("outages"), "outages", readOutage);
    return faults;
}

}  // namespace

bool Faults::changeTheStream() const {
    return !redeliver.empty() ||
           std::max({duplicate.rate, late.rate, loss, skew.rate, malformed, missingId, reorder.rate}) > 0;
}

std::pair<Faults, base::Diagnostics> readFaults(std::string_view text, std::string fileName,
                                                const bundle::Bundle& bundle) {
    bundle::Findings findings(std::move(fileName));
    Faults faults;
    if (const auto value = bundle::parseJson(text, findings)) faults = readDocument({&*value, {}, &findings});
    std::vector<std::string> known;
    for (const bundle::Feed& feed : bundle.feeds) known.push_back(feed.id);
    for (const bundle::Reference& reference : findings.takeReferences()) {
        if (std::find(known.begin(), known.end(), reference.id) != known.end()) continue;
        findings.warning(reference.pointer, fmt::format("The bundle has no feed \"{}\"", reference.id),
                         base::didYouMean(reference.id, known));
    }
    return {std::move(faults), findings.takeDiagnostics()};
}

}  // namespace rehearsal::simulation
