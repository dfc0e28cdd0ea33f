#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/known_names.h"
#include "base/value.h"

namespace rehearsal::base {

/// A JSON value looked at where it stands: a Value, or bytes that a Packer wrote. Owns nothing and costs
/// nothing to copy; what it looks at must outlive it.
class ValueView {
  public:
    using Kind = Value::Kind;

    ValueView() = default;
    ValueView(const Value& value);
    ValueView(bool b) : kind_(Kind::Boolean) { scalar_.boolean = b; }
    ValueView(std::int64_t n) : kind_(Kind::Integer) { scalar_.integer = n; }
    ValueView(double n) : kind_(Kind::Real) { scalar_.real = n; }
    ValueView(std::string_view text) : kind_(Kind::String), size_(text.size()) {
        scalar_.bytes = text.data();
    }
    ValueView(const char* text) : ValueView(std::string_view(text)) {}
    /// Bytes of a Packer.
    static ValueView packed(const char* bytes);

    Kind kind() const { return kind_; }
    bool isNull() const { return kind_ == Kind::Null; }
    bool isBoolean() const { return kind_ == Kind::Boolean; }
    bool isNumber() const { return kind_ == Kind::Integer || kind_ == Kind::Real; }
    bool isString() const { return kind_ == Kind::String; }
    bool isArray() const { return kind_ == Kind::Array; }
    bool isObject() const { return kind_ == Kind::Object; }

    bool boolean() const { return scalar_.boolean; }
    std::int64_t integer() const { return scalar_.integer; }
    double real() const {
        return kind_ == Kind::Integer ? static_cast<double>(scalar_.integer) : scalar_.real;
    }
    std::string_view string() const { return {scalar_.bytes, size_}; }

    /// Elements of an array, members of an object.
    std::size_t size() const { return size_; }
    /// The member of that name; null where this is no object or has none.
    ValueView find(std::string_view key) const;
    /// Whether there is a member of that name, null or not.
    bool has(std::string_view key) const;
    /// Calls `each(key, value)` for every member of an object, in their order.
    template <class Each>
    void forEachMember(const Each& each) const;
    /// Calls `each(value)` for every element of an array until it says false.
    template <class Each>
    void forEachElement(const Each& each) const;
    /// The element at an index below size().
    ValueView element(std::size_t index) const;

    Value toValue() const;

    /// Deep equality, as Value has it.
    bool operator==(const ValueView& other) const;

  private:
    Kind kind_ = Kind::Null;
    bool packed_ = false;
    std::size_t size_ = 0;
    union {
        bool boolean;
        std::int64_t integer = 0;
        double real;
        const char* bytes;      ///< Text, or what a packed array or object holds.
        const void* container;  ///< A Value::Array or Value::Object.
    } scalar_;
};

/// -1, 0 or 1 of two numbers, exact also where an integer has no equal double.
int compareNumbers(const ValueView& a, const ValueView& b);

/// How packed bytes are laid out: a tag, then what it needs. Lengths and numbers stand in the machine's own
/// order: packed bytes live in memory and in caches, never in a file that travels.
namespace packing {

enum class Tag : char {
    Null,
    False,
    True,
    SmallInteger,
    Integer,
    Real,
    ShortText,
    Text,
    Array,
    Object,
    NarrowArray,
    NarrowObject
};

/// The bytes of one packed value.
inline std::size_t sizeOf(const char* bytes);
inline constexpr std::size_t kHead = 1 + 2 * sizeof(std::uint32_t);        ///< Tag, bytes, count.
inline constexpr std::size_t kNarrowHead = 1 + 2 * sizeof(std::uint16_t);  ///< The same of narrow containers.

}  // namespace packing

/// Writes a JSON value as bytes that a ValueView reads in place.
class Packer {
  public:
    /// How much room containers have for their sizes.
    enum class Width { Wide, Narrow };
    /// What JSON text of this length becomes is never too long for narrow containers.
    static constexpr std::size_t kNarrowText = 12'000;

    explicit Packer(std::string& out, Width width = Width::Wide) : out_(out), width_(width) {}

    void null() { out_ += static_cast<char>(packing::Tag::Null); }
    void boolean(bool b) { out_ += static_cast<char>(b ? packing::Tag::True : packing::Tag::False); }
    void integer(std::int64_t n);
    void real(double n);
    void string(std::string_view text);
    void value(const ValueView& value);
    /// A container: `begin`, its items (for an object each after `key`), then `end` with what `begin` gave.
    std::size_t begin(packing::Tag tag);
    void end(std::size_t mark, std::uint32_t count);
    void key(std::string_view name);
    /// How much is written; `cut` takes back what was written after that.
    std::size_t size() const { return out_.size(); }
    void cut(std::size_t size) { out_.resize(size); }

  private:
    template <class T>
    void raw(const T& value) {
        const std::size_t at = out_.size();
        out_.resize(at + sizeof value);
        std::memcpy(out_.data() + at, &value, sizeof value);
    }
    std::string& out_;
    Width width_;
};

/// A packed value kept: its own bytes, shared by copies, or bytes that somebody else keeps alive.
class PackedValue {
  public:
    PackedValue() = default;
    explicit PackedValue(const ValueView& value);
    static PackedValue borrowed(const char* bytes) {
        PackedValue out;
        out.bytes_ = bytes;
        return out;
    }
    /// Bytes inside `owner`, which is kept alive.
    static PackedValue within(std::shared_ptr<const std::string> owner, const char* bytes) {
        PackedValue out = borrowed(bytes);
        out.owned_ = std::move(owner);
        return out;
    }

