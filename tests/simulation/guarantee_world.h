#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "guarantee_policy.h"

namespace rehearsal::guarantee {

/// An event that was taken and was no duplicate.
struct TakenEvent {
    std::size_t line = 0;
    base::Instant arrival;
    base::Instant time;
    std::string name;
    std::string id;  ///< messageId; empty where none was given.
    Json event;
};

/// What came of each event about a profile: the facts from then on.
struct Moment {
    std::size_t line = 0;
    base::Instant arrival;
    Facts facts;
};

/// All that happened to one profile, until it became part of another.
struct Tale {
    Facts before;  ///< As known beforehand.
    std::vector<Moment> moments;
    std::vector<TakenEvent> events;

    /// The facts that may hold at a time: after any of the events that arrived then, or after the last
    /// before.
    std::vector<const Facts*> at(base::Instant now) const;
};

struct Union {
    std::size_t line = 0;
    base::Instant arrival;
    std::string from;
    std::string into;
};

/// Who is who and what is known of them, told from the raw lines of a stream alone (S1 to S14), by other code
/// than the engine's. Lines must be ones the engine takes; those after `until` are left out (S4).
class World {
  public:
    World(const Policy& policy, const std::string& people, const std::vector<std::string>& lines,
          base::Instant until);

    /// What happened to a profile; nothing where nobody has that id.
    const Tale* find(const std::string& profile) const;
    const std::vector<Union>& unions() const { return unions_; }

  private:
    struct Live {
        Facts facts;
        std::optional<base::Instant> clock;
        std::map<std::string, base::Instant> seen;
    };
    struct Who {
        std::string profile;
        std::vector<std::pair<std::string, bool>> joining;  ///< The profile, and whether it is a user's.
        std::vector<std::pair<std::string, std::string>> links;
        std::optional<std::pair<std::string, std::string>> alias;
    };

    void know(const Json& person);
    void take(std::size_t line, const Json& event);
    std::string meaning(std::string user) const;
    Who whoIs(const Json& event) const;
    void linkVisitor(Who& who, const std::string& visitor) const;
    void unite(Live& into, const Live& from, bool isUser) const;
    bool isDuplicate(Live& live, const Json& event, base::Instant arrival) const;
    void learn(Live& live, const TakenEvent& taken) const;

    const Policy& policy_;
    base::Instant until_;
    std::map<std::string, std::string> visitors_;
    std::map<std::string, std::string> aliases_;
    std::map<std::string, Live> live_;
    std::map<std::string, Tale> tales_;
    std::vector<Union> unions_;
};

}  // namespace rehearsal::guarantee
