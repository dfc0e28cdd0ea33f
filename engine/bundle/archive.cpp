#include "bundle/archive.h"

#include <fmt/format.h>
#include <zip.h>

#include <memory>

#include "base/limits.h"
#include "bundle/folder.h"

namespace rehearsal::bundle {
namespace {

using base::failure;

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Entry = std::unique_ptr<zip_file_t, Discard>;

std::string message(int error) {
    zip_error_t problem;
    zip_error_init_with_code(&problem, error);
    std::string text = zip_error_strerror(&problem);
    zip_error_fini(&problem);
    return text;
}

/// Links inside an archive could lead anywhere once it is unpacked.
bool isLink(zip_t* archive, zip_uint64_t index) {
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0) return false;
    constexpr zip_uint32_t kTypeMask = 0170000;
    constexpr zip_uint32_t kLink = 0120000;
    return system == ZIP_OPSYS_UNIX && ((attributes >> 16) & kTypeMask) == kLink;
}

class ArchiveReader {
  public:
    ArchiveReader(zip_t* archive, std::string name) : archive_(archive), name_(std::move(name)) {}

    base::Expected<Files> read() {
        const zip_int64_t count = zip_get_num_entries(archive_, 0);
        if (count > static_cast<zip_int64_t>(limits::kBundleFiles)) {
            return failure(name_, fmt::format("The archive holds more than {} files", limits::kBundleFiles));
        }
        for (zip_int64_t i = 0; i < count; ++i) {
            if (auto added = add(static_cast<zip_uint64_t>(i)); !added) return tl::unexpected(added.error());
        }
        if (!files_.contains("bundle.json")) leaveTopFolder();
        if (!files_.contains("bundle.json")) {
            return failure(name_, "This archive is no rule bundle: it has no bundle.json");
        }
        return std::move(files_);
    }

  private:
    base::Expected<void> add(zip_uint64_t index) {
        const char* raw = zip_get_name(archive_, index, ZIP_FL_ENC_GUESS);
        const std::string path = raw ? raw : "";
        if (path.ends_with('/') || path.starts_with("__MACOSX/")) return {};
        if (const std::string why = unsafePath(path); !why.empty()) return failure(name_ + ":" + path, why);
        if (path.starts_with('.') || path.find("/.") != std::string::npos) return {};
        if (isLink(archive_, index))
            return failure(name_ + ":" + path, "The archive holds a link", "put the file itself there");
        if (files_.contains(path))
            return failure(name_ + ":" + path, "The archive holds two files of this name");
        const Entry entry(zip_fopen_index(archive_, index, 0));
        if (!entry) {
            return failure(name_ + ":" + path,
                           fmt::format("The file cannot be unpacked: {}", zip_strerror(archive_)));
        }
        return unpack(entry.get(), path);
    }

    /// What an archive says of its sizes is not believed: the bytes are counted as they come.
    base::Expected<void> unpack(zip_file_t* entry, const std::string& path) {
        std::string bytes;
        std::string buffer(1 << 16, '\0');
        zip_int64_t count = 0;
        while ((count = zip_fread(entry, buffer.data(), buffer.size())) > 0) {
            bytes.append(buffer, 0, static_cast<std::size_t>(count));
            total_ += static_cast<std::size_t>(count);
            if (bytes.size() > limits::kFileBytes) {
                return failure(name_ + ":" + path,
                               fmt::format("The file is larger than {} MiB", limits::kFileBytes >> 20));
            }
            if (total_ > limits::kBundleBytes) {
                return failure(name_,
                               fmt::format("The bundle is larger than {} MiB", limits::kBundleBytes >> 20));
            }
        }
        if (count < 0) {
            return failure(name_ + ":" + path,
                           fmt::format("The file cannot be unpacked: {}", zip_file_strerror(entry)));
        }
        files_.set(path, std::move(bytes));
        return {};
    }

