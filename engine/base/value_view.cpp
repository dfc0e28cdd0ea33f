#include "base/value_view.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace rehearsal::base {

using packing::findMember;
using packing::kHead;
using packing::kNarrowHead;
using packing::Tag;

ValueView::ValueView(const Value& value) : kind_(value.kind()) {
    switch (kind_) {
        case Kind::Boolean:
            scalar_.boolean = value.boolean();
            break;
        case Kind::Integer:
            scalar_.integer = value.integer();
            break;
        case Kind::Real:
            scalar_.real = value.real();
            break;
        case Kind::String:
            scalar_.bytes = value.string().data();
            size_ = value.string().size();
            break;
        case Kind::Array:
            scalar_.container = &value.array();
            size_ = value.array().size();
            break;
        case Kind::Object:
            scalar_.container = &value.object();
            size_ = value.object().size();
            break;
        case Kind::Null:
            break;
    }
}

namespace {

const Value* memberOf(const Value::Object& members, std::string_view wanted) {
    for (const auto& [key, value] : members) {
        if (key == wanted) return &value;
    }
    return nullptr;
}

}  // namespace

ValueView ValueView::find(std::string_view key) const {
    if (kind_ != Kind::Object) return {};
    if (packed_) {
        const char* value = findMember(scalar_.bytes, size_, key);
        return value ? packed(value) : ValueView();
    }
    const Value* value = memberOf(*static_cast<const Value::Object*>(scalar_.container), key);
    return value ? ValueView(*value) : ValueView();
}

bool ValueView::has(std::string_view key) const {
    if (kind_ != Kind::Object) return false;
    return packed_ ? findMember(scalar_.bytes, size_, key) != nullptr
                   : memberOf(*static_cast<const Value::Object*>(scalar_.container), key) != nullptr;
}

ValueView ValueView::element(std::size_t index) const {
    if (!packed_) return (*static_cast<const Value::Array*>(scalar_.container))[index];
    const char* at = scalar_.bytes;
    for (; index > 0; --index) at += packing::sizeOf(at);
    return packed(at);
}

Value ValueView::toValue() const {
    switch (kind_) {
        case Kind::Null:
            return {};
        case Kind::Boolean:
            return boolean();
        case Kind::Integer:
            return integer();
        case Kind::Real:
            return scalar_.real;
        case Kind::String:
            return string();
        case Kind::Array: {
            Value::Array items;
            items.reserve(size_);
            forEachElement([&](const ValueView& item) {
                items.push_back(item.toValue());
                return true;
            });
            return items;
        }
        case Kind::Object:
            break;
    }
    Value::Object members;
    members.reserve(size_);
    forEachMember([&](std::string_view key, const ValueView& value) {
        members.emplace_back(std::string(key), value.toValue());
    });
    return members;
}

namespace {

using Members = std::vector<std::pair<std::string_view, ValueView>>;

/// Sorted by key rather than looked up one by one: a large object must not cost its square.
Members sortedMembers(const ValueView& object) {
    Members out;
    out.reserve(object.size());
    object.forEachMember([&](std::string_view key, const ValueView& value) { out.emplace_back(key, value); });
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return out;
}

std::vector<ValueView> elements(const ValueView& array) {
    std::vector<ValueView> out;
    out.reserve(array.size());
    array.forEachElement([&](const ValueView& item) {
        out.push_back(item);
        return true;
    });
    return out;
}

}  // namespace

bool ValueView::operator==(const ValueView& other) const {
    if (isNumber() && other.isNumber()) return compareNumbers(*this, other) == 0;
    if (kind_ != other.kind_ || size_ != other.size_) return false;
    switch (kind_) {
        case Kind::Boolean:
            return boolean() == other.boolean();
        case Kind::String:
            return string() == other.string();
        case Kind::Array:
            return elements(*this) == elements(other);
        case Kind::Object:
            return sortedMembers(*this) == sortedMembers(other);
        default:
            return true;
    }
}

