// Opening a rule bundle from C.
#include "bundle/bundle.h"

#include <algorithm>
#include <memory>

#include "base/sha256.h"
#include "bundle/files.h"
#include "capi/guard.h"
#include "capi/handles.h"

namespace rehearsal::capi {
namespace {

/// Lengths stand before the bytes, so that no two bundles write the same text.
std::string hashOf(const bundle::Files& files, const std::vector<std::string>& campaigns) {
    std::string text;
    const auto add = [&](std::string_view part) {
        text += std::to_string(part.size());
        text += ':';
        text += part;
    };
    for (const auto& [path, bytes] : files.all()) {
        if (path == "manifest.json") continue;
        add(path);
        add(base::hex(base::sha256(*bytes)));
    }
    text += '/';
    for (const std::string& id : campaigns) add(id);
    return base::hex(base::sha256(text));
}

std::unique_ptr<rehearsal_bundle> open(std::string_view path, std::vector<std::string> campaigns,
                                       std::uint64_t seed) {
    const auto files = bundle::readFiles(std::filesystem::path(path));
    if (!files) fail(REHEARSAL_UNREADABLE, files.error());
    const bundle::Reading reading = bundle::readBundle(*files);
    for (const base::Diagnostic& diagnostic : reading.diagnostics) {
        if (diagnostic.severity == base::Severity::Error) fail(REHEARSAL_BAD_BUNDLE, diagnostic);
    }
    for (const std::string& id : campaigns) {
        if (!reading.bundle.campaign(id)) {
            fail(REHEARSAL_BAD_BUNDLE, "The bundle has no campaign \"" + id + "\".");
        }
    }
    std::sort(campaigns.begin(), campaigns.end());
    campaigns.erase(std::unique(campaigns.begin(), campaigns.end()), campaigns.end());
    return std::make_unique<rehearsal_bundle>(
        rehearsal_bundle{journey::Core(reading.bundle, campaigns, seed), hashOf(*files, campaigns)});
}

}  // namespace
}  // namespace rehearsal::capi

using namespace rehearsal::capi;

extern "C" rehearsal_code rehearsal_bundle_open(rehearsal_text path, const rehearsal_text* campaigns,
                                                size_t campaign_count, uint64_t seed,
                                                rehearsal_bundle** bundle, rehearsal_error* error) {
    return guarded(error, [&] {
        need(bundle, "bundle");
        *bundle = nullptr;
        if (campaign_count > 0) need(campaigns, "campaigns");
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < campaign_count; ++i) ids.emplace_back(view(campaigns[i], "campaigns"));
        *bundle = open(view(path, "path"), std::move(ids), seed).release();
    });
}

extern "C" void rehearsal_bundle_close(rehearsal_bundle* bundle) {
    delete bundle;
}

extern "C" rehearsal_text rehearsal_bundle_hash(const rehearsal_bundle* bundle) {
    return bundle ? lend(bundle->hash) : rehearsal_text{};
}
