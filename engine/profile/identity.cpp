#include "profile/identity.h"

namespace rehearsal::profile {

std::string anonymousProfile(std::string_view anonymousId) {
    return std::string("anon:").append(anonymousId);
}

std::string_view Identity::canonical(std::string_view userId) const {
    if (aliases_.empty()) return userId;
    // Every alias was made from an id that stood for itself to another such, so that no circle can arise.
    for (auto found = aliases_.find(userId); found != aliases_.end(); found = aliases_.find(userId))
        userId = found->second;
    return userId;
}

void Identity::judgeAnonymous(Verdict& verdict, std::string_view anonymousId) const {
    const auto linked = links_.find(anonymousId);
    if (linked == links_.end()) {
        verdict.anonymousLinks.emplace_back(anonymousId, verdict.profile);
        verdict.joins.push_back({anonymousProfile(anonymousId), false});
    } else if (canonical(linked->second) != verdict.profile) {
        ++verdict.conflicts;
    }
}

Identity::Verdict Identity::judge(const event::Event& event, bool previousIsUser) const {
    Verdict verdict;
    if (event.userId.empty()) {
        const auto linked = links_.find(event.anonymousId);
        verdict.profile = linked == links_.end() ? anonymousProfile(event.anonymousId)
                                                 : std::string(canonical(linked->second));
        return verdict;
    }
    verdict.profile = canonical(event.userId);
    if (!event.anonymousId.empty()) judgeAnonymous(verdict, event.anonymousId);
    if (event.previousId.empty() || event.previousId == event.userId) return verdict;

    const std::string_view previous = canonical(event.previousId);
    if (aliases_.contains(event.previousId)) {
        if (previous != verdict.profile) ++verdict.conflicts;  // It means somebody else already.
    } else if (previousIsUser) {
        if (previous != verdict.profile) {
            verdict.alias.emplace(previous, verdict.profile);
            verdict.joins.push_back({std::string(previous), true});
        }
    } else if (event.previousId != event.anonymousId) {
        judgeAnonymous(verdict, event.previousId);
    }
    return verdict;
}

void Identity::accept(const Verdict& verdict) {
    for (const auto& [anonymousId, userId] : verdict.anonymousLinks) links_.try_emplace(anonymousId, userId);
    if (verdict.alias) aliases_.try_emplace(verdict.alias->first, verdict.alias->second);
}

}  // namespace rehearsal::profile
