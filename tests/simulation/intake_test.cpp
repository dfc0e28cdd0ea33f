#include "simulation/intake.h"

#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

#include "event/line_parser.h"
#include "support/draw.h"
#include "support/test.h"

using namespace rehearsal;
using simulation::Intake;
using simulation::PersonIndex;
using test::Draw;

namespace {

/// What is told of an event to see that it came, and where.
struct Line {
    std::string user, anonymous, previous, message;
    base::Instant received;
    int input = 0;

    std::string json() const {
        std::string out =
            previous.empty() ? R"({"type":"page")" : R"({"type":"alias","previousId":")" + previous + "\"";
        if (!user.empty()) out += R"(,"userId":")" + user + "\"";
        if (!anonymous.empty()) out += R"(,"anonymousId":")" + anonymous + "\"";
        return out + R"(,"messageId":")" + message + R"(","receivedAt":")" + base::toString(received) + "\"}";
    }
    /// Everybody who may be the same person by this line alone.
    std::vector<std::string> names() const {
        std::vector<std::string> out;
        if (!user.empty()) out.push_back("user " + user);
        if (!anonymous.empty()) out.push_back("anonymous " + anonymous);
        if (!previous.empty()) out.insert(out.end(), {"user " + previous, "anonymous " + previous});
        return out;
    }
};

Line drawLine(Draw& draw, int number) {
    Line line;
    const auto id = [&](const char* letter) { return letter + std::to_string(draw.below(12)); };
    if (draw.chance(60)) line.user = id("u");
    if (line.user.empty() || draw.chance(30)) line.anonymous = id("a");
    if (draw.chance(8)) line.previous = id(draw.chance(50) ? "u" : "a");
    line.message = "m" + std::to_string(draw.chance(10) ? draw.below(5) : number + 100);
    line.received = *base::parseInstant("2026-03-02T10:00:00Z") + base::seconds(draw.below(500));
    return line;
}

/// Groups of names, joined until nothing changes.
class Naive {
  public:
    void join(const std::vector<std::string>& names) {
        std::set<std::string> joined;
        for (const std::string& name : names) {
            const std::set<std::string>& known = groups_[name];
            joined.insert(known.begin(), known.end());
            joined.insert(name);
        }
        for (const std::string& name : joined) groups_[name] = joined;
    }
    /// The name that comes first in a name's group.
    const std::string& first(const std::string& name) { return *groups_[name].begin(); }

  private:
    std::map<std::string, std::set<std::string>> groups_;
};

/// A group as it is given out: the messages in their order, a `!` behind those that are marked as the only.
using Groups = std::multiset<std::string>;

Groups expectedGroups(const std::vector<Line>& lines, const std::vector<bundle::Person>& people) {
    Naive naive;
    for (const bundle::Person& person : people) {
        std::vector<std::string> names{"user " + person.id};
        for (const std::string& id : person.anonymousIds) names.push_back("anonymous " + id);
        naive.join(names);
    }
    for (const Line& line : lines) naive.join(line.names());
    std::map<std::string, std::vector<std::string>> messages;
    for (const Line& line : lines) messages[naive.first(line.names().front())].push_back(line.message);
    Groups out;
    for (const auto& [name, group] : messages) {
        std::string text;
        for (const std::string& message : group) {
            const bool isOnly = std::count(group.begin(), group.end(), message) == 1;
            text += message + (isOnly ? "! " : " ");
        }
        out.insert(text);
    }
    return out;
}

Groups groupsOf(const Intake& intake) {
    event::RecordReader reader(event::everything());
    Intake::Room room;
    Groups out;
    for (std::size_t part = 0; part < Intake::kParts; ++part) {
        const bool all = intake.forEachGroup(part, room, [&](std::span<const char* const> records) {
            std::string text;
            for (const char* record : records) {
                const event::Event& event = reader.read(event::Record(record));
                text += std::string(event.messageId) + (event.isOnlyOne ? "! " : " ");
            }
            out.insert(text);
        });
        if (!all) throw std::logic_error("a part cannot be read back");
    }
    return out;
}

