#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bundle/condition.h"
#include "lint/domain.h"

namespace rehearsal::lint {

/// What the answer to a question hangs on, besides the event that started the journey, which never changes.
enum Change : std::uint8_t {
    kByJourney = 1,  ///< What `set` stored under `journey`.
    kByProfile = 2,  ///< Traits: any event may bring others, and so may a `set` of any campaign.
    kByZone = 4,     ///< The person's time zone, which is a trait too.
    kByViews = 8,
    kByHistory = 16,
    kBySending = 32,  ///< Messages of ours, which are in the history at once.
    kByTime = 64
};
using Changes = std::uint8_t;

/// Something a condition asks about: a field, a count of past events, or a test that stands for itself.
struct Variable {
    enum class Kind {
        Field,   ///< The value a path leads to.
        Folded,  ///< The same, a text in lower case.
        Age,     ///< How long ago the instant in a field was, in milliseconds; missing where it is none.
        Count,   ///< How many past events match.
        Test     ///< Whether a test of another kind holds.
    };
    Kind kind = Kind::Field;
    bundle::Path path;  ///< Of Field, Folded and Age.
    Changes changes = 0;
    Domain base = Domain::anything();  ///< What it may be at any time.
    bool whole = false;                ///< Only whole numbers.
    /// Where time only ever makes it greater: ages of what never changes, and counts that forget nothing.
    bool grows = false;
    int field = -1;            ///< The field that Folded, Age and some tests are about.
    std::vector<int> about;    ///< Of a field: what else is said of it.
    std::vector<int> atMost;   ///< Of a count: counts that are never smaller.
    std::vector<int> atLeast;  ///< Of a count: counts that are never greater.
    std::string event;         ///< Of a count.
    std::string where;         ///< Of a count: its `where` as a text; empty where it has none.
    std::optional<std::int64_t> withinMs;
    bool sinceEntry = false;
    /// Of a test of one text with another: to be tried on each where the field can only be one of a few.
    bundle::Op op = bundle::Op::Equal;
    base::Value operand;
    bool ignoreCase = false;
    /// What must hold of other variables where a test holds.
    std::vector<std::pair<int, Domain>> implied;
};

/// Every variable of a campaign, each once.
class Variables {
  public:
    int find(const std::string& key) const;
    /// The variable under a key; made by `make` where there is none yet.
    template <class Make>
    int intern(const std::string& key, const Make& make) {
        if (const int known = find(key); known >= 0) return known;
        Variable variable = make();
        const int id = static_cast<int>(all_.size());
        all_.push_back(std::move(variable));
        ids_.emplace(key, id);
        link(id);
        return id;
    }
    const Variable& operator[](int id) const { return all_[static_cast<std::size_t>(id)]; }
    Variable& at(int id) { return all_[static_cast<std::size_t>(id)]; }
    int size() const { return static_cast<int>(all_.size()); }

  private:
    void link(int id);

    std::vector<Variable> all_;
    std::map<std::string, int> ids_;
};

}  // namespace rehearsal::lint
