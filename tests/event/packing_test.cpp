#include "event/packing.h"

#include <QTemporaryDir>
#include <fstream>

#include "event/line_source.h"
#include "support/test.h"

using namespace rehearsal;

/// What is packed is read back as it was.
class PackingTest : public QObject {
    Q_OBJECT
  private slots:
    void theNameSaysHow() {
        QCOMPARE(event::packingOf("a/events.ndjson.gz"), event::Packing::Gzip);
        QCOMPARE(event::packingOf("events.zst"), event::Packing::Zstd);
        QCOMPARE(event::packingOf("gz/events.ndjson"), event::Packing::None);
        QCOMPARE(event::packingOf("-"), event::Packing::None);
    }
    void whatIsPackedIsReadBackAsItWas() {
        QTemporaryDir folder;
        std::vector<std::string> lines;
        std::string text;
        for (int i = 0; i < 200'000; ++i) {
            lines.push_back("{\"n\":" + std::to_string(i * 7919) + "}");
            text += lines.back() + "\n";
        }
        for (const char* name : {"a.ndjson", "a.gz", "a.zst"}) {
            const auto path = std::filesystem::path(folder.path().toStdString()) / name;
            const std::string bytes = event::pack(text, event::packingOf(path));
            QCOMPARE(bytes, event::pack(text, event::packingOf(path)));
            QCOMPARE(bytes.size() < text.size(), event::packingOf(path) != event::Packing::None);
            std::ofstream(path, std::ios::binary) << bytes;
            auto source = event::LineSource::open(path);
            for (const std::string& line : lines) {
                const auto read = source->next();
                QVERIFY(read && *read);
                QVERIFY((*read)->text == line);
            }
            const auto end = source->next();
            QVERIFY(end && !*end);
        }
    }
    void nothingIsPackedAsWell() {
        for (const auto packing : {event::Packing::Gzip, event::Packing::Zstd}) {
            QTemporaryDir folder;
            const auto path = std::filesystem::path(folder.path().toStdString()) / "empty";
            std::ofstream(path, std::ios::binary) << event::pack({}, packing);
            auto source = event::LineSource::open(path);
            const auto end = source->next();
            QVERIFY(end && !*end);
        }
    }
};

REHEARSAL_TEST(PackingTest)
#include "packing_test.moc"
