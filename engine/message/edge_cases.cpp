#include "message/edge_cases.h"

#include <algorithm>
#include <string_view>

#include "message/sample_context.h"

namespace rehearsal::message {
namespace {

using base::Value;

constexpr std::size_t kManyItems = 40;

/// Sixty letters that no line can be broken between.
constexpr std::string_view kLongName = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis";
static_assert(kLongName.size() == 60);

/// Traits that have a meaning of their own: another text there is another case than a hostile one.
bool isWords(std::string_view trait) {
    return trait != "email" && trait != "timezone";
}

bool isName(std::string_view trait) {
    return trait == "name" || trait == "nickname" || trait.ends_with("_name") || trait.ends_with("Name");
}

/// The first of the people, with every trait that anyone has: what one does not say another does.
bundle::Person everyman(const bundle::Bundle& bundle) {
    bundle::Person person;
    Value::Object traits;
    const auto add = [&traits](const std::string& name, const Value& value) {
        const auto same = [&name](const Value::Member& each) { return each.first == name; };
        if (std::none_of(traits.begin(), traits.end(), same)) traits.emplace_back(name, value);
    };
    for (const bundle::Person& each : bundle.people) {
        if (!each.traits.isObject()) continue;
        for (const auto& [name, value] : each.traits.object()) add(name, value);
    }
    add("email", Value("someone@example.com"));
    add("first_name", Value("Someone"));
    person.traits = Value(std::move(traits));
    if (!bundle.people.empty()) person.consent = bundle.people.front().consent;
    return person;
}

/// A value with every array in it changed.
template <typename Change>
Value withArrays(const Value& value, const Change& change) {
    if (value.isArray()) return Value(change(value.array()));
    if (!value.isObject()) return value;
    Value::Object members = value.object();
    for (auto& [name, member] : members) member = withArrays(member, change);
    return Value(std::move(members));
}

Value::Array none(const Value::Array&) {
    return {};
}

Value::Array many(const Value::Array& items) {
    Value::Array out;
    while (!items.empty() && out.size() < kManyItems) out.push_back(items[out.size() % items.size()]);
    return out;
}

/// Views as of somebody who has never done anything.
Value emptied(const Value& views) {
    if (!views.isObject()) return views;
    Value::Object out = views.object();
    for (auto& [name, value] : out) {
        if (value.isArray()) value = Value(Value::Array());
        if (value.isNumber()) value = Value(0);
        if (value.isObject()) value = Value();
    }
    return Value(std::move(out));
}

/// What a mail finds where every feed has failed (S26); a catalogue then has nothing that fits.
Value failedFeeds(const bundle::Bundle& bundle) {
    Value::Object feeds;
    for (const bundle::Feed& feed : bundle.feeds) {
        Value value{Value::Array()};
        if (const auto* http = std::get_if<bundle::HttpFeed>(&feed.kind))
            value = http->onFailure == bundle::HttpFeed::OnFailure::Fallback ? http->fallback : Value();
        feeds.emplace_back(feed.id, std::move(value));
    }
    return Value(std::move(feeds));
}

class Maker {
  public:
    Maker(const bundle::Bundle& bundle, const bundle::Template& email, base::Instant now)
        : bundle_(bundle), email_(email), now_(now), everyman_(everyman(bundle)) {}

    std::vector<EdgeCase> run() {
        people();
        situations();
        return std::move(cases_);
    }

