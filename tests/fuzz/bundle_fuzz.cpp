// Feeds one JSON document to the bundle's reader, in the place of each kind of document in turn: every
// complaint is a diagnostic that names the document, and reading the same bytes twice says the same.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "bundle/bundle.h"

using namespace rehearsal;

namespace {

constexpr std::array<const char*, 9> places{
    "campaigns/fuzzed.json",          "policy.json",     "segments.json", "views.json", "feeds.json",
    "templates/fuzzed/template.json", "profiles.ndjson", "bundle.json",   "brand.json"};

/// The smallest bundle there is, so that what is fuzzed is judged in its place.
bundle::Files smallestBundle() {
    bundle::Files files;
    files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Fuzzed"})");
    files.set("policy.json", R"({"format":"rehearsal.policy/1"})");
    files.set("templates/fuzzed/subject.liquid", "Hello");
    files.set("templates/fuzzed/body.html", "<p>Hello</p>");
    return files;
}

}  // namespace

/// The first byte chooses the document, the rest are its bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    auto files = smallestBundle();
    files.set(places[static_cast<std::uint8_t>(data[0] - '0') % places.size()],
              std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
    const auto first = bundle::readBundle(files);
    const auto second = bundle::readBundle(files);
    if (first.diagnostics.size() != second.diagnostics.size()) std::abort();
    return 0;
}