int compareNumbers(const ValueView& a, const ValueView& b) {
    using Kind = ValueView::Kind;
    if (a.kind() == Kind::Integer && b.kind() == Kind::Integer) {
        return a.integer() < b.integer() ? -1 : a.integer() > b.integer() ? 1 : 0;
    }
    if (a.kind() == Kind::Real && b.kind() == Kind::Real) {
        return a.real() < b.real() ? -1 : a.real() > b.real() ? 1 : 0;
    }
    if (b.kind() == Kind::Integer) return -compareNumbers(b, a);
    // An integer against a real: 2^53 + 1 must not equal the double 2^53.
    const double real = b.real();
    if (real >= 9223372036854775808.0) return -1;
    if (real < -9223372036854775808.0) return 1;
    const auto whole = static_cast<std::int64_t>(real);
    if (a.integer() != whole) return a.integer() < whole ? -1 : 1;
    const double fraction = real - static_cast<double>(whole);
    return fraction > 0 ? -1 : fraction < 0 ? 1 : 0;
}

void Packer::integer(std::int64_t n) {
    if (n >= INT8_MIN && n <= INT8_MAX) {
        out_ += static_cast<char>(Tag::SmallInteger);
        out_ += static_cast<char>(n);
        return;
    }
    out_ += static_cast<char>(Tag::Integer);
    raw(n);
}

void Packer::real(double n) {
    out_ += static_cast<char>(Tag::Real);
    raw(n);
}

void Packer::string(std::string_view text) {
    if (text.size() <= 0xFF) {
        out_ += static_cast<char>(Tag::ShortText);
        out_ += static_cast<char>(text.size());
    } else {
        out_ += static_cast<char>(Tag::Text);
        raw(static_cast<std::uint32_t>(text.size()));
    }
    out_ += text;
}

std::size_t Packer::begin(Tag tag) {
    const std::size_t mark = out_.size();
    if (width_ == Width::Narrow) {
        out_ += static_cast<char>(tag == Tag::Array ? Tag::NarrowArray : Tag::NarrowObject);
        out_.append(kNarrowHead - 1, '\0');
    } else {
        out_ += static_cast<char>(tag);
        out_.append(kHead - 1, '\0');
    }
    return mark;
}

void Packer::end(std::size_t mark, std::uint32_t count) {
    const auto write = [&](auto bytes, auto items) {
        std::memcpy(out_.data() + mark + 1, &bytes, sizeof bytes);
        std::memcpy(out_.data() + mark + 1 + sizeof bytes, &items, sizeof items);
    };
    if (width_ == Width::Narrow) {
        write(static_cast<std::uint16_t>(out_.size() - mark - kNarrowHead),
              static_cast<std::uint16_t>(count));
    } else {
        write(static_cast<std::uint32_t>(out_.size() - mark - kHead), count);
    }
}

void Packer::key(std::string_view name) {
    if (const auto known = packing::placeOfKnown(name)) {
        out_ += static_cast<char>(packing::kFirstKnown + *known);
        return;
    }
    if (name.size() < packing::kFirstKnown) {
        out_ += static_cast<char>(name.size());
    } else {
        out_ += static_cast<char>(packing::kLongKey);
        raw(static_cast<std::uint32_t>(name.size()));
    }
    out_ += name;
}

void Packer::value(const ValueView& value) {
    switch (value.kind()) {
        case Value::Kind::Null:
            return null();
        case Value::Kind::Boolean:
            return boolean(value.boolean());
        case Value::Kind::Integer:
            return integer(value.integer());
        case Value::Kind::Real:
            return real(value.real());
        case Value::Kind::String:
            return string(value.string());
        case Value::Kind::Array:
        case Value::Kind::Object:
            break;
    }
    const std::size_t mark = begin(value.isArray() ? Tag::Array : Tag::Object);
    value.forEachElement([&](const ValueView& item) {
        this->value(item);
        return true;
    });
    value.forEachMember([&](std::string_view name, const ValueView& member) {
        key(name);
        this->value(member);
    });
    end(mark, static_cast<std::uint32_t>(value.size()));
}

PackedValue::PackedValue(const ValueView& value) {
    if (value.isNull()) return;
    std::string bytes;
    Packer(bytes).value(value);
    owned_ = std::make_shared<const std::string>(std::move(bytes));
    bytes_ = owned_->data();
}

}  // namespace rehearsal::base