  private:
    void people() {
        add("no-name", "No name", "Nothing is known to greet them by.").person =
            traits([](std::string_view name, const Value&) { return !isName(name); });
        names("long-name", "Name of 60 letters", "No line can be broken inside a name.", kLongName);
        names("arabic-name", "Arabic name", "Their name runs from right to left inside the sentence.",
              "\u0639\u0628\u062f \u0627\u0644\u0631\u062d\u0645\u0646");
        names("hebrew-name", "Hebrew name", "Their name runs from right to left inside the sentence.",
              "\u05e9\u05e8\u05d4 \u05d0\u05d1\u05d5\u05d8\u05d1\u05d5\u05dc");
        names("emoji-name", "Emoji in the name", "Some signs are made of several, and stay together.",
              "Zo\u00eb \U0001F469\u200D\U0001F469\u200D\U0001F467\U0001F3F3\uFE0F\u200D\U0001F308");
        EdgeCase& hostile = add("hostile-text", "Quotes, tags and braces",
                                "Whatever stands in a trait must be shown as it is and do nothing.");
        hostile.person = changed([](std::string_view name, const Value& value) {
            return value.isString() && isWords(name) ? Value(hostileText()) : value;
        });
        add("no-email", "No email address", "Nobody can be written to, and no link may be made of it.")
            .person = traits([](std::string_view name, const Value&) { return name != "email"; });
        for (EdgeCase& each : cases_) compose(each);
    }

    void situations() {
        EdgeCase& empty = situation("empty-cart", "Empty cart", "They have put in, seen and bought nothing.");
        empty.context.views = emptied(empty.context.views);
        empty.context.trigger = withArrays(empty.context.trigger, none);
        empty.context.feeds = sampleFeeds(bundle_, empty.context);
        EdgeCase& full = situation("forty-items", "40 items", "Every list is as long as a mail can bear.");
        full.context.views = withArrays(full.context.views, many);
        full.context.trigger = withArrays(full.context.trigger, many);
        situation("missing-feed", "Feeds that fail", "What is fetched right before sending did not come.")
            .context.feeds = failedFeeds(bundle_);
        EdgeCase& nothing = add("nothing-known", "Nothing known at all",
                                "No trait, no history, no feed: the mail stands on its own words.");
        nothing.person.traits = Value(Value::Object{});
        compose(nothing);
        nothing.context.views = emptied(nothing.context.views);
        nothing.context.feeds = failedFeeds(bundle_);
        base::ObjectBuilder trigger(nothing.context.trigger.object());
        trigger.set("properties", Value(Value::Object{}));
        nothing.context.trigger = std::move(trigger).build();
    }

    EdgeCase& add(const char* id, const char* name, const char* why) {
        EdgeCase made;
        made.id = id;
        made.name = name;
        made.why = why;
        made.person = everyman_;
        made.person.id = made.id;
        return cases_.emplace_back(std::move(made));
    }

    EdgeCase& situation(const char* id, const char* name, const char* why) {
        EdgeCase& made = add(id, name, why);
        made.isPerson = false;
        compose(made);
        return made;
    }

    void names(const char* id, const char* name, const char* why, std::string_view text) {
        EdgeCase& made = add(id, name, why);
        // One name of theirs is enough; two of sixty letters are a case of their own that nobody has.
        made.person = changed([text](std::string_view trait, const Value& value) {
            return isName(trait) && trait != "last_name" ? Value(text) : value;
        });
    }

    template <typename Keep>
    bundle::Person traits(const Keep& keep) const {
        bundle::Person person = everyman_;
        Value::Object kept;
        for (const auto& [name, value] : everyman_.traits.object())
            if (keep(name, value)) kept.emplace_back(name, value);
        person.traits = Value(std::move(kept));
        return person;
    }

    template <typename Change>
    bundle::Person changed(const Change& change) const {
        bundle::Person person = everyman_;
        Value::Object members = everyman_.traits.object();
        for (auto& [name, value] : members) value = change(name, value);
        person.traits = Value(std::move(members));
        return person;
    }

    void compose(EdgeCase& made) const {
        made.person.id = made.id;
        made.context = sampleContext(bundle_, made.person, email_, now_);
    }

    const bundle::Bundle& bundle_;
    const bundle::Template& email_;
    base::Instant now_;
    bundle::Person everyman_;
    std::vector<EdgeCase> cases_;
};

}  // namespace

const std::string& hostileText() {
    static const std::string text =
        "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 | times: 7 }}{% endif %}&lt;";
    return text;
}

std::vector<EdgeCase> edgeCases(const bundle::Bundle& bundle, const bundle::Template& emailTemplate,
                                base::Instant now) {
    return Maker(bundle, emailTemplate, now).run();
}

}  // namespace rehearsal::message
