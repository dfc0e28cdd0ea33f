#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/value.h"
#include "bundle/condition.h"
#include "condition/facts.h"

namespace rehearsal::condition {

/// A condition compiled once: roots known, event names interned, segments in place. Immutable; any thread.
class Predicate {
  public:
    /// Always true.
    Predicate() : test_(true) {}

    /// Whether it holds. `event` is the event a `where` is about, or nullptr where none is visible (S28).
    bool holds(const Facts& facts, const base::Value* event) const;

  private:
    friend class Compiler;

    struct AllOf {
        std::vector<Predicate> of;
    };
    struct AnyOf {
        std::vector<Predicate> of;
    };
    struct NotOf {
        std::shared_ptr<const Predicate> of;
    };
    struct Field {
        FieldPath path;
        bundle::Op op;
        base::Value literal;
        std::optional<FieldPath> reference;
        base::Duration duration;
        bool ignoreCase;
    };
    struct Past {
        PastQuery query;
        std::shared_ptr<const Predicate> where;
        std::int64_t atLeast;
        std::optional<std::int64_t> atMost;
    };
    using Segment = std::shared_ptr<const Predicate>;

    static bool fieldHolds(const Field& test, const Facts& facts, const base::Value* event);
    static bool pastHolds(const Past& test, const Facts& facts);

    std::variant<bool, AllOf, AnyOf, NotOf, Field, Past, Segment> test_;
};

/// An event match compiled: one name or several, each with its own `where`.
class Matcher {
  public:
    /// Whether an event of that name (nothing: one that no bundle's rule names) and content matches.
    bool matches(std::optional<EventNameId> name, const base::Value& event, const Facts& facts) const;
    /// Whether some alternative is about an event of that name, whatever its content.
    bool names(std::optional<EventNameId> name) const;

    struct One {
        std::string name;
        EventNameId id = 0;
        std::optional<Predicate> where;
    };
    const std::vector<One>& any() const { return any_; }

  private:
    friend class Compiler;
    std::vector<One> any_;
};

/// Compiles the conditions of one bundle. Segments are compiled once and shared.
class Compiler {
  public:
    Compiler(const std::vector<std::pair<std::string, bundle::Condition>>& segments, EventNames& names);
    ~Compiler();

    Predicate compile(const bundle::Condition& condition);
    Matcher compile(const bundle::EventMatch& match);
    static FieldPath compile(const bundle::Path& path);
    /// A named segment; always false where there is none of that name.
    std::shared_ptr<const Predicate> segment(const std::string& id);

  private:
    struct Build;
    struct Segments;
    EventNames& names_;
    std::unique_ptr<Segments> segments_;
};

/// The value of a path, whichever root it has.
base::Value valueOf(const FieldPath& path, const Facts& facts, const base::Value* event);

}  // namespace rehearsal::condition
