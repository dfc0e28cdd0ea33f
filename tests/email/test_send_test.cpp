#include <QComboBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QTemporaryDir>

#include "email/email_fixture.h"
#include "email/test_send_dialog.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

/// A mail server that keeps what it gets as a file, asks for a password where told to, and says its port.
constexpr const char* kServer = R"(
import asyncio, json, pathlib, ssl, sys
from aiosmtpd.smtp import SMTP, AuthResult

folder, how = pathlib.Path(sys.argv[1]), sys.argv[2]

class Keep:
    async def handle_DATA(self, server, session, envelope):
        (folder / 'mail.json').write_text(json.dumps(
            [envelope.mail_from, envelope.rcpt_tos, envelope.original_content.decode('utf-8', 'replace')]))
        return '250 OK'

def check(server, session, envelope, mechanism, data):
    good = data.login == b'me' and data.password == b'correct-horse'
    return AuthResult(success=good, handled=False)

async def main():
    options = {}
    if how in ('auth', 'starttls'):
        options = dict(authenticator=check, auth_required=True, auth_require_tls=how == 'starttls')
    if how == 'starttls':
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / 'cert.pem', folder / 'key.pem')
        options.update(tls_context=context, require_starttls=True)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Keep(), **options), '127.0.0.1', 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()

asyncio.run(main())
)";

