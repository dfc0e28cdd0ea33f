#include <rapidcheck.h>

#include <QTemporaryDir>

#include "support/test.h"
#include "workspace/edit_json.h"
#include "workspace/workspace.h"

using namespace rehearsal;
using workspace::Mark;
using workspace::Workspace;

namespace {

bundle::Files someFiles() {
    bundle::Files files;
    files.set("bundle.json", R"({"format": "rehearsal.bundle/1", "name": "Shop"})");
    files.set("assets/dot.png", std::string("\x89PNG\0\r\n\x1a", 8));
    return files;
}

/// Any other state of a few files: one is written, changed or taken away.
bundle::Files changed(bundle::Files files) {
    static const std::vector<std::string> names{"bundle.json", "assets/dot.png", "blocks/a.liquid",
                                                "blocks/b.liquid"};
    const std::string name = *rc::gen::elementOf(names);
    if (*rc::gen::inRange(0, 4) == 0) {
        files.remove(name);
    } else {
        files.set(name, *rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
    }
    return files;
}

}  // namespace

class HistoryTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    int count_ = 0;

    Workspace fresh() {
        return std::move(*Workspace::create(
            folder_.filePath(QString("w%1.rehearsal").arg(++count_)).toStdString(), someFiles()));
    }

  private slots:
    void anEditIsReadAsItWasWritten() {
        QVERIFY(rc::check([] {
            const bundle::Files before = changed(changed(someFiles()));
            const bundle::Edit edit = bundle::difference(before, changed(before), {});
            const auto read = workspace::parseEdit(workspace::toJsonText(edit));
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == edit);
        }));
    }

    void whatIsNoEditIsRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("no JSON") << "{";
        QTest::newRow("no files") << "{}";
        QTest::newRow("no offset") << R"({"files":[{"file":"a","removed":"","inserted":""}]})";
        QTest::newRow("negative offset")
            << R"({"files":[{"file":"a","offset":-1,"removed":"","inserted":""}]})";
        QTest::newRow("odd hex")
            << R"({"files":[{"file":"a","offset":0,"removed":{"hex":"zz"},"inserted":""}]})";
    }
    void whatIsNoEditIsRefused() {
        QFETCH(QString, text);
        QVERIFY(!workspace::parseEdit(text.toStdString()));
    }

    void everyStateThereWasCanBeHadAgain() {
        QVERIFY(rc::check([this] {
            Workspace workspace = fresh();
            std::vector<bundle::Files> states{someFiles()};
            std::vector<std::int64_t> entries{0};
            for (int n = *rc::gen::inRange(1, 8); n > 0; --n) {
                const bundle::Files after = changed(states.back());
                const bundle::Edit edit = bundle::difference(states.back(), after, "Edit");
                if (edit.empty()) continue;
                RC_ASSERT(workspace.save(edit, after, n).has_value());
                states.push_back(after);
                entries.push_back(workspace.history()->back().id);
            }
            for (std::size_t i = 0; i < states.size(); ++i)
                RC_ASSERT(*workspace.filesAt(entries[i]) == states[i]);
        }));
    }

    void theHistoryTellsWhatAndWhen() {
        Workspace workspace = fresh();
        bundle::Files after = someFiles();
        after.set("blocks/a.liquid", "Hi");
        QVERIFY(workspace.save(bundle::difference(someFiles(), after, "Add a block"), after, 1234));
        const auto history = workspace.history();
        QCOMPARE(history->size(), std::size_t{1});
        QCOMPARE(history->front().label, std::string("Add a block"));
        QCOMPARE(history->front().atMs, std::int64_t{1234});
    }

    void marksAreKeptRenamedAndTakenAway() {
        Workspace workspace = fresh();
        const auto first = workspace.addMark(0, Mark::Kind::Named, "As it came", 10);
        QVERIFY(first);
        QVERIFY(workspace.addMark(0, Mark::Kind::Exported, "bundle.zip", 20));
        QVERIFY(workspace.renameMark(*first, "Before the sale"));
        auto marks = workspace.marks();
        QCOMPARE(marks->size(), std::size_t{2});
        QCOMPARE(marks->at(0).name, std::string("Before the sale"));
        QVERIFY(marks->at(1).kind == Mark::Kind::Exported);
        QVERIFY(workspace.renameMark(*first, ""));
        QCOMPARE(workspace.marks()->size(), std::size_t{1});
    }

    void aGapInTheHistoryIsSaid() {
        Workspace workspace = fresh();
        const bundle::Edit wrong{"Edit", {{"bundle.json", true, true, 3, "not there", "x"}}};
        QVERIFY(workspace.save(wrong, someFiles(), 1));
        const auto files = workspace.filesAt(0);
        QVERIFY(!files);
        QVERIFY(files.error().text.find("gap") != std::string::npos);
    }
};
REHEARSAL_TEST(HistoryTest)
#include "history_test.moc"
