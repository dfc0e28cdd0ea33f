#include "base/json_pointer.h"
#include "design/panel_fields.h"
#include "fields/field_specs.h"

namespace rehearsal::design {
namespace {

using namespace fields;
using namespace fields::specs;
using Option = FieldSpec::Option;

Json part(const Json& object, const char* key, Json fallback) {
    return object.is_object() && object.contains(key) ? object[key] : std::move(fallback);
}

/// Named values of an object, each a field, and a way to add one.
void valueFields(FieldSpecs& out, const std::string& at, const Json& values, const QString& what) {
    if (values.is_object()) {
        for (const auto& [name, value] : values.items()) {
            const std::string one = base::childPointer(at, name);
            out.push_back(make(Kind::Literal, one, QString::fromStdString(name)));
            out.push_back(remove(one, Text::tr("Remove “%1”").arg(QString::fromStdString(name))));
        }
    }
    out.push_back(addNamed(at, what, what, "p1"));
}

void personFields(FieldSpecs& out, const std::string& at, const Json& person, const bundle::Bundle& bundle) {
    std::vector<Option> who;
    int current = -1;
    for (const bundle::Person& each : bundle.people) {
        if (person == Json(each.id)) current = static_cast<int>(who.size());
        who.push_back({QString::fromStdString(each.id), each.id});
    }
    if (person.is_object()) current = static_cast<int>(who.size());
    const Json someone{{"id", "someone"},
                       {"traits", {{"email", "someone@example.com"}, {"country", "FR"}}},
                       {"consent", {{"marketing", {{"status", "confirmed"}}}}}};
    who.push_back({Text::tr("Somebody made for this test"), person.is_object() ? person : someone});
    // A sample person who is gone is shown as what the test has.
    out.push_back(current < 0 ? choice(at, Text::tr("Person"), std::move(who))
                              : variant(at, Text::tr("Person"), std::move(who), current));
    if (!person.is_object()) return;
    out.push_back(make(Kind::Text, at + "/id", Text::tr("Their id")));
    valueFields(out, at + "/traits", part(person, "traits", Json::object()), Text::tr("Add a trait"));
    out.push_back(choice(at + "/consent/marketing/status", Text::tr("Consent to marketing"),
                         {{Text::tr("Confirmed"), "confirmed"},
                          {Text::tr("Granted"), "granted"},
                          {Text::tr("Pending"), "pending"},
                          {Text::tr("Denied"), "denied"}}));
}

void eventFields(FieldSpecs& out, const std::string& list, const Json& events) {
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::string at = list + "/" + std::to_string(i);
        out.push_back(heading(Text::tr("Event %1").arg(i + 1)));
        out.push_back(make(Kind::Duration, at + "/after", Text::tr("After the start"), Text::tr("0 m")));
        const Json type = part(events[i], "type", Json());
        const bool named = type.is_null() || type == Json("track");
        out.push_back(choice(at + "/type", Text::tr("Kind"),
                             {{Text::tr("Something they do"), nullptr},
                              {Text::tr("Something they do (written out)"), "track"},
                              {Text::tr("Who they are"), "identify"},
                              {Text::tr("A page"), "page"},
                              {Text::tr("A screen"), "screen"},
                              {Text::tr("A group"), "group"},
                              {Text::tr("Another id of theirs"), "alias"}}));
        if (named) out.push_back(make(Kind::EventName, at + "/event", Text::tr("What they do")));
        valueFields(out, at + "/properties", part(events[i], "properties", Json::object()),
                    Text::tr("Add a property"));
        if (type == Json("identify") || part(events[i], "traits", Json()).is_object())
            valueFields(out, at + "/traits", part(events[i], "traits", Json::object()),
                        Text::tr("Add a trait"));
        out.push_back(remove(at, Text::tr("Remove this event")));
    }
    out.push_back(append(list, Text::tr("Add an event"), Json{{"after", "0m"}, {"event", "Product Added"}}));
}

std::vector<Option> sendSteps(const Json& campaign) {
    std::vector<Option> out;
    const Json nodes = part(campaign, "nodes", Json::object());
    for (const auto& [id, node] : nodes.items())
        if (part(node, "type", Json()) == Json("send")) out.push_back({QString::fromStdString(id), id});
    return out;
}

std::vector<Option> reasonOptions() {
    return {{Text::tr("Suppressed"), "suppressed"},
            {Text::tr("No address"), "no_address"},
            {Text::tr("Address not verified"), "unverified"},
            {Text::tr("No consent"), "no_consent"},
            {Text::tr("Sent before"), "duplicate"},
            {Text::tr("Quiet hours"), "quiet_hours"},
            {Text::tr("A cap is used up"), "capped"},
            {Text::tr("Live data failed"), "feed_failed"},
            {Text::tr("The email could not be made"), "render_failed"}};
}

/// Whether a list is expected, and what is in it.
void expectedList(FieldSpecs& out, const std::string& at, const Json& list, const QString& label,
                  const Json& first, const QString& add, const std::vector<Option>& steps, bool skips) {
    const int current = list.is_null() ? 0 : list.empty() ? 1 : 2;
    out.push_back(variant(at, label,
                          {{Text::tr("Not looked at"), nullptr},
                           {Text::tr("None"), Json::array()},
                           {Text::tr("These, in this order"), current == 2 ? list : Json::array({first})}},
                          current));
    if (current != 2) return;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string one = at + "/" + std::to_string(i);
        out.push_back(choice(one + "/node", Text::tr("Step"), steps));
        if (skips) out.push_back(choice(one + "/reason", Text::tr("Because"), reasonOptions()));
        out.push_back(optional(
            make(Kind::Duration, one + "/after", Text::tr("After the start"), Text::tr("Whenever"))));
        out.push_back(remove(one, Text::tr("Remove from the list")));
    }
    out.push_back(append(at, add, first));
}

}  // namespace

FieldSpecs testFields(const Json& json, std::size_t index, const bundle::Bundle& bundle) {
    FieldSpecs out;
    const std::string at = "/tests/" + std::to_string(index);
    const Json test = json.value(Json::json_pointer(at), Json::object());
    out.push_back(make(Kind::Text, at + "/name", Text::tr("Name")));
    personFields(out, at + "/profile", part(test, "profile", Json()), bundle);
    out.push_back(heading(Text::tr("What happens")));
    out.push_back(optional(
        make(Kind::Text, at + "/start", Text::tr("Starts at"), QStringLiteral("2026-03-02T10:00:00Z"))));
    eventFields(out, at + "/events", part(test, "events", Json::array()));
    out.push_back(optional(make(Kind::Duration, at + "/until", Text::tr("Ends after"), Text::tr("90 days"))));
    out.push_back(heading(Text::tr("What must come of it")));
    const Json expect = part(test, "expect", Json::object());
    const auto steps = sendSteps(json);
    const Json step = steps.empty() ? Json("message") : steps.front().value;
    expectedList(out, at + "/expect/sends", part(expect, "sends", Json()), Text::tr("Messages sent"),
                 Json{{"node", step}}, Text::tr("Expect another message"), steps, false);
    expectedList(out, at + "/expect/skips", part(expect, "skips", Json()), Text::tr("Messages held back"),
                 Json{{"node", step}, {"reason", "no_consent"}}, Text::tr("Expect another one held back"),
                 steps, true);
    std::vector<Option> outcomes{{Text::tr("Not looked at"), nullptr}};
    for (const Option& each : outcomeOptions()) outcomes.push_back(each);
    out.push_back(choice(at + "/expect/outcome", Text::tr("The journey ends as"), std::move(outcomes)));
    return out;
}

}  // namespace rehearsal::design
