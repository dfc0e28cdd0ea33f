#include "email/mail_out.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QImage>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

#include "email/email_fixture.h"
#include "support/test.h"

using namespace rehearsal;

class MailOutTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenSession> open_;
    std::unique_ptr<QPushButton> button_;
    std::unique_ptr<email::MailOut> out_;
    QTemporaryDir folder_;

    QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }
    static QByteArray bytesOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

  private Q_SLOTS:
    void init() {
        open_ = std::make_unique<test::OpenSession>();
        QVERIFY(open_->isReady());
        button_ = std::make_unique<QPushButton>();
        out_ = std::make_unique<email::MailOut>(open_->session, button_.get());
        auto composed = std::make_shared<email::Composed>();
        composed->message.id = "1@shop.example";
        composed->message.fromEmail = "hi@shop.example";
        composed->message.to = "ana@example.com";
        composed->message.subject = "Grüße";
        composed->message.text = "Hello";
        composed->message.html =
            "<!doctype html><body style='margin:0'><div style='height:1200px;background:#336699'>Hello</div>";
        email::MailToGo mail;
        mail.composed = composed;
        mail.width = 400;
        mail.name = QStringLiteral("hello-ana");
        QVERIFY(!button_->isEnabled());
        out_->setMail(mail);
        QVERIFY(button_->isEnabled());
    }
    void cleanup() {
        out_.reset();
        button_.reset();
        open_.reset();
    }

    void aMailIsSavedAsMailProgramsOpenIt() {
        QSignalSpy said(out_.get(), &email::MailOut::said);
        out_->saveEml(path("a.eml"));
        const QByteArray mime = bytesOf(path("a.eml"));
        QVERIFY(mime.contains("To: ana@example.com\r\n"));
        QVERIFY(mime.contains("Subject: =?") && mime.contains("text/html"));
        QCOMPARE(said.count(), 1);
    }
    void aPictureIsOfTheWholeMailAtItsWidthTwiceAsFine() {
        out_->savePicture(path("a.png"));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("a.png")), 20000);
        const QImage image(path("a.png"));
        QCOMPARE(image.size(), QSize(800, 2400));
        QCOMPARE(image.pixelColor(400, 2300), QColor(0x33, 0x66, 0x99));
    }
    void aPdfHoldsTheMailOnOnePage() {
        out_->savePdf(path("a.pdf"));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("a.pdf")), 20000);
        const QByteArray pdf = bytesOf(path("a.pdf"));
        QVERIFY(pdf.startsWith("%PDF-"));
        QCOMPARE(pdf.count("/Type /Page\n"), 1);
        QVERIFY2(pdf.contains("/MediaBox [0 0 300 900]"), pdf.mid(qMax(0, pdf.indexOf("/MediaBox")), 40));
    }
    void itsHtmlIsCopied() {
        out_->copyHtml();
        QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("<!doctype html>")));
    }
    void aFileThatCannotBeWrittenIsTold() {
        QSignalSpy failed(&open_->session, &session::Session::failed);
        out_->saveEml(path("no/such/folder/a.eml"));
        QCOMPARE(failed.count(), 1);
    }
};
REHEARSAL_TEST(MailOutTest)

#include "mail_out_test.moc"
