#include "fields/known_names.h"

#include <nlohmann/json.hpp>

namespace rehearsal::fields {
namespace {

using Json = nlohmann::ordered_json;
constexpr int kDeepest = 5;

void addType(SeenField& field, const std::string& type) {
    field.texts += type == "string";
    field.numbers += type == "number" || type == "integer";
    field.yesNos += type == "boolean";
    field.lists += type == "array";
    field.objects += type == "object";
}

void addSchema(SeenFields& into, const std::string& path, const Json& schema, int depth) {
    if (!schema.is_object() || depth > kDeepest) return;
    SeenField& field = into[path];
    const Json type = schema.value("type", Json());
    if (type.is_string()) addType(field, type.get<std::string>());
    if (type.is_array()) {
        for (const Json& one : type) addType(field, one.is_string() ? one.get<std::string>() : std::string());
    }
    for (const char* key : {"enum", "examples"}) {
        const Json values = schema.value(key, Json::array());
        for (const Json& value : values) {
            if (value.is_string() || value.is_number() || value.is_boolean())
                field.values.emplace(value.dump(), 1);
        }
    }
    const Json properties = schema.value("properties", Json::object());
    for (const auto& [name, inner] : properties.items()) {
        if (name.find('.') == std::string::npos) addSchema(into, path + '.' + name, inner, depth + 1);
    }
}

void addPlan(const bundle::Document& document, KnownNames& out) {
    for (const auto& [file, bytes] : document.files().all()) {
        if (!file.starts_with("events/") || !file.ends_with(".schema.json")) continue;
        const Json schema = document.json(file);
        const Json title = schema.is_object() ? schema.value("title", Json()) : Json();
        if (!title.is_string()) continue;
        SeenFields fields;
        addSchema(fields, "properties", schema, 0);
        fields.erase("properties");
        out.plan[title.get<std::string>()] = std::move(fields);
    }
}

void addMatch(const Json& match, std::set<std::string>& out) {
    if (match.is_string()) out.insert(match.get<std::string>());
    if (match.is_array()) {
        for (const Json& one : match) addMatch(one, out);
    }
    if (match.is_object() && match.contains("event")) addMatch(match["event"], out);
}

void addMentioned(const Json& json, std::set<std::string>& out) {
    if (!json.is_structured()) return;
    for (const auto& [key, value] : json.items()) {
        const bool names = key == "event" || key == "did" || key == "on" || key == "of" ||
                           key == "reset_on" || key == "add" || key == "remove" || key == "clear" ||
                           key == "after";
        if (json.is_object() && names) addMatch(value, out);
        if (key != "tests" && key != "send") addMentioned(value, out);
    }
}

void addRemembered(const bundle::Campaign& campaign, std::set<std::string>& out) {
    for (const bundle::Node& node : campaign.nodes) {
        const auto* set = std::get_if<bundle::Set>(&node.step);
        if (!set) continue;
        for (const auto& [name, value] : set->values) out.insert(name);
    }
}

}  // namespace

KnownNames namesOf(const bundle::Document& document) {
    KnownNames out;
    addPlan(document, out);
    for (const auto& [file, bytes] : document.files().all()) {
        const bool rules = file == "segments.json" || file == "views.json" || file.starts_with("campaigns/");
        if (rules && file.ends_with(".json")) addMentioned(document.json(file), out.mentioned);
    }
    out.mentioned.erase("entry");
    for (const bundle::Person& person : document.bundle().people) collect(out.traits, "", person.traits);
    for (const bundle::Campaign& campaign : document.bundle().campaigns)
        addRemembered(campaign, out.remembered);
    return out;
}

}  // namespace rehearsal::fields
