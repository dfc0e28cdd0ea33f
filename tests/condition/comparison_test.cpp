#include "condition/comparison.h"

#include <rapidcheck.h>

#include "support/test.h"

using namespace rehearsal;
using base::Value;
using bundle::Op;
using condition::compare;

/// S27: what is missing, of another type, or a number as integer and real.
class ComparisonTest : public QObject {
    Q_OBJECT
  private slots:
    void whatIsMissingLeavesOnlyNotEqualAndNotIn() {
        for (const Op op : {Op::Equal, Op::Less, Op::LessEqual, Op::Greater, Op::GreaterEqual, Op::In,
                            Op::Contains, Op::StartsWith, Op::EndsWith}) {
            QVERIFY(!compare(Value(), op, Value("a"), false));
            QVERIFY(!compare(Value("a"), op, Value(), false));
            QVERIFY(!compare(Value(), op, Value(), false));
        }
        QVERIFY(compare(Value(), Op::NotEqual, Value("a"), false));
        QVERIFY(compare(Value("a"), Op::NotIn, Value(), false));
    }
    void otherTypesAreUnequalAndUnordered() {
        QVERIFY(!compare(Value("5"), Op::Equal, Value(5), false));
        QVERIFY(!compare(Value("5"), Op::Less, Value(6), false));
        QVERIFY(!compare(Value("5"), Op::GreaterEqual, Value(6), false));
        QVERIFY(!compare(Value(true), Op::LessEqual, Value(true), false));
        QVERIFY(compare(Value(true), Op::Equal, Value(true), false));
    }
    void integersAndRealsCompareAsNumbers() {
        QVERIFY(compare(Value(2), Op::Equal, Value(2.0), false));
        QVERIFY(compare(Value(2), Op::Less, Value(2.5), false));
        QVERIFY(!compare(Value(std::int64_t{9007199254740993}), Op::Equal, Value(9007199254740992.0), false));
        QVERIFY(compare(Value(INT64_MAX), Op::Less, Value(9223372036854775808.0), false));
    }
    void arraysAndObjectsAreEqualWhenDeeplySo() {
        const Value a(Value::Object{{"x", 1}, {"y", Value::Array{1, "two"}}});
        const Value b(Value::Object{{"y", Value::Array{1.0, "two"}}, {"x", 1}});
        QVERIFY(compare(a, Op::Equal, b, false));
        QVERIFY(compare(a, Op::NotEqual, Value(Value::Object{{"x", 1}}), false));
    }
    void ignoreCaseIsAscii() {
        QVERIFY(compare(Value("ABC"), Op::Equal, Value("abc"), true));
        QVERIFY(!compare(Value("Ä"), Op::Equal, Value("ä"), true));
        QVERIFY(compare(Value("Newsletter"), Op::StartsWith, Value("NEWS"), true));
        QVERIFY(compare(Value("b"), Op::In, Value(Value::Array{"A", "B"}), true));
    }
    void containsAsksTextAndLists() {
        QVERIFY(compare(Value("running shoes"), Op::Contains, Value("shoe"), false));
        QVERIFY(compare(Value(Value::Array{"a", 2}), Op::Contains, Value(2), false));
        QVERIFY(!compare(Value(22), Op::Contains, Value(2), false));
    }
    void inWithoutAListIsFalse() {
        QVERIFY(!compare(Value("a"), Op::In, Value("abc"), false));
        QVERIFY(compare(Value("a"), Op::NotIn, Value("abc"), false));
    }
    void notEqualIsAlwaysTheOppositeOfEqualForWhatIsThere() {
        QVERIFY(rc::check([](std::int64_t a, double b) {
            RC_ASSERT(compare(Value(a), Op::Equal, Value(b), false) !=
                      compare(Value(a), Op::NotEqual, Value(b), false));
            RC_ASSERT(compare(Value(a), Op::Less, Value(b), false) ==
                      compare(Value(b), Op::Greater, Value(a), false));
        }));
    }
};

REHEARSAL_TEST(ComparisonTest)
#include "comparison_test.moc"
