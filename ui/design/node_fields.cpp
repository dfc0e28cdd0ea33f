#include <algorithm>

#include "base/json_pointer.h"
#include "design/panel_fields.h"
#include "fields/field_specs.h"

namespace rehearsal::design {
namespace {

using namespace fields;
using namespace fields::specs;
using Option = FieldSpec::Option;

Json memberOr(const Json& object, const char* key, Json fallback) {
    return object.contains(key) ? object[key] : std::move(fallback);
}

QString purposeName(const std::string& id) {
    if (id == "marketing") return Text::tr("Marketing");
    if (id == "transactional") return Text::tr("Transactional");
    return QString::fromStdString(id);
}

/// The purposes that the policy and the campaigns know of.
FieldSpec purpose(const std::string& pointer, const bundle::Bundle& bundle) {
    std::vector<Option> options{{Text::tr("As the campaign"), nullptr}};
    const auto add = [&](const std::string& id) {
        const Option option{purposeName(id), id};
        if (std::find(options.begin(), options.end(), option) == options.end()) options.push_back(option);
    };
    add("marketing");
    for (const std::string& id : bundle.policy.consent.exempt) add(id);
    for (const auto& [id, parent] : bundle.policy.consent.parents) add(id);
    for (const bundle::ConsentRule& rule : bundle.policy.consent.rules) {
        for (const std::string& id : rule.purposes.value_or(std::vector<std::string>())) {
            if (id != "tracking") add(id);
        }
    }
    for (const bundle::Campaign& campaign : bundle.campaigns) add(campaign.purpose);
    return choice(pointer, Text::tr("Purpose"), std::move(options));
}

void waitFields(FieldSpecs& out, const std::string& at, const Json& node) {
    const Json next = memberOr(node, "next", nullptr);
    const int current = node.contains("until") ? 1 : node.contains("until_field") ? 2 : 0;
    out.push_back(variant(
        at, Text::tr("Wait"),
        {{Text::tr("For a length of time"), {{"type", "wait"}, {"for", "1h"}, {"next", next}}},
         {Text::tr("Until a time of day"),
          {{"type", "wait"}, {"until", {{"time", "09:00"}}}, {"next", next}}},
         {Text::tr("Until a moment in a field"),
          {{"type", "wait"}, {"until_field", {{"field", "trigger.properties.starts_at"}}}, {"next", next}}}},
        current));
    if (current == 0) {
        out.push_back(
            make(Kind::Duration, at + "/for", Text::tr("How long"), Text::tr("30 m, 1 h 30 m, 2 days")));
        out.push_back(optional(make(Kind::Events, at + "/reset_on", Text::tr("Starts again when they"))));
        if (node.contains("reset_on")) {
            out.push_back(optional(make(Kind::Duration, at + "/reset_limit",
                                        Text::tr("But ends at the latest after"), Text::tr("No limit"))));
        }
    } else if (current == 1) {
        out.push_back(make(Kind::TimeOfDay, at + "/until/time", Text::tr("At, their time")));
        out.push_back(make(Kind::Weekdays, at + "/until/weekdays", Text::tr("On")));
        FieldSpec days =
            make(Kind::Whole, at + "/until/in_days", Text::tr("In how many days at the soonest"));
        days.value = 0;
        out.push_back(optional(days));
    } else {
        out.push_back(path(at + "/until_field/field", Text::tr("The moment"),
                           QStringLiteral("trigger.properties.starts_at")));
        out.push_back(optional(make(Kind::Duration, at + "/until_field/offset", Text::tr("How far from it"),
                                    Text::tr("Right then"))));
        out.push_back(choice(at + "/until_field/before", Text::tr("Before or after"),
                             {{Text::tr("After it"), nullptr}, {Text::tr("Before it"), true}}));
        FieldSpec missing =
            make(Kind::LeadsTo, at + "/on_missing", Text::tr("Where the field is missing, leads to"));
        missing.options = {{Text::tr("Nothing: the journey ends as “no time”"), nullptr, true}};
        out.push_back(missing);
    }
    out.push_back(make(Kind::LeadsTo, at + "/next", Text::tr("Leads to")));
}

void branchFields(FieldSpecs& out, const std::string& at, const Json& node) {
    const Json cases = memberOr(node, "cases", Json::array());
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::string one = at + "/cases/" + std::to_string(i);
        out.push_back(item(one,
                           cases.size() == 1 ? Text::tr("If")
                           : i == 0          ? Text::tr("First, if")
                                             : Text::tr("Else, if"),
                           1));
        out.push_back(make(Kind::Condition, one + "/when", {}));
        out.push_back(make(Kind::Text, one + "/name", Text::tr("Label on the line")));
        out.push_back(make(Kind::LeadsTo, one + "/next", Text::tr("Leads to")));
    }
    const Json fresh{{"name", "case " + std::to_string(cases.size() + 1)},
                     {"when", {{"field", "profile.first_name"}, {"op", "exists"}}},
                     {"next", nullptr}};
    out.push_back(append(at + "/cases", Text::tr("Add a case"), fresh));
    out.push_back(heading(Text::tr("Otherwise")));
    out.push_back(make(Kind::LeadsTo, at + "/otherwise", Text::tr("Leads to")));
}

void splitFields(FieldSpecs& out, const std::string& at, const Json& node) {
    const Json arms = memberOr(node, "arms", Json::array());
    out.push_back(make(Kind::Shares, at + "/arms", Text::tr("How people are shared out")));
    for (std::size_t i = 0; i < arms.size(); ++i) {
        const std::string one = at + "/arms/" + std::to_string(i);
        out.push_back(item(one, Text::tr("Arm %1").arg(i + 1), 1));
        out.push_back(make(Kind::Text, one + "/name", Text::tr("Name")));
        out.push_back(make(Kind::Weight, one + "/weight", Text::tr("Weight")));
        out.push_back(make(Kind::LeadsTo, one + "/next", Text::tr("Leads to")));
    }
    const std::string name(1, static_cast<char>('A' + static_cast<char>(arms.size() % 26)));
    out.push_back(
        append(at + "/arms", Text::tr("Add an arm"), Json{{"name", name}, {"weight", 0}, {"next", nullptr}}));
}

void slotFields(FieldSpecs& out, const std::string& at, const Json& node, const bundle::Bundle& bundle) {
    std::vector<Option> blocks{{Text::tr("Nothing"), nullptr}};
    for (const auto& [id, source] : bundle.blocks) blocks.push_back({QString::fromStdString(id), id});
    const std::string firstBlock = bundle.blocks.empty() ? "block" : bundle.blocks.front().first;
    const Json contentSlots = memberOr(node, "slots", Json::object());
    for (const auto& [name, slot] : contentSlots.items()) {
        const std::string one = base::childPointer(at + "/slots", name);
        out.push_back(item(one, Text::tr("Slot “%1”").arg(QString::fromStdString(name))));
        const Json choose = memberOr(slot, "choose", Json::array());
        for (std::size_t i = 0; i < choose.size(); ++i) {
            const std::string rule = one + "/choose/" + std::to_string(i);
            out.push_back(item(rule, i == 0 ? Text::tr("If") : Text::tr("Else, if")));
            out.push_back(make(Kind::Condition, rule + "/when", {}));
            out.push_back(
                choice(rule + "/block", Text::tr("Shows block"), {blocks.begin() + 1, blocks.end()}));
        }
        out.push_back(choice(one + "/fallback",
                             choose.empty() ? Text::tr("Shows block") : Text::tr("Otherwise"), blocks));
        const Json rule{{"when", {{"field", "profile.first_name"}, {"op", "exists"}}}, {"block", firstBlock}};
        out.push_back(append(one + "/choose", Text::tr("Add a choice"), rule));
    }
    if (bundle.blocks.empty()) return;
    out.push_back(addNamed(at + "/slots", Text::tr("Add a slot"), Text::tr("Name of the slot in the email"),
                           Json{{"fallback", firstBlock}}));
}

void sendFields(FieldSpecs& out, const std::string& at, const Json& node, const bundle::Bundle& bundle) {
    std::vector<Option> templates;
    for (const bundle::Template& each : bundle.templates) {
        templates.push_back({QString::fromStdString(each.name.empty() ? each.id : each.name), each.id});
    }
    out.push_back(choice(at + "/template", Text::tr("Email"), std::move(templates)));
    out.push_back(purpose(at + "/purpose", bundle));
    out.push_back(
        choice(at + "/on_skip", Text::tr("If it may not be sent"),
               {{Text::tr("Go on with the next step"), nullptr}, {Text::tr("End the journey"), "exit"}}));
    out.push_back(make(Kind::LeadsTo, at + "/next", Text::tr("Leads to")));
    if (!bundle.feeds.empty()) {
        FieldSpec feeds = make(Kind::Checks, at + "/feeds", Text::tr("Live data fetched right before"));
        for (const bundle::Feed& feed : bundle.feeds)
            feeds.options.push_back({QString::fromStdString(feed.id), feed.id});
        out.push_back(feeds);
    }
    slotFields(out, at, node, bundle);
    out.push_back(more());
    if (node.contains("once_per")) {
        out.push_back(make(Kind::Paths, at + "/once_per/key", Text::tr("Only once for the same"),
                           QStringLiteral("trigger.properties.cart_id")));
        out.push_back(
            optional(make(Kind::Duration, at + "/once_per/within", Text::tr("Within"), Text::tr("Ever"))));
        out.push_back(remove(at + "/once_per", Text::tr("Allow it again")));
    } else {
        out.push_back(set(at + "/once_per", Text::tr("Only once for the same cart, product…"),
                          Json{{"key", Json::array({"trigger.properties.product_id"})}, {"within", "7d"}}));
    }
}

void setFields(FieldSpecs& out, const std::string& at, const Json& node) {
    const auto list = [&](const char* key, const QString& title, const QString& addLabel) {
        out.push_back(heading(title));
        const Json values = memberOr(node, key, Json::object());
        for (const auto& [name, value] : values.items()) {
            const std::string one = base::childPointer(at + "/" + key, name);
            out.push_back(make(Kind::Member, one, {}));
        }
        out.push_back(addNamed(at + "/" + key, addLabel, Text::tr("Its name"), "yes"));
    };
    list("values", Text::tr("Remember for this journey"), Text::tr("Add a value"));
    list("traits", Text::tr("Write to the person's profile"), Text::tr("Add a trait"));
    out.push_back(make(Kind::LeadsTo, at + "/next", Text::tr("Leads to")));
}

}  // namespace

