#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "simulation/run.h"

namespace rehearsal::verify {

/// The decisions of a run, in the order of the log.
using simulation::DecisionLog;

/// A message put off.
struct Deferral {
    std::string reason;
    std::string detail;
    base::Instant until;

    bool operator==(const Deferral&) const = default;
};

/// A journey's coming to a message: once or several times asked, in the end sent, skipped, or neither.
struct Visit {
    enum class Fate { Sent, Skipped, Open };

    std::string node;
    std::uint32_t pass = 1;  ///< How often the journey came here, this time included.
    Fate fate = Fate::Open;
    base::Instant at;
    base::Instant due;
    std::string templateId;
    std::string purpose;
    std::map<std::string, std::string> blocks;  ///< By slot; empty where a slot has none.
    std::string reason;                         ///< Of a skip.
    std::string detail;
    std::vector<Deferral> deferrals;
};

/// One journey of a person as its decisions tell it.
struct JourneyLog {
    std::string campaign;
    std::string trigger;
    base::Instant begun;  ///< On the person's clock.
    base::Instant enteredAt;
    std::vector<Visit> visits;
    std::vector<std::pair<std::string, std::string>> arms;  ///< Node and arm, in order.
    std::optional<base::Instant> ended;
    std::string outcome;
    std::string reason;
};

/// An entry that was refused.
struct Denial {
    std::string campaign;
    std::string trigger;
    std::string reason;
};

/// All that a run decided about one person.
struct PersonLog {
    std::vector<JourneyLog> journeys;
    std::vector<Denial> denials;

    const JourneyLog* journey(const std::string& campaign, const std::string& trigger) const;
    const Denial* denial(const std::string& campaign, const std::string& trigger) const;
};

/// Who turned out to be whom, by the merges of runs.
class People {
  public:
    void add(const DecisionLog& log);
    /// The id a profile has in the end.
    const std::string& finalId(const std::string& profile) const;

  private:
    std::unordered_map<std::string, std::string> became_;
};

/// A log's lines by the person they are about.
class LogByPerson {
  public:
    LogByPerson(const DecisionLog& log, const People& people);

    /// Everyone the log is about, sorted.
    std::vector<std::string> persons() const;
    /// What it says about a person; empty where it says nothing.
    PersonLog of(const std::string& person) const;

  private:
    const DecisionLog& log_;
    std::map<std::string, std::vector<std::size_t>> lines_;
};

}  // namespace rehearsal::verify
