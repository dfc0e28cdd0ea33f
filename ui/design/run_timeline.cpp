#include "design/run_timeline.h"

#include <algorithm>
#include <cmath>

namespace rehearsal::design {

using journey::Decision;

RunTimeline::RunTimeline(const simulation::RunResult& run, const std::string& campaign) {
    for (const Decision decision : run.decisions) {
        if (decision.campaign != campaign) continue;
        if (moments_.empty() || moments_.back() != decision.at) moments_.push_back(decision.at);
        if (decision.kind == Decision::Kind::Send || decision.kind == Decision::Kind::Skip)
            messages_.push_back({decision.at, decision.kind == Decision::Kind::Send});
    }
    if (moments_.empty()) return;
    // A moment of quiet before the first and after the last, so that both can be come to.
    const base::Duration span = moments_.back() - moments_.front();
    const base::Duration margin = std::max(base::minutes(1), base::milliseconds(span.ms / 50));
    start_ = moments_.front() - margin;
    end_ = moments_.back() + margin;
}

double RunTimeline::shareOf(base::Instant instant) const {
    const auto span = (end_ - start_).ms;
    if (span <= 0) return 1;
    return std::clamp(static_cast<double>((instant - start_).ms) / static_cast<double>(span), 0.0, 1.0);
}

base::Instant RunTimeline::instantAt(double share) const {
    const double span = static_cast<double>((end_ - start_).ms);
    return start_ + base::milliseconds(std::llround(std::clamp(share, 0.0, 1.0) * span));
}

std::optional<base::Instant> RunTimeline::next(base::Instant after) const {
    const auto found = std::upper_bound(moments_.begin(), moments_.end(), after);
    return found == moments_.end() ? std::nullopt : std::optional(*found);
}

std::optional<base::Instant> RunTimeline::previous(base::Instant before) const {
    const auto found = std::lower_bound(moments_.begin(), moments_.end(), before);
    return found == moments_.begin() ? std::nullopt : std::optional(*std::prev(found));
}

std::vector<RunTimeline::Bar> RunTimeline::bars(std::size_t count) const {
    std::vector<Bar> bars(count);
    if (count == 0) return bars;
    for (const Message& message : messages_) {
        const double place = shareOf(message.at) * static_cast<double>(count);
        Bar& bar = bars[std::min(count - 1, static_cast<std::size_t>(place))];
        ++(message.sent ? bar.sent : bar.heldBack);
    }
    return bars;
}

}  // namespace rehearsal::design
