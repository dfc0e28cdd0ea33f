#include "web/preview_fixture.h"
#include "web/profile.h"

using namespace rehearsal;
using web::Scheme;

class PageLookTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::Preview> preview_;

    void load(const std::string& html, const web::MailLook& look) { preview_->load(html, {}, look); }
    QString style(const QString& selector, const QString& property) {
        return preview_
            ->ask(QStringLiteral("getComputedStyle(document.querySelector('%1'))['%2']")
                      .arg(selector, property))
            .toString();
    }

  private Q_SLOTS:
    void init() { preview_ = std::make_unique<test::Preview>(); }
    void cleanup() { preview_.reset(); }

    void coloursAreInvertedWhereverTheyAreSet_data() {
        QTest::addColumn<QByteArray>("html");
        QTest::newRow("attribute") << QByteArray(
            "<table id='x' bgcolor='white'><tr><td><font id='t' color='black'>t</font></table>");
        QTest::newRow("inline") << QByteArray(
            "<p id='x' style='background:#fff;color:#000'><b id='t'>t</b></p>");
        QTest::newRow("style sheet") << QByteArray(
            "<style>#x{background:#fff!important;color:#000!important}</style><p id='x'><b id='t'>t</b></p>");
        QTest::newRow("body attribute")
            << QByteArray("<body id='x' bgcolor='#ffffff' text='#000000'><b id='t'>t</b>");
    }
    void coloursAreInvertedWhereverTheyAreSet() {
        QFETCH(QByteArray, html);
        for (const auto scheme : {Scheme::PartialInversion, Scheme::FullInversion}) {
            load(html.toStdString(), {.scheme = scheme});
            QCOMPARE(style(QStringLiteral("#x"), QStringLiteral("background-color")),
                     QStringLiteral("rgb(51, 51, 51)"));
            QCOMPARE(style(QStringLiteral("#t"), QStringLiteral("color")),
                     QStringLiteral("rgb(255, 255, 255)"));
        }
        load(html.toStdString(), {.scheme = Scheme::Dark});
        QCOMPARE(style(QStringLiteral("#x"), QStringLiteral("background-color")),
                 QStringLiteral("rgb(255, 255, 255)"));
    }
    void aMailWithoutColoursStandsOnADarkPage() {
        load("<p>text <a href='https://shop.example'>link</a>", {.scheme = Scheme::PartialInversion});
        QCOMPARE(style(QStringLiteral("html"), QStringLiteral("background-color")),
                 QStringLiteral("rgb(51, 51, 51)"));
        QCOMPARE(style(QStringLiteral("p"), QStringLiteral("color")), QStringLiteral("rgb(255, 255, 255)"));
        QTRY_COMPARE(preview_->view.grab().toImage().pixelColor(300, 300), QColor(51, 51, 51));
    }
    void whatIsDarkStaysInAPartialInversionAlone() {
        const std::string html = "<p style='background:#1b1b4b;color:#fff;border:1px solid #000'>Buy</p>";
        load(html, {.scheme = Scheme::PartialInversion});
        QCOMPARE(style(QStringLiteral("p"), QStringLiteral("background-color")),
                 QStringLiteral("rgb(27, 27, 75)"));
        QCOMPARE(style(QStringLiteral("p"), QStringLiteral("color")), QStringLiteral("rgb(255, 255, 255)"));
        QCOMPARE(style(QStringLiteral("p"), QStringLiteral("border-top-color")),
                 QStringLiteral("rgb(0, 0, 0)"));
        load(html, {.scheme = Scheme::FullInversion});
        QVERIFY(style(QStringLiteral("p"), QStringLiteral("background-color")) !=
                QStringLiteral("rgb(27, 27, 75)"));
        QCOMPARE(style(QStringLiteral("p"), QStringLiteral("color")), QStringLiteral("rgb(51, 51, 51)"));
        QCOMPARE(style(QStringLiteral("p"), QStringLiteral("border-top-color")),
                 QStringLiteral("rgb(255, 255, 255)"));
    }
    void textOnPicturesAndGradientsStaysAsItIs() {
        const std::string html =
            "<div style='background-image:linear-gradient(#eee,#fff)'><p id='over' style='color:#111'>x</p>"
            "<p id='own' style='color:#111;background:#fff'>x</p></div>"
            "<table background='assets/hero.png' bgcolor='#ffffff'><tr><td id='cell' "
            "style='color:#222'>x</table>";
        for (const auto scheme : {Scheme::PartialInversion, Scheme::FullInversion}) {
            load(html, {.scheme = scheme});
            QCOMPARE(style(QStringLiteral("#over"), QStringLiteral("color")),
                     QStringLiteral("rgb(17, 17, 17)"));
            QVERIFY(style(QStringLiteral("div"), QStringLiteral("background-image"))
                        .contains(QStringLiteral("rgb(238, 238, 238)")));
            QCOMPARE(style(QStringLiteral("#cell"), QStringLiteral("color")),
                     QStringLiteral("rgb(34, 34, 34)"));
            QVERIFY(style(QStringLiteral("#own"), QStringLiteral("color")) !=
                    QStringLiteral("rgb(17, 17, 17)"));
        }
    }
    void textIsRaisedUntilItCanBeRead() {
        load("<p style='color:#777;background:#fff'>x</p>", {.scheme = Scheme::PartialInversion});
        const QStringList parts =
            style(QStringLiteral("p"), QStringLiteral("color")).mid(4).chopped(1).split(QStringLiteral(", "));
        QVERIFY2(parts.constFirst().toInt() > 145, qPrintable(parts.join(u',')));
    }
    void whatWasRecolouredIsMarkedAsOutlookMarksIt() {
        const std::string html =
            "<style>[data-ogsc] .name{color:#00ff00!important} [data-ogsb] "
            ".card{background:#010203!important}"
            "[data-ogsc] .light{display:none} .dark{display:none} [data-ogsc] .dark{display:block}</style>"
            "<body><p id='p' style='color:#000;background-color:white'><b class='name'>Ana</b></p>"
            "<table class='card' bgcolor='#ffffff'><tr><td><font id='f' color='black'>x</font></table>"
            "<i class='light'>l</i><i class='dark'>d</i>";
        load(html, {.scheme = Scheme::PartialInversion});
        const auto attribute = [&](const char* selector, const char* name) {
            return preview_
                ->ask(QStringLiteral("document.querySelector('%1').getAttribute('%2')")
                          .arg(QLatin1String(selector), QLatin1String(name)))
                .toString();
        };
        QCOMPARE(attribute("#p", "data-ogsc"), QStringLiteral("rgb(0, 0, 0)"));
        QCOMPARE(attribute("#p", "data-ogsb"), QStringLiteral("white"));
        QCOMPARE(attribute("table", "data-ogab"), QStringLiteral("#ffffff"));
        QCOMPARE(attribute("#f", "data-ogac"), QStringLiteral("black"));
        QCOMPARE(style(QStringLiteral(".name"), QStringLiteral("color")), QStringLiteral("rgb(0, 255, 0)"));
        QCOMPARE(style(QStringLiteral(".card"), QStringLiteral("background-color")),
                 QStringLiteral("rgb(1, 2, 3)"));
        QCOMPARE(style(QStringLiteral(".light"), QStringLiteral("display")), QStringLiteral("none"));
        QCOMPARE(style(QStringLiteral(".dark"), QStringLiteral("display")), QStringLiteral("block"));
        load(html, {.scheme = Scheme::FullInversion});
        QCOMPARE(attribute("#p", "data-ogsc"), QString());
        QVERIFY(style(QStringLiteral(".name"), QStringLiteral("color")) != QStringLiteral("rgb(0, 255, 0)"));
    }
    void withPicturesOffTheirWordsStandInTheirPlaces() {
        load(
            "<p style='color:#123456'><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' alt='Spring <3' "
            "width='300' height='80' class='hero' style='font-size:22px;color:#ff0000'></p>"
            "<img id='pixel' src='x.gif' width='1' height='1' alt=''>"
            "<table id='t' background='assets/a.png'><tr><td style='background:#abcdef "
            "url(assets/b.png)'>x</table>",
            {.pictures = false});
        QCOMPARE(preview_->ask(QStringLiteral("document.images.length")).toInt(), 0);
        QCOMPARE(preview_->ask(QStringLiteral("document.querySelector('.hero').textContent")).toString(),
                 QStringLiteral("Spring <3"));
        QCOMPARE(style(QStringLiteral(".hero"), QStringLiteral("width")), QStringLiteral("300px"));
        QCOMPARE(style(QStringLiteral(".hero"), QStringLiteral("height")), QStringLiteral("80px"));
        QCOMPARE(style(QStringLiteral(".hero"), QStringLiteral("font-size")), QStringLiteral("22px"));
        QCOMPARE(style(QStringLiteral(".hero"), QStringLiteral("color")), QStringLiteral("rgb(255, 0, 0)"));
        QCOMPARE(style(QStringLiteral("#pixel"), QStringLiteral("width")), QStringLiteral("1px"));
        QCOMPARE(style(QStringLiteral("#t"), QStringLiteral("background-image")), QStringLiteral("none"));
        QCOMPARE(style(QStringLiteral("td"), QStringLiteral("background-image")), QStringLiteral("none"));
        QCOMPARE(style(QStringLiteral("td"), QStringLiteral("background-color")),
                 QStringLiteral("rgb(171, 205, 239)"));
    }
    void aLookIsGivenToAPageThatLoadsByItself() {
        const web::MailLook look{.scheme = Scheme::FullInversion, .pictures = false};
        auto* page = preview_->view.page();
        page->profile().previewHandler().content(page->host()).html =
            "<!doctype html><body style='color:#000'><img alt='Hero'>";
        page->setLook(look);
        QSignalSpy loaded(page, &QWebEnginePage::loadFinished);
        page->load(page->address());
        QVERIFY(loaded.wait(20000));
        QCOMPARE(style(QStringLiteral("body"), QStringLiteral("color")),
                 QStringLiteral("rgb(255, 255, 255)"));
        QCOMPARE(preview_->ask(QStringLiteral("document.body.innerText")).toString(), QStringLiteral("Hero"));
    }
    void aMailIsGivenTheSameColoursEveryTime() {
        std::string html = "<body bgcolor='#f4f4f7'>";
        for (int i = 0; i < 200; ++i)
            html += "<p style='color:#" + std::to_string(100000 + i * 997) + ";background:#" +
                    std::to_string(999999 - i * 997) + "'>x</p>";
        const QString all =
            QStringLiteral("[...document.querySelectorAll('p')].map(p => p.getAttribute('style')).join('|')");
        load(html, {.scheme = Scheme::PartialInversion});
        const QString first = preview_->ask(all).toString();
        load(html, {.scheme = Scheme::PartialInversion});
        QCOMPARE(preview_->ask(all).toString(), first);
        QVERIFY(first.contains(QStringLiteral("important")));
    }
};
REHEARSAL_TEST(PageLookTest)

#include "page_look_test.moc"
