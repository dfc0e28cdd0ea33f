#pragma once

#include <atomic>
#include <filesystem>
#include <functional>

#include "base/diagnostic.h"
#include "events/stream_facts.h"

namespace rehearsal::events {

/// What the outside may do to a scan while it goes on; safe from any thread.
struct ScanControl {
    std::atomic<bool> cancelled = false;
    std::function<void(double fraction, std::uint64_t lines)> progress;
};

/// Reads a stream file once, line by line, and gathers its facts.
base::Expected<StreamFacts> scanStream(const std::filesystem::path& file, ScanControl& control);

}  // namespace rehearsal::events
