#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "guarantee_policy.h"
#include "guarantee_world.h"

namespace rehearsal::guarantee {

/// What a line of a decision log breaks. The rules: `no_consent`, `suppressed`, `no_address`, `unverified`,
/// `quiet_hours`, `capped`, `once_per` and `key_repeated` (S21 to S24); `after_exit` (S11); `no_journey`, of
/// a line about a journey that has not begun or has ended; `wrong_message`, whose template, purpose or key
/// are not its node's; `merge`, a union of profiles that was not or should not have been; `order`, of the
/// log.
struct Violation {
    std::string rule;
    std::size_t line = 0;  ///< Counts the log's lines from 0.

    bool operator==(const Violation&) const = default;
};

/// Holds a decision log against the guarantees, with nothing of the engine's but the time zones.
class Checker {
  public:
    /// `campaigns` by id, as their files write them.
    Checker(const Policy& policy, const World& world, std::map<std::string, Json> campaigns)
        : policy_(policy), world_(world), campaigns_(std::move(campaigns)) {}

    std::vector<Violation> check(const std::vector<std::string>& log);

  private:
    /// Where a journey's events are found: in one profile's tale, from a line on, up to where it was merged.
    struct Span {
        const Tale* tale = nullptr;
        std::size_t first = 0;
        base::Instant after = base::Instant::min();
        std::size_t end = SIZE_MAX;
    };
    struct Journey {
        std::string campaign;
        base::Instant enteredAt;
        base::Instant began;
        std::string triggerId;
        Json trigger;          ///< The event that started it; null where that is not known or was none.
        bool isKnown = false;  ///< Whether `trigger` is what started it.
        std::vector<Span> spans;
    };
    struct Sent {
        base::Instant time;
        std::string campaign;
        std::string node;
        std::string purpose;
        Json onceKey;
    };

    void breaks(const char* rule) { violations_.push_back({rule, line_}); }
    void checkLine(std::size_t number);
    void checkOrder(const std::string& profile, base::Instant at);
    void enter(const Json& line, const std::string& profile, base::Instant at);
    void merge(const Json& line, const std::string& into, base::Instant at);
    void checkSend(const Json& line, const std::string& profile, base::Instant at, const Journey& journey);
    void checkMessage(const Json& line, const std::string& profile, const Journey& journey, const Json& node);
    void checkPerson(const std::string& profile, const std::string& purpose, base::Instant at);
    void checkCaps(const std::string& profile, const Sent& message);
    void checkOncePer(const std::string& profile, const Sent& message, const Json& node);
    bool counts(const Json& cap, const std::string& campaign, const std::string& purpose) const;
    bool isFull(const Json& cap, const std::vector<Sent>& sent, const Facts& facts, base::Instant now) const;
    bool isEnded(const Journey& journey, base::Instant at) const;
    Json onceKey(const Json& node, const std::string& profile, const Journey& journey) const;

    const Policy& policy_;
    const World& world_;
    std::map<std::string, Json> campaigns_;

    std::vector<Json> log_;
    std::vector<bool> done_;
    std::vector<Violation> violations_;
    std::size_t line_ = 0;
    std::pair<base::Instant, std::string> last_{base::Instant::min(), {}};
    std::map<std::string, std::map<std::uint32_t, Journey>> journeys_;
    std::map<std::string, std::vector<Sent>> sent_;
    std::set<std::string> keys_;
    std::size_t unions_ = 0;
};

}  // namespace rehearsal::guarantee