    /// Null where nothing is kept.
    ValueView view() const { return bytes_ ? ValueView::packed(bytes_) : ValueView(); }

  private:
    const char* bytes_ = nullptr;
    std::shared_ptr<const std::string> owned_;
};

// ---------------------------------------------------------------------------------------------------------

namespace packing {

template <class T>
T readRaw(const char* at) {
    T out;
    std::memcpy(&out, at, sizeof out);
    return out;
}

/// A key of an object's member and where its value begins.
struct Key {
    std::string_view name;
    const char* value;
};
/// A key is its length and its text, or one byte for a name that nearly every event has.
inline constexpr unsigned char kFirstKnown = 0xC0;
inline constexpr unsigned char kLongKey = 0xFF;
inline Key keyAt(const char* at) {
    const auto first = static_cast<unsigned char>(*at);
    if (first < kFirstKnown) return {{at + 1, first}, at + 1 + first};
    if (first != kLongKey) return {kKnownNames[first - kFirstKnown], at + 1};
    const auto full = readRaw<std::uint32_t>(at + 1);
    return {{at + 5, full}, at + 5 + full};
}

inline std::size_t sizeOf(const char* bytes) {
    switch (static_cast<Tag>(*bytes)) {
        case Tag::SmallInteger:
            return 2;
        case Tag::Integer:
        case Tag::Real:
            return 9;
        case Tag::ShortText:
            return 2 + static_cast<std::size_t>(static_cast<unsigned char>(bytes[1]));
        case Tag::Text:
            return 5 + static_cast<std::size_t>(readRaw<std::uint32_t>(bytes + 1));
        case Tag::Array:
        case Tag::Object:
            return kHead + readRaw<std::uint32_t>(bytes + 1);
        case Tag::NarrowArray:
        case Tag::NarrowObject:
            return kNarrowHead + readRaw<std::uint16_t>(bytes + 1);
        default:
            return 1;
    }
}

/// The value of a packed object's member, or nullptr.
inline const char* findMember(const char* at, std::size_t count, std::string_view wanted) {
    for (std::size_t i = 0; i < count; ++i) {
        const Key key = keyAt(at);
        // Most names differ in length or in the first byte: no need to go and compare the rest.
        const bool mayBe = key.name.size() == wanted.size() && (wanted.empty() || key.name[0] == wanted[0]);
        if (mayBe && key.name == wanted) return key.value;
        at = key.value + sizeOf(key.value);
    }
    return nullptr;
}

}  // namespace packing

inline ValueView ValueView::packed(const char* bytes) {
    ValueView out;
    switch (static_cast<packing::Tag>(*bytes)) {
        case packing::Tag::Null:
            break;
        case packing::Tag::False:
        case packing::Tag::True:
            return static_cast<packing::Tag>(*bytes) == packing::Tag::True;
        case packing::Tag::SmallInteger:
            return static_cast<std::int64_t>(static_cast<signed char>(bytes[1]));
        case packing::Tag::Integer:
            return packing::readRaw<std::int64_t>(bytes + 1);
        case packing::Tag::Real:
            return packing::readRaw<double>(bytes + 1);
        case packing::Tag::ShortText:
            return std::string_view(bytes + 2, static_cast<unsigned char>(bytes[1]));
        case packing::Tag::Text:
            return std::string_view(bytes + 5, packing::readRaw<std::uint32_t>(bytes + 1));
        case packing::Tag::Array:
        case packing::Tag::Object:
            out.kind_ = static_cast<packing::Tag>(*bytes) == packing::Tag::Array ? Kind::Array : Kind::Object;
            out.packed_ = true;
            out.size_ = packing::readRaw<std::uint32_t>(bytes + 5);
            out.scalar_.bytes = bytes + packing::kHead;
            break;
        case packing::Tag::NarrowArray:
        case packing::Tag::NarrowObject:
            out.kind_ =
                static_cast<packing::Tag>(*bytes) == packing::Tag::NarrowArray ? Kind::Array : Kind::Object;
            out.packed_ = true;
            out.size_ = packing::readRaw<std::uint16_t>(bytes + 3);
            out.scalar_.bytes = bytes + packing::kNarrowHead;
            break;
    }
    return out;
}

template <class Each>
void ValueView::forEachMember(const Each& each) const {
    if (kind_ != Kind::Object) return;
    if (!packed_) {
        for (const auto& [key, value] : *static_cast<const Value::Object*>(scalar_.container))
            each(std::string_view(key), ValueView(value));
        return;
    }
    const char* at = scalar_.bytes;
    for (std::size_t i = 0; i < size_; ++i) {
        const packing::Key key = packing::keyAt(at);
        each(key.name, ValueView::packed(key.value));
        at = key.value + packing::sizeOf(key.value);
    }
}

template <class Each>
void ValueView::forEachElement(const Each& each) const {
    if (kind_ != Kind::Array) return;
    if (!packed_) {
        for (const Value& item : *static_cast<const Value::Array*>(scalar_.container)) {
            if (!each(ValueView(item))) return;
        }
        return;
    }
    const char* at = scalar_.bytes;
    for (std::size_t i = 0; i < size_; ++i) {
        if (!each(ValueView::packed(at))) return;
        at += packing::sizeOf(at);
    }
}

}  // namespace rehearsal::base
