#include "rehearse/run_names.h"

#include "people/person_text.h"

namespace rehearsal::rehearse {

namespace {

QString found(const std::unordered_map<std::string, QString>& texts, const std::string& id) {
    const auto text = texts.find(id);
    return text == texts.end() ? QString::fromStdString(id) : text->second;
}

QString inWords(const std::string& id) {
    QString words = QString::fromStdString(id).replace(QLatin1Char('-'), QLatin1Char(' '));
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

QString RunNames::campaign(const std::string& id) const {
    return found(campaigns_, id);
}

QString RunNames::emailTemplate(const std::string& id) const {
    return found(templates_, id);
}

QString RunNames::step(const std::string& campaign, const std::string& node) const {
    const auto step = steps_.find(campaign + "/" + node);
    return step == steps_.end() ? inWords(node) : step->second;
}

QString RunNames::person(const std::string& id) const {
    const auto person = people_.find(id);
    return person == people_.end() ? QString::fromStdString(id) : person->second.name;
}

base::TimeZone RunNames::zone(const std::string& person) const {
    const auto known = people_.find(person);
    return known == people_.end() ? policyZone_ : known->second.zone;
}

std::unordered_set<std::string> RunNames::peopleNamed(const QString& text) const {
    std::unordered_set<std::string> ids;
    for (const auto& [id, person] : people_)
        if (person.name.contains(text, Qt::CaseInsensitive)) ids.insert(id);
    return ids;
}

}  // namespace rehearsal::rehearse
