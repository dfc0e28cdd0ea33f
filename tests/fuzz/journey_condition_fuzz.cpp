// Feeds a condition to the bundle's reader, in one of the places where conditions stand, and where it is
// taken, an event to the rule made of it: the first byte chooses the place, then come the condition as JSON,
// a NUL, and the line of the event. Deciding twice decides the same.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "bundle/bundle.h"
#include "journey/core.h"

using namespace rehearsal;

namespace {

constexpr std::array<const char*, 3> kPast{
    R"({"type":"track","event":"A","userId":"u","timestamp":"2026-03-02T10:00:00Z","properties":{"n":1,"s":"a"}})",
    R"({"type":"track","event":"B","userId":"u","timestamp":"2026-03-02T10:30:00Z","properties":{"n":2.5,"l":[1,"b"]}})",
    R"({"type":"identify","userId":"u","timestamp":"2026-03-02T11:00:00Z","traits":{"country":"DE","n":1,"email":"u@example.com"}})"};

/// A bundle whose campaign asks the condition in one place.
bundle::Files bundleWith(unsigned place, const std::string& condition) {
    std::array<std::string, 4> at{"true", "true", "false", "true"};
    at[place % at.size()] = condition;
    bundle::Files files;
    files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Fuzzed"})");
    files.set("policy.json", R"({"format":"rehearsal.policy/1","timezone":"Europe/Paris"})");
    files.set("segments.json", R"({"asked":)" + at[3] + "}");
    files.set(
        "views.json",
        R"({"n":{"kind":"sum","event":["A","B"],"field":"n"},"l":{"kind":"list","key":"s","add":"A","remove":"B"}})");
    files.set(
        "campaigns/fuzzed.json",
        R"({"format":"rehearsal.campaign/1","name":"F","entry":{"triggers":[{"type":"event","event":)"
        R"([{"event":"A","where":)" +
            at[0] + R"(},{"event":"B","where":)" + at[0] +
            R"(}]},{"type":"segment","enters":)"
            R"("asked"}],"where":)" +
            at[1] + R"(,"reentry":{"while_active":"parallel"}},"exits":[{"when":)" + at[2] +
            R"(}],"start":"w","nodes":{"w":{"type":"wait","for":"1h","next":"b"},"b":{"type":"branch","cases":[)"
            R"({"when":)" +
            at[2] + R"(,"next":null}],"otherwise":"x"},"x":{"type":"exit"}}})");
    return files;
}

struct Log : journey::Observer {
    std::string text;
    void decided(const journey::Decision& decision) override {
        journey::appendJsonLine(text, decision);
        text += '\n';
    }
};

std::string decide(const journey::Core& core, std::string_view line) {
    Log log;
    journey::State state = journey::Core::begin(std::string("u"));
    std::uint64_t position = 0;
    const auto take = [&](std::string_view text) {
        const auto parsed = core.parse(text, ++position);
        const auto* event = std::get_if<event::ParsedEvent>(&parsed);
        if (event) core.advance(state, **event, journey::Core::arrival(**event, {&state}), log);
    };
    for (const char* past : kPast) take(past);
    take(line);
    core.advanceThrough(state, state.profile.clock + base::hours(2), log);
    return log.text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string input(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::size_t end = input.find('\0');
    const bundle::Reading reading = bundle::readBundle(bundleWith(data[0], input.substr(0, end)));
    if (base::hasErrors(reading.diagnostics)) return 0;
    const journey::Core core(reading.bundle);
    const std::string line = end == std::string::npos ? std::string() : input.substr(end + 1);
    if (decide(core, line) != decide(core, line)) std::abort();
    return 0;
}
