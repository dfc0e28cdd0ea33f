#include "rehearse/run_names.h"

#include "people/person_text.h"

namespace rehearsal::rehearse {

namespace {

QString found(const std::unordered_map<std::string, QString>& texts, std::string_view id) {
    const auto text = texts.find(std::string(id));
    return text == texts.end() ? QString::fromUtf8(id) : text->second;
}

QString inWords(std::string_view id) {
    QString words = QString::fromUtf8(id).replace(QLatin1Char('-'), QLatin1Char(' '));
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    return words;
}

}  // namespace

RunNames::RunNames(const bundle::Bundle& bundle) {
    policyZone_ = base::TimeZone::find(bundle.policy.timezone).value_or(base::TimeZone::utc());
    for (const bundle::Template& mail : bundle.templates)
        templates_[mail.id] = QString::fromStdString(mail.name);
    for (const bundle::Campaign& campaign : bundle.campaigns) {
        campaigns_[campaign.id] = QString::fromStdString(campaign.name.empty() ? campaign.id : campaign.name);
        for (const bundle::Node& node : campaign.nodes) {
            const auto* send = std::get_if<bundle::Send>(&node.step);
            steps_[campaign.id + "/" + node.id] = send ? emailTemplate(send->templateId) : inWords(node.id);
        }
    }
    for (const bundle::Person& person : bundle.people) {
        const auto zone = base::TimeZone::find(people::timeZoneName(person, bundle.policy));
        people_.emplace(person.id, Person{people::nameOf(person), zone.value_or(policyZone_)});
    }
}

QString RunNames::campaign(std::string_view id) const {
    return found(campaigns_, id);
}

QString RunNames::emailTemplate(std::string_view id) const {
    return found(templates_, id);
}

QString RunNames::step(std::string_view campaign, std::string_view node) const {
    const auto step = steps_.find(std::string(campaign).append("/").append(node));
    return step == steps_.end() ? inWords(node) : step->second;
}

QString RunNames::person(std::string_view id) const {
    const auto person = people_.find(std::string(id));
    return person == people_.end() ? QString::fromUtf8(id) : person->second.name;
}

base::TimeZone RunNames::zone(std::string_view person) const {
    const auto known = people_.find(std::string(person));
    return known == people_.end() ? policyZone_ : known->second.zone;
}

std::unordered_set<std::string> RunNames::peopleNamed(const QString& text) const {
    std::unordered_set<std::string> ids;
    for (const auto& [id, person] : people_)
        if (person.name.contains(text, Qt::CaseInsensitive)) ids.insert(id);
    return ids;
}

}  // namespace rehearsal::rehearse
