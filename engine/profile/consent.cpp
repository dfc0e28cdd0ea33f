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
    auto& list = updates_[purpose];
    list.insert(std::upper_bound(list.begin(), list.end(), update, before), update);
}

std::optional<ConsentUpdate> Consent::decisive(std::string_view purpose) const {
    const auto found = updates_.find(purpose);
    if (found == updates_.end()) return std::nullopt;
    std::optional<ConsentUpdate> outcome;
    for (const ConsentUpdate& update : found->second) {
        if (!outcome || update.status == ConsentStatus::Denied || update.status > outcome->status)
            outcome = update;
    }
    return outcome;
}

ConsentStatus Consent::status(std::string_view purpose) const {
    const auto outcome = decisive(purpose);
    return outcome ? outcome->status : ConsentStatus::Absent;
}

void Consent::merge(const Consent& other, bool onlyDenials) {
    for (const auto& [purpose, list] : other.updates_) {
        for (const ConsentUpdate& each : list) {
            if (!onlyDenials || each.status == ConsentStatus::Denied) update(purpose, each);
        }
    }
}

}  // namespace rehearsal::profile
