// Reads states back: where the first byte is even, from the bytes that follow it; else from the sample's
// state with bytes changed, each named by two bytes for its place and one for its value. Damage is an error
// that says so. What is read all the same is written as itself again, takes an event and lets its timers
// fire.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "bundle/files.h"
#include "journey/core.h"
#include "journey/state_bytes.h"

using namespace rehearsal;

namespace {

constexpr const char* kLines[] = {
    R"({"type":"identify","userId":"u","messageId":"1","timestamp":"2026-03-02T10:00:00Z","traits":{"email":"u@example.com","country":"US","timezone":"America/New_York"}})",
    R"({"type":"track","event":"Product Viewed","userId":"u","messageId":"2","timestamp":"2026-03-02T10:01:00Z","properties":{"product_id":"p1","category":"shoes","price":10}})",
    R"({"type":"track","event":"Product Added","userId":"u","messageId":"3","timestamp":"2026-03-02T10:02:00Z","properties":{"product_id":"p1","cart_id":"c","price":10}})",
    R"({"type":"track","event":"Consent Updated","userId":"u","messageId":"4","timestamp":"2026-03-02T10:03:00Z","properties":{"purpose":"marketing","status":"confirmed"}})",
    R"({"type":"track","event":"Order Completed","userId":"u","messageId":"5","timestamp":"2026-03-02T18:00:00Z","properties":{"order_id":"o","total":20}})"};

struct Silent : journey::Observer {
    void decided(const journey::Decision&) override {}
};

void require(bool holds) {
    if (!holds) std::abort();
}

const journey::Core& core() {
    static const journey::Core kCore(
        bundle::readBundle(*bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store"))
            .bundle);
    return kCore;
}

void take(journey::State& state, std::string_view line, std::uint64_t position) {
    Silent observer;
    const auto parsed = core().parse(line, position);
    const event::Event& event = *std::get<event::ParsedEvent>(parsed);
    core().advance(state, event, journey::Core::arrival(event, {&state}), observer);
}

const std::string& sampleBytes() {
    static const std::string kBytes = [] {
        journey::State state = journey::Core::begin(std::string("u"));
        for (std::uint64_t i = 0; i < 4; ++i) take(state, kLines[i], i + 1);
        return journey::encode(state, "hash");
    }();
    return kBytes;
}

std::string bytesFrom(const std::uint8_t* data, std::size_t size) {
    if (data[0] % 2 == 0) return {reinterpret_cast<const char*>(data) + 1, size - 1};
    std::string bytes = sampleBytes();
    for (std::size_t i = 1; i + 2 < size; i += 3) {
        bytes[(data[i] * std::size_t{256} + data[i + 1]) % bytes.size()] = static_cast<char>(data[i + 2]);
    }
    return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    auto state = journey::decode(bytesFrom(data, size), core().program(), "hash");
    if (!state) {
        require(!state.error().text.empty());
        return 0;
    }
    const std::string written = journey::encode(*state, "hash");
    const auto again = journey::decode(written, core().program(), "hash");
    require(again.has_value());
    require(journey::encode(*again, "hash") == written);
    core().nextWakeUp(*state);
    take(*state, kLines[4], 5);
    Silent observer;
    core().advanceThrough(*state, state->profile.clock + base::days(1), observer);
    return 0;
}
