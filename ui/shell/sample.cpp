#include "shell/sample.h"

#include <QStandardPaths>
#include <system_error>

#include "shell/resource_paths.h"

namespace rehearsal::shell {

base::Expected<void> openSample(session::Session& session, const std::filesystem::path& file) {
    std::error_code error;
    if (std::filesystem::exists(file, error)) return session.openWorkspace(file);
    if (!file.parent_path().empty()) std::filesystem::create_directories(file.parent_path(), error);
    if (auto done = importBundle(session, resourcePath("samples/spring-store"), file); !done) return done;
    // The campaign and the mail that everyone knows are what a newcomer sees first.
    session.setCampaignId(QStringLiteral("cart-recovery"));
    session.setTemplateId(QStringLiteral("cart-reminder"));
    return addSampleStream(session);
}

base::Expected<void> addSampleStream(session::Session& session) {
    std::error_code error;
    const std::filesystem::path stream = resourcePath("samples/spring-store-events.ndjson");
    if (!std::filesystem::exists(stream, error)) return {};
    return session.addStream(QString::fromStdString(std::filesystem::absolute(stream, error).string()));
}

std::filesystem::path ownSampleFile() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return std::filesystem::path(folder.toStdString()) / "Spring store.rehearsal";
}

base::Expected<void> importBundle(session::Session& session, const std::filesystem::path& folderOrZip,
                                  const std::filesystem::path& workspace) {
    auto files = bundle::readFiles(folderOrZip);
    if (!files) return tl::unexpected(files.error());
    return session.createWorkspace(workspace, *files);
}

}  // namespace rehearsal::shell
