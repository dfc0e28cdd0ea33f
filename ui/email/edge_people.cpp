#include "email/edge_people.h"

#include <nlohmann/json.hpp>

#include "bundle/edits.h"

namespace rehearsal::email {

bundle::Edit addToPeople(const bundle::Document& document, const bundle::Person& person, std::string label) {
    const std::string file = "profiles.ndjson";
    std::string id = person.id;
    for (int n = 2; document.bundle().person(id) != nullptr; ++n) id = person.id + "-" + std::to_string(n);
    nlohmann::ordered_json line{{"id", id}, {"traits", base::toJson(person.traits)}};
    for (const bundle::GivenConsent& consent : person.consent) {
        line["consent"][consent.purpose]["status"] = consent.status;
        if (consent.at) line["consent"][consent.purpose]["at"] = base::toString(*consent.at);
    }
    const std::string* before = document.files().find(file);
    std::string text = before ? *before : std::string();
    if (!text.empty() && text.back() != '\n') text += '\n';
    return bundle::edits::setText(document, file, text + line.dump() + '\n', std::move(label));
}

}  // namespace rehearsal::email
