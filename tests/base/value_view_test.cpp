#include "base/value_view.h"

#include <rapidcheck.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "support/random_value.h"
#include "support/test.h"

using namespace rehearsal;
using base::PackedValue;
using base::Packer;
using base::Value;
using base::ValueView;
using test::Draw;

namespace {

/// Whether two values are the same to the last detail: kinds of numbers and order of members too.
bool identical(const Value& a, const Value& b) {
    if (a.kind() != b.kind()) return false;
    if (a.isArray()) {
        return std::equal(a.array().begin(), a.array().end(), b.array().begin(), b.array().end(), identical);
    }
    if (!a.isObject()) return a == b;
    return std::equal(
        a.object().begin(), a.object().end(), b.object().begin(), b.object().end(),
        [](const auto& x, const auto& y) { return x.first == y.first && identical(x.second, y.second); });
}

std::string packed(const Value& value, Packer::Width width = Packer::Width::Wide) {
    std::string bytes;
    Packer(bytes, width).value(value);
    return bytes;
}

Value withMembersTurnedRound(const Value& value) {
    if (value.isArray()) {
        Value::Array items;
        for (const Value& item : value.array()) items.push_back(withMembersTurnedRound(item));
        return items;
    }
    if (!value.isObject()) return value;
    Value::Object members;
    for (const auto& [key, member] : value.object())
        members.emplace_back(key, withMembersTurnedRound(member));
    std::reverse(members.begin(), members.end());
    return members;
}

}  // namespace

