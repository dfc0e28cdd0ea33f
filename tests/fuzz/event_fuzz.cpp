// Feeds one line of a stream to the event reader (S2): it takes the line or names a reason, and what it takes
// can be read as a value, and read back from its canonical form. Then feeds it whole as a stream, which is
// read to its end in whatever it is packed, every line counted once.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "event/line_parser.h"
#include "event/stream.h"

using namespace rehearsal;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void readAsLine(std::string_view line) {
    const auto parsed = event::parseLine(line);
    const auto* taken = std::get_if<event::ParsedEvent>(&parsed);
    if (taken == nullptr) {
        require(event::toString(std::get<event::Rejection>(parsed)) != nullptr);
        return;
    }
    const event::Event& event = **taken;
    require(!event.name.empty());
    require(!event.userId.empty() || !event.anonymousId.empty());
    require(!event.messageId.empty());
    const base::Value root = event.content.view().toValue();
    require(root.isObject());
    require(event.content.view() == base::ValueView(root));
    const std::string canonical = base::canonicalJson(root);
    const auto again = event::parseLine(canonical);
    const auto* back = std::get_if<event::ParsedEvent>(&again);
    require(back != nullptr || canonical.size() > limits::kLineBytes);
    if (back != nullptr) require(base::canonicalJson((*back)->content.view().toValue()) == canonical);
}

void readAsStream(std::string_view bytes) {
    auto stream = event::Stream::open({std::make_shared<const std::string>(bytes)}, event::everything());
    std::uint64_t before = 0;
    while (stream) {
        const auto item = stream->next();
        if (!item || !*item) return;
        require((*item)->number > before);
        require((*item)->rejection.has_value() == ((*item)->record == nullptr));
        before = (*item)->number;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    readAsLine(bytes);
    readAsStream(bytes);
    return 0;
}
