#include "people/people_edits.h"

#include <QCoreApplication>

#include "bundle/edits.h"
#include "people/people_file.h"
#include "people/person_text.h"

namespace rehearsal::people::edits {

namespace {

using Json = nlohmann::ordered_json;

QString tr(const char* text) {
    return QCoreApplication::translate("people", text);
}

std::string textOf(const bundle::Document& document) {
    const std::string* text = document.files().find(file::kPath);
    return text ? *text : std::string();
}

std::string nameFor(const bundle::Document& document, const std::string& person) {
    const bundle::Person* known = document.bundle().person(person);
    return (known ? nameOf(*known) : QString::fromStdString(person)).toStdString();
}

QString label(const char* text, const bundle::Document& document, const std::string& person) {
    return tr(text).arg(QString::fromStdString(nameFor(document, person)));
}

bundle::Edit written(const bundle::Document& document, std::string text, const QString& label) {
    if (text == textOf(document)) return {};
    return bundle::edits::setText(document, file::kPath, std::move(text), label.toStdString());
}

/// The person's line after `change` was done to its JSON.
template <class Change>
bundle::Edit changed(const bundle::Document& document, const std::string& person, const QString& label,
                     Change change) {
    const std::string text = textOf(document);
    auto json = file::person(text, person);
    if (!json) return {};
    const Json before = *json;
    change(*json);
    if (*json == before) return {};
    return written(document, file::withPerson(text, person, *json), label);
}

}  // namespace

bundle::Edit setTrait(const bundle::Document& document, const std::string& person, const std::string& trait,
                      const std::string& input) {
    const QString text =
        tr("Change %1 of %2")
            .arg(QString::fromStdString(trait), QString::fromStdString(nameFor(document, person)));
    return changed(document, person, text, [&](Json& json) {
        Json& traits = json["traits"];
        const bool wasText = traits.contains(trait) && traits[trait].is_string();
        traits[trait] = file::typed(input, wasText);
    });
}

bundle::Edit renameTrait(const bundle::Document& document, const std::string& person, const std::string& from,
                         const std::string& to) {
    return changed(document, person, label("Rename a trait of %1", document, person), [&](Json& json) {
        const Json traits = json.value("traits", Json::object());
        if (to.empty() || traits.contains(to)) return;
        Json renamed = Json::object();
        for (const auto& [key, value] : traits.items()) renamed[key == from ? to : key] = value;
        json["traits"] = renamed;
    });
}

bundle::Edit removeTrait(const bundle::Document& document, const std::string& person,
                         const std::string& trait) {
    return changed(document, person, label("Remove a trait of %1", document, person), [&](Json& json) {
        if (json.contains("traits")) json["traits"].erase(trait);
    });
}

bundle::Edit setConsent(const bundle::Document& document, const std::string& person,
                        const std::string& purpose, const std::string& status) {
    return changed(document, person, label("Change the consent of %1", document, person), [&](Json& json) {
        if (!status.empty()) {
            json["consent"][purpose]["status"] = status;
        } else if (json.contains("consent")) {
            json["consent"].erase(purpose);
        }
    });
}

bundle::Edit setSuppressed(const bundle::Document& document, const std::string& person, bool suppressed) {
    const char* text = suppressed ? "Suppress %1" : "Stop suppressing %1";
    return changed(document, person, label(text, document, person),
                   [&](Json& json) { json["suppressed"] = suppressed; });
}

NewPerson addPerson(const bundle::Document& document) {
    const std::string text = textOf(document);
    const std::string id = file::freshId(text, "person");
    const Json person = {
        {"id", id},
        {"traits", {{"first_name", "New person"}, {"email", id + "@example.com"}, {"country", "FR"}}},
        {"consent", Json::object()},
        {"suppressed", false}};
    return {written(document, file::withNewPerson(text, person, {}), tr("Add a person")), id};
}

NewPerson duplicatePerson(const bundle::Document& document, const std::string& person) {
    const std::string text = textOf(document);
    auto json = file::person(text, person);
    if (!json) return {};
    const std::string id = file::freshId(text, person);
    (*json)["id"] = id;
    // Nobody else may have the same anonymous ids.
    json->erase("anonymous_ids");
    return {
        written(document, file::withNewPerson(text, *json, person), label("Duplicate %1", document, person)),
        id};
}

bundle::Edit removePerson(const bundle::Document& document, const std::string& person) {
    return written(document, file::withoutPerson(textOf(document), person),
                   label("Remove %1", document, person));
}

}  // namespace rehearsal::people::edits
