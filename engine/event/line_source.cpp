#include "event/line_source.h"

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/limits.h"

namespace rehearsal::event {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;

struct CloseFile {
    void operator()(std::FILE* file) const {
        if (file != stdin) std::fclose(file);
    }
};

bool isBlank(std::string_view line) {
    return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

/// Bytes of the file, unpacked.
class LineSource::Input {
  public:
    std::string name;
    std::unique_ptr<std::FILE, CloseFile> file;
    std::uintmax_t size = 0;
    std::uintmax_t taken = 0;

    ~Input() {
        if (packing_ == Packing::Gzip) inflateEnd(&gzip_);
        if (zstd_) ZSTD_freeDCtx(zstd_);
    }

    /// Appends some unpacked bytes to `out`; false at the end.
    base::Expected<bool> read(std::string& out) {
        const std::size_t before = out.size();
        while (out.size() == before) {
            if (packed_.size() == used_) {
                const auto more = refill();
                if (!more) return tl::unexpected(more.error());
                if (!*more) {
                    if (midway_)
                        return base::failure(name, "The file ends in the middle of its compressed data.",
                                             "get a whole copy of it");
                    return false;
                }
            }
            if (packing_ == Packing::None) {
                out.append(packed_, used_, std::string::npos);
                used_ = packed_.size();
            } else if (!(packing_ == Packing::Gzip ? unpackGzip(out) : unpackZstd(out))) {
                return base::failure(name, "The file's compressed data is damaged.", "get a new copy of it");
            }
        }
        return true;
    }

  private:
    enum class Packing { Unknown, None, Gzip, Zstd };

    base::Expected<bool> refill() {
        packed_.resize(kChunk);
        used_ = 0;
        const std::size_t got = std::fread(packed_.data(), 1, kChunk, file.get());
        const int error = errno;
        packed_.resize(got);
        taken += got;
        if (got == 0 && std::ferror(file.get())) {
            return base::failure(name, fmt::format("The file cannot be read on: {}.", std::strerror(error)));
        }
        if (packing_ == Packing::Unknown) detect();
        return got > 0;
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

    bool unpackGzip(std::string& out) {
        const std::size_t before = out.size();
        out.resize(before + kChunk);
        gzip_.next_in = reinterpret_cast<Bytef*>(packed_.data() + used_);
        gzip_.avail_in = static_cast<uInt>(packed_.size() - used_);
        gzip_.next_out = reinterpret_cast<Bytef*>(out.data() + before);
        gzip_.avail_out = static_cast<uInt>(kChunk);
        const int status = inflate(&gzip_, Z_NO_FLUSH);
        used_ = packed_.size() - gzip_.avail_in;
        out.resize(before + kChunk - gzip_.avail_out);
        if (status == Z_STREAM_END) {
            midway_ = false;
            inflateReset(&gzip_);  // Files put one after the other are one file (RFC 1952, 2.2).
            return true;
        }
        midway_ = true;
        return status == Z_OK || status == Z_BUF_ERROR;
    }

    bool unpackZstd(std::string& out) {
        const std::size_t before = out.size();
        out.resize(before + kChunk);
        ZSTD_inBuffer in{packed_.data(), packed_.size(), used_};
        ZSTD_outBuffer unpacked{out.data() + before, kChunk, 0};
        const std::size_t status = ZSTD_decompressStream(zstd_, &unpacked, &in);
        used_ = in.pos;
        out.resize(before + unpacked.pos);
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

LineSource::LineSource(std::unique_ptr<Input> input) : input_(std::move(input)) {}
LineSource::LineSource(LineSource&&) noexcept = default;
LineSource& LineSource::operator=(LineSource&&) noexcept = default;
LineSource::~LineSource() = default;

base::Expected<LineSource> LineSource::open(const std::filesystem::path& file) {
    auto input = std::make_unique<Input>();
    input->name = file.string();
    if (file == "-") {
        input->name = "standard input";
        input->file.reset(stdin);
        return LineSource(std::move(input));
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
    input->size = std::filesystem::file_size(file, error);
    if (error) input->size = 0;
    return LineSource(std::move(input));
}

double LineSource::fraction() const {
    return input_->size == 0 ? 0 : static_cast<double>(input_->taken) / static_cast<double>(input_->size);
}

base::Expected<bool> LineSource::fill() {
    if (begin_ > 0) {
        buffer_.erase(0, begin_);
        begin_ = 0;
    }
    return input_->read(buffer_);
}

base::Expected<std::optional<LineSource::Line>> LineSource::next() {
    for (;;) {
        if (!started_ && (buffer_.size() >= 3 || atEnd_)) {
            started_ = true;
            if (buffer_.starts_with("\xEF\xBB\xBF")) begin_ = 3;
        }
        const std::size_t end = started_ ? buffer_.find('\n', begin_ + scanned_) : std::string::npos;
        const bool last = end == std::string::npos && atEnd_;
        if (end == std::string::npos && !last) {
            if (started_) scanned_ = buffer_.size() - begin_;
            if (scanned_ > limits::kLineBytes + 1) {  // One more for a carriage return.
                skipping_ = true;
                begin_ = buffer_.size();
                scanned_ = 0;
            }
            const auto more = fill();
            if (!more) return tl::unexpected(more.error());
            if (!*more) atEnd_ = true;
            continue;
        }
        const std::size_t stop = last ? buffer_.size() : end;
        std::string_view text = std::string_view(buffer_).substr(begin_, stop - begin_);
        if (last && text.empty() && !skipping_) return std::optional<Line>();
        begin_ = last ? buffer_.size() : stop + 1;
        scanned_ = 0;
        ++number_;
        if (text.ends_with('\r')) text.remove_suffix(1);
        if (std::exchange(skipping_, false) || text.size() > limits::kLineBytes)
            return Line{{}, number_, true};
        if (!isBlank(text)) return Line{text, number_, false};
    }
}

}  // namespace rehearsal::event
