#pragma once

#include <map>
#include <string>
#include <vector>

#include "bundle/person.h"
#include "simulation/group_run.h"

namespace rehearsal::explain {

/// Keeps everything the core tells, decisions among it, and who became whom.
class Recorder : public simulation::GroupObserver {
  public:
    /// `people`: who is known beforehand, for their anonymous ids.
    Recorder(const journey::Program& program, base::Instant end, const std::vector<bundle::Person>& people);

    void decided(const journey::Decision& decision) override;
    void ended(const journey::State& state) override;
    bool traces() const override { return true; }
    void trace(journey::TraceStep step) override;

    /// The id a profile has in the end.
    std::string finalId(std::string profile) const;
    /// The user an anonymous id came to stand for; empty where it stands for itself.
    std::string userOf(const std::string& anonymousId) const;
    /// Every id that came to be that of a profile.
    std::vector<std::string> idsOf(const std::string& profile) const;
    /// The steps about a profile, under every id it had.
    std::vector<journey::TraceStep> stepsOf(const std::string& profile) const;

  private:
    const journey::Program& program_;
    base::Instant end_;
    std::vector<journey::TraceStep> steps_;
    std::map<std::string, std::string> became_;
    std::map<std::string, std::string> links_;
};

}  // namespace rehearsal::explain
