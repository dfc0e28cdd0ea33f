#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace rehearsal::event {

/// How the bytes of a stream's file are compressed.
enum class Packing : std::uint8_t { None, Gzip, Zstd };

/// What a file is to be by its name: `.gz`, `.zst`, or neither.
Packing packingOf(const std::filesystem::path& file);

/// The bytes of a file as LineSource reads it back; the same bytes for the same text.
std::string pack(std::string_view text, Packing packing);

}  // namespace rehearsal::event
