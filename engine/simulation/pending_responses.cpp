#include "simulation/pending_responses.h"

#include <algorithm>

#include "base/sha256.h"

namespace rehearsal::simulation {

PendingResponses::OfProfile& PendingResponses::of(std::string_view profile) {
    const auto found = profiles_.find(profile);
    return found != profiles_.end() ? found->second : profiles_[std::string(profile)];
}

void PendingResponses::sent(const SentMessage& message) {
    for (Response& response : responsesTo(message, responses_, seed_)) {
        of(message.profile).coming.emplace(response.at, std::move(response.line));
    }
}

void PendingResponses::taken(std::string_view profile, std::uint64_t position) {
    of(profile).lastEvent = position;
}

void PendingResponses::merge(std::string_view from, std::string_view into) {
    const auto found = profiles_.find(from);
    if (found == profiles_.end()) return;
    OfProfile left = std::move(found->second);
    profiles_.erase(found);
    OfProfile& kept = of(into);
    kept.lastEvent = std::max(kept.lastEvent, left.lastEvent);
    kept.coming.merge(left.coming);
}

std::optional<base::Instant> PendingResponses::next(std::string_view profile) const {
    const auto found = profiles_.find(profile);
    if (found == profiles_.end() || found->second.coming.empty()) return std::nullopt;
    return found->second.coming.begin()->first;
}

std::string_view PendingResponses::take(std::string_view profile, std::uint64_t before) {
    OfProfile& own = of(profile);
    auto first = own.coming.extract(own.coming.begin());
    auto& [at, line] = first.value();
    const auto person = static_cast<std::uint32_t>(base::bigEndian64(base::sha256(profile)));
    came_.push_back(
        {std::make_shared<const std::string>(std::move(line)), person, own.lastEvent, before, at});
    return *came_.back().line;
}

}  // namespace rehearsal::simulation
