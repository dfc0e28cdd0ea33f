#include "simulation/line_edit.h"

#include <rapidcheck.h>

#include <nlohmann/json.hpp>

#include "support/random_stream.h"
#include "support/test.h"

using namespace rehearsal;
using simulation::memberValue;
using simulation::withMember;
using simulation::withoutMember;
using Json = nlohmann::ordered_json;

namespace {

void same(const std::string& actual, const char* expected) {
    QCOMPARE(QString::fromStdString(actual), QString::fromUtf8(expected));
}

}  // namespace

/// Changing one member of a line leaves the rest of its bytes alone.
class LineEditTest : public QObject {
    Q_OBJECT
  private slots:
    void aValueIsReplacedInItsPlace() {
        same(withMember(R"({ "a" : 1.50 , "t" : "x" ,"b":[ 1 , {"t":2} ] })", "t", "\"y\""),
             R"({ "a" : 1.50 , "t" : "y" ,"b":[ 1 , {"t":2} ] })");
        same(withMember(R"({"t":null})", "t", "7"), R"({"t":7})");
        same(withMember("{\"t\":{\"u\":\"}]\\\"\"},\"a\":1e3}", "t", "7"), R"({"t":7,"a":1e3})");
        same(withMember(R"({"a":1,"t":12345})", "t", "7"), R"({"a":1,"t":7})");
    }
    void aNewMemberComesFirst() {
        same(withMember(R"({ "a":1})", "t", "7"), R"({"t":7, "a":1})");
        same(withMember("{ }", "t", "7"), R"({"t":7 })");
    }
    void ofEqualKeysTheLastCounts() {
        QCOMPARE(memberValue(R"({"t":1,"a":2,"t":3})", "t"), std::optional<std::string_view>("3"));
        same(withMember(R"({"t":1,"a":2,"t":3})", "t", "7"), R"({"t":1,"a":2,"t":7})");
    }
    void aKeyMayBeEscaped() {
        QCOMPARE(memberValue("{\"user\\u0049d\":\"ana\"}", "userId"),
                 std::optional<std::string_view>("\"ana\""));
        same(withoutMember("{\"user\\u0049d\":\"ana\",\"a\":\"\\\"userId\\\":\"}", "userId"),
             "{\"a\":\"\\\"userId\\\":\"}");
    }
    void aMemberGoesWithItsComma() {
        same(withoutMember(R"({"t":1, "a":2})", "t"), R"({"a":2})");
        same(withoutMember(R"({"a":2 , "t":1 })", "t"), R"({"a":2  })");
        same(withoutMember(R"({"t":1})", "t"), "{}");
        same(withoutMember(R"({"t":1,"a":2,"t":[3,4]})", "t"), R"({"a":2})");
        same(withoutMember(R"({"t":1,"t":2})", "t"), "{}");
        same(withoutMember(R"({"a":{"t":1}})", "t"), R"({"a":{"t":1}})");
    }
    void whatALineSaysOtherwiseStays() {
        QVERIFY(rc::check([] {
            for (const std::string& line : test::randomStream(20)) {
                Json expected = Json::parse(line);
                expected.erase("userId");
                RC_ASSERT(Json::parse(withoutMember(line, "userId")) == expected);
                expected = Json::parse(line);
                expected["timestamp"] = "t";
                RC_ASSERT(Json::parse(withMember(line, "timestamp", "\"t\"")) == expected);
            }
        }));
    }
};

REHEARSAL_TEST(LineEditTest)
#include "line_edit_test.moc"
