#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "journey/program.h"
#include "journey/state.h"

namespace rehearsal::journey {

/// The version of the bytes that `encode` writes.
inline constexpr int kStateVersion = 2;

/// A profile's state as bytes (CBOR). The same state gives the same bytes. `bundleHash` is kept with them:
/// campaigns and nodes are named by their place, which only the same bundle gives a meaning.
std::string encode(const State& state, std::string_view bundleHash);

/// The state again; decisions after it are those that would have come without the detour. An error for bytes
/// of another version or bundle, or for anything that is not what `encode` wrote.
base::Expected<State> decode(std::string_view bytes, const Program& program, std::string_view bundleHash);

}  // namespace rehearsal::journey