/// A view reads a value and its packed bytes alike.
class ValueViewTest : public QObject {
    Q_OBJECT
  private slots:
    void whatIsPackedReadsBackTheSame() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            const Value value = test::drawValue(draw);
            RC_ASSERT(identical(ValueView(value).toValue(), value));
            for (const auto width : {Packer::Width::Wide, Packer::Width::Narrow}) {
                const std::string bytes = packed(value, width);
                RC_ASSERT(base::packing::sizeOf(bytes.data()) == bytes.size());
                RC_ASSERT(identical(ValueView::packed(bytes.data()).toValue(), value));
                RC_ASSERT(packed(ValueView::packed(bytes.data()).toValue(), width) == bytes);
                RC_ASSERT(ValueView::packed(bytes.data()) == ValueView(value));
                RC_ASSERT(ValueView(value) == ValueView::packed(bytes.data()));
            }
        }));
    }
    void valuesAreEqualWhereTheirViewsAre() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            // Few kinds of value, so that equal ones are drawn often.
            const Value a = test::drawValue(draw, 1);
            const Value b = draw.chance(30) ? withMembersTurnedRound(a) : test::drawValue(draw, 1);
            const std::string bytes = packed(b);
            RC_CLASSIFY(a == b, "equal");
            RC_ASSERT((ValueView(a) == ValueView(b)) == (a == b));
            RC_ASSERT((ValueView(a) == ValueView::packed(bytes.data())) == (a == b));
            RC_ASSERT((ValueView::packed(bytes.data()) == ValueView(a)) == (a == b));
        }));
    }
    void theOrderOfMembersDoesNotMatter() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            const Value value = test::drawValue(draw);
            const std::string bytes = packed(withMembersTurnedRound(value));
            RC_ASSERT(ValueView::packed(bytes.data()) == ValueView(value));
        }));
    }
    void membersAndElementsAreFoundInBoth() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            const Value value = test::drawValue(draw);
            const std::string bytes = packed(value);
            for (const ValueView& view : {ValueView(value), ValueView::packed(bytes.data())}) {
                RC_ASSERT(view.kind() == value.kind());
                RC_ASSERT(view.find("a key that nobody has").isNull());
                RC_ASSERT(!view.has("a key that nobody has"));
                if (value.isArray()) {
                    RC_ASSERT(view.size() == value.array().size());
                    for (std::size_t i = 0; i < view.size(); ++i)
                        RC_ASSERT(view.element(i) == ValueView(value.array()[i]));
                }
                if (!value.isObject()) continue;
                RC_ASSERT(view.size() == value.object().size());
                for (const auto& [key, member] : value.object()) {
                    RC_ASSERT(view.has(key));
                    RC_ASSERT(view.find(key) == ValueView(member));
                }
            }
        }));
    }
    void textsAndKeysOfEveryLengthAreKept() {
        for (const std::size_t length :
             {0, 1, 191, 192, 193, 254, 255, 256, 257, 65'535, 65'536, 1'000'000}) {
            const std::string text(length, 'k');
            const Value value(Value::Object{{text, text}, {"after", 1}});
            const std::string bytes = packed(value);
            const ValueView view = ValueView::packed(bytes.data());
            QVERIFY(view.find(text).string() == text);
            QCOMPARE(view.find("after").integer(), std::int64_t{1});
            QCOMPARE(base::packing::sizeOf(bytes.data()), bytes.size());
        }
    }
    void knownNamesAreSaidInAByte() {
        for (const std::string_view name : base::packing::kKnownNames) {
            const std::string bytes = packed(Value(Value::Object{{std::string(name), 5}, {"after", 1}}));
            QCOMPARE(bytes.size(), packed(Value(Value::Object{{"", 5}, {"after", 1}})).size());
            const ValueView view = ValueView::packed(bytes.data());
            QCOMPARE(view.find(name).integer(), std::int64_t{5});
            QCOMPARE(view.find("after").integer(), std::int64_t{1});
        }
    }
    void integersAreKeptToTheLastDigit() {
        using Limits = std::numeric_limits<std::int64_t>;
        for (const std::int64_t n :
             {Limits::min(), Limits::min() + 1, std::int64_t{-129}, std::int64_t{-128}, std::int64_t{-127},
              std::int64_t{-1}, std::int64_t{0}, std::int64_t{127}, std::int64_t{128}, std::int64_t{255},
              std::int64_t{256}, std::int64_t{9'007'199'254'740'993}, Limits::max() - 1, Limits::max()}) {
            const std::string bytes = packed(Value(n));
            QVERIFY(ValueView::packed(bytes.data()).kind() == Value::Kind::Integer);
            QCOMPARE(ValueView::packed(bytes.data()).integer(), n);
        }
        QVERIFY2(packed(Value(std::int64_t{127})).size() == 2, "small integers are many: they must be small");
    }
    void integersAndRealsCompareExactly() {
        const std::int64_t odd = 9'007'199'254'740'993;
        QVERIFY(!(ValueView(odd) == ValueView(9'007'199'254'740'992.0)));
        QCOMPARE(base::compareNumbers(odd, 9'007'199'254'740'992.0), 1);
        QCOMPARE(base::compareNumbers(9'007'199'254'740'992.0, odd), -1);
        QCOMPARE(base::compareNumbers(std::int64_t{2}, 2.0), 0);
        QCOMPARE(base::compareNumbers(std::int64_t{-2}, -2.5), 1);
        QCOMPARE(base::compareNumbers(std::numeric_limits<std::int64_t>::max(), 9223372036854775808.0), -1);
        QCOMPARE(base::compareNumbers(std::numeric_limits<std::int64_t>::min(), -9223372036854775808.0), 0);
        QCOMPARE(base::compareNumbers(1e300, std::int64_t{5}), 1);
    }
    void whatIsNoObjectHasNoMembers() {
        for (const Value& value : {Value(), Value(5), Value("text"), Value(Value::Array{1, 2})}) {
            QVERIFY(ValueView(value).find("size").isNull());
            QVERIFY(!ValueView(value).has("size"));
            int members = 0;
            ValueView(value).forEachMember([&](std::string_view, const ValueView&) { ++members; });
            QCOMPARE(members, 0);
        }
    }
    void aMemberThatIsNullIsThere() {
        const Value value(Value::Object{{"gone", Value()}});
        const std::string bytes = packed(value);
        QVERIFY(ValueView(value).has("gone"));
        QVERIFY(ValueView::packed(bytes.data()).has("gone"));
        QVERIFY(ValueView::packed(bytes.data()).find("gone").isNull());
    }
    void elementsAreShownUntilEnoughAreSeen() {
        const Value value(Value::Array{1, 2, 3, 4});
        const std::string bytes = packed(value);
        for (const ValueView& view : {ValueView(value), ValueView::packed(bytes.data())}) {
            std::vector<std::int64_t> seen;
            view.forEachElement([&](const ValueView& item) {
                seen.push_back(item.integer());
                return seen.size() < 2;
            });
            QCOMPARE(seen, (std::vector<std::int64_t>{1, 2}));
        }
    }
    void aKeptValueOutlivesWhereItCameFrom() {
        PackedValue kept;
        {
            const Value value(
                Value::Object{{"list", Value::Array{"a text that is long enough to move", 2.5}}});
            kept = PackedValue(value);
        }
        const PackedValue copy = kept;
        kept = {};
        QVERIFY(kept.view().isNull());
        QCOMPARE(std::string(copy.view().find("list").element(0).string()),
                 std::string("a text that is long enough to move"));
        QVERIFY(PackedValue(ValueView()).view().isNull());
    }
    void bytesInsideAnOwnerKeepItAlive() {
        auto owner = std::make_shared<const std::string>("####" + packed(Value(Value::Array{"inside"})));
        const std::weak_ptr<const std::string> watched = owner;
        PackedValue kept = PackedValue::within(owner, owner->data() + 4);
        owner.reset();
        QVERIFY(!watched.expired());
        QCOMPARE(std::string(kept.view().element(0).string()), std::string("inside"));
        kept = {};
        QVERIFY(watched.expired());
    }
};

REHEARSAL_TEST(ValueViewTest)
#include "value_view_test.moc"
