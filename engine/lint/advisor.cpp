#include "lint/advisor.h"

#include <algorithm>

#include "lint/subject.h"

namespace rehearsal::lint {
namespace {

/// The files that every campaign leans on.
const char* const kSharedFiles[] = {"segments.json", "views.json", "policy.json"};

bool hasErrors(const base::Diagnostics& diagnostics, const std::string& file) {
    return std::any_of(diagnostics.begin(), diagnostics.end(), [&](const base::Diagnostic& each) {
        return each.severity == base::Severity::Error && each.file == file;
    });
}

void addOf(const bundle::Person& person, std::set<std::string>& out) {
    for (const bundle::GivenConsent& consent : person.consent) out.insert(consent.purpose);
}

void addOf(const bundle::Campaign& campaign, std::set<std::string>& out) {
    for (const bundle::CampaignTest& test : campaign.tests) {
        if (const auto* person = std::get_if<bundle::Person>(&test.profile)) addOf(*person, out);
        for (const auto& event : test.events) {
            const base::Value* properties = event.event.find("properties");
            const base::Value* purpose = properties ? properties->find("purpose") : nullptr;
            if (purpose && purpose->isString()) out.insert(purpose->string());
        }
    }
}

/// The purposes that people can have agreed to or refused, as far as the bundle knows.
std::set<std::string> purposesOf(const bundle::Bundle& bundle) {
    std::set<std::string> out{"marketing"};  // `Unsubscribed` refuses it (S12).
    const bundle::ConsentPolicy& consent = bundle.policy.consent;
    out.insert(consent.exempt.begin(), consent.exempt.end());
    for (const auto& [purpose, parent] : consent.parents) out.insert({purpose, parent});
    for (const auto& [purpose, category] : consent.categories) out.insert(purpose);
    for (const bundle::ConsentRule& rule : consent.rules) {
        if (rule.purposes) out.insert(rule.purposes->begin(), rule.purposes->end());
    }
    for (const bundle::Person& person : bundle.people) addOf(person, out);
    for (const bundle::Campaign& campaign : bundle.campaigns) addOf(campaign, out);
    return out;
}

Findings adviceOn(const bundle::Campaign& campaign, const bundle::Bundle& bundle,
                  const Surroundings& surroundings, const std::set<std::string>& purposes) {
    Findings out;
    const Ways ways(campaign, surroundings);
    const Subject subject{campaign, surroundings, purposes, ways, bundle.templates, out};
    checkNeverTaken(subject);
    checkWaits(subject);
    checkPurposes(subject);
    checkMessages(subject);
    checkQuietHours(subject);
    return out;
}

}  // namespace

bool Advisor::Shared::operator==(const Shared& other) const {
    const auto same = [](const auto& a, const auto& b) { return a == b || (a && b && *a == *b); };
    return std::equal(bytes.begin(), bytes.end(), other.bytes.begin(), other.bytes.end(), same) &&
           isReadable == other.isReadable && purposes == other.purposes;
}

void Advisor::update(const bundle::Files& files, const bundle::Bundle& bundle,
                     const base::Diagnostics& diagnostics) {
    Shared shared;
    for (const char* file : kSharedFiles) {
        const auto found = files.all().find(file);
        shared.bytes.push_back(found == files.all().end() ? nullptr : found->second);
        shared.isReadable.push_back(!hasErrors(diagnostics, file));
    }
    shared.purposes = purposesOf(bundle);
    if (!(shared == shared_)) byFile_.clear();
    shared_ = std::move(shared);

    Surroundings surroundings;
    if (shared_.isReadable[0]) surroundings.segments = &bundle.segments;
    if (shared_.isReadable[1]) surroundings.views = &bundle.views;
    if (shared_.isReadable[2]) surroundings.policy = &bundle.policy;
    std::map<std::string, Known> now;
    for (const bundle::Campaign& campaign : bundle.campaigns) {
        const std::string name = "campaigns/" + campaign.id + ".json";
        const auto bytes = files.all().find(name);
        if (bytes == files.all().end() || campaign.status == "archived" || hasErrors(diagnostics, name))
            continue;
        const auto known = byFile_.find(name);
        const bool isSame = known != byFile_.end() &&
                            (known->second.bytes == bytes->second || *known->second.bytes == *bytes->second);
        now[name] = isSame ? std::move(known->second)
                           : Known{bytes->second, adviceOn(campaign, bundle, surroundings, shared_.purposes)};
    }
    byFile_ = std::move(now);
}

Findings Advisor::findings() const {
    Findings out;
    for (const auto& [file, known] : byFile_)
        out.insert(out.end(), known.findings.begin(), known.findings.end());
    return out;
}

}  // namespace rehearsal::lint
