#include "shell/workspace_commands.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <system_error>

#include "shell/name_dialog.h"
#include "shell/preferences.h"
#include "shell/recipes.h"
#include "shell/sample.h"

namespace rehearsal::shell {

namespace {

QString startFolder() {
    const QStringList recent = preferences::recentFiles();
    if (!recent.isEmpty()) return QFileInfo(recent.front()).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

}  // namespace

WorkspaceCommands::WorkspaceCommands(session::Session& session, QWidget* window)
    : QObject(window), session_(session), window_(window) {}

void WorkspaceCommands::finish(const base::Expected<void>& done) {
    if (!done) {
        emit session_.failed(done.error());
        return;
    }
    preferences::addRecentFile(session_.workspacePath());
}

void WorkspaceCommands::open() {
    const QString file = QFileDialog::getOpenFileName(window_, tr("Open workspace"), startFolder(),
                                                      tr("Rehearsal workspaces (*.rehearsal)"));
    if (!file.isEmpty()) openFile(file);
}

void WorkspaceCommands::openFile(const QString& file) {
    const QFileInfo info(file);
    if (info.isDir() || info.suffix().compare(QLatin1String("zip"), Qt::CaseInsensitive) == 0)
        return import(file.toStdString());
    finish(session_.openWorkspace(file.toStdString()));
}

void WorkspaceCommands::openSample() {
    finish(shell::openSample(session_, ownSampleFile()));
}

QString WorkspaceCommands::askForNewFile(const QString& suggestion) {
    const QString folder = startFolder();
    QString file =
        QFileDialog::getSaveFileName(window_, tr("Keep the workspace as"),
                                     folder + QLatin1Char('/') + suggestion + QStringLiteral(".rehearsal"),
                                     tr("Rehearsal workspaces (*.rehearsal)"));
    if (!file.isEmpty() && QFileInfo(file).suffix().isEmpty()) file += QStringLiteral(".rehearsal");
    return file;
}

/// A file that is not there yet; else empty, with the reason said.
QString WorkspaceCommands::askForFreshFile(const QString& suggestion) {
    const QString file = askForNewFile(suggestion);
    if (file.isEmpty() || !QFileInfo::exists(file)) return file;
    finish(base::failure(file.toStdString(), tr("There is a file of that name already.").toStdString(),
                         tr("Choose another name, or open that workspace.").toStdString()));
    return {};
}

void WorkspaceCommands::newFromSample() {
    const QString file = askForFreshFile(tr("My store"));
    if (!file.isEmpty()) finish(shell::openSample(session_, file.toStdString()));
}

void WorkspaceCommands::newFromRecipe(const QString& recipe) {
    const QString file = askForFreshFile(tr("My store"));
    if (file.isEmpty()) return;
    finish(recipes::createWorkspace(session_, file.toStdString(), recipe.toStdString()));
    emit session_.viewRequested(QStringLiteral("design"));
}

void WorkspaceCommands::nameVersion() {
    const QString name = NameDialog::ask(tr("Name this version"), tr("Name"), {}, tr("Keep"), window_);
    if (!name.isEmpty()) session_.markVersion(workspace::Mark::Kind::Named, name);
}

void WorkspaceCommands::importFolder() {
    const QString folder =
        QFileDialog::getExistingDirectory(window_, tr("Import a rule bundle"), startFolder());
    if (!folder.isEmpty()) import(folder.toStdString());
}

void WorkspaceCommands::importZip() {
    const QString file = QFileDialog::getOpenFileName(window_, tr("Import a rule bundle"), startFolder(),
                                                      tr("Rule bundles (*.zip)"));
    if (!file.isEmpty()) import(file.toStdString());
}

void WorkspaceCommands::import(const std::filesystem::path& folderOrZip) {
    const QString name =
        QFileInfo(QDir::cleanPath(QString::fromStdString(folderOrZip.string()))).completeBaseName();
    const QString file = askForNewFile(name);
    if (!file.isEmpty()) finish(importBundle(session_, folderOrZip, file.toStdString()));
}

}  // namespace rehearsal::shell
