#include "profile/consent.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rehearsal::profile {
namespace {

constexpr std::array<std::pair<std::string_view, ConsentStatus>, 4> kStatuses{
    {{"denied", ConsentStatus::Denied},
     {"pending", ConsentStatus::Pending},
     {"granted", ConsentStatus::Granted},
     {"confirmed", ConsentStatus::Confirmed}}};

bool before(const ConsentUpdate& a, const ConsentUpdate& b) {
    if (a.time != b.time) return a.time < b.time;
    return a.status != ConsentStatus::Denied && b.status == ConsentStatus::Denied;
}

}  // namespace

std::optional<ConsentStatus> parseConsentStatus(std::string_view text) {
    for (const auto& [name, status] : kStatuses) {
        if (name == text) return status;
    }
    return std::nullopt;
}

const char* toString(ConsentStatus status) {
    for (const auto& [name, known] : kStatuses) {
        if (known == status) return name.data();
    }
    return "absent";
}

void Consent::update(const std::string& purpose, ConsentUpdate update) {
    Purpose& known = purposes_[purpose];
    auto& updates = known.updates;
    auto place = updates.insert(std::upper_bound(updates.begin(), updates.end(), update, before), update);
    // What comes late between the first and the last of a run of equal ones has one after it all the same, so
    // those between need not be kept.
    const auto isBetween = [&](std::vector<ConsentUpdate>::iterator at) {
        return at != updates.begin() && at + 1 < updates.end() && (at - 1)->status == at->status &&
               (at + 1)->status == at->status;
    };
    const bool isLast = place + 1 == updates.end();
    if (isBetween(place)) {
        updates.erase(place);
    } else if (place != updates.begin() && isBetween(place - 1)) {
        updates.erase(place - 1);
    } else if (!isLast && isBetween(place + 1)) {
        updates.erase(place + 1);
    }
    const auto decide = [&](const ConsentUpdate& next) {
        auto& decisive = known.decisive;
        if (!decisive || next.status == ConsentStatus::Denied || next.status > decisive->status)
            decisive = next;
    };
    if (isLast) return decide(update);
    known.decisive.reset();
    std::for_each(updates.begin(), updates.end(), decide);
}

std::optional<ConsentUpdate> Consent::decisive(std::string_view purpose) const {
    const auto found = purposes_.find(purpose);
    return found == purposes_.end() ? std::nullopt : found->second.decisive;
}

ConsentStatus Consent::status(std::string_view purpose) const {
    const auto outcome = decisive(purpose);
    return outcome ? outcome->status : ConsentStatus::Absent;
}

void Consent::merge(const Consent& other, bool onlyDenials) {
    for (const auto& [purpose, theirs] : other.purposes_) {
        for (const ConsentUpdate& each : theirs.updates) {
            if (!onlyDenials || each.status == ConsentStatus::Denied) update(purpose, each);
        }
    }
}

}  // namespace rehearsal::profile
