#include "event/byte_source.h"

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace rehearsal::event {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;

struct CloseFile {
    void operator()(std::FILE* file) const {
        if (file != stdin) std::fclose(file);
    }
};

}  // namespace

class ByteSource::Input {
  public:
    std::string name;
    std::unique_ptr<std::FILE, CloseFile> file;
    std::shared_ptr<const std::string> text;  ///< Instead of a file.
    std::uintmax_t size = 0;
    std::uintmax_t taken = 0;

    ~Input() {
        if (packing_ == Packing::Gzip) inflateEnd(&gzip_);
        if (zstd_) ZSTD_freeDCtx(zstd_);
    }

    base::Expected<std::size_t> read(char* to, std::size_t capacity) {
        if (packing_ == Packing::None && packed_.size() == used_) return readPlain(to, capacity);
        for (;;) {
            if (packed_.size() == used_) {
                packed_.resize(kChunk);
                used_ = 0;
                const auto got = readPlain(packed_.data(), kChunk);
                packed_.resize(got ? *got : 0);
                if (!got) return got;
                if (packing_ == Packing::Unknown) detect();
                if (*got == 0) {
                    if (!midway_) return 0;
                    return base::failure(name, "The file ends in the middle of its compressed data.",
                                         "get a whole copy of it");
                }
            }
            std::size_t written = 0;
            const bool good = packing_ == Packing::None   ? copy(to, capacity, written)
                              : packing_ == Packing::Gzip ? unpackGzip(to, capacity, written)
                                                          : unpackZstd(to, capacity, written);
            if (!good)
                return base::failure(name, "The file's compressed data is damaged.", "get a new copy of it");
            if (written > 0) return written;
        }
    }

  private:
    enum class Packing { Unknown, None, Gzip, Zstd };

    base::Expected<std::size_t> readPlain(char* to, std::size_t capacity) {
        if (text) {
            const std::size_t got = std::min<std::size_t>(capacity, text->size() - taken);
            std::memcpy(to, text->data() + taken, got);
            taken += got;
            return got;
        }
        const std::size_t got = std::fread(to, 1, capacity, file.get());
        const int error = errno;
        taken += got;
        if (got == 0 && std::ferror(file.get())) {
            return base::failure(name, fmt::format("The file cannot be read on: {}.", std::strerror(error)));
        }
        return got;
    }

    void detect() {
        const std::string_view head(packed_);
        packing_ = Packing::None;
        if (head.starts_with("\x1f\x8b")) {
            packing_ = Packing::Gzip;
            inflateInit2(&gzip_, 15 + 16);
        } else if (head.starts_with("\x28\xb5\x2f\xfd")) {
            packing_ = Packing::Zstd;
            zstd_ = ZSTD_createDCtx();
        }
    }

    bool copy(char* to, std::size_t capacity, std::size_t& written) {
        written = std::min(capacity, packed_.size() - used_);
        std::memcpy(to, packed_.data() + used_, written);
        used_ += written;
        return true;
    }

    bool unpackGzip(char* to, std::size_t capacity, std::size_t& written) {
        gzip_.next_in = reinterpret_cast<Bytef*>(packed_.data() + used_);
        gzip_.avail_in = static_cast<uInt>(packed_.size() - used_);
        gzip_.next_out = reinterpret_cast<Bytef*>(to);
        gzip_.avail_out = static_cast<uInt>(capacity);
        const int status = inflate(&gzip_, Z_NO_FLUSH);
        used_ = packed_.size() - gzip_.avail_in;
        written = capacity - gzip_.avail_out;
        if (status == Z_STREAM_END) {
            midway_ = false;
            inflateReset(&gzip_);  // Files put one after the other are one file (RFC 1952, 2.2).
            return true;
        }
        midway_ = true;
        return status == Z_OK || status == Z_BUF_ERROR;
    }

    bool unpackZstd(char* to, std::size_t capacity, std::size_t& written) {
        ZSTD_inBuffer in{packed_.data(), packed_.size(), used_};
        ZSTD_outBuffer unpacked{to, capacity, 0};
        const std::size_t status = ZSTD_decompressStream(zstd_, &unpacked, &in);
        used_ = in.pos;
        written = unpacked.pos;
        midway_ = status != 0;
        return !ZSTD_isError(status);
    }

    Packing packing_ = Packing::Unknown;
    std::string packed_;
    std::size_t used_ = 0;
    bool midway_ = false;  ///< Inside a compressed frame.
    z_stream gzip_{};
    ZSTD_DCtx* zstd_ = nullptr;
};

ByteSource::ByteSource(std::unique_ptr<Input> input) : input_(std::move(input)) {}
ByteSource::ByteSource(ByteSource&&) noexcept = default;
ByteSource& ByteSource::operator=(ByteSource&&) noexcept = default;
ByteSource::~ByteSource() = default;

base::Expected<ByteSource> ByteSource::open(const StreamInput& from) {
    auto input = std::make_unique<Input>();
    if (const auto* text = std::get_if<std::shared_ptr<const std::string>>(&from)) {
        input->name = "events";
        input->text = *text;
        input->size = input->text->size();
        return ByteSource(std::move(input));
    }
    const auto& file = std::get<std::filesystem::path>(from);
    input->name = file.string();
    if (file == "-") {
        input->name = "standard input";
        input->file.reset(stdin);
        return ByteSource(std::move(input));
    }
    std::error_code error;
    if (std::filesystem::is_directory(file, error)) {
        return base::failure(input->name, "This is a folder, not a file of events.",
                             "name the file inside it");
    }
    input->file.reset(std::fopen(file.c_str(), "rb"));
    if (!input->file) {
        return base::failure(input->name, fmt::format("The file cannot be opened: {}.", std::strerror(errno)),
                             "check the path and that you may read it");
    }
    std::setvbuf(input->file.get(), nullptr, _IONBF, 0);  // It is read in large pieces.
    input->size = std::filesystem::file_size(file, error);
    if (error) input->size = 0;
    return ByteSource(std::move(input));
}

base::Expected<std::size_t> ByteSource::read(char* to, std::size_t capacity) {
    return input_->read(to, capacity);
}

double ByteSource::fraction() const {
    return input_->size == 0 ? 0 : static_cast<double>(input_->taken) / static_cast<double>(input_->size);
}

}  // namespace rehearsal::event
