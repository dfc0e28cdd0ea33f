#include "journey/state_bytes.h"

#include <rapidcheck.h>

#include "bundle/files.h"
#include "journey/core.h"
#include "support/random_stream.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

struct Log : journey::Observer {
    std::string text;
    void decided(const journey::Decision& decision) override {
        journey::appendJsonLine(text, decision);
        text += '\n';
    }
};

const journey::Core& core() {
    static const journey::Core kCore(
        bundle::readBundle(*bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store"))
            .bundle);
    return kCore;
}

/// Runs all lines as one person's, writing the state out and reading it back after every `every`th.
std::string run(const std::vector<std::string>& lines, std::size_t every) {
    Log log;
    journey::State state = journey::Core::begin(std::string("u"));
    std::uint64_t position = 0;
    for (const std::string& line : lines) {
        const auto parsed = core().parse(line, ++position);
        const event::Event& event = *std::get<event::ParsedEvent>(parsed);
        core().advance(state, event, journey::Core::arrival(event, {&state}), log);
        if (every == 0 || position % every != 0) continue;
        const std::string bytes = journey::encode(state, "hash");
        auto back = journey::decode(bytes, core().program(), "hash");
        RC_ASSERT(back.has_value());
        RC_ASSERT(journey::encode(*back, "hash") == bytes);
        state = std::move(*back);
    }
    core().advanceThrough(state, state.profile.clock + base::days(90), log);
    return log.text;
}

}  // namespace

class StateBytesTest : public QObject {
    Q_OBJECT
  private slots:
    void writingAndReadingBackAnywhereChangesNoLaterDecision() {
        QVERIFY(rc::check([] {
            const auto lines = test::randomStream(40);
            const std::string straight = run(lines, 0);
            RC_CLASSIFY(straight.find("\"send\"") != std::string::npos, "sends");
            RC_ASSERT(run(lines, 1) == straight);
            RC_ASSERT(run(lines, 7) == straight);
        }));
    }
    void refusesAnotherBundleAnotherVersionAndAnythingElse() {
        const journey::State state = journey::Core::begin(std::string("u"));
        const std::string bytes = journey::encode(state, "hash");
        QVERIFY(!journey::decode(bytes, core().program(), "other").has_value());
        QVERIFY(!journey::decode("", core().program(), "hash").has_value());
        QVERIFY(!journey::decode("{}", core().program(), "hash").has_value());
    }
    void refusesJourneysOutOfOrderOrNeverBegun() {
        const auto isRead = [](std::uint32_t first, std::uint32_t second) {
            journey::State state = journey::Core::begin(std::string("u"));
            state.journeysBegun = 2;
            for (const std::uint32_t number : {first, second}) state.active.emplace_back().number = number;
            return journey::decode(journey::encode(state, "hash"), core().program(), "hash").has_value();
        };
        QVERIFY(isRead(1, 2));
        QVERIFY(!isRead(2, 1));
        QVERIFY(!isRead(1, 1));
        QVERIFY(!isRead(1, 3));
    }
    void damagedBytesAreAnErrorNotACrash() {
        QVERIFY(rc::check([] {
            journey::State state = journey::Core::begin(std::string("u"));
            Log log;
            std::uint64_t position = 0;
            for (const std::string& line : test::randomStream(6)) {
                const auto parsed = core().parse(line, ++position);
                const event::Event& event = *std::get<event::ParsedEvent>(parsed);
                core().advance(state, event, journey::Core::arrival(event, {&state}), log);
            }
            std::string bytes = journey::encode(state, "hash");
            const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
            bytes[at] = static_cast<char>(*rc::gen::inRange(0, 256));
            const auto back = journey::decode(bytes, core().program(), "hash");
            RC_ASSERT(back.has_value() || !back.error().text.empty());
        }));
    }
};

REHEARSAL_TEST(StateBytesTest)
#include "state_bytes_test.moc"
