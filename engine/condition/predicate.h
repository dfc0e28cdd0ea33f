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
    bool holds(const Facts& facts, const EventView* event) const;
    /// Whether it asks nothing but the event: then what it said of a past event it will always say.
    bool isOfEventAlone() const;

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

    static bool fieldHolds(const Field& test, const Facts& facts, const EventView* event);
    static bool pastHolds(const Past& test, const Facts& facts);

    std::variant<bool, AllOf, AnyOf, NotOf, Field, Past, Segment> test_;
};

/// An event match compiled: one name or several, each with its own `where`.
class Matcher {
  public:
    /// Whether an event of that name (nothing: one that no bundle's rule names) and content matches.
    bool matches(std::optional<EventNameId> name, const EventView& event, const Facts& facts) const;
    /// Whether some alternative is about an event of that name, whatever its content.
    bool names(std::optional<EventNameId> name) const;
    /// Whether it asks nothing but the event (Predicate::isOfEventAlone).
    bool isOfEventAlone() const;

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

/// Compiles the conditions of one bundle, and notes what they read of events. Segments are compiled once and
/// shared.
class Compiler {
  public:
    Compiler(const std::vector<std::pair<std::string, bundle::Condition>>& segments,
             EventInterests& interests);
    ~Compiler();

    /// The events that `event` or `trigger` stands for, by name.
    struct Scope {
        std::vector<EventNameId> names;
        bool any = false;  ///< Events of any name.
    };
    /// What `event` and `trigger` mean in whatever is compiled from here on.
    void enter(Scope event, Scope trigger);

    Predicate compile(const bundle::Condition& condition);
    Matcher compile(const bundle::EventMatch& match);
    FieldPath compile(const bundle::Path& path);
    /// A named segment; always false where there is none of that name.
    std::shared_ptr<const Predicate> segment(const std::string& id);

    /// A rule looks back at the events of a match, at those of a window or at all.
    void remember(const Matcher& match, std::optional<base::Duration> within);
    /// A rule reads a path inside the events of a match.
    void reads(const Matcher& match, const std::vector<std::string>& path);

  private:
    struct Build;
    struct Segments;
    Predicate compileWhere(const bundle::Condition& where, EventNameId about);
    void note(const Scope& scope, const std::vector<std::string>& path);

    EventInterests& interests_;
    std::unique_ptr<Segments> segments_;
    Scope event_;
    Scope trigger_;
};

/// The value of a path, whichever root it has.
base::ValueView valueOf(const FieldPath& path, const Facts& facts, const EventView* event);

}  // namespace rehearsal::condition
