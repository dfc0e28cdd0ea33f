#pragma once

#include <QString>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/time_zone.h"
#include "bundle/bundle.h"

namespace rehearsal::rehearse {

/// What ids of a run mean, as the bundle had it when the run was made: people by name and clock, campaigns
/// and mails by name. Never changes, so that any thread may read it.
class RunNames {
  public:
    RunNames() = default;
    explicit RunNames(const bundle::Bundle& bundle);

    QString campaign(std::string_view id) const;
    QString emailTemplate(std::string_view id) const;
    /// The step as the table shows it: the mail a send step sends, else the id in words.
    QString step(std::string_view campaign, std::string_view node) const;
    /// The name of a sample person, else the id.
    QString person(std::string_view id) const;
    base::TimeZone zone(std::string_view person) const;
    const base::TimeZone& policyZone() const { return policyZone_; }
    /// Ids of the people whose names hold this text, upper and lower case alike.
    std::unordered_set<std::string> peopleNamed(const QString& text) const;

  private:
    struct Person {
        QString name;
        base::TimeZone zone;
    };
    using Texts = std::unordered_map<std::string, QString>;

    Texts campaigns_;
    Texts templates_;
    Texts steps_;  ///< By `campaign/node`.
    std::unordered_map<std::string, Person> people_;
    base::TimeZone policyZone_ = base::TimeZone::utc();
};

}  // namespace rehearsal::rehearse
