// Templates come from strangers: none of theirs runs a script, reaches the network, reads a file or holds up
// the window.
#include <QImage>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QWebEngineScript>
#include <QWebEngineView>
#include <fstream>
#include <memory>
#include <optional>

#include "gap_clock.h"
#include "red_picture.h"
#include "support/test.h"
#include "web/code_editor.h"
#include "web/mail_camera.h"
#include "web/mail_limits.h"
#include "web/mjml_compiler.h"
#include "web/preview_page.h"
#include "web/preview_view.h"

using namespace rehearsal;

namespace {

constexpr qint64 kLongestGapMs = 1000;
constexpr char kRan[] = "document.title='ran'";

std::string repeated(const std::string& text, int times) {
    std::string all;
    all.reserve(text.size() * static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

class StrangerTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    QTcpServer server_;
    std::unique_ptr<web::PreviewView> view_;

    bool load(const std::string& html, const bundle::Files& files = {}) {
        QSignalSpy shown(view_.get(), &web::PreviewView::shown);
        view_->show(html, files);
        return shown.wait(60000);
    }
    QVariant ask(const QString& script) {
        std::optional<QVariant> answer;
        view_->page()->runJavaScript(script, QWebEngineScript::ApplicationWorld,
                                     [&](const QVariant& value) { answer = value; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20000)) return {};
        return *answer;
    }
    /// What a stranger's mail names is filled in: a server that must not be reached, files not to be read.
    std::string filledIn(QByteArray html) {
        const QByteArray address = "http://127.0.0.1:" + QByteArray::number(server_.serverPort()) + "/seen";
        html.replace("ADDRESS", address);
        html.replace("FILE", "file://" + folder_.path().toUtf8());
        html.replace("RAN", kRan);
        return html.toStdString();
    }
    /// By the time a mail of our own shows its picture, whatever the one before asked for would have come.
    void expectNothingHappened() {
        QCOMPARE(ask(QStringLiteral("document.title")).toString(), QStringLiteral("still"));
        QCOMPARE(view_->page()->url(), view_->page()->address());
        QCOMPARE(ask(QStringLiteral("getComputedStyle(document.body).outlineStyle")).toString(),
                 QStringLiteral("none"));
        const QString frames = QStringLiteral(
            "[...document.querySelectorAll('iframe,object,embed,frame')].map(f => { try { return "
            "f.contentDocument.body.innerText } catch (e) { return '' } }).join('').trim()");
        QCOMPARE(ask(frames).toString(), QString());
        bundle::Files files;
        files.set("assets/own.png", test::redPicture());
        QVERIFY(load("<title>own</title><img id='own' src='assets/own.png'>", files));
        QTRY_COMPARE(ask(QStringLiteral("document.images[0].naturalWidth")).toInt(), 8);
        QVERIFY(!server_.hasPendingConnections());
        QCOMPARE(view_->page()->url(), view_->page()->address());
    }

  private Q_SLOTS:
    void initTestCase() {
        QVERIFY(server_.listen(QHostAddress::LocalHost));
        const auto write = [this](const char* name, const std::string& text) {
            std::ofstream(folder_.filePath(QLatin1String(name)).toStdString(), std::ios::binary) << text;
        };
        write("secret.png", test::redPicture());
        write("secret.html", "<title>secret</title><p>secret</p>");
        write("secret.css", "body { outline: 1px solid red }");
    }
    void init() {
        view_ = std::make_unique<web::PreviewView>();
        view_->setAttribute(Qt::WA_DontShowOnScreen);
        view_->resize(600, 400);
        view_->QWidget::show();
    }
    void cleanup() { view_.reset(); }

    void noneRunsAScriptReachesTheNetworkOrReadsAFile_data() {
        QTest::addColumn<QByteArray>("html");
        QTest::newRow("scripts") << QByteArray(
            "<script>RAN</script><script src='ADDRESS'></script><script "
            "src='data:text/javascript,RAN'></script>"
            "<script type='module'>RAN</script><script src='FILE/secret.css'></script>");
        QTest::newRow("handlers") << QByteArray(
            "<img src='x' onerror=\"RAN\"><body onload=\"RAN\" onpageshow=\"RAN\"><details open "
            "ontoggle=\"RAN\"></details><input autofocus onfocus=\"RAN\"><marquee onstart=\"RAN\">x</marquee>"
            "<video onloadstart=\"RAN\" src='x'></video><p style='animation:a 1ms' "
            "onanimationstart=\"RAN\">x</p><style>@keyframes a{}</style>");
        QTest::newRow("svg") << QByteArray(
            "<svg onload=\"RAN\"><script>RAN</script><set attributeName='x' to='y' onbegin=\"RAN\"/>"
            "<image href='ADDRESS'/><use href='ADDRESS#a'/><foreignObject><iframe "
            "srcdoc='<script>parent.RAN</script>'></iframe></foreignObject><a href='javascript:RAN'><text "
            "y='9'>x</text></a></svg><img src=\"data:image/svg+xml,<svg "
            "xmlns='http://www.w3.org/2000/svg'><image href='ADDRESS'/></svg>\">");
        QTest::newRow("frames") << QByteArray(
            "<iframe src='ADDRESS'></iframe><iframe src='FILE/secret.html'></iframe><iframe "
            "srcdoc=\"<script>parent.RAN</script><img src='ADDRESS'>\"></iframe><iframe "
            "src=\"javascript:parent.RAN\"></iframe><iframe "
            "src=\"data:text/html,<script>parent.RAN</script><img src='ADDRESS'>\"></iframe>");
        QTest::newRow("objects") << QByteArray(
            "<object data='ADDRESS'></object><embed src='ADDRESS'><object data='FILE/secret.html' "
            "type='text/html'></object><embed src='FILE/secret.html' type='text/html'><object "
            "data=\"data:text/html,<script>parent.RAN</script>\"></object><applet code='x' "
            "archive='ADDRESS'></applet>");
        QTest::newRow("refresh") << QByteArray("<meta http-equiv='refresh' content='0;url=ADDRESS'>");
        QTest::newRow("refresh to a script")
            << QByteArray("<meta http-equiv='refresh' content='0;url=javascript:RAN'>");
        QTest::newRow("refresh to a file")
            << QByteArray("<meta http-equiv='refresh' content='0;url=FILE/secret.html'>");
        QTest::newRow("refresh to data")
            << QByteArray("<meta http-equiv='refresh' content='0;url=data:text/html,<title>gone</title>'>");
        QTest::newRow("style sheets") << QByteArray(
            "<style>@import url('ADDRESS');@import 'ADDRESS';@import url('FILE/secret.css');"
            "@font-face{font-family:f;src:url('ADDRESS')}p{font-family:f;background:url('ADDRESS');"
            "cursor:url('ADDRESS'),auto;list-style-image:url('ADDRESS');border-image:url('ADDRESS') 1;"
            "mask-image:url('ADDRESS')}p::before{content:url('ADDRESS')}input[value^='a']{background:"
            "url('ADDRESS')}</style><p>x</p><input value='abc'><link rel='stylesheet' href='ADDRESS'><link "
            "rel='stylesheet' href='FILE/secret.css'>");
        QTest::newRow("links of the head") << QByteArray(
            "<link rel='preload' as='image' href='ADDRESS'><link rel='prefetch' href='ADDRESS'><link "
            "rel='dns-prefetch' href='ADDRESS'><link rel='preconnect' href='ADDRESS'><link "
            "rel='modulepreload' href='ADDRESS'><link rel='prerender' href='ADDRESS'><link rel='icon' "
            "href='ADDRESS'><link rel='manifest' href='ADDRESS'>");
        QTest::newRow("base") << QByteArray(
            "<base href='ADDRESS'><img src='a.png'><iframe src='b'></iframe>");
        QTest::newRow("pictures and films") << QByteArray(
            "<img src='ADDRESS'><img srcset='ADDRESS 2x'><picture><source srcset='ADDRESS'><img "
            "src='FILE/secret.png'></picture><table background='ADDRESS'><tr><td>x</table><video "
            "src='ADDRESS' "
            "poster='ADDRESS' autoplay muted></video><audio src='ADDRESS' autoplay></audio><video autoplay "
            "muted><source src='ADDRESS'><track default src='ADDRESS'></video><input type='image' "
            "src='ADDRESS'><img src='ftp://127.0.0.1/x'><img src='ws://127.0.0.1/x'>");
    }
    void noneRunsAScriptReachesTheNetworkOrReadsAFile() {
        QFETCH(QByteArray, html);
        const std::string mail = filledIn("<title>still</title>" + html);
        QVERIFY(load(mail));
        expectNothingHappened();
        // The same in the place of another mail, as while typing.
        QVERIFY(load("<title>still</title><p>harmless</p>"));
        QVERIFY(load(mail));
        expectNothingHappened();
    }
    void noFormIsSent() {
        const std::string form = filledIn(
            "<title>still</title><body style='margin:0'><form action='ADDRESS' method='post'><input name='a' "
            "value='b' style='position:absolute;left:0;top:0;width:200px;height:40px'><button "
            "style='position:absolute;left:0;top:60px;width:200px;height:40px'>Go</button><button "
            "formaction='javascript:RAN' "
            "style='position:absolute;left:0;top:120px;width:200px;height:40px'>Go</button></form>");
        QVERIFY(load(form));
        QWidget* page = view_->view()->focusProxy();
        for (const int y : {20, 80, 140}) {
            QTest::mouseClick(page, Qt::LeftButton, {}, QPoint(50, y));
            QTest::keyClick(page, Qt::Key_Return);
        }
        expectNothingHappened();
    }
    void noLinkIsFollowed_data() {
        QTest::addColumn<QByteArray>("link");
        QTest::newRow("web") << QByteArray("<a href='ADDRESS' ping='ADDRESS'>");
        QTest::newRow("new window") << QByteArray("<a href='ADDRESS' target='_blank'>");
        QTest::newRow("script") << QByteArray("<a href=\"javascript:RAN\">");
        QTest::newRow("data") << QByteArray("<a href='data:text/html,<title>gone</title>'>");
        QTest::newRow("file") << QByteArray("<a href='FILE/secret.html'>");
        QTest::newRow("download") << QByteArray("<a href='ADDRESS' download='x'>");
        QTest::newRow("another program") << QByteArray("<a href='mailto:x@shop.example'>");
    }
    void noLinkIsFollowed() {
        QFETCH(QByteArray, link);
        QVERIFY(load(filledIn("<title>still</title><body style='margin:0'>" + link +
                              "<div style='height:300px'>Click</div></a>")));
        QTest::mouseClick(view_->view()->focusProxy(), Qt::LeftButton, {}, QPoint(50, 50));
        QTest::mouseClick(view_->view()->focusProxy(), Qt::LeftButton, Qt::ControlModifier, QPoint(50, 50));
        QTest::mouseClick(view_->view()->focusProxy(), Qt::MiddleButton, {}, QPoint(50, 50));
        QTest::keyClick(view_->view()->focusProxy(), Qt::Key_Return);
        expectNothingHappened();
    }

    void theWindowAnswersWhileAHeavyMailIsShown_data() {
        QTest::addColumn<QByteArray>("html");
        const auto row = [](const char* name, const std::string& html) {
            QTest::newRow(name) << QByteArray::fromStdString(html);
        };
        row("50 MB", "<p>" + repeated("<b>word</b> ", 50 << 20 >> 3));
        row("just below the limit", "<p>" + repeated("<b>word</b> ", 600'000));
        row("nested deeply", repeated("<div>", 100'000) + "deep");
        row("nested tables", repeated("<table><tr><td>", 20'000) + "deep");
        row("selectors", "<style>" + repeated("* * * * * :nth-child(2n+1) ~ * { color: red }\n", 2000) +
                             "</style>" + repeated("<p><b>x</b></p>", 3000));
        row("shadows", "<style>p{filter:blur(40px);box-shadow:" + repeated("0 0 99px red,", 400) +
                           "0 0 9px red}</style>" + repeated("<p>x</p>", 400));
        row("animation",
            "<style>@keyframes a{to{width:900px;filter:blur(9px)}}p{animation:a 1s infinite}"
            "</style>" +
                repeated("<p>x</p>", 4000));
        row("wide",
            "<div style='width:9999999px;height:9999999px;background:linear-gradient(red,blue)'>x</div>");
        row("one word", "<p>" + std::string(4 << 20, 'w'));
        row("calc",
            "<p style='width:" + repeated("calc(1px + ", 20'000) + "1px" + repeated(")", 20'000) + "'>x</p>");
    }
    void theWindowAnswersWhileAHeavyMailIsShown() {
        QFETCH(QByteArray, html);
        QVERIFY(load("<p>harmless</p>"));
        const std::string mail = html.toStdString();
        const test::GapClock clock;
        view_->show(mail, {});
        web::MailCamera camera;
        camera.setTimeout(4000);
        std::optional<web::MailPicture> picture;
        camera.take({mail, {}, {}, 320, 800}, this, [&](const web::MailPicture& taken) { picture = taken; });
        // Shown or given up with a sentence, in the end.
        QTRY_VERIFY_WITH_TIMEOUT(picture.has_value(), 60000);
        QVERIFY(!picture->image.isNull() || !picture->failure.isEmpty());
        QVERIFY2(clock.longest() < kLongestGapMs, qPrintable(QString::number(clock.longest())));
        // And the next mail is shown as ever.
        std::optional<web::MailPicture> next;
        camera.setTimeout(web::kMailTimeoutMs);
        camera.take({"<!doctype html><p>next</p>", {}, {}, 320}, this,
                    [&](const web::MailPicture& taken) { next = taken; });
        QTRY_VERIFY_WITH_TIMEOUT(next.has_value(), 60000);
        QVERIFY2(!next->image.isNull(), qPrintable(next->failure));
    }
    void aMailTooLargeToShowSaysSo() {
        QVERIFY(load(std::string(50 << 20, 'x')));
        QCOMPARE(ask(QStringLiteral("document.body.innerText.trim()")).toString(),
                 QStringLiteral("The mail is 50 MB of HTML; over 8 MB nothing is shown."));
    }
    void theWindowAnswersWhileHugeMjmlIsCompiled() {
        web::MjmlCompiler compiler;
        compiler.setTimeout(4000);
        const std::string body =
            repeated("<mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-section>", 100'000);
        std::optional<web::MjmlResult> result;
        bundle::MjmlSource source;
        source.text = "<mjml><mj-body>" + body + "</mj-body></mjml>";
        const test::GapClock clock;
        compiler.compile(source, [&](const web::MjmlResult& compiled) { result = compiled; });
        QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 60000);
        QVERIFY2(clock.longest() < kLongestGapMs, qPrintable(QString::number(clock.longest())));
        QVERIFY(result->ok() || base::hasErrors(result->problems));
    }
    void theWindowAnswersWhileTheEditorIsGivenAHugeSource() {
        web::CodeEditor editor;
        editor.setAttribute(Qt::WA_DontShowOnScreen);
        editor.resize(600, 400);
        editor.show();
        const QString source = QString::fromStdString(repeated("<p>{{ profile.first_name }}</p>\n", 160'000));
        const test::GapClock clock;
        editor.showText(QStringLiteral("huge"), QStringLiteral("html"), source);
        std::optional<QVariant> length;
        const auto ask = [&] {
            editor.view()->page()->runJavaScript(
                QStringLiteral("window.editorView ? editorView.state.doc.length : 0"), 0,
                [&](const QVariant& value) { length = value; });
        };
        ask();
        QTRY_VERIFY_WITH_TIMEOUT((length && length->toInt() == source.size()) || (ask(), false), 60000);
        QVERIFY2(clock.longest() < kLongestGapMs, qPrintable(QString::number(clock.longest())));
    }
};
REHEARSAL_TEST(StrangerTest)

#include "stranger_test.moc"
