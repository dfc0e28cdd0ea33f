#pragma once

#include <nlohmann/json.hpp>

#include "base/value.h"
#include "bundle/bundle.h"
#include "message/message.h"

namespace rehearsal::test {

inline base::Value json(const char* text) {
    return base::toValue(nlohmann::ordered_json::parse(text));
}

/// A bundle made by hand: a cart mail with a slot, a catalogue and two feeds.
inline bundle::Bundle sampleShop() {
    bundle::Bundle shop;
    shop.name = "Shop";
    shop.policy.timezone = "Europe/Paris";
    shop.data.emplace_back(
        "catalog.json",
        json("[{\"product_id\": \"p1\", \"name\": \"Mug\", \"category\": \"kitchen\", \"price\": 12, "
             "\"popularity\": 5},"
             "{\"product_id\": \"p2\", \"name\": \"Bowl\", \"category\": \"kitchen\", \"price\": 8, "
             "\"popularity\": 9},"
             "{\"product_id\": \"p3\", \"name\": \"Lamp\", \"category\": \"light\", \"price\": 60, "
             "\"popularity\": 7},"
             "{\"product_id\": \"p4\", \"name\": \"Jug\", \"category\": \"kitchen\", \"price\": 20},"
             "{\"product_id\": \"p5\", \"name\": \"Candle\", \"category\": \"light\", \"price\": 5, "
             "\"popularity\": 1}]"));
    shop.views.push_back({"cart", bundle::ListView{}});
    shop.views.push_back({"recent", bundle::RecentView{}});
    shop.views.push_back({"orders", bundle::CountView{}});
    shop.views.push_back({"last-order", bundle::LastView{}});
    bundle::CatalogFeed similar;
    similar.data = "catalog.json";
    similar.same = "category";
    similar.as = bundle::Path{{"views", "recent"}};
    similar.exclude = bundle::Path{{"views", "cart"}};
    similar.key = "product_id";
    similar.limit = 3;
    similar.order = "-popularity";
    shop.feeds.push_back({"similar", similar});
    bundle::HttpFeed points;
    points.fallback = json("{\"points\": null}");
    points.mock = bundle::HttpFeed::Mock{};
    points.mock->body = json("{\"points\": 120}");
    shop.feeds.push_back({"points", points});
    points.mock.reset();
    shop.feeds.push_back({"silent", points});
    shop.blocks.emplace_back("broken", "{% if %}");
    shop.blocks.emplace_back("greeting", "Hello {{ name | default: 'you' }}");
    shop.blocks.emplace_back("offer",
                             "<p>{{ profile.first_name }}: <a href=\"https://x.example\">10 %</a></p>");
    bundle::Template mail;
    mail.id = "cart";
    mail.fromName = "Shop";
    mail.fromEmail = "hello@shop.example";
    mail.replyTo = "care@shop.example";
    mail.subject = "{{ profile.first_name }}, your {{ views.cart.first.name }}\n";
    mail.preheader = "  {% render 'greeting', name: profile.first_name %}\n";
    mail.html =
        "<!-- compiled from body.mjml sha256:0 by mjml 4.18.0 -->\n<p>{% block 'greeting', name: "
        "profile.first_name %}</p>"
        "<ul>{% for item in views.cart %}<li>{{ item.name }}</li>{% endfor %}</ul>{{ slots.offer }}";
    shop.templates.push_back(mail);
    bundle::Campaign campaign;
    campaign.id = "cart-recovery";
    campaign.name = "Cart recovery";
    bundle::EventTrigger trigger;
    trigger.match.any.push_back({"Product Added", nullptr});
    campaign.entry.triggers.emplace_back(trigger);
    bundle::Send send;
    send.templateId = "cart";
    bundle::Slot slot;
    slot.fallback = "offer";
    send.contentSlots.emplace_back("offer", slot);
    campaign.nodes.push_back({"remind", send});
    shop.campaigns.push_back(campaign);
    return shop;
}

inline bundle::Person ana() {
    bundle::Person person;
    person.id = "ana";
    person.traits = json(
        "{\"email\": \"ana@example.com\", \"first_name\": \"Ana & Co\", \"timezone\": \"America/New_York\"}");
    return person;
}

}  // namespace rehearsal::test
