// Input that nobody sends by accident, as a shell sees it: a clear error or a counted rejection, in bounded
// memory and time.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <csignal>
#include <nlohmann/json.hpp>

#include "bundle/files.h"
#include "event/packing.h"
#include "support/test.h"

using namespace rehearsal;
using Json = nlohmann::json;

namespace {

const std::string kProgram = REHEARSAL_BINARY_DIR "/rehearse";
const std::string kBundle = REHEARSAL_SOURCE_DIR "/resources/samples/spring-store";
const std::string kEvent =
    "{\"type\":\"track\",\"event\":\"Product "
    "Viewed\",\"userId\":\"u\",\"timestamp\":\"2026-03-02T10:00:00Z\","
    "\"messageId\":\"m";

struct Outcome {
    int status = -1;
    std::string out;
    std::string err;
    long peakMegabytes = 0;
};

/// A process of its own, whose memory is measured: `feed` writes its standard input.
template <class Feed>
Outcome start(std::vector<std::string> arguments, const QTemporaryDir& folder, const Feed& feed) {
    const std::string out = folder.path().toStdString() + "/out";
    const std::string err = folder.path().toStdString() + "/err";
    int pipe[2];
    if (::pipe(pipe) != 0) return {};
    const pid_t child = fork();
    if (child == 0) {
        dup2(pipe[0], 0);
        close(pipe[0]);
        close(pipe[1]);
        if (!std::freopen(out.c_str(), "wb", stdout) || !std::freopen(err.c_str(), "wb", stderr)) _exit(126);
        std::vector<char*> argv{const_cast<char*>(kProgram.c_str())};
        for (std::string& argument : arguments) argv.push_back(argument.data());
        argv.push_back(nullptr);
        execv(kProgram.c_str(), argv.data());
        _exit(127);
    }
    close(pipe[0]);
    feed(pipe[1]);
    close(pipe[1]);
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    const auto slurp = [](const std::string& path) {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    };
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, slurp(out), slurp(err), usage.ru_maxrss / 1024};
}

/// A line made of a pattern, with a text put where the mark stands.
std::string filled(std::string pattern, const std::string& text, char mark = '@') {
    pattern.replace(pattern.find(mark), 1, text);
    return pattern + "\n";
}

