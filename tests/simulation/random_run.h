#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "simulation/run.h"
#include "support/random_case.h"

namespace rehearsal::test {

/// Runs random cases from files in a temporary folder, as the command line would.
class RandomRun {
  public:
    /// The decision log.
    std::string log(const RandomCase& random, const std::vector<RandomLine>& lines, int threads = 1) {
        const auto path = std::filesystem::path(folder_.path().toStdString()) / "events.ndjson";
        {
            std::ofstream out(path, std::ios::binary);
            for (const RandomLine& line : lines) out << line.text << '\n';
        }
        simulation::RunOptions options;
        options.events = {path};
        options.people = readRandomPeople(random.people);
        options.threads = threads;
        options.until = random.until;
        simulation::RunControl control;
        const auto result = simulation::run(random.bundle, options, control);
        if (!result) throw std::logic_error(result.error().text);
        std::string log;
        for (const auto& decision : result->decisions) {
            journey::appendJsonLine(log, decision);
            log += '\n';
        }
        return log;
    }
    std::string log(const RandomCase& random) { return log(random, random.lines); }

  private:
    QTemporaryDir folder_;
};

/// The lines of a log; those of one of the people only, where one is named (RandomEvents: people share no
/// id).
inline std::vector<std::string> linesOf(const std::string& log, int person = -1) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < log.size();) {
        const std::size_t end = log.find('\n', at);
        std::string line = log.substr(at, end - at);
        at = end + 1;
        if (person >= 0) {
            const std::string profile = nlohmann::json::parse(line).at("profile");
            const std::size_t digit = profile.find_first_of("0123456789");
            if (profile[digit] != static_cast<char>('0' + person)) continue;
        }
        out.push_back(std::move(line));
    }
    return out;
}

}  // namespace rehearsal::test
