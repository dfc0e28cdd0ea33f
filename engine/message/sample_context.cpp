#include "message/sample_context.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/time_zone.h"
#include "liquid/template.h"
#include "message/catalog_feed.h"
#include "message/roots.h"

namespace rehearsal::message {
namespace {

using base::Value;

/// The send node that uses a template, and its campaign; null where none does.
struct Use {
    const bundle::Campaign* campaign = nullptr;
    const bundle::Send* send = nullptr;
};

Use useOf(const bundle::Bundle& bundle, const bundle::Template& emailTemplate) {
    for (const bundle::Campaign& campaign : bundle.campaigns) {
        for (const bundle::Node& node : campaign.nodes) {
            const auto* send = std::get_if<bundle::Send>(&node.step);
            if (send != nullptr && send->templateId == emailTemplate.id) return {&campaign, send};
        }
    }
    return {};
}

/// The block a slot shows in a sample: its first choice, for that is what an author made it for, else its
/// fallback.
std::optional<std::string> blockOf(const bundle::Bundle& bundle, const bundle::Slot& slot) {
    for (const bundle::Slot::Choice& choice : slot.choose) {
        if (bundle.block(choice.block) != nullptr) return choice.block;
    }
    return slot.fallback;
}

/// The paths a mail reads, its parts and every block they or its slots may bring in.
std::set<std::string> pathsOf(const bundle::Bundle& bundle, const bundle::Template& emailTemplate,
                              const Use& use) {
    std::set<std::string> paths;
    std::set<std::string> seen;
    std::vector<std::string> blocks;
    const auto read = [&](const std::string& source) {
        const auto parsed = liquid::Template::parse(source);
        if (!parsed) return;
        for (std::string& path : parsed->paths()) paths.insert(std::move(path));
        for (std::string& partial : parsed->partials()) blocks.push_back(std::move(partial));
    };
    read(emailTemplate.subject);
    read(emailTemplate.preheader);
    read(emailTemplate.html);
    if (emailTemplate.text) read(*emailTemplate.text);
    if (emailTemplate.amp) read(*emailTemplate.amp);
    if (use.send != nullptr) {
        for (const auto& [name, slot] : use.send->contentSlots) {
            for (const auto& choice : slot.choose) blocks.push_back(choice.block);
            if (slot.fallback) blocks.push_back(*slot.fallback);
        }
    }
    while (!blocks.empty()) {
        const std::string id = std::move(blocks.back());
        blocks.pop_back();
        const std::string* source = bundle.block(id);
        if (source != nullptr && seen.insert(id).second) read(*source);
    }
    return paths;
}

/// The first file that has items, which is the catalogue.
Value::Array catalogueOf(const bundle::Bundle& bundle) {
    for (const bundle::Feed& feed : bundle.feeds) {
        if (const auto* catalog = std::get_if<bundle::CatalogFeed>(&feed.kind)) {
            Value::Array items = catalogItems(bundle, catalog->data);
            if (!items.empty()) return items;
        }
    }
    for (const auto& [name, data] : bundle.data) {
        Value::Array items = catalogItems(data);
        if (!items.empty()) return items;
    }
    return {};
}

/// Some items of the catalogue, from `begin` on and around, each once in the cart.
Value::Array borrow(const Value::Array& catalogue, std::size_t begin, std::size_t count) {
    Value::Array out;
    for (std::size_t i = 0; i < std::min(count, catalogue.size()); ++i) {
        base::ObjectBuilder item(catalogue[(begin + i) % catalogue.size()].object());
        if (catalogue[(begin + i) % catalogue.size()].find("quantity") == nullptr)
            item.set("quantity", Value(1));
        out.push_back(std::move(item).build());
    }
    return out;
}

/// What an event might say: the first item, and an order of two.
Value sampleProperties(const Value::Array& catalogue) {
    if (catalogue.empty()) return Value(Value::Object{});
    base::ObjectBuilder out(catalogue.front().object());
    const Value::Array products = borrow(catalogue, 0, 2);
    double total = 0;
    for (const Value& product : products) {
        const Value* price = product.find("price");
        if (price != nullptr && price->isNumber()) total += price->real();
    }
    out.set("products", Value(products));
    out.set("order_id", Value("10001"));
    const bool whole = total == static_cast<double>(static_cast<std::int64_t>(total));
    out.set("total", whole ? Value(static_cast<std::int64_t>(total)) : Value(total));
    out.set("quantity", Value(1));
    return std::move(out).build();
}

bool usesView(const bundle::Bundle& bundle, const std::set<std::string>& paths, const std::string& id) {
    const std::string path = "views." + id;
    const bool read = std::any_of(paths.begin(), paths.end(), [&](const std::string& each) {
        return each == path || each.starts_with(path + ".") || each.starts_with(path + "[") ||
               each.starts_with("views['" + id) || each.starts_with("views[\"" + id) || each == "views";
    });
    if (read) return true;
    const auto at = [&](const std::optional<bundle::Path>& from) {
        return from && from->steps.size() >= 2 && from->steps[0] == "views" && from->steps[1] == id;
    };
    return std::any_of(bundle.feeds.begin(), bundle.feeds.end(), [&](const bundle::Feed& feed) {
        const auto* catalog = std::get_if<bundle::CatalogFeed>(&feed.kind);
        return catalog != nullptr && at(catalog->as);
    });
}

Value viewsOf(const bundle::Bundle& bundle, const std::set<std::string>& paths,
              const Value::Array& catalogue) {
    Value::Object views;
    std::size_t next = 0;
    for (const bundle::View& view : bundle.views) {
        Value value;
        const bool used = usesView(bundle, paths, view.id);
        if (std::holds_alternative<bundle::ListView>(view.kind)) {
            value = Value(used ? borrow(catalogue, next, 2) : Value::Array());
            if (used) next += 2;
        } else if (const auto* recent = std::get_if<bundle::RecentView>(&view.kind)) {
            const auto most = static_cast<std::size_t>(std::clamp<std::int64_t>(recent->max, 0, 3));
            value = Value(used ? borrow(catalogue, next, most) : Value::Array());
            if (used) next += most;
        } else if (std::holds_alternative<bundle::LastView>(view.kind)) {
            if (used && !catalogue.empty()) value = sampleProperties(catalogue);
        } else {
            value = Value(0);
        }
        views.emplace_back(view.id, std::move(value));
    }
    return Value(std::move(views));
}

Value feedsOf(const bundle::Bundle& bundle, const Value& roots) {
    Value::Object feeds;
    for (const bundle::Feed& feed : bundle.feeds) {
        if (const auto* catalog = std::get_if<bundle::CatalogFeed>(&feed.kind)) {
            feeds.emplace_back(feed.id, catalogFeed(bundle, *catalog, roots));
        } else {
            const auto& http = std::get<bundle::HttpFeed>(feed.kind);
            feeds.emplace_back(feed.id, http.mock ? http.mock->body : http.fallback);
        }
    }
    return Value(std::move(feeds));
}

/// The name of an event that can start a campaign; empty where time or a segment starts it.
std::string triggerName(const bundle::Campaign* campaign) {
    if (campaign == nullptr) return {};
    for (const bundle::Trigger& trigger : campaign->entry.triggers) {
        const bundle::EventMatch* match = nullptr;
        if (const auto* event = std::get_if<bundle::EventTrigger>(&trigger)) match = &event->match;
        if (const auto* count = std::get_if<bundle::CountTrigger>(&trigger)) match = &count->match;
        if (match != nullptr && !match->any.empty()) return match->any.front().event;
    }
    return {};
}

}  // namespace

Value sampleFeeds(const bundle::Bundle& bundle, const Context& context) {
    const Value roots(Value::Object{{"profile", context.profile},
                                    {"trigger", context.trigger},
                                    {"journey", context.journey},
                                    {"views", context.views},
                                    {"now", nowRoot(context.now, zoneOf(context))}});
    return feedsOf(bundle, roots);
}

Context sampleContext(const bundle::Bundle& bundle, const bundle::Person& person,
                      const bundle::Template& emailTemplate, base::Instant now) {
    const Use use = useOf(bundle, emailTemplate);
    const Value::Array catalogue = catalogueOf(bundle);
    Context context;
    base::ObjectBuilder profile(person.traits.isObject() ? person.traits.object() : Value::Object{});
    profile.set("id", Value(person.id));
    context.profile = std::move(profile).build();
    context.now = now;
    context.timezone = bundle.policy.timezone;
    if (const Value* zone = person.traits.find("timezone");
        zone != nullptr && zone->isString() && base::TimeZone::find(zone->string())) {
        context.timezone = zone->string();
    }
    const std::string event = triggerName(use.campaign);
    context.trigger = Value(Value::Object{{"event", Value(event)},
                                          {"time", Value(base::toString(now))},
                                          {"userId", Value(person.id)},
                                          {"messageId", Value("sample")},
                                          {"properties", sampleProperties(catalogue)}});
    const std::string campaignId = use.campaign == nullptr ? "" : use.campaign->id;
    context.journey =
        Value(Value::Object{{"entered_at", Value(base::toString(now))}, {"campaign", Value(campaignId)}});
    context.campaign = Value(Value::Object{
        {"id", Value(campaignId)}, {"name", Value(use.campaign == nullptr ? "" : use.campaign->name)}});
    context.messageId = fmt::format("{}/{}/{}/sample/1", campaignId, emailTemplate.id, person.id);
    context.views = viewsOf(bundle, pathsOf(bundle, emailTemplate, use), catalogue);
    context.feeds = sampleFeeds(bundle, context);
    if (use.send != nullptr) {
        context.unsubscribable = canBeLeft(bundle.policy, use.send->purpose.value_or(use.campaign->purpose));
        for (const auto& [name, slot] : use.send->contentSlots) {
            context.slotBlocks.emplace_back(name, blockOf(bundle, slot));
            if (slot.fallback) context.slotFallbacks.emplace_back(name, *slot.fallback);
        }
    }
    return context;
}

}  // namespace rehearsal::message
