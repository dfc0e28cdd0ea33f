#include "design/panel_fields.h"
#include "fields/field_specs.h"
#include "fields/purposes.h"

namespace rehearsal::design {
namespace {

using namespace fields;
using namespace fields::specs;
using Option = FieldSpec::Option;

void triggerFields(FieldSpecs& out, const std::string& at, const Json& trigger,
                   const bundle::Bundle& bundle) {
    const std::string type = trigger.value("type", std::string("event"));
    const Json event = trigger.value("event", Json("Product Added"));
    const std::string segment = bundle.segments.empty() ? "segment" : bundle.segments.front().first;
    const int current = type == "count" ? 1 : type == "inactivity" ? 2 : type == "segment" ? 3 : 0;
    out.push_back(variant(
        at, Text::tr("Starts when someone"),
        {{Text::tr("Does something"), {{"type", "event"}, {"event", event}}},
         {Text::tr("Does something several times"),
          {{"type", "count"}, {"event", event}, {"at_least", 3}, {"within", "1h"}}},
         {Text::tr("Does nothing for a while"), {{"type", "inactivity"}, {"of", event}, {"for", "30d"}}},
         {Text::tr("Enters a segment"), {{"type", "segment"}, {"enters", segment}}}},
        current));
    if (current <= 1) {
        FieldSpec what =
            make(Kind::EventName, at + "/event", Text::tr("What they do"), Text::tr("Product Added"));
        out.push_back(what);
        out.push_back(optional(make(Kind::Condition, at + "/where", Text::tr("Only where"))));
    }
    if (current == 1) {
        FieldSpec times = make(Kind::Whole, at + "/at_least", Text::tr("How many times"));
        times.value = 1;
        out.push_back(times);
        out.push_back(optional(make(Kind::Duration, at + "/within", Text::tr("Within"), Text::tr("Ever"))));
        out.push_back(optional(
            path(at + "/same", Text::tr("With the same"), QStringLiteral("event.properties.product_id"))));
    }
    if (current == 2) {
        out.push_back(make(Kind::Events, at + "/of", Text::tr("What they do not do")));
        out.push_back(make(Kind::Duration, at + "/for", Text::tr("For how long"), Text::tr("30 days")));
    }
    if (current == 3) {
        std::vector<Option> segments;
        for (const auto& [id, condition] : bundle.segments)
            segments.push_back({QString::fromStdString(id), id});
        out.push_back(choice(at + "/enters", Text::tr("Segment"), std::move(segments)));
    }
}

/// The whole list with one element put before the one above it.
FieldSpec moveUp(const std::string& list, Json elements, std::size_t index, const QString& label) {
    std::swap(elements[index - 1], elements[index]);
    return set(list, label, std::move(elements));
}

/// What a number of the priority comes to.
QString priorityWord(std::int64_t priority) {
    return priority >= 90   ? Text::tr("before all others")
           : priority >= 65 ? Text::tr("high")
           : priority >= 35 ? Text::tr("normal")
           : priority >= 10 ? Text::tr("low")
                            : Text::tr("after all others");
}

std::vector<Option> purposeOptions(const bundle::Bundle& bundle) {
    std::vector<Option> options;
    for (const QString& each : fields::purposesOf(bundle)) {
        if (each != QLatin1String("tracking"))
            options.push_back({fields::purposeText(each, bundle.policy), each.toStdString()});
    }
    return options;
}

void exitFields(FieldSpecs& out, const Json& json) {
    out.push_back(heading(Text::tr("Leaves the campaign when")));
    const Json exits = json.value("exits", Json::array());
    for (std::size_t i = 0; i < exits.size(); ++i) {
        const std::string at = "/exits/" + std::to_string(i);
        if (exits[i].contains("on")) out.push_back(make(Kind::Events, at + "/on", Text::tr("They")));
        if (exits[i].contains("when"))
            out.push_back(make(Kind::Condition, at + "/when", Text::tr("It holds that")));
        out.push_back(choice(at + "/outcome", Text::tr("Counts as"),
                             {{Text::tr("Goal reached"), "goal"}, {Text::tr("Exit"), "exit"}}, "exit"));
        if (i > 0) out.push_back(moveUp("/exits", exits, i, Text::tr("Ask this exit before the one above")));
        out.push_back(remove(at, Text::tr("Remove this exit")));
    }
    out.push_back(append("/exits", Text::tr("Add an exit on an event"),
                         Json{{"on", "Order Completed"}, {"outcome", "goal"}}));
    out.push_back(append("/exits", Text::tr("Add an exit on a condition"),
                         Json{{"when", {{"field", "profile.staff"}, {"op", "="}, {"value", true}}}}));
}

void reentryFields(FieldSpecs& out, const Json& json) {
    const std::string at = "/entry/reentry";
    const Json reentry = json.value(Json::json_pointer(at), Json::object());
    out.push_back(heading(Text::tr("Entering again")));
    out.push_back(choice(at + "/while_active", Text::tr("While still in it"),
                         {{Text::tr("Stay in the first journey"), "ignore"},
                          {Text::tr("Start over"), "restart"},
                          {Text::tr("Run side by side"), "parallel"}},
                         "ignore"));
    const bool once = reentry.value("cooldown", Json()) == "once";
    const bool timed = reentry.contains("cooldown") && !once;
    Json often = reentry, rarely = reentry, never = reentry;
    often.erase("cooldown");
    if (!timed) rarely["cooldown"] = "24h";
    never["cooldown"] = "once";
    out.push_back(variant(at, Text::tr("After it"),
                          {{Text::tr("At any time"), often},
                           {Text::tr("After a pause"), rarely},
                           {Text::tr("Never again"), never}},
                          once    ? 2
                          : timed ? 1
                                  : 0));
    if (timed)
        out.push_back(
            make(Kind::Duration, at + "/cooldown", Text::tr("Pause since the last entry"), Text::tr("24 h")));
    out.push_back(optional(path(at + "/key", Text::tr("One journey for each"), Text::tr("Person"))));
}

}  // namespace

fields::FieldSpecs campaignFields(const fields::Json& json, const bundle::Bundle& bundle) {
    fields::FieldSpecs out;
    out.push_back(make(Kind::Text, "/name", Text::tr("Name")));
    out.push_back(choice(
        "/status", Text::tr("Status"),
        {{Text::tr("Draft"), "draft"}, {Text::tr("Ready"), "ready"}, {Text::tr("Archived"), "archived"}},
        "draft"));
    out.push_back(optional(make(Kind::Text, "/folder", Text::tr("Folder"), Text::tr("None"))));
    out.push_back(heading(Text::tr("Entry")));
    const Json triggers = json.value(Json::json_pointer("/entry/triggers"), Json::array());
    for (std::size_t i = 0; i < triggers.size(); ++i) {
        const std::string at = "/entry/triggers/" + std::to_string(i);
        triggerFields(out, at, triggers[i], bundle);
        if (triggers.size() > 1) out.push_back(remove(at, Text::tr("Remove this trigger")));
    }
    out.push_back(append("/entry/triggers", Text::tr("Add a trigger"),
                         Json{{"type", "event"}, {"event", "Product Added"}}));
    out.push_back(optional(make(Kind::Condition, "/entry/where", Text::tr("Only people for whom"))));
    exitFields(out, json);
    reentryFields(out, json);
    out.push_back(heading(Text::tr("Message policy")));
    out.push_back(choice("/purpose", Text::tr("Purpose"), purposeOptions(bundle), "marketing"));
    const Json level = json.value("priority", Json(50));
    FieldSpec priority =
        make(Kind::Whole, "/priority",
             Text::tr("Priority, 0 to 100: %1")
                 .arg(priorityWord(level.is_number_integer() ? level.get<std::int64_t>() : 50)));
    priority.value = 50;
    out.push_back(priority);
    out.push_back(more());
    out.push_back(optional(make(Kind::LongText, "/description", Text::tr("Description"))));
    out.push_back(make(Kind::LeadsTo, "/start", Text::tr("First step")));
    out.push_back(
        optional(make(Kind::Duration, "/grace", Text::tr("Waits for late events"), Text::tr("Not at all"))));
    out.push_back(optional(make(Kind::Duration, "/entry/max_trigger_age",
                                Text::tr("Ignores events older than"), Text::tr("Never"))));
    return out;
}

}  // namespace rehearsal::design
