#include "rehearse/messages_over_time.h"

#include <algorithm>
#include <map>

namespace rehearsal::rehearse {

namespace {

struct Sends {
    events::TimeBins bins;
    std::uint64_t count = 0;
};

}  // namespace

MessagesOverTime messagesOverTime(const simulation::DecisionLog& decisions, std::size_t mostBars,
                                  const std::atomic<bool>& cancelled) {
    events::TimeBins all;
    std::map<std::string, Sends> byCampaign;
    std::size_t seen = 0;
    for (const journey::Decision decision : decisions) {
        if (++seen % 4096 == 0 && cancelled) return {};
        if (decision.kind != journey::Decision::Kind::Send) continue;
        all.add(decision.at);
        Sends& sends = byCampaign[std::string(decision.campaign)];
        sends.bins.add(decision.at);
        ++sends.count;
    }
    std::vector<std::pair<std::string, Sends>> sorted(byCampaign.begin(), byCampaign.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
    const events::Bars frame = all.bars(mostBars, base::minutes(15));
    MessagesOverTime result{frame.start, frame.width, {}};
    for (const auto& [campaign, sends] : sorted)
        result.campaigns.emplace_back(campaign, sends.bins.barsLike(frame).counts);
    return result;
}

}  // namespace rehearsal::rehearse
