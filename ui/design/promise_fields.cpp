#include <array>

#include "design/panel_fields.h"
#include "fields/field_specs.h"
#include "words/words.h"

namespace rehearsal::design {
namespace {

using namespace fields;
using namespace fields::specs;
using Option = FieldSpec::Option;

Json memberOf(const Json& object, const char* key, Json fallback) {
    return object.is_object() && object.contains(key) ? object[key] : std::move(fallback);
}

std::vector<Option> messageSteps(const Json& campaign) {
    std::vector<Option> out{{Text::tr("Any message"), nullptr}};
    const Json nodes = memberOf(campaign, "nodes", Json::object());
    for (const auto& [id, node] : nodes.items())
        if (memberOf(node, "type", Json()) == Json("send"))
            out.push_back({Text::tr("The message “%1”").arg(QString::fromStdString(id)), id});
    return out;
}

/// Which messages a promise is about.
void messageFields(FieldSpecs& out, const std::string& at, const Json& campaign,
                   const bundle::Bundle& bundle) {
    out.push_back(choice(at + "/send/node", Text::tr("Message"), messageSteps(campaign)));
    std::vector<Option> templates{{Text::tr("Any email"), nullptr}};
    for (const bundle::Template& each : bundle.templates)
        templates.push_back({QString::fromStdString(each.name.empty() ? each.id : each.name), each.id});
    out.push_back(choice(at + "/send/template", Text::tr("With the email"), std::move(templates)));
}

struct Form {
    const char* key;
    QString text;
    Json rest;
};

/// The four forms of a promise, each as it begins.
std::array<Form, 4> forms() {
    const Json ordered("Order Completed");
    return {Form{"never", Text::tr("Never a message after something"),
                 Json{{"after", ordered}, {"within", "24h"}}},
            Form{"at_most", Text::tr("At most so many messages"), Json{{"per", "7d"}}},
            Form{"always", Text::tr("Always a message in time"), Json{{"within", "24h"}}},
            Form{"every", Text::tr("Every message only where"),
                 Json{{"satisfies", {{"field", "profile.email"}, {"op", "exists"}}}}}};
}

Json promiseOf(const Form& form, const Json& id, const Json& message) {
    Json out{{"id", id}};
    if (std::string_view(form.key) == "at_most") {
        out["at_most"] = 2;
        out["of"] = message;
    } else {
        out[form.key] = message;
    }
    out.update(form.rest);
    return out;
}

}  // namespace

FieldSpecs promiseFields(const Json& json, std::size_t index, const bundle::Bundle& bundle) {
    FieldSpecs out;
    const std::string at = "/promises/" + std::to_string(index);
    const Json promise = json.value(Json::json_pointer(at), Json::object());
    const auto all = forms();
    int current = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (promise.contains(all[i].key)) current = static_cast<int>(i);
    const std::string key = current == 1 ? "of" : all[static_cast<std::size_t>(current)].key;
    const Json message = memberOf(promise, key.c_str(), Json{{"send", Json::object()}});
    std::vector<Option> options;
    for (const Form& form : all)
        options.push_back({form.text, promiseOf(form, memberOf(promise, "id", "promise"), message)});
    out.push_back(make(Kind::Text, at + "/id", Text::tr("Name, with hyphens")));
    out.push_back(variant(at, Text::tr("What you vouch for"), std::move(options), current));
    if (current == 1) {
        out.push_back(make(Kind::Whole, at + "/at_most", Text::tr("At most")));
        out.push_back(make(Kind::Duration, at + "/per", Text::tr("In any"), Text::tr("7 days")));
    }
    messageFields(out, at + "/" + key, json, bundle);
    if (current == 0) out.push_back(make(Kind::Events, at + "/after", Text::tr("After they")));
    if (current == 2) {
        if (promise.contains("after")) {
            out.push_back(make(Kind::Events, at + "/after", Text::tr("After they")));
            out.push_back(remove(at + "/after", Text::tr("After the entry instead")));
        } else {
            out.push_back(
                set(at + "/after", Text::tr("After an event instead of the entry"), "Product Added"));
        }
    }
    if (current == 0 || current == 2)
        out.push_back(make(Kind::Duration, at + "/within", Text::tr("Within"), Text::tr("24 h")));
    if (current == 2) {
        FieldSpec unless = make(Kind::Checks, at + "/unless", Text::tr("Unless the journey ended before as"));
        for (const Option& each : outcomeOptions()) unless.options.push_back(each);
        out.push_back(unless);
    }
    if (current == 3) out.push_back(make(Kind::Condition, at + "/satisfies", Text::tr("It holds that")));
    return out;
}

std::vector<Option> outcomeOptions() {
    return {{Text::tr("Went through to the end"), "completed"},
            {Text::tr("Goal reached"), "goal"},
            {Text::tr("Left by an exit"), "exit"},
            {Text::tr("Ended by a skipped message"), "skipped"},
            {Text::tr("Started over"), "restarted"},
            {Text::tr("Joined with another person's"), "merged"},
            {Text::tr("Stopped as endless"), "runaway"},
            {Text::tr("No time to wait for"), "missing_time"}};
}

}  // namespace rehearsal::design
