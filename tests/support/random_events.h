#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/instant.h"
#include "support/draw.h"
#include "support/random_conditions.h"

namespace rehearsal::test {

/// A line of a random stream, and the person it is about: people share no id, but each has several.
struct RandomLine {
    int person = 0;
    base::Instant order;  ///< Lines stand in this order.
    std::string text;
};

/// What a random stream is made for.
struct StreamPlan {
    base::Instant start;
    bool utcOnly = false;  ///< Only zones that never change their clocks.
    bool named = false;    ///< Every event has a messageId.
};

/// Starts shortly before clocks change somewhere: in New York, in Paris, on Lord Howe Island, there and back.
inline base::Instant randomStart(Draw& draw) {
    return *base::parseInstant(
        draw.text({"2026-03-07T00:00:00Z", "2026-03-28T00:00:00Z", "2026-04-03T12:00:00Z",
                   "2026-10-02T18:00:00Z", "2026-10-24T20:00:00Z", "2026-06-10T00:00:00Z"}));
}

/// Draws the lines of five people who sign up, look around, buy, agree, decline and change their minds: late,
/// doubled and out of order, visitors who turn out to be somebody and users who turn out to be one. Times are
/// whole steps of five minutes, as the bundles' are, so that what may coincide does.
class RandomEvents {
  public:
    using Json = nlohmann::ordered_json;
    static constexpr int kPeople = 5;

    RandomEvents(Draw& draw, const StreamPlan& plan) : draw_(draw), plan_(plan) {}

    /// One event, and now and then its redelivery.
    std::vector<RandomLine> make() {
        RandomLine line;
        line.person = static_cast<int>(draw_.below(kPeople));
        const base::Instant received = instantWithin(10);
        Json event = event_(line.person, received);
        line.order = disorder(received);
        line.text = event.dump();
        std::vector<RandomLine> lines{line};
        if (draw_.chance(12)) {
            const base::Instant again = received + base::minutes(5 * draw_.of<int>({0, 1, 12, 300, 2100}));
            if (event.contains("receivedAt")) event["receivedAt"] = base::toString(again);
            line.order = again;
            line.text = event.dump();
            lines.push_back(line);
        }
        return lines;
    }

    /// Lines of profiles.ndjson for some of the people.
    std::string people() {
        std::string out;
        for (int i = 0; i < kPeople; ++i) {
            if (draw_.chance(75)) out += person(i, "u").dump() + "\n";
            if (draw_.chance(20)) out += person(i, "v").dump() + "\n";
        }
        return out;
    }

  private:
    base::Instant instantWithin(int days) {
        const std::int64_t steps = days * 288;
        // Half of them fall into a few hours, so that there is much in little time.
        const std::int64_t step = draw_.chance(50) ? draw_.below(60) : draw_.below(steps);
        base::Instant at = plan_.start + base::minutes(5 * step);
        if (draw_.chance(8)) at = at + base::milliseconds(draw_.of<int>({-1, 1, 999}));
        return at;
    }

    base::Instant disorder(base::Instant received) {
        return draw_.chance(15) ? received + base::minutes(5 * draw_.between(-40, 40)) : received;
    }

    std::string name(const char* prefix, int person) { return prefix + std::to_string(person); }
    std::string anonymous(int person) { return name("a", person) + draw_.text({"x", "y", "z"}); }
    std::string user(int person) { return name(draw_.chance(80) ? "u" : "v", person); }

    Json traits(int person, bool removing = true) {
        Json out = Json::object();
        if (draw_.chance(60))
            out["email"] = name("p", person) + draw_.text({"@example.com", "@example.com", "@example.org",
                                                           "@example.org", "", "@"});
        if (draw_.chance(60)) out["country"] = draw_.text({"US", "US", "us", "US", "DE", "GB", "CA", "JP"});
        if (draw_.chance(20)) out["state"] = draw_.text({"CA", "ny"});
        if (draw_.chance(40)) out["email_verified"] = draw_.chance(80);
        if (draw_.chance(40)) out["timezone"] = zone();
        if (draw_.chance(40)) out["tier"] = draw_.text({"gold", "Silver"});
        if (draw_.chance(30)) out["score"] = draw_.below(10);
        if (draw_.chance(30)) out["renews_on"] = base::toString(instantWithin(20));
        if (removing && draw_.chance(10)) out[draw_.text({"tier", "email", "country"})] = nullptr;
        return out;
    }

    std::string zone() {
        if (plan_.utcOnly) return draw_.text({"UTC", "Etc/GMT+5", "Nowhere/Else"});
        return draw_.text({"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
                           "Nowhere/Else", "UTC"});
    }

