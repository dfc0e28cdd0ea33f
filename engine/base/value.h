#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rehearsal::base {

/// An immutable JSON value, as events, traits, views, feeds and templates hold them. Copies share what they
/// point to, so that passing one on costs no more than a pointer. Safe to read from many threads.
class Value {
  public:
    enum class Kind : std::uint8_t { Null, Boolean, Integer, Real, String, Array, Object };
    using Array = std::vector<Value>;
    /// Members in their order of appearance; keys are unique (of equal keys the last counted, in the first's
    /// place).
    using Member = std::pair<std::string, Value>;
    using Object = std::vector<Member>;

    Value() = default;
    Value(std::nullptr_t) {}
    Value(bool b) : kind_(Kind::Boolean) { scalar_.boolean = b; }
    Value(int n) : Value(static_cast<std::int64_t>(n)) {}
    Value(std::int64_t n) : kind_(Kind::Integer) { scalar_.integer = n; }
    Value(double n) : kind_(Kind::Real) { scalar_.real = n; }
    Value(std::string s) : kind_(Kind::String), shared_(std::make_shared<const std::string>(std::move(s))) {}
    Value(std::string_view s) : Value(std::string(s)) {}
    Value(const char* s) : Value(std::string(s)) {}
    Value(Array items) : kind_(Kind::Array), shared_(std::make_shared<const Array>(std::move(items))) {}
    /// Keys must be unique; use ObjectBuilder where they may not be.
    Value(Object members)
        : kind_(Kind::Object), shared_(std::make_shared<const Object>(std::move(members))) {}

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
    const std::string& string() const { return *static_cast<const std::string*>(shared_.get()); }
    const Array& array() const { return *static_cast<const Array*>(shared_.get()); }
    const Object& object() const { return *static_cast<const Object*>(shared_.get()); }

    /// The member of that name, or nullptr where this is no object or has none.
    const Value* find(std::string_view key) const;

    /// Deep equality (S27): integers and reals as numbers, objects whatever the order of their members.
    bool operator==(const Value& other) const;

  private:
    Kind kind_ = Kind::Null;
    union {
        bool boolean;
        std::int64_t integer = 0;
        double real;
    } scalar_;
    std::shared_ptr<const void> shared_;
};

/// Collects members, a later one of the same key taking the place of the former; linear for small objects,
/// hashed for large ones, so that a hostile line cannot make it quadratic.
class ObjectBuilder {
  public:
    ObjectBuilder() = default;
    explicit ObjectBuilder(Value::Object members) : members_(std::move(members)) {}
    void set(std::string_view key, Value value);
    void remove(std::string_view key);
    bool empty() const { return members_.empty(); }
    Value build() && { return Value(std::move(members_)); }

  private:
    std::size_t indexOf(std::string_view key);

    Value::Object members_;
    struct HashIndex;
    std::shared_ptr<HashIndex> index_;
};

/// A document's JSON as a value. Unsigned numbers beyond int64 become reals.
Value toValue(const nlohmann::ordered_json& json);
nlohmann::ordered_json toJson(const Value& value);

/// Compact JSON, members in order.
std::string toJsonText(const Value& value);

/// The JSON Canonicalization Scheme (RFC 8785): keys sorted by UTF-16 units, numbers as ECMAScript prints
/// them.
std::string canonicalJson(const Value& value);

/// A number as ECMAScript prints it (`1e+21`, `0.1`, `100`); the shortest text that reads back the same.
std::string formatNumber(double number);

}  // namespace rehearsal::base
