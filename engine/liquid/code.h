#pragma once

#include <cstdint>
#include <deque>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "liquid/datum.h"

/// The compact form a template is parsed into: nodes in one arena, texts as views into the kept source.
namespace rehearsal::liquid {

struct FilterSpec;
struct Expression;

/// `.key` or `[index]`.
struct Step {
    std::string_view key;
    const Expression* index = nullptr;
    bool command = false;  ///< `.size`, `.first`, `.last`: asked where there is no such key.
};

struct Expression {
    enum class Kind : std::uint8_t { Literal, Lookup, Range };
    Kind kind = Kind::Literal;
    std::uint32_t position = 0;
    Datum literal;
    std::string_view name;  ///< Of a lookup; empty where `dynamicName` gives it.
    std::string_view text;  ///< A lookup as written.
    const Expression* dynamicName = nullptr;
    std::span<const Step> steps;
    const Expression* first = nullptr;  ///< Of a range.
    const Expression* last = nullptr;
};

struct NamedArgument {
    std::string_view name;
    const Expression* value = nullptr;
};

struct FilterCall {
    const FilterSpec* spec = nullptr;  ///< nullptr: there is no such filter.
    std::string_view name;
    std::uint32_t position = 0;
    std::span<const Expression* const> arguments;
    std::span<const NamedArgument> named;
};

/// What stands in `{{ }}`: a value and the filters it goes through. `{{ }}` has none.
struct Output {
    const Expression* value = nullptr;
    std::span<const FilterCall> filters;
};

enum class Comparison : std::uint8_t {
    None,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Contains
};
enum class Join : std::uint8_t { None, And, Or };

struct Condition {
    const Expression* left = nullptr;
    const Expression* right = nullptr;
    Comparison comparison = Comparison::None;
    Join join = Join::None;
    const Condition* next = nullptr;
};

struct Node;
using Body = std::span<const Node>;

struct Branch {
    const Condition* condition = nullptr;  ///< nullptr: else.
    bool negated = false;
    Body body;
};
struct If {
    std::span<const Branch> branches;
};
struct When {
    std::span<const Expression* const> values;
    bool otherwise = false;
    Body body;
};
struct Case {
    const Expression* value = nullptr;
    std::span<const When> whens;
};
struct For {
    std::string_view variable;
    std::string_view name;  ///< What `offset: continue` and `forloop.name` call it.
    const Expression* collection = nullptr;
    const Expression* limit = nullptr;
    const Expression* offset = nullptr;
    bool continues = false;
    bool reversed = false;
    Body body;
    Body otherwise;
};
struct TableRow {
    std::string_view variable;
    const Expression* collection = nullptr;
    const Expression* columns = nullptr;
    const Expression* limit = nullptr;
    const Expression* offset = nullptr;
    Body body;
};
struct Assign {
    std::string_view variable;
    Output value;
};
struct Capture {
    std::string_view variable;
    Body body;
};
struct Cycle {
    const Expression* name = nullptr;
    std::string_view key;  ///< Where it has no name: the same for the same literals.
    std::span<const Expression* const> values;
};
struct Partial {
    const Expression* name = nullptr;
    const Expression* value = nullptr;  ///< Of `with` or `for`.
    bool each = false;
    std::string_view alias;
    std::span<const NamedArgument> arguments;
};

struct Node {
    enum class Type : std::uint8_t {
        Text,
        Output,
        If,
        Case,
        For,
        TableRow,
        Assign,
        Capture,
        Cycle,
        Increment,
        Decrement,
        IfChanged,
        Include,
        Render,
        Break,
        Continue,
        Abort,
        Coupon,
        Nothing  ///< A comment, while parsing: the text before it is not the text before the next tag.
    };
    Type type = Type::Text;
    std::uint32_t position = 0;
    std::string_view text;  ///< Of a Text, or the name of a counter.
    union {
        const void* none = nullptr;
        const Output* output;
        const If* branches;
        const Case* choice;
        const For* loop;
        const TableRow* table;
        const Assign* assign;
        const Capture* capture;
        const Cycle* cycle;
        const Body* body;
        const Partial* partial;
        const Expression* expression;
    };
};

namespace detail {

struct Code {
    /// `bytes`: how much the source has, from which follows about what the nodes need.
    explicit Code(std::size_t bytes) : arena(bytes * 3 / 2 + 512) {}

    std::string name;
    std::string source;
    std::pmr::monotonic_buffer_resource arena;
    Body body;
    std::vector<const FilterCall*> filters;  ///< In order of the source.
    std::vector<const Expression*> lookups;  ///< In order of the source.
    std::vector<const Partial*> partials;
    base::Diagnostics warnings;

    /// Line and column of a position, both from 1; columns count code points.
    void locate(std::size_t position, base::Diagnostic& diagnostic) const;

    template <class T>
    T* make() {
        return new (arena.allocate(sizeof(T), alignof(T))) T();
    }
    template <class T>
    std::span<const T> keep(const std::vector<T>& items, std::size_t from = 0) {
        const std::size_t count = items.size() - from;
        if (count == 0) return {};
        auto* place = static_cast<T*>(arena.allocate(sizeof(T) * count, alignof(T)));
        std::uninitialized_copy(items.begin() + static_cast<std::ptrdiff_t>(from), items.end(), place);
        return {place, count};
    }
    /// Keeps what was put on a pile since `from`, and takes it off.
    template <class T>
    std::span<const T> keepTop(std::vector<T>& pile, std::size_t from) {
        const std::span<const T> out = keep(pile, from);
        pile.resize(from);
        return out;
    }
    std::string_view keep(std::string_view text) {
        auto* place = static_cast<char*>(arena.allocate(text.size() + 1, 1));
        text.copy(place, text.size());
        return {place, text.size()};
    }
};

}  // namespace detail

/// Thrown while parsing, never beyond the folder.
struct SyntaxError {
    std::string text;
    std::string hint;
    std::size_t position = 0;
};

}  // namespace rehearsal::liquid