void writeAll(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(to, bytes.data(), bytes.size());
        if (written <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

class HostileInputTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    std::string path(const char* name) const { return folder_.path().toStdString() + "/" + name; }

    std::string file(const char* name, const std::string& bytes) const {
        QFile out(QString::fromStdString(path(name)));
        if (!out.open(QIODevice::WriteOnly)) return {};
        out.write(bytes.data(), static_cast<qsizetype>(bytes.size()));
        return path(name);
    }
    Outcome rehearse(std::vector<std::string> arguments) const {
        return start(std::move(arguments), folder_, [](int) {});
    }
    /// The part of the summary about events.
    Json eventsOf(const std::string& stream) const {
        const Outcome outcome = rehearse({"run", kBundle, "--json", "--events", file("stream", stream)});
        return outcome.status == 0 ? Json::parse(outcome.out).at("events") : Json(outcome.err);
    }
    static std::string line(int number, const std::string& rest = "}") {
        return kEvent + std::to_string(number) + "\"" + rest + "\n";
    }

  private slots:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }

    void aTruncatedArchiveIsAnErrorThatSaysSo_data() {
        QTest::addColumn<int>("packing");
        QTest::newRow("gz") << static_cast<int>(event::Packing::Gzip);
        QTest::newRow("zst") << static_cast<int>(event::Packing::Zstd);
    }
    void aTruncatedArchiveIsAnErrorThatSaysSo() {
        QFETCH(int, packing);
        std::string text;
        for (int i = 0; i < 2000; ++i) text += line(i);
        const std::string packed = event::pack(text, static_cast<event::Packing>(packing));
        QCOMPARE(rehearse({"run", kBundle, "--events", file("whole", packed)}).status, 0);
        for (const std::size_t kept : {packed.size() - 1, packed.size() / 2, std::size_t{11}}) {
            const Outcome outcome = rehearse({"run", kBundle, "--events", file("cut", packed.substr(0, kept)),
                                              "--decisions", path("decisions")});
            QCOMPARE(outcome.status, 2);
            QVERIFY2(outcome.err.find("in the middle of its compressed data") != std::string::npos,
                     outcome.err.c_str());
            QVERIFY(!QFile::exists(QString::fromStdString(path("decisions"))));
        }
        std::string damaged = packed;
        for (std::size_t i = packed.size() / 2; i < packed.size() / 2 + 8; ++i) damaged[i] = '\x55';
        const Outcome outcome = rehearse({"run", kBundle, "--events", file("damaged", damaged)});
        QVERIFY(outcome.status == 2 || outcome.status == 0);
        QVERIFY(outcome.status == 0 || !outcome.err.empty());
    }
    void aLineOfTwoGigabytesIsPassedOver() {
        const Outcome outcome = start({"run", kBundle, "--json", "--events", "-"}, folder_, [](int to) {
            writeAll(to, line(1));
            const std::string part(1 << 20, 'x');
            for (int i = 0; i < 2048; ++i) writeAll(to, part);
            writeAll(to, "\n" + line(2));
        });
        QVERIFY2(outcome.status == 0, outcome.err.c_str());
        const Json events = Json::parse(outcome.out).at("events");
        QCOMPARE(events.at("rejected").dump(), std::string(R"({"too_long":1})"));
        QCOMPARE(events.at("accepted").get<int>(), 2);
        QVERIFY2(outcome.peakMegabytes < 200, std::to_string(outcome.peakMegabytes).c_str());
    }
    void aLineOfTwoGigabytesInAFewKilobytesIsPassedOver() {
        // Archives put one after the other are one archive (RFC 1952, 2.2).
        const std::string part = event::pack(std::string(64 << 20, 'x'), event::Packing::Gzip);
        std::string packed = event::pack(line(1), event::Packing::Gzip);
        for (int i = 0; i < 32; ++i) packed += part;
        packed += event::pack("\n" + line(2), event::Packing::Gzip);
        const Outcome outcome = rehearse({"run", kBundle, "--json", "--events", file("bomb.gz", packed)});
        QVERIFY2(outcome.status == 0, outcome.err.c_str());
        QCOMPARE(Json::parse(outcome.out).at("events").at("rejected").dump(),
                 std::string(R"({"too_long":1})"));
        QVERIFY2(outcome.peakMegabytes < 200, std::to_string(outcome.peakMegabytes).c_str());
    }
    void timesBeyondTheCalendarAreCounted() {
        std::string stream;
        for (const char* time : {"999999-01-01T00:00:00Z", "+999999-01-01T00:00:00Z", "-0001-01-01T00:00:00Z",
                                 "2026-02-30T00:00:00Z", "2026-03-02T24:00:00Z", "2026-03-02T10:00:00",
                                 "2026-03-02T10:00:00+25:00", ""}) {
            stream += filled(R"({"type":"page","userId":"u","timestamp":"@"})", time);
        }
        stream += filled(R"({"type":"page","userId":"u","timestamp":@})", "99999999999999999999");
        const Json events = eventsOf(stream + line(1));
        QCOMPARE(events.at("rejected").dump(), std::string(R"({"bad_timestamp":9})"));
        QCOMPARE(events.at("accepted").get<int>(), 1);
    }
    void theLastInstantOfTheCalendarNeitherHangsNorWraps() {
        for (const char* time : {"9999-12-31T23:59:59.999Z", "0000-01-01T00:00:00Z"}) {
            std::string stream;
            for (const char* name : {"Product Added", "Product Viewed", "Signed Up"}) {
                const std::string event = filled(
                    R"({"type":"track","event":"@","userId":"u","timestamp":"~","properties":{"product_id":"p1"}})",
                    name);
                stream += filled(event.substr(0, event.size() - 1), time, '~');
            }
            QElapsedTimer timer;
            timer.start();
            QCOMPARE(eventsOf(stream).at("accepted").get<int>(), 3);
            QVERIFY(timer.elapsed() < 60'000);
        }
    }
    void deepNestingIsCounted() {
        const std::string deep = std::string(10'000, '[') + std::string(10'000, ']');
        std::string objects;
        for (int i = 0; i < 10'000; ++i) objects += "{\"a\":";
        objects += "1" + std::string(10'000, '}');
        const Json events = eventsOf(line(1, ",\"properties\":{\"a\":" + deep + "}}") +
                                     line(2, ",\"properties\":" + objects + "}") + std::string(100'000, '[') +
                                     "\n" + line(3));
        QCOMPARE(events.at("rejected").dump(), std::string(R"({"malformed_json":3})"));
        QCOMPARE(events.at("accepted").get<int>(), 1);
    }
    void bytesThatAreNoTextAreCounted() {
        using namespace std::string_literals;
        std::string stream;
        int count = 0;
        for (const std::string& bytes :
             {"\0"s, "\xC0\xAF"s, "\xE0\x80\xAF"s, "\xF0\x80\x80\xAF"s, "\xED\xA0\x80"s, "\xF4\x90\x80\x80"s,
              "\xFF"s, "\xC3"s, "\\ud800"s, "\x01"s}) {
            stream += line(++count, ",\"properties\":{\"a\":\"" + bytes + "\"}}");
        }
        stream += "\0\0\0\n"s;
        const Json events = eventsOf(stream + line(100));
        QCOMPARE(events.at("rejected").dump(), "{\"malformed_json\":" + std::to_string(count + 1) + "}");
        QCOMPARE(events.at("accepted").get<int>(), 1);
    }
    void aByteOrderMarkAndOtherEndsOfLinesAreRead() {
        std::string stream = "\xEF\xBB\xBF";
        for (int i = 0; i < 3; ++i) {
            std::string text = line(i);
            text.insert(text.size() - 1, "\r");
            stream += text + "\r\n \t\n";
        }
        stream += line(4);
        stream.pop_back();  // The last line may do without an end.
        const Json events = eventsOf(stream);
        QCOMPARE(events.at("accepted").get<int>(), 4);
        QCOMPARE(events.at("read").get<int>(), 4);
        // Anywhere else it is no mark.
        QCOMPARE(eventsOf(line(1) + "\xEF\xBB\xBF" + line(2)).at("rejected").dump(),
                 std::string(R"({"malformed_json":1})"));
    }
    void anUnknownTimeZoneOfAPersonCountsAsAbsent() {
        const std::string zones[]{"Mars/Olympus",           "../../etc/passwd",   "localtime",
                                  "libc:localtime",         "Fixed/UTC+01:00:00", "europe/paris",
                                  std::string(100'000, 'z')};
        const auto logOf = [&](const std::string& zone) {
            std::string stream = filled(
                R"({"type":"identify","userId":"u","timestamp":"2026-03-02T10:00:00Z","traits":{"email":"u@example.com","country":"US","email_verified":true,"timezone":"~"}})",
                zone, '~');
            stream += line(1, filled(R"(,"context":{"timezone":"@"}})", zone));
            std::string added = line(2, R"(,"properties":{"product_id":"p1"}})");
            added.replace(added.find("Product Viewed"), 14, "Product Added");
            const Outcome outcome =
                rehearse({"run", kBundle, "--events", file("zones", stream + added), "--decisions", "-"});
            return outcome.status == 0 ? outcome.out : outcome.err;
        };
        const std::string absent = logOf("");
        QVERIFY2(absent.find("\"send\"") != std::string::npos, absent.c_str());
        for (const std::string& zone : zones) QCOMPARE(logOf(zone), absent);
    }
    void anUnknownTimeZoneOfThePolicyIsAnError() {
        auto files = *bundle::readFiles(kBundle);
        Json policy = Json::parse(*files.find("policy.json"));
        policy["timezone"] = "Mars/Olympus";
        files.set("policy.json", policy.dump());
        QVERIFY(bundle::writeFiles(files, path("mars")).has_value());
        const Outcome checked = rehearse({"check", path("mars")});
        QCOMPARE(checked.status, 1);
        QVERIFY2(checked.out.find("policy.json:/timezone: error: There is no time zone \"Mars/Olympus\"") !=
                     std::string::npos,
                 checked.out.c_str());
        QCOMPARE(rehearse({"run", path("mars"), "--events", file("one", line(1))}).status, 2);
    }
    void aBundleOfAMillionNodesIsChecked() {
        std::string nodes;
        for (int i = 0; i < 10'000; ++i) {
            nodes += "\"n" + std::to_string(i) + "\":{\"type\":\"wait\",\"for\":\"1m\",\"next\":" +
                     (i < 9'999 ? "\"n" + std::to_string(i + 1) + "\"}," : "null}");
        }
        auto files = *bundle::readFiles(kBundle);
        for (const std::string& campaign : files.under("campaigns/")) files.remove(campaign);
        files.set("policy.json", "{\"format\":\"rehearsal.policy/1\"}");
        for (int i = 0; i < 100; ++i) {
            files.set(
                "campaigns/c" + std::to_string(i) + ".json",
                R"({"format":"rehearsal.campaign/1","name":"C","entry":{"triggers":[{"type":"event","event":)"
                R"("Product Viewed"}]},"start":"n0","nodes":{)" +
                    nodes + "}}");
        }
        QVERIFY(bundle::writeFiles(files, path("large.zip")).has_value());
        QElapsedTimer timer;
        timer.start();
        const Outcome checked = rehearse({"check", path("large.zip")});
        QVERIFY2(checked.status == 0, checked.out.substr(0, 500).c_str());
        QVERIFY2(timer.elapsed() < 120'000, "reading must not cost the square of the nodes");
        QVERIFY2(checked.peakMegabytes < 3000, std::to_string(checked.peakMegabytes).c_str());
    }
};

REHEARSAL_TEST(HostileInputTest)
#include "hostile_test.moc"
