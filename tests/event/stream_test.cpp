#include "event/stream.h"

#include <zstd.h>

#include <QTemporaryDir>
#include <fstream>

#include "event/line_parser.h"
#include "event/packing.h"
#include "support/test.h"

using namespace rehearsal;
using event::pack;
using event::Packing;

namespace {

std::string line(const std::string& user, const std::string& received) {
    return R"({"type":"track","event":"A","userId":")" + user + R"(","receivedAt":")" + received + "\"}\n";
}

event::StreamInput text(std::string bytes) {
    return std::make_shared<const std::string>(std::move(bytes));
}

/// One frame that was written on the way, as a program does that lets others read along: its blocks have the
/// sizes it happened to have.
std::string zstdFlushedAfter(std::size_t first, std::string_view text) {
    std::string out(ZSTD_compressBound(text.size()) + 1000, '\0');
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    ZSTD_CCtx* context = ZSTD_createCCtx();
    ZSTD_inBuffer from{text.data(), first, 0};
    ZSTD_compressStream2(context, &to, &from, ZSTD_e_flush);
    from = {text.data() + first, text.size() - first, 0};
    ZSTD_compressStream2(context, &to, &from, ZSTD_e_end);
    ZSTD_freeCCtx(context);
    out.resize(to.pos);
    return out;
}

/// A stream read to its end.
struct Contents {
    struct Taken {
        std::string user;
        std::size_t input = 0;
        std::uint64_t number = 0;
        std::uint64_t position = 0;
    };
    struct Rejected {
        event::Rejection why;
        std::uint64_t number = 0;
        std::size_t takenBefore = 0;
    };
    std::vector<Taken> taken;
    std::vector<Rejected> rejected;

    std::string users() const {
        std::string out;
        for (const Taken& each : taken) out += each.user + " ";
        return out;
    }
};

base::Expected<Contents> read(const std::vector<event::StreamInput>& inputs) {
    auto stream = event::Stream::open(inputs, event::everything());
    if (!stream) return tl::unexpected(stream.error());
    event::RecordReader reader(event::everything());
    Contents out;
    for (;;) {
        const auto item = stream->next();
        if (!item) return tl::unexpected(item.error());
        if (!*item) return out;
        if ((*item)->rejection) {
            out.rejected.push_back({*(*item)->rejection, (*item)->number, out.taken.size()});
            continue;
        }
        const event::Event& event = reader.read(event::Record((*item)->record));
        out.taken.push_back({std::string(event.userId), (*item)->input, (*item)->number, event.position});
    }
}

}  // namespace

