#include "visits.h"

#include <algorithm>

namespace rehearsal::bench {
namespace {

constexpr std::uint32_t kSecond = 1000;
constexpr std::uint32_t kMinute = 60 * kSecond;
constexpr std::uint32_t kHour = 60 * kMinute;
constexpr std::uint32_t kDay = 24 * kHour;
constexpr std::uint32_t kEventsAVisit = 5;
constexpr std::size_t kMaxCart = 4;

/// Local hours at which people shop; those that stand here twice are busier.
constexpr std::uint32_t kHours[] = {0,  7,  8,  9,  10, 11, 12, 12, 13, 13, 14, 15, 16, 17, 18, 18,
                                    19, 19, 19, 20, 20, 20, 20, 21, 21, 21, 21, 22, 22, 22, 23, 23};

/// Between two events of a visit.
constexpr std::uint32_t kPauses[] = {2,  4,  7,  9,  12, 14, 18,  21,  25,  30,  34,  39,
                                     45, 52, 61, 70, 83, 95, 110, 135, 160, 200, 310, 620};

}  // namespace

Visits::Visits(std::uint64_t seed, std::uint32_t person, std::vector<PlannedEvent>& out)
    : random_(seed, person, 2), visitor_(visitorOf(seed, person)), person_(person), out_(out) {
    if (visitor_.acquaintance == Acquaintance::Joining) visitsBeforeSignIn_ = random_.below(2);
}

void Visits::plan(std::uint32_t events, std::uint32_t days) {
    wanted_ = events;
    std::vector<std::uint32_t> starts((events + kEventsAVisit - 1) / kEventsAVisit);
    for (std::uint32_t& start : starts) {
        const std::uint32_t hour =
            (random_.oneOf(kHours) + 24 - static_cast<std::uint32_t>(visitor_.place->hoursFromUtc)) % 24;
        start = random_.below(days) * kDay + hour * kHour + random_.below(kHour);
    }
    std::sort(starts.begin(), starts.end());
    const std::uint32_t end = days * kDay;
    for (std::size_t i = 0; planned_ < wanted_; ++i) {
        // Whoever leaves early comes again until all events are there.
        const std::uint32_t later = now_ + kHour + random_.below(3 * kHour);
        const std::uint32_t start = i < starts.size() ? starts[i] : later;
        if (start < now_ || start >= end) {
            if (later >= end) return;
            visit(later);
        } else {
            visit(start);
        }
    }
}

void Visits::visit(std::uint32_t start) {
    now_ = start;
    left_ = false;
    const bool mayBeKnown = visitor_.acquaintance != Acquaintance::Anonymous;
    if (random_.perMille(250)) add(Kind::Page);
    if (mayBeKnown && !signedIn_ && visitsBeforeSignIn_ == 0) {
        signIn();
    } else if (visitsBeforeSignIn_ > 0) {
        --visitsBeforeSignIn_;
    }
    while (!done()) step();
}

void Visits::signIn() {
    if (visitor_.acquaintance == Acquaintance::Joining && !done()) step();
    if (done()) return;
    signedIn_ = true;
    add(Kind::Identify);
    if (visitor_.agrees && random_.perMille(400)) add(Kind::ConsentUpdated);
}

void Visits::step() {
    const std::uint32_t what = random_.below(1000);
    if (what < 560) {
        look();
    } else if (what < 700) {
        if (!looking_) look();
        if (cart_.size() < kMaxCart) add(Kind::ProductAdded);
        looking_ = false;
    } else if (what < 730) {
        if (!cart_.empty()) add(Kind::ProductRemoved);
    } else if (what < 840) {
        if (!cart_.empty()) buyOrLeave();
    } else if (what < 880) {
        add(Kind::Page);
    } else if (what < 884) {
        if (signedIn_) add(Kind::Unsubscribed);
    } else if (what < 886) {
        if (signedIn_) add(Kind::EmailBounced);
    } else {
        left_ = planned_ > 0;
    }
}

void Visits::look() {
    // Now and then somebody comes back to what they looked at last.
    if (planned_ == 0 || !random_.perMille(150)) looksAt_ = drawProduct(random_);
    looking_ = true;
    add(Kind::ProductViewed);
}

void Visits::buyOrLeave() {
    add(Kind::CheckoutStarted);
    if (!done() && random_.perMille(650)) add(Kind::OrderCompleted);
    left_ = true;
}

void Visits::add(Kind kind) {
    if (planned_ >= wanted_) return;
    PlannedEvent event;
    event.kind = kind;
    event.person = person_;
    event.serial = static_cast<std::uint16_t>(planned_++);
    if (kind == Kind::ProductAdded) cart_.push_back(looksAt_);
    if (kind == Kind::CheckoutStarted || kind == Kind::OrderCompleted) {
        event.productCount = static_cast<std::uint8_t>(cart_.size());
        std::copy(cart_.begin(), cart_.end(), event.products.begin());
    } else {
        event.productCount = 1;
        event.products[0] = kind == Kind::ProductRemoved ? cart_.back() : looksAt_;
    }
    if (kind == Kind::ProductRemoved) cart_.pop_back();
    if (kind == Kind::OrderCompleted) cart_.clear();

    const bool joins = kind == Kind::Identify && visitor_.acquaintance == Acquaintance::Joining;
    event.ids = !signedIn_ && visitor_.acquaintance != Acquaintance::Known          ? Ids::Anonymous
                : joins || (visitor_.client == Client::Web && random_.perMille(60)) ? Ids::Both
                                                                                    : Ids::User;
    now_ += random_.oneOf(kPauses) * kSecond + random_.below(kSecond);
    event.happened = now_;
    // A message takes a moment; one in a hundred comes minutes late, from a phone without a net.
    event.received = now_ + 60 + random_.below(random_.perMille(100) ? 4000 : 600);
    if (random_.perMille(10)) event.received += kMinute + random_.below(14 * kMinute);
    event.delivered = event.received;
    out_.push_back(event);
    if (random_.perMille(10)) {
        event.again = true;
        event.delivered += kSecond + random_.below(10 * kMinute);
        out_.push_back(event);
    }
}

}  // namespace rehearsal::bench
