// Feeds one line of a stream to the event reader (S2): it takes the line or names a reason, and what it takes
// can be read as a value, named by its content, and read back from its canonical form.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "event/json_line.h"
#include "event/line_parser.h"

using namespace rehearsal;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view line(reinterpret_cast<const char*>(data), size);
    const auto parsed = event::parseLine(line);
    const auto* event = std::get_if<event::Event>(&parsed);
    if (event == nullptr) {
        require(event::toString(std::get<event::Rejection>(parsed)) != nullptr);
        return 0;
    }
    const base::Value root = event::parseRoot(*event);
    require(root.isObject());
    require(!event->name.empty());
    require(!event->userId.empty() || !event->anonymousId.empty());
    require(event::contentId(root).size() == 64);
    const std::string canonical = base::canonicalJson(root);
    const auto again = event::parseJsonLine(canonical);
    require(again.has_value() && base::canonicalJson(*again) == canonical);
    return 0;
}
