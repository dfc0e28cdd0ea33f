#include "base/tzdata.h"

#include <cctz/zone_info_source.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>

// The data is put into the object file by the assembler: a 600 KB array literal would take the compiler far
// longer. Format, written by resources/tzdata/pack.py: a line `tzdata VERSION COUNT`, then COUNT lines `NAME
// OFFSET SIZE` (offsets from the first byte after the last of these lines), then the TZif files one after the
// other.
__asm__(
    ".section .rodata\n"
    ".global rehearsal_tzdata_begin\n"
    ".global rehearsal_tzdata_end\n"
    "rehearsal_tzdata_begin:\n"
    ".incbin \"" REHEARSAL_TZDATA_FILE
    "\"\n"
    "rehearsal_tzdata_end:\n"
    ".byte 0\n"
    ".previous\n");

extern "C" const char rehearsal_tzdata_begin[];
extern "C" const char rehearsal_tzdata_end[];

namespace rehearsal::base::tzdata {
namespace {

struct Index {
    std::string version;
    std::map<std::string, std::string_view, std::less<>> zones;
};

Index readIndex() {
    Index index;
    std::string_view rest(rehearsal_tzdata_begin,
                          static_cast<std::size_t>(rehearsal_tzdata_end - rehearsal_tzdata_begin));
    const auto takeUntil = [&rest](char end) {
        const std::size_t length = rest.find(end);
        const std::string_view word = rest.substr(0, length);
        rest.remove_prefix(length + 1);
        return word;
    };
    takeUntil(' ');
    index.version = std::string(takeUntil(' '));
    const std::size_t count = std::stoul(std::string(takeUntil('\n')));
    struct Entry {
        std::string name;
        std::size_t offset;
        std::size_t size;
    };
    std::vector<Entry> entries(count);
    for (Entry& entry : entries) {
        entry.name = std::string(takeUntil(' '));
        entry.offset = std::stoul(std::string(takeUntil(' ')));
        entry.size = std::stoul(std::string(takeUntil('\n')));
    }
    for (const Entry& entry : entries) index.zones[entry.name] = rest.substr(entry.offset, entry.size);
    return index;
}

const Index& index() {
    static const Index kIndex = readIndex();
    return kIndex;
}

/// Gives cctz a zone's bytes from memory.
class LinkedSource : public cctz::ZoneInfoSource {
  public:
    explicit LinkedSource(std::string_view bytes) : bytes_(bytes) {}
    std::size_t Read(void* target, std::size_t size) override {
        size = std::min(size, bytes_.size());
        std::memcpy(target, bytes_.data(), size);
        bytes_.remove_prefix(size);
        return size;
    }
    int Skip(std::size_t offset) override {
        bytes_.remove_prefix(std::min(offset, bytes_.size()));
        return 0;
    }
    std::string Version() const override { return index().version; }

  private:
    std::string_view bytes_;
};

std::unique_ptr<cctz::ZoneInfoSource> linkedSource(
    const std::string& name,
    const std::function<std::unique_ptr<cctz::ZoneInfoSource>(const std::string&)>&) {
    const auto found = index().zones.find(name);
    return found == index().zones.end() ? nullptr : std::make_unique<LinkedSource>(found->second);
}

}  // namespace

bool contains(std::string_view zone) {
    return index().zones.contains(zone);
}

std::vector<std::string> names() {
    std::vector<std::string> out;
    for (const auto& [name, bytes] : index().zones) out.push_back(name);
    return out;
}

std::string version() {
    return index().version;
}

}  // namespace rehearsal::base::tzdata

namespace cctz_extension {
// Takes the place of the library's own source, which reads the host's files.
ZoneInfoSourceFactory zone_info_source_factory = rehearsal::base::tzdata::linkedSource;
}  // namespace cctz_extension
