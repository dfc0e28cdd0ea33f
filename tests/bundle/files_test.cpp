#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <unistd.h>
#include <zip.h>

#include <csignal>

#include "bundle/bundle.h"
#include "golden.h"
#include "support/test.h"

using namespace rehearsal;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

/// An archive with these entries, made by the library alone; a Unix mode of 0 leaves the attributes out.
void makeZip(const fs::path& path, const std::vector<std::pair<std::string, std::string>>& entries,
             unsigned mode = 0) {
    int error = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    for (const auto& [name, bytes] : entries) {
        zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        const auto index =
            static_cast<zip_uint64_t>(zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8));
        if (mode) zip_file_set_external_attributes(archive, index, 0, ZIP_OPSYS_UNIX, mode << 16);
    }
    zip_close(archive);
}

std::vector<std::string> listing(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            names.push_back(entry.path().lexically_relative(folder).generic_string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

class FilesTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    fs::path root() const { return folder_.path().toStdString(); }
    fs::path fresh(const char* name) {
        const fs::path path = root() / name;
        fs::remove_all(path);
        return path;
    }
    std::string refusal(const fs::path& path) {
        const auto files = bundle::readFiles(path);
        return files ? std::string("(read)") : files.error().text;
    }

  private slots:
    void loadThenSaveGivesTheSameBytes() {
        for (const std::string& name : test::goldenCases()) {
            const auto files = bundle::readFiles(test::goldenFolder() / name / "bundle").value();
            const fs::path copy = fresh("copy");
            QVERIFY(bundle::writeFiles(files, copy));
            QVERIFY(bundle::readFiles(copy).value() == files);
            QCOMPARE(listing(copy), listing(test::goldenFolder() / name / "bundle"));
            const fs::path zip = fresh("copy.zip");
            QVERIFY(bundle::writeFiles(files, zip));
            QVERIFY(bundle::readFiles(zip).value() == files);
        }
    }
    void anArchiveHasTheSameBytesForTheSameFiles() {
        const auto files = test::exampleFiles();
        QVERIFY(bundle::writeFiles(files, fresh("a.zip")));
        qputenv("TZ", "Asia/Tokyo");
        tzset();
        QTest::qSleep(1100);  // An archive's times have a resolution of seconds.
        QVERIFY(bundle::writeFiles(files, fresh("b.zip")));
        qputenv("TZ", "UTC");
        tzset();
        QVERIFY(test::readAll(root() / "a.zip") == test::readAll(root() / "b.zip"));
    }
    void theBundleMayStandInOneFolderOfAnArchive() {
        makeZip(fresh("a.zip"),
                {{"spring/bundle.json", "{}"}, {"spring/data/x.json", "[]"}, {"__MACOSX/spring/._x", "?"}});
        const auto files = bundle::readFiles(root() / "a.zip").value();
        QVERIFY(files.contains("bundle.json") && files.contains("data/x.json"));
        QCOMPARE(files.all().size(), 2U);
    }
    void archivesThatLeadOutAreRefused() {
        for (const char* name :
             {"../evil", "/etc/evil", "a/../../evil", "C:/evil", "a\\..\\evil", "a//b", "./a"}) {
            makeZip(fresh("a.zip"), {{"bundle.json", "{}"}, {name, "x"}});
            QVERIFY2(refusal(root() / "a.zip").starts_with("The name of this file"), name);
        }
        makeZip(fresh("a.zip"), {{"bundle.json", "/etc/passwd"}}, 0120777);
        QCOMPARE(refusal(root() / "a.zip"), std::string("The archive holds a link"));
    }
    void whatUnpacksToTooMuchIsRefused() {
        makeZip(fresh("a.zip"), {{"bundle.json", std::string((64 << 20) + 1, ' ')}});
        QVERIFY(fs::file_size(root() / "a.zip") < 1 << 20);
        QCOMPARE(refusal(root() / "a.zip"), std::string("The file is larger than 64 MiB"));
    }
    void whatIsNoBundleIsRefusedInASentence() {
        write(fresh("text.zip"), "not an archive");
        QVERIFY(refusal(root() / "text.zip").starts_with("This file is no archive that can be read"));
        makeZip(fresh("a.zip"), {{"other.txt", "x"}});
        QCOMPARE(refusal(root() / "a.zip"),
                 std::string("This archive is no rule bundle: it has no bundle.json"));
        write(fresh("folder") / "x", "x");
        QCOMPARE(refusal(root() / "folder"),
                 std::string("This folder is no rule bundle: it has no bundle.json"));
        QCOMPARE(refusal(root() / "none"), std::string("There is no such file or folder"));
        auto whole = test::readAll(test::goldenFolder() / "the_examples_of_the_format/bundle/bundle.json");
        makeZip(fresh("cut.zip"), {{"bundle.json", whole + std::string(5000, 'x')}});
        const std::string bytes = test::readAll(root() / "cut.zip");
        write(root() / "cut.zip", bytes.substr(0, bytes.size() / 2));
        QVERIFY(refusal(root() / "cut.zip") != "(read)");
    }
    void linksThatLeadOutAreRefused() {
        const fs::path folder = fresh("folder");
        write(folder / "bundle.json", "{}");
        fs::create_symlink("bundle.json", folder / "inside.json");
        QVERIFY(bundle::readFiles(folder));
        fs::create_symlink("/etc/hostname", folder / "outside.json");
        QCOMPARE(refusal(folder), std::string("The link leads out of the bundle"));
        fs::remove(folder / "outside.json");
        fs::create_symlink(folder, folder / "loop");
        QCOMPARE(refusal(folder), std::string("A link to a folder cannot be read"));
    }
    void hiddenFilesAreNoPartOfABundle() {
        const fs::path folder = fresh("folder");
        write(folder / "bundle.json", "{}");
        write(folder / ".git/objects/x", "x");
        write(folder / ".DS_Store", "x");
        QCOMPARE(bundle::readFiles(folder).value().all().size(), 1U);
    }
    void documentsThatAreGoneAreRemovedAndOtherFilesStay() {
        const fs::path folder = fresh("folder");
        auto files = test::exampleFiles();
        QVERIFY(bundle::writeFiles(files, folder));
        write(folder / "Makefile", "all:");
        write(folder / ".git/config", "x");
        files.remove("campaigns/tour.json");
        files.remove("feeds.json");
        for (const auto& part : files.under("templates/cart-discount/")) files.remove(part);
        QVERIFY(bundle::writeFiles(files, folder));
        QVERIFY(!fs::exists(folder / "campaigns/tour.json") && !fs::exists(folder / "feeds.json"));
        QVERIFY(!fs::exists(folder / "templates/cart-discount") &&
                fs::exists(folder / "templates/cart-reminder"));
        QVERIFY(fs::exists(folder / "Makefile") && fs::exists(folder / ".git/config"));
    }
    void aFolderThatWasNoBundleKeepsAllItHas() {
        const fs::path folder = fresh("folder");
        write(folder / "data/mine.json", "[]");
        QVERIFY(bundle::writeFiles(test::exampleFiles(), folder));
        QVERIFY(fs::exists(folder / "data/mine.json"));
    }
    void namesThatLeadOutAreNotWritten() {
        auto files = test::exampleFiles();
        files.set("../evil.json", "x");
        QVERIFY(!bundle::writeFiles(files, fresh("inner") / "folder"));
        QVERIFY(!bundle::writeFiles(files, fresh("evil.zip")));
        QVERIFY(!fs::exists(root() / "inner/evil.json"));
    }
    void aFullDiskLeavesWhatWasThere() {
        const fs::path folder = fresh("folder");
        auto files = test::exampleFiles();
        QVERIFY(bundle::writeFiles(files, folder));
        const auto before = listing(folder);
        auto larger = files;
        larger.set("bundle.json", R"({"format": "rehearsal.bundle/1", "name": "Other"})");
        larger.set("data/catalog.json", std::string(1 << 20, ' ') + "[]");
        // A limit on the size of files stands in for a full disk: writing fails in the middle of a file.
        rlimit old{};
        getrlimit(RLIMIT_FSIZE, &old);
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{64 << 10, old.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        const auto written = bundle::writeFiles(larger, folder);
        setrlimit(RLIMIT_FSIZE, &old);
        QVERIFY(!written);
        QVERIFY(written.error().text.starts_with("The file cannot be written: "));
        QVERIFY(written.error().file.ends_with("catalog.json"));
        QCOMPARE(listing(folder), before);
        QVERIFY(bundle::readFiles(folder).value() == files);
    }
};

REHEARSAL_TEST(FilesTest)
#include "files_test.moc"
