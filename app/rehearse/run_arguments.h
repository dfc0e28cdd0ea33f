#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bundle/bundle.h"
#include "simulation/run.h"

namespace CLI {
class App;
}

namespace rehearsal::rehearse {

/// The options of a run: of `run`, and of the verbs that speak of one.
struct RunArguments {
    std::vector<std::string> events;
    std::string profiles;
    std::string until;
    std::uint64_t seed = 0;
    std::vector<std::string> campaigns;
    std::string faults;
    std::string responses;
    bool render = false;

    void addTo(CLI::App& verb);
    /// The options as a run of the bundle takes them. Nothing, with a sentence on standard error, where one
    /// cannot be used.
    std::optional<simulation::RunOptions> read(const bundle::Bundle& bundle) const;
};

/// Reads standard input into memory where it is among the streams: for verbs that read them several times.
/// False, with a sentence on standard error, where it cannot be read.
bool holdStandardInput(simulation::RunOptions& run);

/// False, with a sentence on standard error, where the bundle lacks one of the campaigns.
bool knowsCampaigns(const bundle::Bundle& bundle, const std::vector<std::string>& wanted);

}  // namespace rehearsal::rehearse