fields::FieldSpecs nodeFields(const fields::Json& json, const std::string& id, const bundle::Bundle& bundle) {
    fields::FieldSpecs out;
    const std::string at = base::childPointer("/nodes", id);
    const Json node = json.value(Json::json_pointer(at), Json::object());
    const std::string type = node.value("type", std::string());
    if (type == "wait") waitFields(out, at, node);
    if (type == "wait_for") {
        out.push_back(make(Kind::Events, at + "/event", Text::tr("Until they")));
        out.push_back(make(Kind::Duration, at + "/timeout", Text::tr("For at most"),
                           Text::tr("30 m, 1 h 30 m, 2 days")));
        out.push_back(make(Kind::LeadsTo, at + "/then", Text::tr("If they did, leads to")));
        out.push_back(make(Kind::LeadsTo, at + "/on_timeout", Text::tr("If not, leads to")));
    }
    if (type == "branch") branchFields(out, at, node);
    if (type == "split") splitFields(out, at, node);
    if (type == "send") sendFields(out, at, node, bundle);
    if (type == "set") setFields(out, at, node);
    if (type == "webhook") {
        out.push_back(make(Kind::Text, at + "/url", Text::tr("Address"), QStringLiteral("https://")));
        FieldSpec body = optional(make(Kind::LongText, at + "/body", Text::tr("What is sent (Liquid)"),
                                       QStringLiteral("{\"email\": \"{{ profile.email }}\"}")));
        body.source = true;
        out.push_back(body);
        out.push_back(make(Kind::LeadsTo, at + "/next", Text::tr("Leads to")));
    }
    if (type == "exit") {
        out.push_back(choice(at + "/outcome", Text::tr("Counts as"),
                             {{Text::tr("Goal reached"), "goal"}, {Text::tr("Exit"), "exit"}}, "exit"));
        out.push_back(
            optional(make(Kind::Text, at + "/reason", Text::tr("Why"), Text::tr("Shown in the log"))));
    }
    if (type != "send") out.push_back(more());  // A send has rare fields of its own.
    out.push_back(make(Kind::StepId, at, Text::tr("Id of this step")));
    return out;
}

}  // namespace rehearsal::design
