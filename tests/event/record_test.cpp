#include "event/record.h"

#include <rapidcheck.h>

#include "base/value.h"
#include "condition/facts.h"
#include "event/line_parser.h"
#include "support/draw.h"
#include "support/test.h"

using namespace rehearsal;
using base::Value;
using base::ValueView;
using condition::EventInterests;
using condition::EventPart;
using event::Record;
using test::Draw;

namespace {

using Path = std::vector<std::string>;

/// Lines written as records one after the other, as a run keeps them.
class Written {
  public:
    explicit Written(const EventInterests& interests = event::everything())
        : interests_(interests), writer_(interests), reader_(interests) {}

    /// Where the record of a line begins.
    std::size_t add(std::string line, std::uint64_t position = 1) {
        const std::size_t start = bytes_.size();
        const std::size_t size = line.size();
        line.append(event::RecordWriter::kPadding, '#');
        const auto rejection = writer_.write(std::string_view(line).substr(0, size), position, bytes_);
        if (rejection) throw std::runtime_error(std::string(event::toString(*rejection)) + ": " + line);
        return start;
    }
    Record record(std::size_t start) const { return Record(bytes_.data() + start); }
    const event::Event& read(std::size_t start) { return reader_.read(record(start)); }
    const event::Event& only(std::string line) { return read(add(std::move(line))); }
    char* bytes() { return bytes_.data(); }
    const event::RecordWriter& writer() const { return writer_; }

  private:
    const EventInterests& interests_;
    event::RecordWriter writer_;
    event::RecordReader reader_;
    std::string bytes_;
};

std::string withIds(const Value& user, const Value& anonymous, const Value& previous, const Value& message) {
    return base::toJsonText(Value(Value::Object{{"type", "alias"},
                                                {"userId", user},
                                                {"anonymousId", anonymous},
                                                {"previousId", previous},
                                                {"messageId", message},
                                                {"timestamp", "2026-03-02T10:00:00.250Z"},
                                                {"receivedAt", "2026-03-02T10:00:01Z"}}));
}

/// An id of one of the shapes that are written differently, or close to one.
std::string drawId(Draw& draw) {
    constexpr char kUuid[] = "0f8fad5b-d9cb-469f-a165-70867728950e";
    std::string id = kUuid;
    for (char& c : id) {
        if (c != '-') c = "0123456789abcdef"[draw.below(16)];
    }
    switch (draw.below(7)) {
        case 0:
            return id;
        case 1:  // In capitals it is another text, and stays so.
            for (char& c : id) c = static_cast<char>(std::toupper(c));
            return id;
        case 2:  // Not quite a UUID.
            id[static_cast<std::size_t>(draw.below(36))] = "gG-_ A"[draw.below(6)];
            return id;
        case 3:
            return id.substr(0, static_cast<std::size_t>(draw.between(1, 36)));
        case 4:
            return std::string(static_cast<std::size_t>(draw.between(235, 260)), 'i');
        case 5:
            return "person-" + std::to_string(draw.below(3)) + "@example.com";
        default:
            return std::string(static_cast<std::size_t>(draw.between(60'000, 70'000)), 'l');
    }
}

const Path kKeys{"a", "b", "c", "items", "size", "0", "1"};

Value drawContent(Draw& draw, int depth) {
    switch (draw.below(depth > 0 ? 7 : 4)) {
        case 0:
            return draw.between(-200, 200);
        case 1:
            return draw.chance(50) ? Value() : Value(draw.chance(50));
        case 2:
            return draw.text(kKeys);
        case 3:
            return static_cast<double>(draw.between(-9999, 9999)) / 8.0;
        case 4: {
            Value::Array items;
            for (auto left = draw.below(4); left > 0; --left) items.push_back(drawContent(draw, depth - 1));
            return items;
        }
        default: {
            base::ObjectBuilder members;
            for (auto left = draw.below(5); left > 0; --left)
                members.set(draw.text(kKeys), drawContent(draw, depth - 1));
            return std::move(members).build();
        }
    }
}

Path drawPath(Draw& draw) {
    Path path{draw.text({"properties", "properties", "context", "userId", "nowhere"})};
    for (auto left = draw.below(4); left > 0; --left) path.push_back(draw.text(kKeys));
    return path;
}

ValueView follow(const ValueView& start, const Path& path) {
    return condition::follow(start, path.data(), path.size());
}

/// Whether everything in `kept` is there because a path leads to it, through it or into it.
bool isAskedFor(const ValueView& kept, const std::vector<Path>& paths, const Path& here) {
    const auto leadsBeyond = [&](const Path& path) {
        return path.size() > here.size() && std::equal(here.begin(), here.end(), path.begin());
    };
    for (const Path& path : paths) {
        if (path.size() <= here.size() && std::equal(path.begin(), path.end(), here.begin())) return true;
    }
    if (std::none_of(paths.begin(), paths.end(), leadsBeyond)) return here.empty() && kept.size() == 0;
    bool all = true;
    kept.forEachMember([&](std::string_view key, const ValueView& member) {
        Path inside = here;
        inside.emplace_back(key);
        all = all && isAskedFor(member, paths, inside);
    });
    return all;
}

constexpr char kAdded[] =
    R"({"type":"track","event":"Added","userId":"u","timestamp":"2026-03-02T10:00:00Z","properties":)";

}  // namespace

