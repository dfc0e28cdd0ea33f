#include "bundle/people_reader.h"

#include <fmt/format.h>

#include <unordered_map>

#include "base/limits.h"
#include "bundle/json_text.h"

namespace rehearsal::bundle {
namespace {

/// An id as events carry it: a text, or a whole number in its decimal form (S1).
std::string readPersonId(const Place& place, std::string_view what) {
    std::string id;
    if (place.value->kind() == base::Value::Kind::Integer) {
        id = std::to_string(place.value->integer());
    } else {
        id = readNonEmpty(place, what);
    }
    return id;
}

std::vector<GivenConsent> readConsents(const Place& place) {
    std::vector<GivenConsent> out;
    if (!place.value->isObject()) {
        place.expected("an object of consents by purpose");
        return out;
    }
    for (const auto& member : place.value->object()) {
        ObjectReader object(place.member(member));
        GivenConsent consent;
        consent.purpose = member.first;
        consent.status = "denied";
        if (const auto status = object.require("status")) {
            consent.status = readWord(*status, {"denied", "pending", "granted", "confirmed"});
        }
        if (const auto at = object.find("at")) consent.at = readInstant(*at);
        out.push_back(std::move(consent));
    }
    return out;
}

/// Whose ids were seen on which line.
struct Seen {
    std::unordered_map<std::string, int> ids;
    std::unordered_map<std::string, int> anonymousIds;
};

void checkUnique(const Person& person, int line, Seen& seen, Findings& findings) {
    if (!person.id.empty()) {
        const auto [first, isNew] = seen.ids.emplace(person.id, line);
        if (!isNew) {
            findings.error("/id", fmt::format("The id \"{}\" is on line {} too", person.id, first->second),
                           "put what is known of one person on one line");
        }
    }
    for (const std::string& id : person.anonymousIds) {
        const auto [first, isNew] = seen.anonymousIds.emplace(id, line);
        if (!isNew && first->second != line) {
            findings.error("/anonymous_ids",
                           fmt::format("The anonymous id \"{}\" is on line {} too", id, first->second),
                           "it can belong to one person only");
        }
    }
}

}  // namespace

Person readPerson(const Place& place) {
    Person person;
    ObjectReader object(place);
    if (const auto id = object.require("id")) {
        person.id = readPersonId(*id, "the id of a person");
        if (person.id.starts_with("anon:")) {
            id->error(fmt::format("The id \"{}\" begins with \"anon:\"", person.id),
                      "such ids are the program's own, for people without a user id");
        }
    }
    if (const auto anonymous = object.find("anonymous_ids")) {
        for (const Place& item : readList(*anonymous, "anonymous ids")) {
            person.anonymousIds.push_back(readPersonId(item, "an anonymous id"));
        }
    }
    if (const auto traits = object.find("traits")) {
        if (traits->value->isObject()) {
            person.traits = *traits->value;
        } else {
            traits->expected("an object of traits");
        }
    }
    if (const auto consent = object.find("consent")) person.consent = readConsents(*consent);
    if (const auto suppressed = object.find("suppressed")) person.suppressed = readBoolean(*suppressed);
    return person;
}

std::pair<std::vector<Person>, base::Diagnostics> readPeople(std::string_view text, std::string fileName) {
    std::vector<Person> people;
    Findings findings(std::move(fileName));
    Seen seen;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (int line = 1; !text.empty(); ++line) {
        const std::size_t end = text.find('\n');
        std::string_view one = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (one.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        findings.setLine(line);
        if (one.size() > limits::kLineBytes) {
            findings.error({}, fmt::format("The line is longer than {} bytes", limits::kLineBytes));
            continue;
        }
        const auto value = parseJson(one, findings);
        if (!value) continue;
        Person person = readPerson({&*value, {}, &findings});
        checkUnique(person, line, seen, findings);
        people.push_back(std::move(person));
    }
    return {std::move(people), findings.takeDiagnostics()};
}

}  // namespace rehearsal::bundle
