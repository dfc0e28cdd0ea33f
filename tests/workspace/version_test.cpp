#include <SQLiteCpp/Database.h>

#include <QFile>
#include <QTemporaryDir>

#include "support/test.h"
#include "workspace/workspace.h"

using namespace rehearsal;
using workspace::Workspace;

/// Workspaces of earlier versions open, after a backup.
class VersionTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    std::string path(const QString& name) const { return folder_.filePath(name).toStdString(); }
    /// An empty database with our mark: what a workspace was before its first table.
    void makeVersion0(const QString& name, const char* also = "") const {
        SQLite::Database database(path(name), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec("PRAGMA application_id = 1380471628");
        database.exec(also);
    }

  private slots:
    /// Written by the first version of the program. The file is never written again; later versions must open
    /// it.
    void opensAWorkspaceOfVersion1() {
        const QString golden = QString(REHEARSAL_SOURCE_DIR) + "/tests/golden/workspace/v1.rehearsal";
        const QString copy = folder_.filePath("v1.rehearsal");
        QVERIFY(QFile::copy(golden, copy));
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        auto workspace = Workspace::open(copy.toStdString());
        QVERIFY2(workspace, workspace ? "" : workspace.error().text.c_str());
        const auto files = workspace->files();
        QVERIFY(files);
        QCOMPARE(files->all().size(), std::size_t{4});
        QCOMPARE(*files->find("bundle.json"),
                 std::string("{\"format\": \"rehearsal.bundle/1\", \"name\": \"Café\"}\n"));
        QCOMPARE(*files->find("assets/dot.png"), std::string("\x89PNG\0\r\n\x1a", 8));
        QCOMPARE(*files->find("blocks/empty.liquid"), std::string());
        QCOMPARE(files->find("campaigns/hello.json")->substr(0, 12), std::string("{\n  \"format\""));
        QCOMPARE(workspace->streams()->size(), std::size_t{1});
        QCOMPARE(workspace->streams()->front().name, std::string("March"));
        QCOMPARE(*workspace->setting("zoom"), std::string("1.25"));
        QVERIFY(QFile::exists(copy + ".backup-v1"));
        QVERIFY(workspace->marks()->empty());
        bundle::Files after = *files;
        after.set("blocks/empty.liquid", "Hi");
        QVERIFY(workspace->save({"Fill", {{"blocks/empty.liquid", true, true, 0, "", "Hi"}}}, after, 2));
    }

    void migratesAfterABackup() {
        makeVersion0("old.rehearsal");
        for (int n = 0; n < 2; ++n) {
            auto workspace = Workspace::open(path("old.rehearsal"));
            QVERIFY2(workspace, workspace ? "" : workspace.error().text.c_str());
            QVERIFY(workspace->files()->all().empty());
            QVERIFY(workspace->addStream("a", "b"));
        }
        QVERIFY(QFile::exists(folder_.filePath("old.rehearsal.backup-v0")));
        QVERIFY(!QFile::exists(folder_.filePath("old.rehearsal.backup-v0-2")));
        QCOMPARE(
            SQLite::Database(path("old.rehearsal.backup-v0")).execAndGet("PRAGMA application_id").getInt(),
            0x5248534C);
    }

    void leavesTheFileAsItWasWhereAMigrationFails() {
        makeVersion0("odd.rehearsal", "CREATE TABLE settings(odd)");
        const auto refused = Workspace::open(path("odd.rehearsal"));
        QVERIFY(!refused);
        QVERIFY(QFile::exists(folder_.filePath("odd.rehearsal.backup-v0")));
        SQLite::Database database(path("odd.rehearsal"));
        QCOMPARE(database.execAndGet("PRAGMA user_version").getInt(), 0);
        QCOMPARE(database.execAndGet("SELECT count(*) FROM sqlite_master").getInt(), 1);
    }
};
REHEARSAL_TEST(VersionTest)

#include "version_test.moc"
