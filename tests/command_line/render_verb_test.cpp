#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <set>

#include "command_line/shell.h"
#include "support/test.h"

using rehearsal::test::Outcome;
using rehearsal::test::rehearse;

namespace {

const QString kBundle = QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
const QString kEvents = QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store-events.ndjson");

QStringList runArguments(const QStringList& more) {
    return QStringList{"run", kBundle, "--events", kEvents, "--profiles", kBundle + "/profiles.ndjson"} +
           more;
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Every mail of a folder.
std::multiset<QByteArray> mailsIn(const QString& folder) {
    std::multiset<QByteArray> mails;
    for (const QString& name : QDir(folder).entryList({"*.eml"}, QDir::Files))
        mails.insert(bytesOf(QDir(folder).filePath(name)));
    return mails;
}

/// A mail server that keeps what it gets as files, and says its port.
constexpr const char* kServer = R"(
import asyncio, json, pathlib, sys
from aiosmtpd.smtp import SMTP

folder = pathlib.Path(sys.argv[1])

class Keep:
    count = 0
    async def handle_DATA(self, server, session, envelope):
        if sys.argv[2] == 'refuse':
            return '550 not today'
        self.count += 1
        (folder / f'{self.count}.eml').write_bytes(envelope.original_content)
        (folder / f'{self.count}.json').write_text(json.dumps([envelope.mail_from, envelope.rcpt_tos]))
        return '250 OK'

async def main():
    keep = Keep()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(keep, enable_SMTPUTF8=True), '127.0.0.1', 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()

asyncio.run(main())
)";

class MailServer {
  public:
    /// `how`: `keep` or `refuse`.
    MailServer(const QString& folder, const QString& how) {
        for (const char* python : {"python3", "/usr/bin/python3"}) {
            QProcess probe;
            probe.start(python, {"-c", "import aiosmtpd"});
            if (!probe.waitForFinished(30'000) || probe.exitCode() != 0) continue;
            process_.start(python, {"-c", kServer, folder, how});
            while (!process_.canReadLine() && process_.waitForReadyRead(30'000)) {
            }
            port_ = process_.readLine().trimmed();
            return;
        }
    }
    ~MailServer() {
        process_.kill();
        process_.waitForFinished();
    }
    bool isThere() const { return !port_.isEmpty(); }
    QString address() const { return "127.0.0.1:" + QString::fromLatin1(port_); }

  private:
    QProcess process_;
    QByteArray port_;
};

}  // namespace

/// Mails from the command line: of one sample person, and of a whole run.
class RenderVerbTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    QString path(const QString& name) const { return folder_.filePath(name); }
    QString newFolder(const QString& name) const {
        QDir().mkpath(path(name));
        return path(name);
    }

  private slots:
    void oneMailIsWrittenWhole() {
        const QStringList arguments{
            "render", kBundle, "--template", "cart-reminder",        "--profile", "ana",
            "--part", "eml",   "--now",      "2026-03-02T10:00:00Z", "--out",     path("one.eml")};
        const Outcome outcome = rehearse(arguments);
        QCOMPARE(outcome.status, 0);
        const QByteArray mail = bytesOf(path("one.eml"));
        QVERIFY(mail.startsWith(
            "Date: Mon, 02 Mar 2026 10:00:00 +0000\r\nFrom: Spring <hello@spring.example>\r\n"));
        QVERIFY(mail.contains("\r\nTo: ana@example.com\r\n"));
        QVERIFY(mail.contains("Content-Type: image/png; name=hero-cart.png"));
        QCOMPARE(rehearse(arguments).status, 0);
        QCOMPARE(bytesOf(path("one.eml")), mail);
    }
    void aRunWritesAMailForEverySend() {
        const Outcome outcome = rehearse(runArguments(
            {"--mail-out", path("mails"), "--summary", path("s.json"), "--decisions", path("d")}));
        QCOMPARE(outcome.status, 0);
        const QJsonObject summary = QJsonDocument::fromJson(bytesOf(path("s.json"))).object();
        const int sent = summary["messages"].toObject()["sent"].toInt();
        QVERIFY(sent > 10);
        QCOMPARE(mailsIn(path("mails")).size(), std::size_t(sent));
        int rendered = 0;
        for (const auto each : summary["templates"].toObject())
            rendered += each.toObject()["rendered"].toInt();
        QCOMPARE(rendered, sent);
        QVERIFY2(outcome.out.contains("cart-reminder"), qPrintable(outcome.out));
        // Each names its key in the decision log by nobody's name.
        QCOMPARE(QString::fromUtf8(bytesOf(path("d"))).count("\"decision\":\"send\""), sent);
    }
    void anyNumberOfThreadsWritesTheSameMails() {
        QCOMPARE(rehearse(runArguments({"--mail-out", path("one"), "--threads", "1"})).status, 0);
        QCOMPARE(rehearse(runArguments({"--mail-out", path("four"), "--threads", "4"})).status, 0);
        QCOMPARE(QDir(path("one")).entryList(QDir::Files), QDir(path("four")).entryList(QDir::Files));
        QCOMPARE(mailsIn(path("one")), mailsIn(path("four")));
    }
    void mailsOfTwoRunsAreNotMixed() {
        QFile file(newFolder("used") + "/old.eml");
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Outcome outcome = rehearse(runArguments({"--mail-out", path("used")}));
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains("holds mails already"), qPrintable(outcome.err));
    }
    void aTestServerGetsEveryMailAsItIsWritten() {
        const QString kept = newFolder("kept");
        const MailServer server(kept, "keep");
        if (!server.isThere())
            QSKIP("aiosmtpd (python3-aiosmtpd) is not installed: there is no server to send to");
        const Outcome outcome = rehearse(
            runArguments({"--smtp", server.address(), "--mail-out", path("written"), "--threads", "3"}));
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        const auto written = mailsIn(path("written"));
        QVERIFY(written.size() > 10);
        QCOMPARE(mailsIn(kept), written);
        const QByteArray envelope = bytesOf(kept + "/1.json");
        QVERIFY2(envelope.contains("@spring.example\", [\""), envelope.constData());
    }
    void aServerThatRefusesIsASentenceAndStatus2() {
        const MailServer server(newFolder("refused"), "refuse");
        if (!server.isThere())
            QSKIP("aiosmtpd (python3-aiosmtpd) is not installed: there is no server to send to");
        const Outcome outcome =
            rehearse(runArguments({"--smtp", server.address(), "--summary", path("no.json")}));
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains("was not taken"), qPrintable(outcome.err));
        QVERIFY(!QFile::exists(path("no.json")));
    }
    void mailsGoToNoOtherMachine_data() {
        QTest::addColumn<QString>("server");
        for (const char* server : {"mail.example.com:25", "192.168.0.1:25", "127.0.0.1.example.com:25",
                                   "0.0.0.0:25", "localhost.example.com:25", "[::2]:25", "127.1.1:25",
                                   "user@localhost:25", "localhost/x:25", ":25"}) {
            QTest::newRow(server) << QString(server);
        }
    }
    void mailsGoToNoOtherMachine() {
        QFETCH(QString, server);
        const Outcome outcome = rehearse(runArguments({"--smtp", server}));
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains("on this machine only"), qPrintable(outcome.err));
    }
    void whatIsNoServerIsASentence() {
        for (const char* server :
             {"localhost", "localhost:", "localhost:70000", "localhost:0", "localhost:25x"}) {
            const Outcome outcome = rehearse(runArguments({"--smtp", server}));
            QCOMPARE(outcome.status, 2);
            QVERIFY2(outcome.err.contains("no host and port"), qPrintable(outcome.err));
        }
        const Outcome nobody = rehearse(runArguments({"--smtp", "localhost:1"}));
        QCOMPARE(nobody.status, 2);
        QVERIFY2(nobody.err.contains("is the test server running?"), qPrintable(nobody.err));
    }
};

REHEARSAL_TEST(RenderVerbTest)
#include "render_verb_test.moc"
