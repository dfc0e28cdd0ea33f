#include "condition/event_interests.h"

#include <rapidcheck.h>

#include <algorithm>

#include "support/draw.h"
#include "support/test.h"

using namespace rehearsal;
using condition::EventInterests;
using condition::EventPart;
using test::Draw;

namespace {

using Path = std::vector<std::string>;

Path drawPath(Draw& draw) {
    Path path;
    for (auto left = draw.below(4); left > 0; --left) path.push_back(draw.text({"a", "b"}));
    return path;
}

/// Whether all that a path leads to is part of what is read.
bool covers(const EventPart& part, const Path& path) {
    const EventPart* at = &part;
    for (const std::string& key : path) {
        if (at->whole) return true;
        at = at->find(key);
        if (!at) return false;
    }
    return at->whole;
}

bool isPrefix(const Path& shorter, const Path& longer) {
    return shorter.size() <= longer.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

}  // namespace

/// What the rules ask of events adds up.
class EventInterestsTest : public QObject {
    Q_OBJECT
  private slots:
    void aPartCoversWhatSomePathLeadsToAndNothingElse() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            std::vector<Path> paths;
            EventPart part, half, other;
            for (auto left = draw.below(6); left > 0; --left) {
                paths.push_back(drawPath(draw));
                part.add(paths.back());
                (draw.chance(50) ? half : other).add(paths.back());
            }
            half.add(other);
            for (int i = 0; i < 20; ++i) {
                const Path asked = drawPath(draw);
                const bool expected = std::any_of(paths.begin(), paths.end(),
                                                  [&](const Path& path) { return isPrefix(path, asked); });
                RC_ASSERT(covers(part, asked) == expected);
                RC_ASSERT(covers(half, asked) == expected);
            }
        }));
    }
    void allOfItSwallowsItsMembers() {
        EventPart part;
        part.add(Path{"properties", "price"});
        part.add(Path{"properties"});
        part.add(Path{"properties", "name"});
        QVERIFY(part.find("properties")->whole);
        QVERIFY(part.find("properties")->members.empty());
        QVERIFY(!part.whole);
        QVERIFY(part.find("context") == nullptr);
    }
    void aNameKeepsItsNumber() {
        EventInterests interests;
        const auto added = interests.intern("Added");
        const auto removed = interests.intern("Removed");
        QVERIFY(added != removed);
        QCOMPARE(interests.intern("Added"), added);
        QVERIFY(interests.find("Removed") == removed);
        QVERIFY(!interests.find("removed"));
        QCOMPARE(interests.name(added), std::string("Added"));
        QCOMPARE(interests.size(), std::size_t{2});
    }
    void whatIsReadOfAllIsReadOfEach() {
        EventInterests interests;
        const auto added = interests.intern("Added");
        interests.reads(added, {"properties", "price"});
        interests.readsOfAll({"context", "ip"});
        const auto removed = interests.intern("Removed");
        interests.seal();
        QVERIFY(covers(interests.part(added), {"context", "ip"}));
        QVERIFY(covers(interests.part(added), {"properties", "price"}));
        QVERIFY(covers(interests.part(removed), {"context", "ip"}));
        QVERIFY(!covers(interests.part(removed), {"properties", "price"}));
        QVERIFY(covers(interests.part(std::nullopt), {"context", "ip"}));
        QVERIFY(!covers(interests.part(std::nullopt), {"properties"}));
    }
    void everythingIsAllOfEach() {
        EventInterests interests;
        const auto added = interests.intern("Added");
        interests.reads(added, {"properties", "price"});
        interests.readsEverything();
        interests.seal();
        QVERIFY(interests.part(added).whole);
        QVERIFY(interests.part(std::nullopt).whole);
    }
    void eventsAreRememberedForTheLongestThatIsAsked() {
        EventInterests interests;
        const auto id = interests.intern("Added");
        QVERIFY(!interests.isRemembered(id));
        interests.remember(id, base::days(7));
        interests.remember(id, base::days(30));
        interests.remember(id, base::days(1));
        QVERIFY(interests.isRemembered(id));
        QVERIFY(interests.horizon(id) == base::days(30));
        interests.remember(id, std::nullopt);
        QVERIFY(!interests.horizon(id));
        interests.remember(id, base::days(90));
        QVERIFY2(!interests.horizon(id), "for ever is longer than any time");
        QVERIFY(interests.isRemembered(id));
    }
};

REHEARSAL_TEST(EventInterestsTest)
#include "event_interests_test.moc"
