#include "fields/stream_catalog.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "event/line_parser.h"
#include "event/stream.h"

namespace rehearsal::fields {
namespace {

constexpr std::size_t kMostFields = 300;
constexpr std::size_t kMostValues = 40;
constexpr std::size_t kLongestValue = 60;
constexpr std::size_t kMostNames = 2'000;
constexpr int kDeepest = 5;
constexpr std::uint64_t kEventsBetweenLooks = 1024;

std::string compact(const base::ValueView& value) {
    return base::toJsonText(value.toValue());
}

}  // namespace

void SeenField::add(const base::ValueView& value) {
    texts += value.isString();
    numbers += value.isNumber();
    yesNos += value.isBoolean();
    lists += value.isArray();
    objects += value.isObject();
    if (!value.isString() && !value.isNumber() && !value.isBoolean()) return;
    if (value.isString() && value.string().size() > kLongestValue) return;
    std::string text = compact(value);
    const auto found = values.find(text);
    if (found != values.end()) {
        ++found->second;
    } else if (values.size() < kMostValues) {
        values.emplace(std::move(text), 1);
    }
}

std::vector<std::string> SeenField::frequent(std::size_t most) const {
    std::vector<std::pair<std::string, std::uint64_t>> all(values.begin(), values.end());
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> out;
    for (std::size_t i = 0; i < std::min(most, all.size()); ++i) out.push_back(all[i].first);
    return out;
}

void collect(SeenFields& into, const std::string& path, const base::ValueView& value, int depth) {
    if (value.isNull()) return;
    if (!path.empty()) {
        auto found = into.find(path);
        if (found == into.end()) {
            if (into.size() >= kMostFields) return;
            found = into.emplace(path, SeenField()).first;
        }
        found->second.add(value);
        // The elements of a list are what "contains" asks for.
        value.forEachElement([&](const base::ValueView& element) {
            if (!element.isObject() && !element.isArray()) found->second.add(element);
            return true;
        });
    }
    if (!value.isObject() || depth >= kDeepest) return;
    value.forEachMember([&](std::string_view key, const base::ValueView& member) {
        if (key.find('.') != std::string_view::npos) return;
        collect(into, path.empty() ? std::string(key) : path + '.' + std::string(key), member, depth + 1);
    });
}

StreamCatalog readCatalog(const std::vector<event::StreamInput>& streams,
                          const std::atomic<bool>& cancelled) {
    StreamCatalog out;
    auto stream = event::Stream::open(streams, event::everything());
    if (!stream) return out;
    event::RecordReader reader(event::everything());
    while (out.read < kMostEventsLookedAt) {
        const auto item = stream->next();
        if (!item || !*item) return out;
        if (!(*item)->record) continue;
        const event::Event& event = reader.read(event::Record((*item)->record));
        if (++out.read % kEventsBetweenLooks == 0 && cancelled) return out;
        out.latest = std::max(out.latest, event.receivedAt);
        const std::string name(event.name);
        if (out.events.size() >= kMostNames && !out.events.contains(name)) continue;
        StreamCatalog::Event& seen = out.events[name];
        ++seen.count;
        const base::ValueView content = event.content.view();
        for (const char* part : {"properties", "traits", "context"})
            collect(seen.fields, part, content.find(part));
    }
    out.isCut = true;
    return out;
}

}  // namespace rehearsal::fields