/// What is kept of a line reads back as the line had it.
class RecordTest : public QObject {
    Q_OBJECT
  private slots:
    void idsOfEveryShapeReadBack() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            const std::string user = draw.chance(70) ? drawId(draw) : "";
            const std::string anonymous = draw.chance(70) || user.empty() ? drawId(draw) : "";
            const std::string previous = draw.chance(70) ? drawId(draw) : "";
            const std::string message = drawId(draw);
            Written written;
            const event::Event& event = written.only(withIds(user, anonymous, previous, message));
            RC_ASSERT(event.userId == user);
            RC_ASSERT(event.anonymousId == anonymous);
            RC_ASSERT(event.previousId == previous);
            RC_ASSERT(event.messageId == message);
        }));
    }
    void numericIdsReadBackAsText() {
        Written written;
        const event::Event& event =
            written.only(withIds(std::int64_t{-42}, 1.5, std::int64_t{9'007'199'254'740'993}, 1e21));
        QCOMPARE(event.userId, std::string_view("-42"));
        QCOMPARE(event.anonymousId, std::string_view("1.5"));
        QCOMPARE(event.previousId, std::string_view("9007199254740993"));
        QCOMPARE(event.messageId, std::string_view("1e+21"));
    }
    void theRestReadsBackToo() {
        Written written;
        const event::Event& event = written.read(written.add(withIds("u", {}, {}, "m"), 77));
        QVERIFY(event.call == event::Call::Alias);
        QCOMPARE(event.name, std::string_view("$alias"));
        QCOMPARE(event.timestamp.ms, base::parseInstant("2026-03-02T10:00:00.250Z")->ms);
        QCOMPARE(event.receivedAt.ms, base::parseInstant("2026-03-02T10:00:01Z")->ms);
        QCOMPARE(event.position, std::uint64_t{77});
        QVERIFY(!event.isOnlyOne);
        QCOMPARE(written.writer().receivedAt().ms, event.receivedAt.ms);
    }
    void recordsStandOneAfterTheOther() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            Written written;
            std::vector<std::pair<std::size_t, std::string>> added;
            for (int i = 0; i < 20; ++i) {
                const std::string id = drawId(draw);
                added.emplace_back(written.add(withIds(id, {}, {}, "m"), static_cast<std::uint64_t>(i)), id);
            }
            std::size_t at = 0;
            for (std::size_t i = 0; i < added.size(); ++i) {
                RC_ASSERT(added[i].first == at);
                RC_ASSERT(written.read(at).userId == added[i].second);
                RC_ASSERT(written.record(at).position() == i);
                at += written.record(at).size();
            }
        }));
    }
    void equalIdsHaveEqualHashesAndUsersAreToldFromVisitors() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            const std::string id = drawId(draw);
            const std::string other = drawId(draw);
            Written written;
            const Record user = Record(written.record(written.add(withIds(id, {}, {}, other))));
            RC_ASSERT(user.whoHash() == event::hashOfUser(id));
            RC_ASSERT((user.whoHash() & 1) == 1);
            Written visited;
            const Record visitor = Record(visited.record(visited.add(withIds({}, id, {}, id))));
            RC_ASSERT(visitor.whoHash() == event::hashOfAnonymous(id));
            RC_ASSERT((visitor.whoHash() & 1) == 0);
            RC_ASSERT((event::hashOfUser(id) == event::hashOfUser(other)) == (id == other));
            RC_ASSERT((user.messageHash() == visitor.messageHash()) == (id == other));
        }));
    }
    void idsNamedTogetherAreLinked() {
        Written written;
        const std::size_t start = written.add(withIds("u", "a", "before", "m"));
        const event::NamedTogether ids = event::idsOf(written.record(start));
        QCOMPARE(ids.who, event::hashOfUser("u"));
        const std::vector<std::uint64_t> others(ids.others, ids.others + ids.count);
        // What went before an alias may have been a visitor or a user.
        QCOMPARE(others,
                 (std::vector<std::uint64_t>{event::hashOfAnonymous("a"), event::hashOfAnonymous("before"),
                                             event::hashOfUser("before")}));
        QCOMPARE(written.writer().ids().who, ids.who);
        QCOMPARE(written.writer().ids().count, ids.count);
        Written visited;
        visited.add(withIds({}, "a", {}, "m"));
        QCOMPARE(visited.writer().ids().who, event::hashOfAnonymous("a"));
        QCOMPARE(visited.writer().ids().count, 0);
    }
    void marksAndPositionsAreSetInPlace() {
        Written written;
        const std::size_t start = written.add(withIds("u", "a", "p", "m"), 1);
        Record::setPosition(written.bytes() + start, std::uint64_t{1} << 40);
        Record::markOnlyOne(written.bytes() + start);
        const event::Event& event = written.read(start);
        QCOMPARE(event.position, std::uint64_t{1} << 40);
        QVERIFY(event.isOnlyOne);
        QCOMPARE(event.previousId, std::string_view("p"));
        QCOMPARE(event.messageId, std::string_view("m"));
    }
    void rulesSeeWhatTheyWouldSeeOfTheWholeLine() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            const Value line(Value::Object{{"context", drawContent(draw, 2)},
                                           {"type", "track"},
                                           {"event", "Added"},
                                           {"userId", "u"},
                                           {"timestamp", "2026-03-02T10:00:00Z"},
                                           {"properties", drawContent(draw, 4)}});
            EventInterests interests;
            const auto added = interests.intern("Added");
            std::vector<Path> paths;
            for (auto left = draw.below(5); left > 0; --left) {
                paths.push_back(drawPath(draw));
                if (draw.chance(30)) {
                    interests.readsOfAll(paths.back());
                } else {
                    interests.reads(added, paths.back());
                }
            }
            interests.seal();
            Written written(interests);
            const event::Event& event = written.only(base::toJsonText(line));
            for (const Path& path : paths)
                RC_ASSERT(follow(event.content.view(), path) == follow(ValueView(line), path));
            RC_ASSERT(isAskedFor(event.content.view(), paths, {}));
            RC_ASSERT(event.name == "Added");
            RC_ASSERT(event.nameId == added);
        }));
    }
    void everythingIsKeptWhereEverythingIsRead() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            const Value line(Value::Object{{"type", "track"},
                                           {"event", "Added"},
                                           {"userId", "u"},
                                           {"timestamp", "2026-03-02T10:00:00Z"},
                                           {"properties", drawContent(draw, 4)}});
            Written written;
            const event::Event& event = written.only(base::toJsonText(line));
            RC_ASSERT(event.content.view() == ValueView(line));
            RC_ASSERT(event.name == "Added");
        }));
    }
    void ofEqualKeysTheLastCountsInTheFirstsPlace() {
        const std::string line = std::string(R"({"properties":{"lost":true},)") + (kAdded + 1) +
                                 R"({"a":1,"b":{"x":1},"a":2,"c":0,"b":{"x":2,"y":3,"x":4}}})";
        Written whole;
        QCOMPARE(base::toJsonText(whole.only(line).content.view().find("properties").toValue()),
                 std::string(R"({"a":2,"b":{"x":4,"y":3},"c":0})"));
        EventInterests interests;
        const auto added = interests.intern("Added");
        interests.reads(added, {"properties", "a"});
        interests.reads(added, {"properties", "b", "x"});
        interests.seal();
        Written written(interests);
        const ValueView kept = written.only(line).content.view();
        QVERIFY(kept == ValueView(Value(Value::Object{
                            {"properties", Value::Object{{"a", 2}, {"b", Value::Object{{"x", 4}}}}}})));
    }
    void whatIsNoObjectIsKeptWhole() {
        EventInterests interests;
        const auto added = interests.intern("Added");
        interests.reads(added, {"properties", "items", "0", "sku"});
        interests.reads(added, {"properties", "name", "size"});
        interests.seal();
        Written written(interests);
        const event::Event& event =
            written.only(std::string(kAdded) +
                         R"({"items":[{"sku":"s1","price":2},{"sku":"s2"}],"name":"Shirt","more":1}})");
        const ValueView kept = event.content.view().find("properties");
        QCOMPARE(kept.size(), std::size_t{2});
        QCOMPARE(follow(kept, {"items", "size"}).integer(), std::int64_t{2});
        QCOMPARE(std::string(follow(kept, {"items", "0", "sku"}).string()), std::string("s1"));
        QCOMPARE(follow(kept, {"name", "size"}).integer(), std::int64_t{5});
    }
    void nothingIsKeptThatNobodyReads() {
        EventInterests interests;
        interests.intern("Added");
        interests.seal();
        Written written(interests);
        const event::Event& named = written.only(std::string(kAdded) + R"({"a":1}})");
        QCOMPARE(named.content.view().size(), std::size_t{0});
        QCOMPARE(named.name, std::string_view("Added"));
        const event::Event& other = written.only(
            R"({"type":"track","event":"Other","userId":"u","timestamp":"2026-03-02T10:00:00Z","a":1})");
        QCOMPARE(other.content.view().size(), std::size_t{0});
        QVERIFY(!other.nameId);
        QVERIFY(other.name.empty());
    }
    void aCallThatIsNoTrackHasItsOwnNameAsItsEvent() {
        const std::string line =
            R"({"type":"identify","event":"Pretended","userId":"u","timestamp":"2026-03-02T10:00:00Z","traits":{"a":1}})";
        Written whole;
        const event::Event& event = whole.only(line);
        QCOMPARE(event.name, std::string_view("$identify"));
        QCOMPARE(std::string(event.content.view().find("event").string()), std::string("$identify"));
        EventInterests interests;
        const auto identify = interests.intern("$identify");
        interests.reads(identify, {"event"});
        interests.seal();
        Written written(interests);
        const event::Event& kept = written.only(line);
        QVERIFY(kept.nameId == identify);
        QCOMPARE(base::toJsonText(kept.content.view().toValue()), std::string(R"({"event":"$identify"})"));
    }
};

REHEARSAL_TEST(RecordTest)
#include "record_test.moc"
