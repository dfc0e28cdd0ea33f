#include "shell/resource_paths.h"

#include <QCoreApplication>
#include <system_error>

namespace rehearsal::shell {

std::filesystem::path resourcePath(const char* name) {
    const std::filesystem::path folder(QCoreApplication::applicationDirPath().toStdString());
    std::error_code ignored;
    for (const char* share : {"../share/rehearsal", "../Resources", "share/rehearsal"}) {
        const std::filesystem::path path = folder / share / name;
        if (std::filesystem::exists(path, ignored)) return path.lexically_normal();
    }
    return std::filesystem::path(REHEARSAL_RESOURCE_DIR) / name;
}

}  // namespace rehearsal::shell