base::Expected<Intake> read(const std::vector<event::StreamInput>& inputs,
                            const std::vector<bundle::Person>& people = {},
                            const Intake::Resources& resources = {}) {
    const std::atomic<bool> cancelled = false;
    return Intake::read(inputs, event::everything(), PersonIndex(people), resources, cancelled, {});
}

event::StreamInput text(std::string bytes) {
    return std::make_shared<const std::string>(std::move(bytes));
}

std::vector<bundle::Person> drawPeople(Draw& draw) {
    std::vector<bundle::Person> people;
    for (int i = 0; i < 12; i += 3) {
        bundle::Person person;
        person.id = "u" + std::to_string(i);
        if (draw.chance(50)) person.anonymousIds = {"a" + std::to_string(i), "a" + std::to_string(i + 1)};
        if (draw.chance(50)) people.push_back(person);
    }
    return people;
}

}  // namespace

/// Streams are parted into groups of people who may be the same, each in the order of arrival.
class IntakeTest : public QObject {
    Q_OBJECT
  private slots:
    void whoMayBeTheSamePersonIsOneGroupAndNobodyElse() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            const auto people = drawPeople(draw);
            std::vector<Line> lines;
            std::string stream;
            for (int i = 0; i < 40; ++i) {
                lines.push_back(drawLine(draw, i));
                stream += lines.back().json() + "\n";
            }
            const Groups expected = expectedGroups(lines, people);
            RC_CLASSIFY(expected.size() > 5, "many groups");
            for (const int threads : {1, 2, 8}) {
                auto intake = read({text(stream)}, people, {.threads = threads});
                RC_ASSERT(intake.has_value());
                RC_ASSERT(intake->accepted() == lines.size());
                RC_ASSERT(groupsOf(*intake) == expected);
            }
        }));
    }
    void manyThreadsKeepTheOrderOfArrival() {
        // Some megabytes: every thread reads blocks of its own.
        Draw draw(7);
        std::vector<Line> lines;
        std::string stream;
        for (int i = 0; i < 30'000; ++i) {
            lines.push_back(drawLine(draw, i));
            if (draw.chance(50)) lines.back().user = "user-" + std::to_string(draw.below(3000));
            lines.back().previous.clear();
            if (!lines.back().user.empty()) lines.back().anonymous.clear();
            stream +=
                lines.back().json() + std::string(static_cast<std::size_t>(draw.below(200)), ' ') + "\n";
        }
        const Groups expected = expectedGroups(lines, {});
        for (const int threads : {1, 2, 8}) {
            auto intake = read({text(stream)}, {}, {.threads = threads});
            QVERIFY(groupsOf(*intake) == expected);
        }
    }
    void whatDoesNotFitInMemoryIsReadFromTemporaryFiles() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            std::vector<Line> lines;
            std::string stream;
            const auto count = draw.between(1, 300);
            for (std::int64_t i = 0; i < count; ++i) {
                lines.push_back(drawLine(draw, static_cast<int>(i)));
                if (draw.chance(80)) lines.back().user = "user-" + std::to_string(draw.below(300));
                lines.back().previous.clear();
                stream += lines.back().json() + "\n";
            }
            const Groups expected = expectedGroups(lines, {});
            for (const int threads : {1, 2}) {
                for (const std::size_t kilobytes : {0, 40, 400}) {
                    auto intake = read({text(stream)}, {}, {.threads = threads, .memory = kilobytes << 10});
                    RC_ASSERT(groupsOf(*intake) == expected);
                }
            }
        }));
    }
    void withoutRoomForTemporaryFilesAllStaysInMemory() {
        const QByteArray before = qgetenv("TMPDIR");
        qputenv("TMPDIR", "/nowhere");
        Draw draw(3);
        std::vector<Line> lines;
        std::string stream;
        for (int i = 0; i < 2000; ++i) {
            lines.push_back(drawLine(draw, i));
            stream += lines.back().json() + "\n";
        }
        const auto intake = read({text(stream)}, {}, {.threads = 2, .memory = 0});
        qputenv("TMPDIR", before);
        QVERIFY(groupsOf(*intake) == expectedGroups(lines, {}));
    }
    void severalStreamsAreOneInTheOrderOfArrival() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            std::vector<Line> lines;
            for (int i = 0; i < 40; ++i) {
                lines.push_back(drawLine(draw, i));
                lines.back().input = static_cast<int>(draw.below(3));
            }
            std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
                return a.received != b.received ? a.received < b.received : a.input < b.input;
            });
            std::string streams[3];
            for (const Line& line : lines) streams[line.input] += line.json() + "\n";
            auto intake = read({text(streams[0]), text(streams[1]), text(streams[2])}, {}, {.threads = 4});
            RC_ASSERT(groupsOf(*intake) == expectedGroups(lines, {}));
        }));
    }
    void whatIsNotTakenIsCounted() {
        const std::string good = R"({"type":"page","userId":"u","receivedAt":"2026-03-02T10:00:00Z"})";
        const std::string late = R"({"type":"page","userId":"u","receivedAt":"2026-04-02T10:00:00Z"})";
        const std::string stream = late + "\n\n{}\n[]\n" + good + "\n{}\nnonsense";
        for (const std::vector<event::StreamInput>& inputs :
             {std::vector{text(stream)}, std::vector{text(stream), text("")}}) {
            auto intake = read(inputs, {}, {.threads = 2});
            QCOMPARE(intake->linesRead(), std::uint64_t{6});
            QCOMPARE(intake->accepted(), std::uint64_t{2});
            const auto rejected = [&](event::Rejection why) {
                return intake->rejected()[static_cast<std::size_t>(why)];
            };
            QCOMPARE(rejected(event::Rejection::UnknownType), std::uint64_t{2});
            QCOMPARE(rejected(event::Rejection::NotAnObject), std::uint64_t{1});
            QCOMPARE(rejected(event::Rejection::MalformedJson), std::uint64_t{1});
            QCOMPARE(intake->latestArrival().ms, base::parseInstant("2026-04-02T10:00:00Z")->ms);
        }
    }
    void nothingIsNoError() {
        for (const std::vector<event::StreamInput>& inputs :
             {std::vector<event::StreamInput>{}, std::vector{text("")}, std::vector{text(""), text("\n")}}) {
            auto intake = read(inputs, {}, {.threads = 3});
            QVERIFY(intake.has_value());
            QCOMPARE(intake->linesRead(), std::uint64_t{0});
            QVERIFY(intake->latestArrival() == base::Instant::min());
            QVERIFY(groupsOf(*intake).empty());
        }
    }
    void aStreamThatCannotBeReadIsAnError() {
        const std::filesystem::path missing = "/nowhere/stream.ndjson";
        for (const std::vector<event::StreamInput>& inputs :
             {std::vector<event::StreamInput>{missing},
              std::vector<event::StreamInput>{text("{}\n"), missing}}) {
            const auto intake = read(inputs, {}, {.threads = 3});
            QVERIFY(!intake.has_value());
            QCOMPARE(intake.error().file, std::string("/nowhere/stream.ndjson"));
        }
    }
    void readingStopsWhenItIsCancelled() {
        std::string stream;
        for (int i = 0; i < 100'000; ++i)
            stream += R"({"type":"page","userId":"u","receivedAt":"2026-03-02T10:00:00Z"})"
                      "\n";
        std::atomic<bool> cancelled = false;
        std::uint64_t told = 0;
        const std::vector<bundle::Person> nobody;
        const auto intake = Intake::read({text(stream)}, event::everything(), PersonIndex(nobody), {},
                                         cancelled, [&](double fraction, std::uint64_t lines) {
                                             told = lines;
                                             if (fraction < 1 || lines > 0) cancelled = true;
                                         });
        QVERIFY(intake.has_value());
        QVERIFY(told > 0);
        QVERIFY2(intake->linesRead() < 100'000, "it read on");
    }
};

REHEARSAL_TEST(IntakeTest)
#include "intake_test.moc"