/// Files and texts to events: packing, ends of lines, merging.
class StreamTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    event::StreamInput write(const char* name, const std::string& bytes) {
        const auto path = std::filesystem::path(folder_.path().toStdString()) / name;
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }

  private slots:
    void readsPlainGzipAndZstdAlike() {
        const std::string a = line("a", "2026-01-01T00:00:00Z");
        const std::string b = line("b", "2026-01-01T00:00:01Z");
        for (const auto& input :
             {write("plain", a + b), write("packed.gz", pack(a + b, Packing::Gzip)),
              write("packed.zst", pack(a + b, Packing::Zstd)),
              write("two-members.gz", pack(a, Packing::Gzip) + pack(b, Packing::Gzip)),
              write("two-frames.zst", pack(a, Packing::Zstd) + pack(b, Packing::Zstd)), text(a + b),
              text(pack(a + b, Packing::Gzip)), text(pack(a + b, Packing::Zstd))}) {
            const auto stream = read({input});
            QVERIFY(stream.has_value());
            QCOMPARE(stream->users(), std::string("a b "));
        }
    }
    void readsFramesOfAnySizeOneAfterTheOther() {
        // What is unpacked of a frame seldom fits what is asked for at once.
        std::string packed[2];
        std::string users;
        std::string frame;
        for (int i = 0; i < 30'000; ++i) {
            const std::string user = std::to_string(i * 7919);
            frame += line(user, "2026-01-01T00:00:00Z");
            users += user + " ";
            if (i % 5000 != 37 && i != 29'999) continue;
            packed[0] += pack(frame, Packing::Gzip);
            packed[1] += pack(frame, Packing::Zstd);
            frame.clear();
        }
        for (const std::string& bytes : packed) {
            const auto stream = read({text(bytes)});
            QVERIFY2(stream.has_value(), stream ? "" : stream.error().text.c_str());
            QVERIFY(stream->users() == users);
        }
    }
    void readsBlocksOfAnySize() {
        std::string lines;
        std::string users;
        for (int i = 0; lines.size() < 2'000'000; ++i) {
            const std::string user = std::to_string(i * 7919);
            lines += line(user, "2026-01-01T00:00:00Z");
            users += user + " ";
            if (i % 1000 != 999) continue;
            const auto stream = read({text(zstdFlushedAfter(37'000, lines))});
            QVERIFY2(stream.has_value(), stream ? "" : stream.error().text.c_str());
            QVERIFY(stream->users() == users);
        }
    }
    void saysWhereACutArchiveIs() {
        std::string lines;
        for (int i = 0; i < 5000; ++i)
            lines += line("user-" + std::to_string(i * 7919), "2026-01-01T00:00:00Z");
        for (const Packing packing : {Packing::Gzip, Packing::Zstd}) {
            const std::string packed = pack(lines, packing);
            const auto stream = read({write("cut", packed.substr(0, packed.size() / 2))});
            QVERIFY(!stream.has_value());
            QVERIFY(stream.error().file.ends_with("cut"));
            QVERIFY(stream.error().text.find("middle") != std::string::npos);
        }
    }
    void skipsABomBlankLinesAndCarriageReturns() {
        const auto stream =
            read({text("\xEF\xBB\xBF" + line("a", "2026-01-01T00:00:00Z") + "\r\n  \n" +
                       R"({"type":"page","userId":"b","timestamp":"2026-01-01T00:00:00Z"})" + "\r\n")});
        QVERIFY(stream.has_value());
        QCOMPARE(stream->users(), std::string("a b "));
        QVERIFY(stream->rejected.empty());
        // Blank lines are lines of the file all the same: who looks for line 4 finds it.
        QCOMPARE(stream->taken[1].number, std::uint64_t{4});
        QCOMPARE(stream->taken[1].position, std::uint64_t{2});
    }
    void takesALastLineWithoutItsEnd() {
        std::string open = line("a", "2026-01-01T00:00:00Z");
        open.pop_back();
        QCOMPARE(read({write("open", open)})->users(), std::string("a "));
    }
    void anEmptyStreamIsNoError() {
        for (const auto& input : {write("empty", ""), text(""), text("\xEF\xBB\xBF"), text("\n\r\n \n")}) {
            const auto stream = read({input});
            QVERIFY(stream.has_value());
            QVERIFY(stream->taken.empty() && stream->rejected.empty());
        }
        QVERIFY(read({}).has_value());
    }
    void rejectsALongLineAndGoesOn() {
        const auto stream =
            read({write("long", std::string(5'000'000, 'x') + "\n" + line("a", "2026-01-01T00:00:00Z"))});
        QVERIFY(stream.has_value());
        QCOMPARE(stream->taken.size(), std::size_t{1});
        QCOMPARE(stream->taken.front().number, std::uint64_t{2});
        QCOMPARE(stream->rejected.size(), std::size_t{1});
        QVERIFY(stream->rejected.front().why == event::Rejection::TooLong);
        QCOMPARE(stream->rejected.front().number, std::uint64_t{1});
    }
    void rejectsALongLastLine() {
        const auto stream = read({write("long-last", std::string(3'000'000, 'x'))});
        QCOMPARE(stream->rejected.size(), std::size_t{1});
        QVERIFY(stream->rejected.front().why == event::Rejection::TooLong);
    }
    void givesARejectedLineWhereItStandsInItsInput() {
        const auto stream = read({text("[]\n" + line("a", "2026-01-01T00:00:00Z") + "{\n{}\n" +
                                       line("b", "2026-01-01T00:00:01Z") + "true\n")});
        QCOMPARE(stream->users(), std::string("a b "));
        std::string told;
        for (const auto& each : stream->rejected)
            told += std::string(event::toString(each.why)) + " " + std::to_string(each.number) + " after " +
                    std::to_string(each.takenBefore) + "\n";
        QCOMPARE(told, std::string("not_an_object 1 after 0\nmalformed_json 3 after 1\n"
                                   "unknown_type 4 after 1\nnot_an_object 6 after 2\n"));
    }
    void showsEveryLineAsItCame() {
        const std::string a = line("a", "2026-01-01T00:00:00Z");
        auto stream = event::Stream::open({text(a + "nonsense  \r\n")}, event::everything());
        const auto first = stream->next();
        QCOMPARE(std::string((*first)->line) + "\n", a);
        const auto second = stream->next();
        QCOMPARE(std::string((*second)->line), std::string("nonsense  "));
        QVERIFY((*second)->record == nullptr);
        const auto end = stream->next();
        QVERIFY(end && !*end);
    }
    void mergesFilesByArrivalEachInItsOwnOrder() {
        const auto first =
            write("first", line("a1", "2026-01-01T00:00:05Z") + line("a2", "2026-01-01T00:00:01Z"));
        const auto second =
            write("second", line("b1", "2026-01-01T00:00:03Z") + line("b2", "2026-01-01T00:00:05Z"));
        const auto stream = read({first, second});
        QCOMPARE(stream->users(), std::string("b1 a1 a2 b2 "));
        QCOMPARE(stream->taken[3].position, std::uint64_t{4});
        QCOMPARE(stream->taken[1].input, std::size_t{0});
        QCOMPARE(stream->taken[3].input, std::size_t{1});
        QCOMPARE(stream->taken[3].number, std::uint64_t{2});
    }
    void saysHowMuchIsRead() {
        auto stream = event::Stream::open({text(line("a", "2026-01-01T00:00:00Z"))}, event::everything());
        while (*stream->next()) {
        }
        QCOMPARE(stream->fraction(), 1.0);
    }
    void saysWhichFileIsMissing() {
        const auto stream = read({std::filesystem::path("/nowhere/at-all.ndjson")});
        QVERIFY(!stream.has_value());
        QCOMPARE(stream.error().file, std::string("/nowhere/at-all.ndjson"));
        QVERIFY(!read({std::filesystem::path(folder_.path().toStdString())}).has_value());
    }
};

REHEARSAL_TEST(StreamTest)
#include "stream_test.moc"
