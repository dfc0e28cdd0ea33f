#include "web/mail_camera.h"

#include <QImage>
#include <QWebEnginePage>
#include <csignal>
#include <memory>
#include <optional>

#include "red_picture.h"
#include "support/test.h"
#include "web/preview_page.h"

using namespace rehearsal;

namespace {

std::string block(const char* color, int height) {
    return "<div style='height:" + std::to_string(height) + "px;background:" + color + "'></div>";
}

std::string mail(const std::string& body) {
    return "<!doctype html><body style='margin:0'>" + body;
}

}  // namespace

class MailCameraTest : public QObject {
    Q_OBJECT

    std::unique_ptr<web::MailCamera> camera_;

    web::MailPicture take(const web::MailShot& shot) {
        std::optional<web::MailPicture> result;
        camera_->take(shot, this, [&](const web::MailPicture& picture) { result = picture; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 30000)) return {};
        return *result;
    }

  private Q_SLOTS:
    void init() { camera_ = std::make_unique<web::MailCamera>(); }
    void cleanup() { camera_.reset(); }

    void aPictureIsOfTheWholeMail() {
        const auto picture = take({mail(block("#0000ff", 900) + block("#ff0000", 900)), {}, {}, 320});
        QCOMPARE(picture.failure, QString());
        QCOMPARE(picture.image.size(), QSize(320, 1800));
        QCOMPARE(picture.image.pixelColor(160, 1), QColor(0, 0, 255));
        QCOMPARE(picture.image.pixelColor(160, 898), QColor(0, 0, 255));
        QCOMPARE(picture.image.pixelColor(160, 1798), QColor(255, 0, 0));
        QVERIFY(!picture.cut);
        QVERIFY(picture.layout.tooWide.isEmpty());
    }
    void aTallMailIsCutWhereItIsToldTo() {
        web::MailShot shot{mail(block("#0000ff", 900) + block("#ff0000", 90'000)), {}, {}, 320};
        QCOMPARE(take(shot).image.height(), web::kTallestPicture);
        shot.tallest = 500;
        const auto picture = take(shot);
        QCOMPARE(picture.image.size(), QSize(320, 500));
        QCOMPARE(picture.layout.height, 90'900);
        QVERIFY(picture.cut);
    }
    void eachPictureIsOfItsOwnMail() {
        std::map<int, web::MailPicture> pictures;
        for (int i = 1; i <= 24; ++i) {
            const QColor color(i * 10, 255 - i * 10, 128);
            camera_->take({mail(block(color.name().toUtf8().constData(), 40 * i)), {}, {}, 300 + i}, this,
                          [&pictures, i](const web::MailPicture& picture) { pictures[i] = picture; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(pictures.size(), std::size_t{24}, 60000);
        for (const auto& [i, picture] : pictures) {
            QCOMPARE(picture.image.size(), QSize(300 + i, 40 * i));
            QCOMPARE(picture.image.pixelColor(150, 40 * i - 1), QColor(i * 10, 255 - i * 10, 128));
            QCOMPARE(picture.image.pixelColor(150, 0), QColor(i * 10, 255 - i * 10, 128));
        }
    }
    void picturesOfTheBundleAreInIt() {
        web::MailShot shot{mail("<img src='assets/red.png' width=200 height=200>"), {}, {}, 320};
        shot.files.set("assets/red.png", test::redPicture());
        QCOMPARE(take(shot).image.pixelColor(100, 100), QColor(255, 0, 0));
    }
    void aMailIsPaintedWholeBeforeItsPictureIsTaken() {
        std::string rows;
        for (int i = 0; i < 60; ++i) rows += "<p style='margin:0;height:40px;background:#aa4422'>Row</p>";
        std::vector<web::MailPicture> pictures;
        for (int i = 0; i < 30; ++i)
            camera_->take({mail(rows), {}, {}, 320 + i}, this,
                          [&pictures](const web::MailPicture& picture) { pictures.push_back(picture); });
        QTRY_COMPARE_WITH_TIMEOUT(pictures.size(), std::size_t{30}, 60000);
        for (const auto& picture : pictures)
            for (int y = 20; y < 2400; y += 40)
                QCOMPARE(picture.image.pixelColor(300, y), QColor(0xaa, 0x44, 0x22));
    }
    void aMailWhoseRootIsMovedIsTakenToo() {
        const auto picture =
            take({"<!doctype html><html style='position:relative;margin:20px'><body "
                  "style='margin:0'>" +
                      block("#0000ff", 100),
                  {},
                  {},
                  320});
        QCOMPARE(picture.failure, QString());
        QCOMPARE(picture.image.pixelColor(160, 100), QColor(0, 0, 255));
    }
    void theMostUrgentGoesFirstAndWhatIsCancelledNever() {
        QList<int> order;
        std::vector<quint64> ids;
        QObject other;
        const int pages = camera_->pageCount();
        for (int i = 0; i < pages * 3; ++i)
            ids.push_back(camera_->take({mail(block("red", 50)), {}, {}, 320}, this,
                                        [&order, i](const web::MailPicture&) { order << i; }));
        camera_->take(
            {mail("never"), {}, {}, 320}, &other, [&order](const web::MailPicture&) { order << -1; }, 9);
        for (int i = 0; i < pages; ++i) camera_->setPriority(ids[ids.size() - 1 - std::size_t(i)], 5);
        camera_->cancel(ids.front());
        camera_->cancel(&other);
        QTRY_COMPARE_WITH_TIMEOUT(order.size(), pages * 3 - 1, 30000);
        for (int i = 0; i < pages; ++i) QVERIFY(order[i] >= pages * 2);
        QVERIFY(!order.contains(0) && !order.contains(-1));
    }
    void nothingIsToldToAnOwnerThatIsGone() {
        auto owner = std::make_unique<QObject>();
        bool told = false;
        camera_->take({mail("x"), {}, {}, 320}, owner.get(), [&](const web::MailPicture&) { told = true; });
        QTRY_VERIFY(!camera_->pages().empty());
        owner.reset();
        QVERIFY(!take({mail(block("red", 50)), {}, {}, 320}).image.isNull());
        QVERIFY(!told);
    }
    void aPageThatDiesIsSaidAndAnotherTakesItsPlace() {
        QVERIFY(!take({mail(block("red", 50)), {}, {}, 320}).image.isNull());
        QStringList failures;
        int pictures = 0;
        for (int i = 0; i < camera_->pageCount(); ++i)
            camera_->take({mail(block("red", 3000)), {}, {}, 320}, this,
                          [&](const web::MailPicture& picture) {
                              failures << picture.failure;
                              pictures += picture.image.isNull() ? 0 : 1;
                          });
        QTRY_VERIFY(!camera_->pages().empty() && camera_->pages().front()->isBusy());
        const qint64 process = camera_->pages().front()->page()->renderProcessPid();
        QVERIFY(process > 0);
        ::kill(static_cast<pid_t>(process), SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(failures.size(), camera_->pageCount(), 30000);
        QVERIFY(failures.contains(QStringLiteral("The page stopped over this mail.")));
        QCOMPARE(take({mail(block("red", 50)), {}, {}, 320}).image.size(), QSize(320, 50));
    }
    void aMailThatTakesTooLongIsGivenUp() {
        QVERIFY(!take({mail(block("red", 50)), {}, {}, 320}).image.isNull());
        camera_ = std::make_unique<web::MailCamera>();
        camera_->setTimeout(1);
        const auto picture = take({mail(block("red", 100)), {}, {}, 320});
        QVERIFY(picture.image.isNull());
        QVERIFY2(picture.failure.startsWith(QStringLiteral("The mail was not shown within")),
                 qPrintable(picture.failure));
        camera_->setTimeout(web::kMailTimeoutMs);
        QCOMPARE(take({mail(block("red", 50)), {}, {}, 320}).image.size(), QSize(320, 50));
    }
    void hugeHtmlIsRefusedWithASentence() {
        const auto picture = take({std::string(50 << 20, 'x'), {}, {}, 320});
        QCOMPARE(picture.failure, QStringLiteral("The mail is 50 MB of HTML; over 8 MB nothing is shown."));
    }
    void whatIsTooWideIsSaidInASentence_data() {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("button")
            << QByteArray(
                   "<a href='#' style='display:inline-block;padding:8px;white-space:nowrap;"
                   "width:412px;box-sizing:border-box'>Konstantinopolitanische Dudelsackpfeifer</a>")
            << QStringLiteral(
                   "“Konstantinopolitanische…” is 412 px wide at 320 px: the button does "
                   "not wrap.");
        QTest::newRow("picture") << QByteArray(
                                        "<img alt='Mug' src='assets/none.png' width=600 height=10 "
                                        "style='display:block'>")
                                 << QStringLiteral(
                                        "The picture “Mug” is 600 px wide at 320 px: it does not shrink.");
        QTest::newRow("table") << QByteArray(
                                      "<table width=500 style='table-layout:fixed' "
                                      "cellspacing=0><tr><td>a</td><td>b</td></tr></table>")
                               << QStringLiteral("“a b” is 500 px wide at 320 px: it does not get narrower.");
    }
    void whatIsTooWideIsSaidInASentence() {
        QFETCH(QByteArray, html);
        QFETCH(QString, sentence);
        const auto picture = take({mail(html.toStdString()), {}, {}, 320});
        QCOMPARE(picture.layout.tooWide, QStringList{sentence});
        QVERIFY(take({mail(html.toStdString()), {}, {}, 800}).layout.tooWide.isEmpty());
    }
    void aWordThatBreaksOutOfItsCellIsSaid() {
        const std::string cell =
            "<table width=600><tr><td width=300><div style='width:100px'>Unreasonably"
            "longwordwithoutanyplacetobreak</div></td><td>x</td></tr></table>";
        const auto picture = take({mail(cell), {}, {}, 600});
        QCOMPARE(picture.layout.tooWide.size(), 1);
        QVERIFY2(picture.layout.tooWide[0].endsWith(QStringLiteral("at 100 px: the words do not wrap.")),
                 qPrintable(picture.layout.tooWide[0]));
    }
};
REHEARSAL_TEST(MailCameraTest)

#include "mail_camera_test.moc"
