#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/value.h"

namespace rehearsal::liquid {

struct Datum;

/// What `forloop` and `tablerowloop` say; it changes as the loop turns.
struct LoopState {
    std::string_view name;
    std::int64_t length = 0;
    std::int64_t index = 0;
    std::int64_t columns = 0;  ///< Of a tablerow; 0 for a `for`.
    const LoopState* parent = nullptr;
};

/// `(first..last)`, both ends included.
struct IntegerRange {
    std::int64_t first = 0;
    std::int64_t last = 0;

    std::int64_t size() const { return last < first ? 0 : last - first + 1; }
};

/// A value while a template is rendered: 16 bytes that point into the data, the source or the rendering's
/// memory, so that looking something up copies nothing.
struct Datum {
    enum class Kind : std::uint8_t {
        Nil,
        Boolean,
        Integer,
        Real,
        Big,  ///< An integer beyond 64 bits, as its decimal digits.
        String,
        Array,  ///< An array of the data.
        List,   ///< An array made while rendering.
        Object,
        Range,
        Loop,
        Blank,
        Empty  ///< The literals, where they are compared with.
    };

    Kind kind = Kind::Nil;
    bool html = false;     ///< A string that is HTML already.
    bool literal = false;  ///< A string the template's author wrote out.
    std::uint32_t size = 0;
    union {
        bool boolean;
        std::int64_t integer = 0;
        double real;
        const char* text;
        const base::Value::Array* array;
        const Datum* list;
        const base::Value::Object* object;
        const IntegerRange* range;
        const LoopState* loop;
    };

    static Datum of(bool b);
    static Datum of(std::int64_t n);
    static Datum of(double n);
    /// The text must outlive the datum.
    static Datum of(std::string_view s, bool html = false);
    static Datum big(std::string_view digits);
    static Datum of(const Datum* items, std::size_t count);
    static Datum of(const IntegerRange& range);
    static Datum of(const LoopState& loop);
    /// `value` must outlive the datum. Strings in it are taken for HTML where `html` says so.
    static Datum view(const base::Value& value, bool html = false);
    static Datum special(Kind kind);

    bool isNil() const { return kind == Kind::Nil; }
    bool isString() const { return kind == Kind::String; }
    bool isArray() const { return kind == Kind::Array || kind == Kind::List; }
    bool isObject() const { return kind == Kind::Object; }
    bool isNumber() const { return kind == Kind::Integer || kind == Kind::Real || kind == Kind::Big; }
    bool truthy() const { return kind != Kind::Nil && !(kind == Kind::Boolean && !boolean); }
    std::string_view string() const { return {text, size}; }

    /// How many elements an array, list or range has.
    std::size_t count() const;
    /// The element at a valid index of an array, list or range.
    Datum at(std::size_t index) const;
    /// The member of an object, or nullptr.
    const base::Value* member(std::string_view key) const;
};
static_assert(sizeof(Datum) == 16);

/// As `{{ }}` writes it, without escaping.
void append(std::string& out, const Datum& datum);
std::string toText(const Datum& datum);
/// As it looks inside an array or object: strings in quotes.
void inspect(std::string& out, const Datum& datum);
/// `1.0`, `1.0e-05`, `Infinity`.
std::string realText(double number);

/// `==` of the language.
bool equal(const Datum& a, const Datum& b, std::size_t* work = nullptr);

}  // namespace rehearsal::liquid