class MailServer {
  public:
    /// `how`: `open`, `auth` or `starttls`.
    explicit MailServer(const QString& how) {
        if (how == QLatin1String("starttls"))
            QProcess::execute(QStringLiteral("openssl"),
                              {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                               "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout",
                               folder_.filePath("key.pem"), "-out", certificate()});
        for (const char* python : {"python3", "/usr/bin/python3"}) {
            QProcess probe;
            probe.start(python, {"-c", "import aiosmtpd"});
            if (!probe.waitForFinished(30'000) || probe.exitCode() != 0) continue;
            process_.start(python, {"-c", kServer, folder_.path(), how});
            while (!process_.canReadLine() && process_.waitForReadyRead(30'000)) {
            }
            port_ = process_.readLine().trimmed().toInt();
            return;
        }
    }
    ~MailServer() {
        process_.kill();
        process_.waitForFinished();
    }
    int port() const { return port_; }
    QString certificate() const { return folder_.filePath("cert.pem"); }
    /// Who it is from, to whom, and what it says; empty until one came.
    QJsonArray mail() const {
        QFile file(folder_.filePath("mail.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array()
                                              : QJsonArray();
    }

  private:
    QTemporaryDir folder_;
    QProcess process_;
    int port_ = 0;
};

}  // namespace

class TestSendTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenSession> open_;
    std::unique_ptr<email::TestSendDialog> dialog_;

    void openDialog(int port, int security, const QString& host = QStringLiteral("127.0.0.1")) {
        message::Message mail;
        mail.id = "1@shop.example";
        mail.fromEmail = "hi@shop.example";
        mail.to = "ana@example.com";
        mail.subject = "Welcome";
        mail.text = "Hello";
        mail.html = "<p>Hello</p>";
        dialog_ = std::make_unique<email::TestSendDialog>(open_->session, mail, bundle::Files(), nullptr);
        dialog_->open();
        QVERIFY(dialog_->to()->text().isEmpty());
        QVERIFY(!dialog_->sendButton()->isEnabled());
        QTest::keyClicks(dialog_->to(), QStringLiteral("me@work.example"));
        QTest::keyClicks(dialog_->host(), host);
        dialog_->security()->setCurrentIndex(security);
        dialog_->port()->setValue(port);
        QVERIFY(dialog_->sendButton()->isEnabled());
    }
    void logIn(const QString& password) {
        dialog_->user()->setText(QStringLiteral("me"));
        dialog_->password()->setText(password);
    }
    void send() { QTest::mouseClick(dialog_->sendButton(), Qt::LeftButton); }

  private Q_SLOTS:
    void init() {
        open_ = std::make_unique<test::OpenSession>();
        QVERIFY(open_->isReady());
    }
    void cleanup() {
        dialog_.reset();
        open_.reset();
    }

    void aTestGoesToTheTypedAddressAlone() {
        const MailServer server(QStringLiteral("open"));
        if (!server.port()) QSKIP("aiosmtpd (python3-aiosmtpd) is not installed: there is no server");
        openDialog(server.port(), 0);
        QSignalSpy sent(dialog_.get(), &email::TestSendDialog::sent);
        send();
        QVERIFY(sent.wait(20000));
        const QJsonArray mail = server.mail();
        QCOMPARE(mail[1].toArray(), QJsonArray{QStringLiteral("me@work.example")});
        QVERIFY(mail[2].toString().contains(QStringLiteral("Subject: [Test] Welcome")));
        QVERIFY(!mail[2].toString().contains(QStringLiteral("ana@example.com")));
        QCOMPARE(dialog_->text(), QStringLiteral("Sent to me@work.example."));
    }
    void aPasswordIsGivenAndKeptInNoSetting() {
        const MailServer server(QStringLiteral("auth"));
        if (!server.port()) QSKIP("aiosmtpd (python3-aiosmtpd) is not installed: there is no server");
        openDialog(server.port(), 0);
        logIn(QStringLiteral("wrong"));
        send();
        QTRY_VERIFY_WITH_TIMEOUT(dialog_->text().contains(QStringLiteral("user name or the password")),
                                 20000);
        QVERIFY(server.mail().isEmpty());
        logIn(QStringLiteral("correct-horse"));
        send();
        QTRY_COMPARE_WITH_TIMEOUT(dialog_->text(), QStringLiteral("Sent to me@work.example."), 20000);
        QVERIFY(!server.mail().isEmpty());
        QByteArray bytes;
        for (const char* part : {"", "-wal"}) {
            QFile workspace(open_->session.workspacePath() + QLatin1String(part));
            if (workspace.open(QIODevice::ReadOnly)) bytes += workspace.readAll();
        }
        QVERIFY(bytes.contains("me@work.example") && !bytes.contains("correct-horse"));
        QCOMPARE(open_->session.setting(QStringLiteral("email.test.user")), QStringLiteral("me"));
    }
    void theWayIsEncryptedOrNothingIsSent() {
        const MailServer server(QStringLiteral("starttls"));
        if (!server.port()) QSKIP("aiosmtpd (python3-aiosmtpd) is not installed: there is no server");
        openDialog(server.port(), 1, QStringLiteral("localhost"));
        logIn(QStringLiteral("correct-horse"));
        send();
        QTRY_VERIFY_WITH_TIMEOUT(dialog_->text().contains(QStringLiteral("certificate")), 20000);
        QVERIFY(server.mail().isEmpty());
        dialog_->setTrusted(server.certificate());
        send();
        QTRY_COMPARE_WITH_TIMEOUT(dialog_->text(), QStringLiteral("Sent to me@work.example."), 20000);
    }
    void aServerWithoutEncryptionGetsNothingWhereItIsWanted() {
        const MailServer server(QStringLiteral("open"));
        if (!server.port()) QSKIP("aiosmtpd (python3-aiosmtpd) is not installed: there is no server");
        openDialog(server.port(), 1);
        send();
        QTRY_VERIFY_WITH_TIMEOUT(dialog_->text().contains(QStringLiteral("no encryption")), 20000);
        QVERIFY(server.mail().isEmpty());
    }
    void noServerIsASentence() {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const int port = closed.serverPort();
        closed.close();
        openDialog(port, 0);
        send();
        QTRY_VERIFY_WITH_TIMEOUT(dialog_->text().contains(QStringLiteral("was not taken")), 20000);
        QVERIFY(dialog_->sendButton()->isEnabled());
    }
    void sendingIsCancelled() {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        openDialog(silent.serverPort(), 0);
        send();
        QTRY_VERIFY(silent.hasPendingConnections());
        dialog_->reject();
        QCOMPARE(dialog_->text(), QStringLiteral("Sending was cancelled."));
        QVERIFY(dialog_->isVisible());
        QVERIFY(dialog_->sendButton()->isEnabled());
    }
};
REHEARSAL_TEST(TestSendTest)

#include "test_send_test.moc"