    /// Archives made by a file manager hold the folder rather than what is in it.
    void leaveTopFolder() {
        if (files_.all().empty()) return;
        const std::string& first = files_.all().begin()->first;
        const std::string folder = first.substr(0, first.find('/') + 1);
        if (folder.empty() || files_.under(folder).size() != files_.all().size()) return;
        Files inner;
        for (const auto& [path, bytes] : files_.all()) inner.set(path.substr(folder.size()), *bytes);
        files_ = std::move(inner);
    }

    zip_t* archive_;
    std::string name_;
    Files files_;
    std::size_t total_ = 0;
};

/// An archive that is made in memory; its bytes are taken once it is closed.
class ArchiveWriter {
  public:
    ArchiveWriter() {
        zip_error_init(&problem_);
        source_ = zip_source_buffer_create(nullptr, 0, 0, &problem_);
        if (source_) archive_.reset(zip_open_from_source(source_, ZIP_TRUNCATE, &problem_));
        if (archive_) zip_source_keep(source_);
    }
    ~ArchiveWriter() {
        archive_.reset();
        if (source_) zip_source_free(source_);
        zip_error_fini(&problem_);
    }
    ArchiveWriter(const ArchiveWriter&) = delete;
    ArchiveWriter& operator=(const ArchiveWriter&) = delete;

    bool add(const std::string& path, const std::string& bytes) {
        if (!archive_) return false;
        zip_source_t* source = zip_source_buffer(archive_.get(), bytes.data(), bytes.size(), 0);
        if (!source) return false;
        const zip_int64_t index = zip_file_add(archive_.get(), path.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            return false;
        }
        const auto entry = static_cast<zip_uint64_t>(index);
        constexpr zip_uint16_t kFirstOfJanuary1980 = (1 << 5) | 1;
        constexpr zip_uint32_t kOrdinaryFile = 0100644U << 16;
        return zip_set_file_compression(archive_.get(), entry, ZIP_CM_DEFLATE, 9) == 0 &&
               zip_file_set_dostime(archive_.get(), entry, 0, kFirstOfJanuary1980, 0) == 0 &&
               zip_file_set_external_attributes(archive_.get(), entry, 0, ZIP_OPSYS_UNIX, kOrdinaryFile) == 0;
    }

    std::optional<std::string> close() {
        if (!archive_ || zip_close(archive_.get()) != 0) return std::nullopt;
        archive_.release();
        zip_stat_t stat;
        if (zip_source_stat(source_, &stat) != 0 || zip_source_open(source_) != 0) return std::nullopt;
        std::string bytes(stat.size, '\0');
        const zip_int64_t count = zip_source_read(source_, bytes.data(), bytes.size());
        zip_source_close(source_);
        if (count != static_cast<zip_int64_t>(bytes.size())) return std::nullopt;
        return bytes;
    }

  private:
    zip_error_t problem_;
    zip_source_t* source_ = nullptr;
    Archive archive_;
};

}  // namespace

base::Expected<Files> readArchive(const std::filesystem::path& file) {
    int error = 0;
    const Archive archive(zip_open(file.string().c_str(), ZIP_RDONLY, &error));
    if (!archive) {
        return failure(file.string(), "This file is no archive that can be read: " + message(error),
                       "a rule bundle is a folder, or that folder in a .zip");
    }
    return ArchiveReader(archive.get(), file.filename().string()).read();
}

base::Expected<void> writeArchive(const Files& files, const std::filesystem::path& file) {
    ArchiveWriter writer;
    for (const auto& [path, bytes] : files.all()) {
        if (const std::string why = unsafePath(path); !why.empty()) return failure(path, why);
        if (!writer.add(path, *bytes)) return failure(file.string(), "The archive cannot be made");
    }
    const auto bytes = writer.close();
    if (!bytes) return failure(file.string(), "The archive cannot be made");
    return writeWhole(file, *bytes);
}

}  // namespace rehearsal::bundle
