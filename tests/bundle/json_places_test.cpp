#include "bundle/json_places.h"

#include <nlohmann/json.hpp>

#include "bundle/json_text.h"
#include "support/test.h"

using namespace rehearsal;
using bundle::JsonPlaces;

namespace {

// The quotes inside a text stand apart: moc loses its way in a raw string that has them.
const std::string kText = std::string("{\n  \"name\": \"a \\\"b\\\"\",") + R"(
  "nodes": {
    "a/b": {"type": "wait", "next": null},
    "send": {"feeds": ["x", "y"], "weight": 1.5}
  }
}
)";

std::string textAt(const JsonPlaces& places, const char* pointer) {
    const bundle::JsonPlace& place = places.of(pointer);
    return kText.substr(place.begin, place.end - place.begin);
}

}  // namespace

class JsonPlacesTest : public QObject {
    Q_OBJECT
  private slots:
    void findsAValueWithItsKey() {
        const JsonPlaces places(kText);
        QCOMPARE(textAt(places, "/name"), std::string("\"name\": \"a \\\"b\\\"\""));
        QCOMPARE(textAt(places, "/nodes/a~1b/next"), std::string("\"next\": null"));
        QCOMPARE(textAt(places, "/nodes/send/feeds/1"), std::string("\"y\""));
        QCOMPARE(textAt(places, "/nodes/send/weight"), std::string("\"weight\": 1.5"));
    }
    void aMissingMemberIsAtWhatWouldHaveIt() {
        const JsonPlaces places(kText);
        QCOMPARE(places.of("/nodes/send/template").pointer, std::string("/nodes/send"));
        QCOMPARE(places.of("/exits/0").pointer, std::string());
        QCOMPARE(places.of("/nod").pointer, std::string());
    }
    void knowsWhatHoldsAByte() {
        const JsonPlaces places(kText);
        QCOMPARE(places.at(kText.find("\"y\"")).pointer, std::string("/nodes/send/feeds/1"));
        QCOMPARE(places.at(kText.find("\"wait\"")).pointer, std::string("/nodes/a~1b/type"));
        QCOMPARE(places.at(0).pointer, std::string());
    }
    void aBrokenTextGivesWhatComesBeforeTheFault() {
        const JsonPlaces places("{\"a\": 1, \"b\": {\"c\": [1, 2, \"x");
        QCOMPARE(places.of("/a").pointer, std::string("/a"));
        QCOMPARE(places.of("/b/c/1").pointer, std::string("/b/c/1"));
    }
    /// Cut off anywhere, it neither fails nor goes beyond the text.
    void survivesEveryPrefix() {
        for (std::size_t length = 0; length <= kText.size(); ++length) {
            const JsonPlaces places(std::string_view(kText).substr(0, length));
            for (const bundle::JsonPlace& place : places.all()) QVERIFY(place.end <= length);
        }
    }
};

REHEARSAL_TEST(JsonPlacesTest)
#include "json_places_test.moc"
