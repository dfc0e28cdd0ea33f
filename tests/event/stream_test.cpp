#include "event/stream.h"

#include <zlib.h>
#include <zstd.h>

#include <QTemporaryDir>
#include <fstream>

#include "support/test.h"

using namespace rehearsal;

namespace {

std::string line(const std::string& user, const std::string& received) {
    return R"({"type":"track","event":"A","userId":")" + user + R"(","receivedAt":")" + received + "\"}\n";
}

std::string gzip(const std::string& text) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(compressBound(text.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string zstd(const std::string& text) {
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
    return out;
}

}  // namespace

/// Files to events: packing, ends of lines, merging.
class StreamTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    std::filesystem::path write(const char* name, const std::string& bytes) {
        const auto path = std::filesystem::path(folder_.path().toStdString()) / name;
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }

  private slots:
    void readsPlainGzipAndZstdAlike() {
        const std::string text = line("a", "2026-01-01T00:00:00Z") + line("b", "2026-01-01T00:00:01Z");
        for (const auto& file :
             {write("plain", text), write("packed.gz", gzip(text)), write("packed.zst", zstd(text)),
              write("two-members.gz",
                    gzip(line("a", "2026-01-01T00:00:00Z")) + gzip(line("b", "2026-01-01T00:00:01Z")))}) {
            const auto stream = event::Stream::read({file});
            QVERIFY(stream.has_value());
            QCOMPARE(stream->events().size(), std::size_t{2});
            QCOMPARE(stream->events()[1].userId, std::string("b"));
        }
    }
    void saysWhereACutArchiveIs() {
        std::string text;
        for (int i = 0; i < 5000; ++i)
            text += line("user-" + std::to_string(i * 7919), "2026-01-01T00:00:00Z");
        for (const std::string& packed : {gzip(text), zstd(text)}) {
            const auto stream = event::Stream::read({write("cut", packed.substr(0, packed.size() / 2))});
            QVERIFY(!stream.has_value());
            QVERIFY(stream.error().file.ends_with("cut"));
            QVERIFY(stream.error().text.find("middle") != std::string::npos);
        }
    }
    void skipsABomBlankLinesAndCarriageReturns() {
        const auto stream = event::Stream::read({write(
            "bom", "\xEF\xBB\xBF" + line("a", "2026-01-01T00:00:00Z") + "\r\n  \n" +
                       R"({"type":"page","userId":"b","timestamp":"2026-01-01T00:00:00Z"})" + "\r\n")});
        QVERIFY(stream.has_value());
        QCOMPARE(stream->linesRead(), std::uint64_t{2});
        QCOMPARE(stream->events().size(), std::size_t{2});
    }
    void takesALastLineWithoutItsEnd() {
        std::string text = line("a", "2026-01-01T00:00:00Z");
        text.pop_back();
        QCOMPARE(event::Stream::read({write("open", text)})->events().size(), std::size_t{1});
        QCOMPARE(event::Stream::read({write("empty", "")})->linesRead(), std::uint64_t{0});
    }
    void rejectsALongLineAndGoesOn() {
        const auto stream = event::Stream::read(
            {write("long", std::string(5'000'000, 'x') + "\n" + line("a", "2026-01-01T00:00:00Z"))});
        QVERIFY(stream.has_value());
        QCOMPARE(stream->events().size(), std::size_t{1});
        QCOMPARE(stream->rejected().at(event::Rejection::TooLong), std::uint64_t{1});
        QCOMPARE(stream->rejectedLines().front().line, std::uint64_t{1});
    }
    void rejectsALongLastLine() {
        const auto stream = event::Stream::read({write("long-last", std::string(3'000'000, 'x'))});
        QCOMPARE(stream->rejected().at(event::Rejection::TooLong), std::uint64_t{1});
    }
    void mergesFilesByArrivalEachInItsOwnOrder() {
        const auto first =
            write("first", line("a1", "2026-01-01T00:00:05Z") + line("a2", "2026-01-01T00:00:01Z"));
        const auto second =
            write("second", line("b1", "2026-01-01T00:00:03Z") + line("b2", "2026-01-01T00:00:05Z"));
        const auto stream = event::Stream::read({first, second});
        std::string order;
        for (const auto& event : stream->events()) order += event.userId + " ";
        QCOMPARE(order, std::string("b1 a1 a2 b2 "));
        QCOMPARE(stream->events()[3].position, std::uint64_t{4});
    }
    void saysWhichFileIsMissing() {
        const auto stream = event::Stream::read({"/nowhere/at-all.ndjson"});
        QVERIFY(!stream.has_value());
        QCOMPARE(stream.error().file, std::string("/nowhere/at-all.ndjson"));
        QVERIFY(!event::Stream::read({folder_.path().toStdString()}).has_value());
    }
};

REHEARSAL_TEST(StreamTest)
#include "stream_test.moc"
