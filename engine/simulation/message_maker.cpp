#include "simulation/message_maker.h"

#include <algorithm>
#include <cctype>

#include "message/roots.h"

namespace rehearsal::simulation {

using base::Value;
using journey::Outgoing;

MessageMaker::MessageMaker(const bundle::Bundle& bundle, std::shared_ptr<const journey::Program> program,
                           bool textOfHtml)
    : bundle_(bundle), program_(std::move(program)), composer_(bundle), textOfHtml_(textOfHtml) {
    for (const journey::Campaign& campaign : program_->campaigns) {
        campaigns_.emplace_back(Value::Object{{"id", Value(campaign.id)}, {"name", Value(campaign.name)}});
        for (const journey::Step& step : campaign.steps) {
            const auto* send = std::get_if<journey::SendStep>(&step.kind);
            if (send != nullptr)
                canBeLeft_.try_emplace(send->purpose, message::canBeLeft(bundle.policy, send->purpose));
        }
    }
    for (const bundle::Feed& feed : bundle.feeds) {
        if (const auto* catalog = std::get_if<bundle::CatalogFeed>(&feed.kind))
            catalogs_.try_emplace(feed.id, bundle, *catalog);
    }
    findViewsRead();
}

/// A view is worked out only where some source speaks of it; one that speaks of views without saying which
/// gets all.
void MessageMaker::findViewsRead() {
    std::string sources;
    const auto add = [&](const std::string& source) { sources.append(source).append(1, '\n'); };
    for (const bundle::Template& mail : bundle_.templates) {
        for (const std::string* part : {&mail.subject, &mail.preheader, &mail.html}) add(*part);
        if (mail.text) add(*mail.text);
        if (mail.amp) add(*mail.amp);
    }
    for (const auto& [id, source] : bundle_.blocks) add(source);
    for (const bundle::Feed& feed : bundle_.feeds) {
        const auto* catalog = std::get_if<bundle::CatalogFeed>(&feed.kind);
        if (catalog == nullptr) continue;
        if (catalog->as) add(bundle::toString(*catalog->as));
        if (catalog->exclude) add(bundle::toString(*catalog->exclude));
    }
    bool all = false;
    constexpr std::string_view kViews = "views";
    for (std::size_t at = sources.find(kViews); at != std::string::npos; at = sources.find(kViews, at + 1)) {
        const auto isNamePart = [](char c) {
            return (std::isalnum(static_cast<unsigned char>(c)) != 0) || c == '_' || c == '-';
        };
        if (at > 0 && isNamePart(sources[at - 1])) continue;
        const char next = at + kViews.size() < sources.size() ? sources[at + kViews.size()] : ' ';
        if (next != '.') all = true;
    }
    for (const bundle::View& view : bundle_.views) {
        if (all || sources.find("views." + view.id) != std::string::npos) viewsRead_.push_back(view.id);
    }
}

Value MessageMaker::viewsOf(const journey::PersonFacts& facts) const {
    Value::Object views;
    for (const std::string& id : viewsRead_) views.emplace_back(id, facts.view(id));
    return Value(std::move(views));
}

Value MessageMaker::feedsOf(const Outgoing& message, const message::Context& context) const {
    Value::Object feeds;
    if (message.decision.feeds.empty()) return Value(std::move(feeds));
    const Value roots(Value::Object{{"profile", context.profile},
                                    {"trigger", context.trigger},
                                    {"journey", context.journey},
                                    {"views", context.views},
                                    {"now", message::nowRoot(context.now, message::zoneOf(context))}});
    for (const auto& [id, how] : message.decision.feeds) {
        Value value;
        const auto catalog = catalogs_.find(id);
        const auto feed = program_->feeds.find(id);
        if (catalog != catalogs_.end()) {
            value = catalog->second.answer(roots);
        } else if (how == "fallback" && feed != program_->feeds.end()) {
            value = feed->second.http.fallback;
        } else if (how != "null") {
            const auto kept = message.state.profile.feeds.find(id);
            if (kept != message.state.profile.feeds.end()) value = kept->second.value;
        }
        feeds.emplace_back(id, std::move(value));
    }
    return Value(std::move(feeds));
}

message::Context MessageMaker::contextOf(const Outgoing& message) const {
    const journey::State& state = message.state;
    const journey::Journey& journey = message.journey;
    journey::PersonFacts facts(*program_, state, state.profile.clock);
    facts.inside(journey);
    message::Context context;
    context.now = state.profile.clock;
    context.timezone = facts.zone().name();
    base::ObjectBuilder profile(state.profile.traits);
    profile.set("id", Value(state.profile.id));
    context.profile = std::move(profile).build();
    context.trigger = condition::toValue(journey.triggerView());
    base::ObjectBuilder values;
    values.set("entered_at", Value(base::toString(journey.enteredAt)));
    values.set("campaign", Value(program_->campaigns[journey.rank].id));
    for (const auto& [name, value] : journey.values) values.set(name, value);
    context.journey = std::move(values).build();
    context.views = viewsOf(facts);
    context.campaign = campaigns_[journey.rank];
    context.messageId = message.key;
    const auto left = canBeLeft_.find(message.step.purpose);
    context.unsubscribable = left == canBeLeft_.end() || left->second;
    for (const auto& [slot, block] : message.decision.slotBlocks)
        context.slotBlocks.emplace_back(slot, block ? std::optional(std::string(*block)) : std::nullopt);
    for (const journey::SlotChoice& slot : message.step.slotChoices) {
        if (slot.fallback) context.slotFallbacks.emplace_back(slot.slot, *slot.fallback);
    }
    context.feeds = feedsOf(message, context);
    return context;
}

message::Message MessageMaker::make(const Outgoing& message) const {
    const bundle::Template* mail = bundle_.emailTemplate(message.step.templateId);
    if (mail != nullptr) return composer_.compose(*mail, contextOf(message), {.textOfHtml = textOfHtml_});
    message::Message none;
    none.failure = "the bundle has no template \"" + message.step.templateId + "\"";
    return none;
}

}  // namespace rehearsal::simulation
