#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include "support/test.h"
#include "workspace/workspace.h"
#ifdef Q_OS_UNIX
#include <unistd.h>

#include <cerrno>
#endif

using namespace rehearsal;
using workspace::Workspace;

namespace {

#ifdef Q_OS_UNIX
bool diskIsFull = false;
ssize_t writeOrFull(int file, const void* bytes, size_t count, off_t offset) {
    if (!diskIsFull) return ::pwrite(file, bytes, count, offset);
    errno = ENOSPC;
    return -1;
}
constexpr unsigned kNobody = 65534;
#endif

bundle::Files someFiles() {
    bundle::Files files;
    for (int i = 0; i < 50; ++i) files.set("data/" + std::to_string(i) + ".json", std::string(3000, 'a'));
    return files;
}

}  // namespace

/// What a person is told when a file cannot be used.
class TroubleTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    std::string path(const QString& name) const { return folder_.filePath(name).toStdString(); }
    static std::string refusal(const std::string& file) {
        const auto opened = Workspace::open(file);
        return opened ? "opened" : opened.error().text;
    }
    void write(const QString& name, const QByteArray& bytes) const {
        QFile file(folder_.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QByteArray workspaceBytes() const {
        QTemporaryDir elsewhere;
        const QString name = elsewhere.filePath("w.rehearsal");
        (void)Workspace::create(name.toStdString(), someFiles());
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

  private slots:
    void saysWhatIsNoWorkspace() {
        write("letter.rehearsal", "Dear all, this is a letter and no database, however long it goes on.");
        write("empty.rehearsal", "");
        SQLite::Database(path("other.rehearsal"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
            .exec("CREATE TABLE t(a)");
        QCOMPARE(refusal(path("letter.rehearsal")),
                 std::string("“letter.rehearsal” is not a Rehearsal workspace."));
        QCOMPARE(refusal(path("empty.rehearsal")),
                 std::string("“empty.rehearsal” is not a Rehearsal workspace."));
        QCOMPARE(refusal(path("other.rehearsal")),
                 std::string("“other.rehearsal” is not a Rehearsal workspace."));
        QCOMPARE(refusal(path("nowhere.rehearsal")),
                 std::string("There is no file “nowhere.rehearsal” in its folder."));
        QCOMPARE(refusal(folder_.path().toStdString()).rfind("“", 0), std::size_t{0});
        QVERIFY(QFile::exists(folder_.filePath("other.rehearsal")));
    }

    void refusesADamagedFile() {
        QByteArray bytes = workspaceBytes();
        QVERIFY(bytes.size() > 100'000);
        write("short.rehearsal", bytes.left(bytes.size() / 2));
        QVERIFY(refusal(path("short.rehearsal")).find("is damaged and was not opened") != std::string::npos);
        for (qsizetype at = 4096; at < 12288; ++at) bytes[at] = static_cast<char>(at * 7);
        write("scribbled.rehearsal", bytes);
        QVERIFY(refusal(path("scribbled.rehearsal")).find("is damaged and was not opened") !=
                std::string::npos);
    }

    void neverCrashesOnADamagedFile() {
        const QByteArray good = workspaceBytes();
        std::uint32_t random = 1;
        for (int round = 0; round < 200; ++round) {
            QByteArray bytes = good;
            for (int n = 0; n < 1 + round % 20; ++n) {
                random = random * 1664525 + 1013904223;
                bytes[static_cast<qsizetype>((random >> 4) % static_cast<std::uint32_t>(bytes.size()))] =
                    static_cast<char>(random >> 24);
            }
            write("fuzzed.rehearsal", bytes);
            const auto opened = Workspace::open(path("fuzzed.rehearsal"));
            if (opened) (void)opened->files();
            if (!opened) QVERIFY(!opened.error().text.empty());
        }
    }

    void refusesALaterVersion() {
        write("later.rehearsal", workspaceBytes());
        SQLite::Database(path("later.rehearsal"), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 7");
        QCOMPARE(
            refusal(path("later.rehearsal")),
            std::string(
                "“later.rehearsal” was written by a later version of Rehearsal (workspace version 7; this "
                "program knows up to 2)."));
    }

    void refusesAFolderThatIsNotThere() {
        const auto made = Workspace::create(path("no/such/folder.rehearsal"), {});
        QVERIFY(!made);
        QVERIFY2(made.error().text == "“folder.rehearsal” cannot be opened in its folder.",
                 made.error().text.c_str());
    }

    void saysThatTheFolderIsReadOnly() {
#ifdef Q_OS_UNIX
        QVERIFY(QDir(folder_.path()).mkdir("locked"));
        const QString file = folder_.filePath("locked/w.rehearsal");
        QVERIFY(Workspace::create(file.toStdString(), someFiles()));
        QFile::setPermissions(folder_.path(), QFile::Permissions(0x5755));
        QFile::setPermissions(file, QFile::Permissions(0x4444));
        QFile::setPermissions(folder_.filePath("locked"), QFile::Permissions(0x5555));
        QProcess editor;
        // Rights do not hold for root: then somebody else tries.
        editor.setChildProcessModifier([] {
            if (geteuid() == 0 && setuid(kNobody) != 0) _exit(3);
        });
        editor.start(QString(REHEARSAL_BINARY_DIR) + "/workspace_editor", {"open", file});
        const bool ran = editor.waitForFinished(10'000);
        const QString said = QString::fromUtf8(editor.readAllStandardOutput()).trimmed();
        QFile::setPermissions(folder_.filePath("locked"), QFile::Permissions(0x7755));
        if (!ran || editor.exitCode() == 3) QSKIP("the build folder is closed to other users");
        QVERIFY2(said.contains("read-only") || said.contains("cannot be opened in its folder"),
                 qPrintable(said));
#else
        QSKIP("rights are a matter of Unix");
#endif
    }

    void losesNothingWhenTheDiskIsFull() {
#ifdef Q_OS_UNIX
        sqlite3_vfs* disk = sqlite3_vfs_find(nullptr);
        const auto fake = reinterpret_cast<sqlite3_syscall_ptr>(writeOrFull);
        QCOMPARE(disk->xSetSystemCall(disk, "pwrite", fake), SQLITE_OK);
        QCOMPARE(disk->xSetSystemCall(disk, "pwrite64", fake), SQLITE_OK);
        const std::string file = path("full.rehearsal");
        auto workspace = Workspace::create(file, someFiles());
        QVERIFY(workspace);
        bundle::Files after = someFiles();
        after.set("data/0.json", std::string(50'000, 'b'));
        const bundle::Edit edit{"Grow", { { "data/0.json", true, true, 0, "", "" } }};

        diskIsFull = true;
        const auto refused = workspace->save(edit, after, 1);
        const auto none = Workspace::create(path("second.rehearsal"), someFiles());
        diskIsFull = false;
        QVERIFY(!refused);
        QCOMPARE(refused.error().text,
                 std::string("The disk is full: the last change was not written to “full.rehearsal”."));
        QVERIFY(!none);
        QVERIFY(none.error().text.find("disk is full") != std::string::npos);
        QVERIFY(!QFile::exists(folder_.filePath("second.rehearsal")));
        QVERIFY(*Workspace::open(file)->files() == someFiles());
        QVERIFY(workspace->save(edit, after, 2));  // there is room again
        QVERIFY(*Workspace::open(file)->files() == after);
        disk->xSetSystemCall(disk, nullptr, nullptr);
#else
        QSKIP("SQLite lets its system calls be replaced on Unix only");
#endif
    }
};
REHEARSAL_TEST(TroubleTest)

#include "trouble_test.moc"
