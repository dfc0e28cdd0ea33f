#include "simulation/rendering_observer.h"

namespace rehearsal::simulation {

journey::Made RenderingObserver::make(const journey::Outgoing& outgoing) {
    message::Message message = maker_.make(outgoing);
    Summary::TemplateCounts& counts = templates_[outgoing.step.templateId];
    journey::Made made;
    if (message.failure) {
        ++counts.failed;
        made.failure = std::move(message.failure);
        return made;
    }
    ++counts.rendered;
    for (const std::string& tag : message.emptyMergeTags) ++counts.emptyMergeTags[tag];
    const auto& slots = outgoing.decision.slotBlocks;
    for (const message::FailedBlock& failed : message.failedBlocks) {
        ++counts.fallbacks[failed.slot];
        for (std::size_t i = 0; i < slots.size(); ++i) {
            if (slots[i].first == failed.slot) made.failedSlots.push_back({i, failed.instead.has_value()});
        }
    }
    if (deliver_) deliver_(outgoing.key, message);
    return made;
}

void RenderingObserver::addTo(Summary& summary) const {
    if (!summary.templates) summary.templates.emplace();
    for (const auto& [id, from] : templates_) {
        Summary::TemplateCounts& into = (*summary.templates)[id];
        into.rendered += from.rendered;
        into.failed += from.failed;
        for (const auto& [tag, count] : from.emptyMergeTags) into.emptyMergeTags[tag] += count;
        for (const auto& [slot, count] : from.fallbacks) into.fallbacks[slot] += count;
    }
}

}  // namespace rehearsal::simulation
