#include "verify/test_events.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json_pointer.h"
#include "base/value.h"
#include "event/line_parser.h"

namespace rehearsal::verify {
namespace {

bool given(const base::Value& event, std::string_view key) {
    const base::Value* value = event.find(key);
    return value && !value->isNull();
}

base::Value complete(const bundle::CampaignTest::Event& event, std::size_t index, const std::string& person,
                     base::Instant start) {
    base::ObjectBuilder line(event.event.object());
    const auto fill = [&](const char* key, std::string value) {
        if (!given(event.event, key)) line.set(key, std::move(value));
    };
    fill("type", "track");
    if (!given(event.event, "userId") && !given(event.event, "anonymousId")) line.set("userId", person);
    // Two equal events of a test are two events, not one told twice; who wants that gives them one id.
    fill("messageId", fmt::format("event-{}", index + 1));
    const std::string at = base::toString(start + event.after);
    fill("timestamp", at);
    fill("receivedAt", at);
    return std::move(line).build();
}

std::string why(event::Rejection rejection) {
    return fmt::format("A stream would reject this event: {}.", event::toString(rejection));
}

}  // namespace

base::Expected<std::vector<TestLine>> linesOf(const bundle::CampaignTest& test, const std::string& person,
                                              base::Instant start, const std::string& file,
                                              const std::string& pointer) {
    std::vector<TestLine> lines;
    for (std::size_t i = 0; i < test.events.size(); ++i) {
        TestLine line{base::toJsonText(complete(test.events[i], i, person, start)), {}};
        const auto parsed = event::parseLine(line.text);
        if (const auto* rejection = std::get_if<event::Rejection>(&parsed)) {
            const std::string place = base::childPointer(base::childPointer(pointer, "events"), i);
            return tl::unexpected(base::Diagnostic{base::Severity::Error, file, place, 0, 0, why(*rejection),
                                                   "S2 lists what a line must have"});
        }
        line.arrival = std::get<event::ParsedEvent>(parsed)->receivedAt;
        lines.push_back(std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const TestLine& a, const TestLine& b) { return a.arrival < b.arrival; });
    return lines;
}

}  // namespace rehearsal::verify
