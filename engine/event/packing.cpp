#include "event/packing.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>

namespace rehearsal::event {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;

std::string gzip(std::string_view text) {
    z_stream stream{};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out;
    int status = Z_OK;
    while (status == Z_OK) {
        // zlib counts in 32 bits.
        const std::size_t piece = std::min(text.size(), kChunk);
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
        stream.avail_in = static_cast<uInt>(piece);
        const std::size_t before = out.size();
        out.resize(before + kChunk);
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
        stream.avail_out = static_cast<uInt>(kChunk);
        status = deflate(&stream, piece == text.size() ? Z_FINISH : Z_NO_FLUSH);
        text.remove_prefix(piece - stream.avail_in);
        out.resize(before + kChunk - stream.avail_out);
    }
    deflateEnd(&stream);
    return out;
}

std::string zstd(std::string_view text) {
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), ZSTD_CLEVEL_DEFAULT));
    return out;
}

}  // namespace

Packing packingOf(const std::filesystem::path& file) {
    if (file.extension() == ".gz") return Packing::Gzip;
    if (file.extension() == ".zst") return Packing::Zstd;
    return Packing::None;
}

std::string pack(std::string_view text, Packing packing) {
    switch (packing) {
        case Packing::Gzip:
            return gzip(text);
        case Packing::Zstd:
            return zstd(text);
        case Packing::None:
            break;
    }
    return std::string(text);
}

}  // namespace rehearsal::event
