#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "base/value.h"
#include "bundle/path.h"

namespace rehearsal::bundle {

struct Condition;

enum class Op {
    Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, In, NotIn, Contains, StartsWith, EndsWith, Exists, Missing,
    Within, OlderThan
};

/// A literal, or a reference to another field (`{"ref": "trigger.properties.category"}`).
struct Operand {
    base::Value literal;
    std::optional<Path> reference;

    bool operator==(const Operand&) const = default;
};

struct FieldTest {
    Path field;
    Op op = Op::Exists;
    Operand value;            ///< Unused by exists, missing, within and older_than.
    base::Duration duration;  ///< Of within and older_than.
    bool ignoreCase = false;
};

/// Counts past events of the profile (S28).
struct Did {
    std::string event;
    std::shared_ptr<const Condition> where;  ///< May be null.
    std::optional<base::Duration> within;
    bool sinceEntry = false;
    std::optional<std::int64_t> atLeast;  ///< The reader sets 1 where no bound is given.
    std::optional<std::int64_t> atMost;
    std::optional<std::int64_t> exactly;
};

struct All { std::vector<Condition> of; };
struct Any { std::vector<Condition> of; };
struct Not { std::shared_ptr<const Condition> of; };
struct SegmentRef { std::string id; };
struct Constant { bool value = true; };

/// A condition as written; `condition/` compiles it.
struct Condition {
    std::variant<Constant, All, Any, Not, SegmentRef, FieldTest, Did> test;
};

/// One name or several, each with its own `where`: matches where any does.
struct EventMatch {
    struct One {
        std::string event;
        std::shared_ptr<const Condition> where;  ///< May be null.
    };
    std::vector<One> any;
};

}  // namespace rehearsal::bundle
