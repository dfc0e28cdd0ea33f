#include "workspace/workspace.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <rapidcheck.h>

#include <QFile>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>

#include "support/test.h"

using namespace rehearsal;
using workspace::Workspace;

namespace {

bundle::Files someFiles() {
    bundle::Files files;
    files.set("bundle.json", "{\"format\": \"rehearsal.bundle/1\", \"name\": \"Café\"}\n");
    files.set("assets/dot.png", std::string("\x89PNG\0\r\n\x1a", 8));
    files.set("blocks/empty.liquid", "");
    return files;
}

}  // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    int count_ = 0;

    std::filesystem::path freshFile() {
        return std::filesystem::path(folder_.path().toStdString()) /
               ("Spring " + std::to_string(++count_) + ".rehearsal");
    }

  private slots:
    void keepsEveryByteOfEveryDocument() {
        const auto file = freshFile();
        const auto made = Workspace::create(file, someFiles());
        QVERIFY2(made, made ? "" : made.error().text.c_str());
        QVERIFY(*made->files() == someFiles());
        const auto opened = Workspace::open(file);
        QVERIFY(opened);
        QVERIFY(*opened->files() == someFiles());
        QCOMPARE(opened->file(), file);
    }

    void keepsWhateverIsSaved() {
        const auto file = freshFile();
        auto workspace = Workspace::create(file, {});
        QVERIFY(workspace);
        const bool held = rc::check([&](const std::map<std::string, std::string>& documents) {
            const bundle::Files before = *workspace->files();
            bundle::Files after;
            for (const auto& [name, bytes] : documents)
                after.set("data/" + std::to_string(name.size()), bytes);
            RC_ASSERT(workspace->save(bundle::difference(before, after, "Change"), after, 1).has_value());
            RC_ASSERT(*Workspace::open(file)->files() == after);
        });
        QVERIFY(held);
    }

    void neverOverwritesAFile() {
        const auto file = freshFile();
        QFile(QString::fromStdString(file.string())).open(QIODevice::WriteOnly);
        const auto made = Workspace::create(file, someFiles());
        QVERIFY(!made);
        QCOMPARE(made.error().text,
                 std::string("There is already a file “" + file.filename().string() + "”."));
        QCOMPARE(std::filesystem::file_size(file), std::uintmax_t{0});
    }

    void leavesNothingBesideTheFile() {
        QTemporaryDir alone;
        const auto file = std::filesystem::path(alone.path().toStdString()) / "a.rehearsal";
        { QVERIFY(Workspace::create(file, someFiles())); }
        QCOMPARE(QDir(alone.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"a.rehearsal"});
    }

    void writesEditsToTheHistory() {
        const auto file = freshFile();
        auto workspace = Workspace::create(file, someFiles());
        bundle::Files after = someFiles();
        after.set("bundle.json", "{}");
        after.remove("assets/dot.png");
        after.set("blocks/new.liquid", "Hi");
        bundle::Edit edit{"Start over", {}};
        edit.files.push_back({"assets/dot.png", true, false, 0, *someFiles().find("assets/dot.png"), ""});
        edit.files.push_back({"blocks/new.liquid", false, true, 0, "", "Hi"});
        edit.files.push_back({"bundle.json", true, true, 0, *someFiles().find("bundle.json"), "{}"});
        QVERIFY(workspace->save(edit, after, 1'772'445'600'000));

        SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
        SQLite::Statement read(database, "SELECT at, label, edit FROM history");
        QVERIFY(read.executeStep());
        QCOMPARE(read.getColumn(0).getInt64(), 1'772'445'600'000);
        QCOMPARE(read.getColumn(1).getString(), std::string("Start over"));
        const auto json = nlohmann::json::parse(read.getColumn(2).getString());
        QVERIFY(json["files"][0]["removed"]["hex"] == "89504e47000d0a1a");
        QVERIFY(json["files"][0]["deleted"] == true);
        QVERIFY(json["files"][1]["created"] == true);
        QVERIFY(json["files"][2]["removed"] == *someFiles().find("bundle.json"));
        QVERIFY(!read.executeStep());
    }

    void writesAnEditThatCutsALetterInTwo() {
        auto workspace = Workspace::create(freshFile(), someFiles());
        bundle::Files after = someFiles();
        after.set("bundle.json", "{\"format\": \"rehearsal.bundle/1\", \"name\": \"Cafè\"}\n");
        QVERIFY(workspace->save({"Accent", {{"bundle.json", true, true, 44, "\xa9", "\xa8"}}}, after, 1));
        QVERIFY(*workspace->files() == after);
    }

    void refusesToOverwriteWhatAnotherWindowSaved() {
        const auto file = freshFile();
        auto one = Workspace::create(file, someFiles());
        auto two = Workspace::open(file);
        bundle::Files mine = someFiles(), theirs = someFiles();
        mine.set("bundle.json", "mine");
        theirs.set("bundle.json", "theirs");
        const bundle::Edit edit{"Edit",
                                {{"bundle.json", true, true, 0, *someFiles().find("bundle.json"), ""}}};
        QVERIFY(two->save(edit, theirs, 1));
        const auto refused = one->save(edit, mine, 2);
        QVERIFY(!refused);
        QVERIFY(refused.error().text.find("changed in another window") != std::string::npos);
        QVERIFY(*one->files() == theirs);
        QVERIFY(two->save(edit, theirs, 3));
    }

    void knowsStreamsByName() {
        const auto file = freshFile();
        auto workspace = Workspace::create(file, {});
        const auto first = workspace->addStream("March", "/data/march.ndjson");
        const auto second = workspace->addStream("Äpril", "/data/äpril.ndjson.gz");
        QVERIFY(first && second && *first != *second);
        QVERIFY(workspace->removeStream(*first));
        const auto streams = Workspace::open(file)->streams();
        QCOMPARE(streams->size(), std::size_t{1});
        QCOMPARE(streams->front().id, *second);
        QCOMPARE(streams->front().name, std::string("Äpril"));
        QCOMPARE(streams->front().path, std::string("/data/äpril.ndjson.gz"));
    }

    void remembersSettings() {
        const auto file = freshFile();
        auto workspace = Workspace::create(file, {});
        QVERIFY(!workspace->setting("zoom"));
        QVERIFY(workspace->setSetting("zoom", "1"));
        QVERIFY(workspace->setSetting("zoom", "1.5"));
        QCOMPARE(*Workspace::open(file)->setting("zoom"), std::string("1.5"));
    }
};
REHEARSAL_TEST(WorkspaceTest)

#include "workspace_test.moc"
