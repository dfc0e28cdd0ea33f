#include "event/line_parser.h"

#include "base/sha256.h"
#include "support/test.h"

using namespace rehearsal;
using event::Rejection;

/// S1 and S2: what a line must be, and why one is not taken.
class LineParserTest : public QObject {
    Q_OBJECT
  private slots:
    void rejectsForTheFirstReasonThatHolds_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const QByteArray& line, const char* reason) {
            QTest::newRow(name) << line << QString::fromLatin1(reason);
        };
        row("cut off", R"({"type":"track")", "malformed_json");
        row("bad UTF-8", "{\"type\":\"track\",\"x\":\"\xff\"}", "malformed_json");
        row("lone high surrogate", R"({"x":"\ud800"})", "malformed_json");
        row("lone low surrogate", R"({"x":"\udc00"})", "malformed_json");
        row("number beyond a double", R"({"x":1e999})", "malformed_json");
        row("a value nobody reads",
            R"({"type":"track","event":"A","userId":"u","timestamp":"2026-01-01T00:00:00Z","x":tru})",
            "malformed_json");
        row("text after the object", R"({} {})", "malformed_json");
        row("too deep", QByteArray(20'000, '[') + QByteArray(20'000, ']'), "malformed_json");
        row("array", "[]", "not_an_object");
        row("no type", "{}", "unknown_type");
        row("a type nobody knows", R"({"type":"Track"})", "unknown_type");
        row("no name", R"({"type":"track"})", "missing_event_name");
        row("empty name", R"({"type":"track","event":""})", "missing_event_name");
        row("name of ours", R"({"type":"track","event":"$sent"})", "reserved_name");
        row("nobody", R"({"type":"track","event":"A"})", "missing_identity");
        row("ids that are none", R"({"type":"track","event":"A","userId":null,"anonymousId":""})",
            "missing_identity");
        row("id of ours", R"({"type":"track","event":"A","userId":"anon:x"})", "reserved_id");
        row("no time", R"({"type":"track","event":"A","userId":"u"})", "bad_timestamp");
        row("a time that is none", R"({"type":"track","event":"A","userId":"u","timestamp":"soon"})",
            "bad_timestamp");
        row("one good time, one bad",
            R"({"type":"track","event":"A","userId":"u","timestamp":"2026-01-01T00:00:00Z","receivedAt":5})",
            "bad_timestamp");
        row("year 999999",
            R"({"type":"track","event":"A","userId":"u","timestamp":"999999-01-01T00:00:00Z"})",
            "bad_timestamp");
        row("too long", QByteArray((1 << 20) + 1, ' '), "too_long");
    }
    void rejectsForTheFirstReasonThatHolds() {
        QFETCH(QByteArray, line);
        QFETCH(QString, reason);
        const std::string text = line.toStdString();
        const auto parsed = event::parseLine(text);
        QVERIFY(std::holds_alternative<Rejection>(parsed));
        QCOMPARE(QString::fromLatin1(event::toString(std::get<Rejection>(parsed))), reason);
    }
    void readsNumericIdsAsText() {
        const std::string line =
            R"({"type":"identify","userId":42,"anonymousId":1.5,"messageId":9007199254740993,"receivedAt":"2026-01-01T00:00:00Z"})";
        const auto parsed = event::parseLine(line);
        const event::Event& event = *std::get<event::ParsedEvent>(parsed);
        QCOMPARE(event.userId, std::string_view("42"));
        QCOMPARE(event.anonymousId, std::string_view("1.5"));
        QCOMPARE(event.messageId, std::string_view("9007199254740993"));
        QCOMPARE(event.name, std::string_view("$identify"));
        QCOMPARE(event.timestamp.ms, event.receivedAt.ms);
    }
    void takesIntegersBeyond64BitsThatAreWithinADouble() {
        const std::string line =
            R"({"type":"page","userId":"u","timestamp":"2026-01-01T00:00:00Z","n":123456789012345678901234567890})";
        QVERIFY(std::holds_alternative<event::ParsedEvent>(event::parseLine(line)));
    }
    void countsTheLastOfEqualKeys() {
        const std::string line =
            R"({"type":"page","userId":"first","userId":"last","timestamp":"2026-01-01T00:00:00Z"})";
        QCOMPARE(std::get<event::ParsedEvent>(event::parseLine(line))->userId, std::string_view("last"));
    }
    void standsInForAMissingMessageIdWithTheContentAlone() {
        const auto idOf = [](const std::string& line) {
            return std::string(std::get<event::ParsedEvent>(event::parseLine(line))->messageId);
        };
        const std::string plain =
            R"({"type":"track","event":"A","userId":"u","timestamp":"2026-01-01T00:00:00Z","properties":{"a":1,"b":2.0}})";
        const std::string retried =
            R"({ "userId":"u","type":"track","event":"A","sentAt":"2026-01-02T00:00:00Z","receivedAt":"2026-01-02T00:00:00Z",)"
            R"("messageId":"","timestamp":"2026-01-01T00:00:00Z","properties":{"b":2,"a":1.0}})";
        const std::string other =
            R"({"type":"track","event":"A","userId":"u","timestamp":"2026-01-01T00:00:00Z","properties":{"a":1,"b":3}})";
        const std::string canonical =
            R"({"event":"A","properties":{"a":1,"b":2},"timestamp":"2026-01-01T00:00:00Z","type":"track","userId":"u"})";
        QCOMPARE(idOf(plain), base::hex(base::sha256(canonical)));
        QCOMPARE(idOf(plain), idOf(retried));
        QVERIFY(idOf(plain) != idOf(other));
    }
    void theTimeOfArrivalNamesALineThatHasNoOther() {
        const auto idOf = [](const std::string& line) {
            return std::string(std::get<event::ParsedEvent>(event::parseLine(line))->messageId);
        };
        const std::string first = R"({"type":"page","userId":"u","receivedAt":"2026-01-01T00:00:00Z"})";
        const std::string second = R"({"type":"page","userId":"u","receivedAt":"2026-01-01T00:00:01Z"})";
        QCOMPARE(idOf(first), idOf(first));
        QVERIFY(idOf(first) != idOf(second));
    }
    void aLineNeedNotOutliveItsEvent() {
        auto line = std::make_unique<std::string>(
            R"({"type":"track","event":"Order Completed, and then some","userId":"a-user-with-a-long-id",)"
            R"("timestamp":"2026-01-01T00:00:00Z","properties":{"total":19.5}})");
        const auto parsed = std::get<event::ParsedEvent>(event::parseLine(*line));
        line->assign(line->size(), '#');
        line.reset();
        const auto copy = parsed;
        QCOMPARE(copy->userId, std::string_view("a-user-with-a-long-id"));
        QCOMPARE(copy->name, std::string_view("Order Completed, and then some"));
        QCOMPARE(copy->content.view().find("properties").find("total").real(), 19.5);
        QVERIFY(copy->content.view() == base::ValueView(copy->content.view().toValue()));
    }
};

REHEARSAL_TEST(LineParserTest)
#include "line_parser_test.moc"
