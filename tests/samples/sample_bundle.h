#pragma once

#include <string>

#include "bundle/files.h"

namespace rehearsal::test {

inline const std::string kSamples = REHEARSAL_SOURCE_DIR "/resources/samples/";

/// The sample shop's files; empty where they cannot be read.
inline bundle::Files sampleFiles() {
    return bundle::readFiles(kSamples + "spring-store").value_or(bundle::Files());
}

}  // namespace rehearsal::test