    Json person(int number, const char* prefix) {
        Json out{{"id", name(prefix, number)}};
        if (draw_.chance(40))
            out["anonymous_ids"] = Json::array({name("a", number) + (*prefix == 'u' ? "x" : "y")});
        out["traits"] = traits(number, false);
        if (draw_.chance(85)) out["traits"]["email"] = name("p", number) + "@example.com";
        if (draw_.chance(60)) out["traits"]["country"] = "US";
        if (draw_.chance(60)) out["traits"]["email_verified"] = true;
        if (draw_.chance(60)) {
            Json consent{{"status", draw_.text({"confirmed", "confirmed", "granted", "pending", "denied"})}};
            if (draw_.chance(50)) consent["at"] = base::toString(instantWithin(3));
            out["consent"]["marketing"] = consent;
        }
        if (draw_.chance(5)) out["suppressed"] = true;
        return out;
    }

    void identify(Json& event, int person) {
        const auto kind = draw_.below(10);
        if (kind < 6) event["userId"] = user(person);
        if (kind > 3) event["anonymousId"] = anonymous(person);
    }

    void timestamps(Json& event, base::Instant received) {
        base::Instant at = received;
        if (draw_.chance(25)) at = at - base::minutes(5 * draw_.of<int>({1, 2, 6, 12, 288, 900}));
        if (draw_.chance(4)) at = at + base::minutes(5 * draw_.between(1, 30));  // A clock that is ahead.
        const auto kind = draw_.below(10);
        if (kind < 9) event["timestamp"] = base::toString(at);
        if (kind != 1) event["receivedAt"] = base::toString(received);
    }

    Json properties() {
        Json out{{"product_id", draw_.text({"p0", "p1", "p2"})}, {"category", draw_.text({"shoes", "hats"})}};
        if (draw_.chance(60)) out["total"] = draw_.of<Json>({9, 19.5, 20, 50});
        if (draw_.chance(50)) out["cart_id"] = draw_.below(2);
        if (draw_.chance(20)) out["tags"] = {"new", "sale"};
        if (draw_.chance(20)) out["tier"] = "gold";
        if (draw_.chance(30)) out["starts_at"] = base::toString(instantWithin(15));
        return out;
    }

    Json event_(int person, base::Instant received) {
        Json event;
        const std::uint64_t id = draw_.bits();
        if (plan_.named || draw_.chance(92)) event["messageId"] = "m" + std::to_string(id % 100'000);
        timestamps(event, received);
        identify(event, person);
        const auto kind = draw_.below(40);
        if (kind < 24) {
            event["type"] = "track";
            event["event"] = draw_.of(kEventNames);
            event["properties"] = properties();
        } else if (kind < 30) {
            event["type"] = "identify";
            event["traits"] = traits(person);
        } else if (kind < 34) {
            event["type"] = "track";
            event["event"] = "Consent Updated";
            event["properties"] = {
                {"purpose", draw_.text({"marketing", "marketing", "newsletter", "tracking", "offers"})},
                {"status", draw_.text({"denied", "pending", "granted", "confirmed", "confirmed"})}};
        } else if (kind < 36) {
            event["type"] = "track";
            event["event"] =
                draw_.text({"Unsubscribed", "Email Bounced", "Email Bounced", "Email Marked as Spam"});
            if (draw_.chance(50)) event["properties"] = {{"type", draw_.text({"hard", "soft"})}};
        } else if (kind < 38) {
            event["type"] = "alias";
            event["userId"] = user(person);
            event["previousId"] = draw_.chance(50) ? user(person) : anonymous(person);
        } else {
            event["type"] = draw_.text({"page", "screen", "group"});
        }
        context(event, person);
        return event;
    }

    void context(Json& event, int person) {
        if (draw_.chance(10)) event["context"]["timezone"] = zone();
        if (draw_.chance(10)) event["context"]["traits"] = traits(person);
        if (draw_.chance(10)) {
            event["context"]["consent"]["categoryPreferences"] = {{"Advertising", draw_.chance(60)},
                                                                  {"Analytics", draw_.chance(60)}};
        }
    }

    Draw& draw_;
    StreamPlan plan_;
};

/// The lines made of these numbers, in order. Leaving a number out leaves the other lines as they are, so
/// that RapidCheck finds the fewest lines that break a property.
inline std::vector<RandomLine> randomLines(const std::vector<std::uint64_t>& numbers,
                                           const StreamPlan& plan) {
    std::vector<RandomLine> lines;
    for (const std::uint64_t number : numbers) {
        Draw draw(number);
        for (RandomLine& line : RandomEvents(draw, plan).make()) lines.push_back(std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const RandomLine& a, const RandomLine& b) { return a.order < b.order; });
    return lines;
}

/// A number drawn from RapidCheck that is not made smaller: smaller ones are no simpler.
inline std::uint64_t randomNumber() {
    return *rc::gen::noShrink(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>()));
}

inline std::vector<std::uint64_t> randomNumbers() {
    return *rc::gen::scale(1.5, rc::gen::container<std::vector<std::uint64_t>>(rc::gen::noShrink(
                                    rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>()))));
}

}  // namespace rehearsal::test
