#include <QImage>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QWebEnginePage>
#include <QWebEngineScript>
#include <QWebEngineView>
#include <fstream>
#include <optional>

#include "red_picture.h"
#include "support/test.h"
#include "web/network_block.h"
#include "web/preview_page.h"
#include "web/preview_view.h"
#include "web/profile.h"

using namespace rehearsal;

class PreviewViewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<web::PreviewView> view_;

    void load(const std::string& html, const bundle::Files& files = {}) {
        QSignalSpy shown(view_.get(), &web::PreviewView::shown);
        view_->show(html, files);
        QVERIFY(shown.wait(20000));
    }

    /// Asks the page in a world of its own, where the mail's scripts are not.
    QVariant ask(const QString& script) {
        std::optional<QVariant> answer;
        view_->page()->runJavaScript(script, QWebEngineScript::ApplicationWorld,
                                     [&](const QVariant& value) { answer = value; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10000)) return {};
        return *answer;
    }

    int widthOf(const QString& selector) {
        return ask(QStringLiteral("document.querySelector('%1').naturalWidth").arg(selector)).toInt();
    }

  private Q_SLOTS:
    void init() {
        view_ = std::make_unique<web::PreviewView>();
        view_->setAttribute(Qt::WA_DontShowOnScreen);
        view_->resize(600, 400);
        view_->QWidget::show();
    }
    void cleanup() { view_.reset(); }

    void aMailIsShown() {
        load("<body style='margin:0;background:#0000ff'><p>Hello</p>");
        QCOMPARE(ask(QStringLiteral("document.body.innerText.trim()")).toString(), QStringLiteral("Hello"));
        QTRY_COMPARE(view_->view()->grab().toImage().pixelColor(300, 300), QColor(0, 0, 255));
    }
    void aLargeMailIsShownToo() {
        load("<p id='end'>" + std::string(4 << 20, '&') + "</p>");
        QCOMPARE(ask(QStringLiteral("document.getElementById('end').innerText.length")).toInt(), 4 << 20);
    }
    void anotherMailTakesItsPlaceAndStaysScrolled() {
        const std::string tall = "<div style='height:3000px'>tall</div>";
        load("<p>one</p>" + tall);
        ask(QStringLiteral("window.scrollTo(0, 500)"));
        QTRY_COMPARE(ask(QStringLiteral("window.scrollY")).toInt(), 500);
        load("<p>two</p>" + tall);
        QCOMPARE(ask(QStringLiteral("document.querySelector('p').innerText")).toString(),
                 QStringLiteral("two"));
        QTRY_COMPARE(ask(QStringLiteral("window.scrollY")).toInt(), 500);
    }
    void aChangedMailTakesItsPlaceInTheSamePage() {
        load("<!doctype html><p>one</p>");
        ask(QStringLiteral("window.kept = true"));
        load("<!doctype html><title>t</title><style>p{color:#ff0000}</style><p>two</p>");
        QCOMPARE(ask(QStringLiteral("window.kept === true")).toBool(), true);
        QCOMPARE(ask(QStringLiteral("getComputedStyle(document.querySelector('p')).color")).toString(),
                 QStringLiteral("rgb(255, 0, 0)"));
        // Without a doctype other rules of layout hold, which a document has for good.
        load("<p>three</p>");
        QCOMPARE(ask(QStringLiteral("document.compatMode")).toString(), QStringLiteral("BackCompat"));
        QCOMPARE(ask(QStringLiteral("document.body.innerText")).toString(), QStringLiteral("three"));
    }
    void ofMailsThatComeFastTheLastOneIsShown() {
        for (int i = 0; i < 50; ++i) view_->show("<p>" + std::to_string(i) + "</p>", {});
        load("<p>last</p>");
        QCOMPARE(ask(QStringLiteral("document.body.innerText")).toString(), QStringLiteral("last"));
    }
    void aPictureThatChangedIsShownAnew() {
        bundle::Files files;
        files.set("assets/own.png", test::redPicture());
        load("<img id='own' src='assets/own.png'>", files);
        QTRY_COMPARE(widthOf(QStringLiteral("#own")), 8);
        files.set("assets/own.png", test::redPicture(16));
        load("<img id='own' src='assets/own.png'>", files);
        QTRY_COMPARE(widthOf(QStringLiteral("#own")), 16);
    }
    void noScriptOfAMailRuns_data() {
        QTest::addColumn<QByteArray>("html");
        QTest::newRow("script") << QByteArray("<script>document.title='ran'</script>");
        QTest::newRow("handler") << QByteArray(
            "<img src='assets/none.png' onerror=\"document.title='ran'\">");
        QTest::newRow("load") << QByteArray("<body onload=\"document.title='ran'\">");
        QTest::newRow("svg") << QByteArray("<svg onload=\"document.title='ran'\"></svg>");
        QTest::newRow("frame") << QByteArray(
            "<iframe srcdoc=\"<script>parent.document.title='ran'</script>\"></iframe>");
        QTest::newRow("address") << QByteArray(
            "<iframe src=\"javascript:parent.document.title='ran'\"></iframe>");
    }
    void noScriptOfAMailRuns() {
        QFETCH(QByteArray, html);
        load("<title>still</title>" + html.toStdString());
        load("<title>still</title>" + html.toStdString());
        QCOMPARE(ask(QStringLiteral("document.title")).toString(), QStringLiteral("still"));
    }
    void nothingIsFetched_data() {
        QTest::addColumn<QByteArray>("html");
        QTest::newRow("picture") << QByteArray("<img src='ADDRESS'>");
        QTest::newRow("style sheet") << QByteArray("<link rel='stylesheet' href='ADDRESS'>");
        QTest::newRow("import") << QByteArray("<style>@import url('ADDRESS');</style>");
        QTest::newRow("background") << QByteArray("<p style=\"background:url('ADDRESS')\">x</p>");
        QTest::newRow("font") << QByteArray(
            "<style>@font-face{font-family:f;src:url('ADDRESS')} p{font-family:f}</style><p>x</p>");
        QTest::newRow("frame") << QByteArray("<iframe src='ADDRESS'></iframe>");
        QTest::newRow("refresh") << QByteArray("<meta http-equiv='refresh' content='0;url=ADDRESS'>");
        QTest::newRow("object") << QByteArray("<object data='ADDRESS'></object><embed src='ADDRESS'>");
        QTest::newRow("prefetch") << QByteArray(
            "<link rel='prefetch' href='ADDRESS'><link rel='preload' as='image' href='ADDRESS'>");
        QTest::newRow("base") << QByteArray("<base href='ADDRESS'><img src='x.png'>");
        QTest::newRow("video") << QByteArray("<video src='ADDRESS' autoplay></video>");
    }
    void nothingIsFetched() {
        QFETCH(QByteArray, html);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        html.replace("ADDRESS", "http://127.0.0.1:" + QByteArray::number(server.serverPort()) + "/track");
        load("<title>mail</title>" + html.toStdString());
        // Pictures that the mail has itself come after: by then the others would have been asked for.
        bundle::Files files;
        files.set("assets/own.png", test::redPicture());
        load("<title>mail</title><img id='own' src='assets/own.png'>" +
                 html.replace("<base", "<x").toStdString(),
             files);
        QTRY_COMPARE(widthOf(QStringLiteral("#own")), 8);
        QVERIFY(!server.hasPendingConnections());
        QCOMPARE(ask(QStringLiteral("document.title")).toString(), QStringLiteral("mail"));
        QCOMPARE(view_->page()->url(), view_->page()->address());
    }
    void aBlockedAddressIsTold() {
        QSignalSpy blocked(&view_->page()->profile().network(), &web::NetworkBlock::blocked);
        load("<img src='https://tracker.example/pixel.gif'>");
        QTRY_COMPARE(blocked.count(), 1);
        QCOMPARE(blocked[0][0].toUrl(), QUrl(QStringLiteral("https://tracker.example/pixel.gif")));
    }
    void picturesComeFromTheBundleAlone() {
        const QTemporaryDir folder;
        const QString onDisk = folder.filePath(QStringLiteral("secret.png"));
        std::ofstream(onDisk.toStdString(), std::ios::binary) << test::redPicture();
        bundle::Files files;
        files.set("assets/own.png", test::redPicture());
        files.set("profiles.ndjson", test::redPicture());
        const std::string disk = onDisk.toStdString();
        load("<img id='own' src='assets/own.png'><img id='disk' src='file://" + disk + "'>" +
                 "<img id='path' src='" + disk + "'><img id='up' src='assets/../../.." + disk +
                 "'><img id='other' src='profiles.ndjson'>"
                 "<img id='tool' src='rehearsal://tools/editor.css'><img id='inside' "
                 "src='data:image/png;base64," +
                 QByteArray::fromStdString(test::redPicture()).toBase64().toStdString() + "'>",
             files);
        QTRY_COMPARE(widthOf(QStringLiteral("#own")), 8);
        QCOMPARE(widthOf(QStringLiteral("#inside")), 8);
        for (const char* id : {"#disk", "#path", "#up", "#other", "#tool"})
            QVERIFY2(widthOf(QLatin1String(id)) == 0, id);
    }
    void oneMailDoesNotSeeWhatAnotherHolds() {
        bundle::Files files;
        files.set("assets/own.png", test::redPicture());
        load("<p>first</p>", files);
        const std::string address = view_->page()->address().toString().toStdString();
        web::PreviewView other;
        other.setAttribute(Qt::WA_DontShowOnScreen);
        other.QWidget::show();
        QSignalSpy shown(&other, &web::PreviewView::shown);
        other.show("<img src='" + address + "assets/own.png'>", {});
        QVERIFY(shown.wait(20000));
        std::optional<int> width;
        other.page()->runJavaScript(QStringLiteral("document.images[0].naturalWidth"),
                                    QWebEngineScript::ApplicationWorld,
                                    [&](const QVariant& value) { width = value.toInt(); });
        QTRY_VERIFY(width.has_value());
        QCOMPARE(*width, 0);
    }
    void aLinkIsToldAndNotFollowed() {
        QSignalSpy clicked(view_.get(), &web::PreviewView::linkClicked);
        load(
            "<body style='margin:0'><a href='https://shop.example/cart' "
            "style='display:block;width:200px;height:100px'>Cart</a>");
        QTest::mouseClick(view_->view()->focusProxy(), Qt::LeftButton, {}, QPoint(50, 50));
        QTRY_COMPARE(clicked.count(), 1);
        QCOMPARE(clicked[0][0].toUrl(), QUrl(QStringLiteral("https://shop.example/cart")));
        QCOMPARE(view_->page()->url(), view_->page()->address());
    }
};
REHEARSAL_TEST(PreviewViewTest)

#include "preview_view_test.moc"
