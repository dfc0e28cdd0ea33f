#include "event/block_reader.h"

#include <rapidcheck.h>

#include <algorithm>
#include <thread>

#include "base/limits.h"
#include "event/line_source.h"
#include "event/packing.h"
#include "event/record.h"
#include "support/draw.h"
#include "support/test.h"

using namespace rehearsal;
using event::Block;
using event::BlockReader;

namespace {

constexpr std::size_t kLimit = limits::kLineBytes;

BlockReader readerOf(std::string text) {
    return BlockReader(*event::ByteSource::open(std::make_shared<const std::string>(std::move(text))));
}

/// All lines, blank ones too, as one thread reads them.
std::vector<std::string> linesOf(std::string text) {
    BlockReader reader = readerOf(std::move(text));
    std::vector<std::string> lines;
    Block block;
    for (std::uint64_t index = 0; *reader.next(block); ++index) {
        if (block.index != index || block.capacity < block.size + event::RecordWriter::kPadding)
            throw std::logic_error("a block without its number or its padding");
        for (std::size_t begin = 0; begin < block.size;)
            lines.emplace_back(event::takeLine(block.lines(), begin));
    }
    return lines;
}

/// Lines of many lengths, two megabytes of them or so.
std::vector<std::string> drawLines(test::Draw& draw) {
    std::vector<std::string> lines;
    for (std::size_t size = 0; size < 2'000'000;) {
        const bool isLarge = draw.chance(2);
        const auto length = static_cast<std::size_t>(draw.below(isLarge ? 900'000 : 3000));
        lines.push_back(std::string(length, static_cast<char>('a' + draw.below(26))));
        size += length + 1;
    }
    return lines;
}

}  // namespace

/// A stream is cut between lines and nowhere else, whatever their lengths.
class BlockReaderTest : public QObject {
    Q_OBJECT
  private slots:
    void everyLineComesOnceAndWhole() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            test::Draw draw(seed);
            const std::vector<std::string> lines = drawLines(draw);
            const std::string end = draw.chance(50) ? "\n" : "\r\n";
            std::string text = draw.chance(50) ? "" : "\xEF\xBB\xBF";
            for (const std::string& line : lines) text += line + end;
            if (draw.chance(50) && !lines.back().empty()) text.resize(text.size() - end.size());
            if (draw.chance(30)) text = event::pack(text, event::Packing::Gzip);
            RC_ASSERT(linesOf(std::move(text)) == lines);
        }));
    }
    void aLongLineLosesItsRestAndNothingElse_data() {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("length");
        QTest::addColumn<QByteArray>("end");
        const int limit = static_cast<int>(kLimit);
        for (const int before : {0, 1, 300'000, 524'288, 524'289, 1'000'000, 1'048'576}) {
            for (const int length : {limit - 1, limit, limit + 1, limit + 2, limit + 3, 3'000'000}) {
                for (const char* end : {"\n", "\r\n", ""}) {
                    QTest::addRow("%d bytes before, %d long, %d bytes of end", before, length,
                                  static_cast<int>(strlen(end)))
                        << before << length << QByteArray(end);
                }
            }
        }
    }
    void aLongLineLosesItsRestAndNothingElse() {
        QFETCH(int, before);
        QFETCH(int, length);
        QFETCH(QByteArray, end);
        std::string text;
        std::size_t linesBefore = 0;
        for (; text.size() + 1000 < static_cast<std::size_t>(before); ++linesBefore)
            text += std::string(999, 'b') + "\n";
        if (static_cast<std::size_t>(before) > text.size()) {
            text += std::string(static_cast<std::size_t>(before) - text.size() - 1, 'b') + "\n";
            ++linesBefore;
        }
        text += std::string(static_cast<std::size_t>(length), 'x') + end.toStdString();
        if (!end.isEmpty()) text += "after\nlast";
        const std::vector<std::string> lines = linesOf(std::move(text));
        QCOMPARE(lines.size(), linesBefore + (end.isEmpty() ? 1 : 3));
        const std::string& longOne = lines[linesBefore];
        QCOMPARE(longOne.find_first_not_of('x'), std::string::npos);
        if (static_cast<std::size_t>(length) <= kLimit) {
            QCOMPARE(longOne.size(), static_cast<std::size_t>(length));
        } else {
            QVERIFY2(longOne.size() > kLimit, "it must be seen to be too long");
        }
        if (end.isEmpty()) return;
        QCOMPARE(lines[linesBefore + 1], std::string("after"));
        QCOMPARE(lines[linesBefore + 2], std::string("last"));
    }
    void manyLongLinesAreManyLines() {
        std::string text;
        for (int i = 0; i < 5; ++i) text += std::string(2'000'000, 'x') + "\n";
        const auto lines = linesOf(text + "end\n");
        QCOMPARE(lines.size(), std::size_t{6});
        QVERIFY(std::all_of(lines.begin(), lines.end() - 1,
                            [](const auto& each) { return each.size() > kLimit; }));
        QCOMPARE(lines.back(), std::string("end"));
    }
    void memoryIsBoundedHoweverLongALineIs() {
        BlockReader reader = readerOf(std::string(50'000'000, 'x') + "\nend");
        Block block;
        std::size_t largest = 0;
        while (*reader.next(block)) largest = std::max(largest, block.capacity);
        QVERIFY2(largest < 4 * kLimit, std::to_string(largest).c_str());
    }
    void aMarkIsLeftOutAtTheStartOnly() {
        const std::string mark = "\xEF\xBB\xBF";
        QCOMPARE(linesOf(mark + "a\n" + mark + "b\n"), (std::vector<std::string>{"a", mark + "b"}));
        QCOMPARE(linesOf(mark), std::vector<std::string>());
        QCOMPARE(linesOf("\xEF\xBB"), (std::vector<std::string>{"\xEF\xBB"}));
        QCOMPARE(linesOf(mark + mark + "a"), (std::vector<std::string>{mark + "a"}));
        // A mark that comes in pieces.
        using event::pack;
        constexpr auto kGzip = event::Packing::Gzip;
        QCOMPARE(linesOf(pack("\xEF", kGzip) + pack("\xBB", kGzip) +
                         pack("\xBF"
                              "a\n",
                              kGzip)),
                 (std::vector<std::string>{"a"}));
    }
    void oneCarriageReturnBelongsToTheEndOfALine() {
        QCOMPARE(linesOf("a\r\nb\r\r\n\r\nc\rd\r"), (std::vector<std::string>{"a", "b\r", "", "c\rd"}));
    }
    void theEndStaysTheEnd() {
        BlockReader reader = readerOf("a\nb");
        Block block;
        QVERIFY(*reader.next(block));
        QVERIFY(!*reader.next(block));
        QVERIFY(!*reader.next(block));
        QCOMPARE(reader.fraction(), 1.0);
    }
    void threadsTogetherReadEveryLineOnce() {
        std::vector<std::string> lines;
        std::string text;
        for (int i = 0; i < 300'000; ++i) {
            lines.push_back("{\"line\":" + std::to_string(i) + "}" +
                            std::string(static_cast<std::size_t>(i) % 37, ' '));
            text += lines.back() + "\n";
        }
        BlockReader reader = readerOf(text);
        using Read = std::pair<std::uint64_t, std::vector<std::string>>;
        std::vector<std::vector<Read>> shares(8);
        {
            std::vector<std::jthread> threads;
            for (auto& share : shares) {
                threads.emplace_back([&reader, &share] {
                    Block block;
                    while (*reader.next(block)) {
                        Read& read = share.emplace_back(block.index, std::vector<std::string>());
                        for (std::size_t begin = 0; begin < block.size;)
                            read.second.emplace_back(event::takeLine(block.lines(), begin));
                    }
                });
            }
        }
        std::vector<Read> blocks;
        for (auto& share : shares) std::move(share.begin(), share.end(), std::back_inserter(blocks));
        std::sort(blocks.begin(), blocks.end());
        QVERIFY2(blocks.size() > 8, "there must be something to share");
        std::vector<std::string> together;
        for (auto& [index, part] : blocks) std::move(part.begin(), part.end(), std::back_inserter(together));
        QVERIFY(together == lines);
    }
    void linesAreNumberedWithTheBlankOnes() {
        auto source = event::LineSource::open(
            std::make_shared<const std::string>("\n \t\r\na\n\n" + std::string(kLimit + 9, 'x') + "\nb"));
        const auto next = [&] { return *source->next(); };
        const auto first = next();
        QCOMPARE(std::string(first->text), std::string("a"));
        QCOMPARE(first->number, std::uint64_t{3});
        QVERIFY(!first->tooLong);
        const auto second = next();
        QCOMPARE(second->number, std::uint64_t{5});
        QVERIFY(second->tooLong);
        const auto third = next();
        QCOMPARE(std::string(third->text), std::string("b"));
        QCOMPARE(third->number, std::uint64_t{6});
        QVERIFY(!next());
    }
};

REHEARSAL_TEST(BlockReaderTest)
#include "block_reader_test.moc"
