#include "message/countdown.h"

#include <QImage>

#include "message/drawn_picture.h"
#include "message/mime.h"
#include "message/pictures.h"
#include "support/test.h"

using namespace rehearsal;
using message::Countdown;

namespace {

const base::Instant kNow = *base::parseInstant("2026-03-01T12:00:30Z");

QImage picture(const Countdown& countdown) {
    return QImage::fromData(QByteArray::fromStdString(message::drawnPicture(countdown.path()).value_or("")),
                            "PNG");
}

}  // namespace

/// A countdown is a real picture of the moment of sending, with words for those who see none.
class CountdownTest : public QObject {
    Q_OBJECT
  private slots:
    void itTellsHowLongItIs() {
        const auto words = [](const char* moment, const char* language = "en") {
            const auto read = Countdown::read(moment, kNow, {0, language});
            return QString::fromStdString(read ? read->words() : read.error().text);
        };
        QCOMPARE(words("2026-03-03T16:06:00Z"), QStringLiteral("2 days 4 hours 5 minutes"));
        QCOMPARE(words("1772366490"), QStringLiteral("1 minute"));
        QCOMPARE(words("2026-03-02T12:00:30Z"), QStringLiteral("1 day 0 hours 0 minutes"));
        QCOMPARE(words("2020-01-01T00:00:00Z"), QStringLiteral("0 days 0 hours 0 minutes"));
        QCOMPARE(words("2026-03-03T12:01:30Z", "fr-CA"), QStringLiteral("2 jours 0 heures 1 minute"));
        QCOMPARE(words("9999-01-01T00:00:00Z"), QStringLiteral("999 days 23 hours 59 minutes"));
        QCOMPARE(words("soon"), QStringLiteral("\"soon\" is no moment a countdown can end at"));
        QCOMPARE(words("0?ink=red"), QStringLiteral("\"red\" is no colour of six hexadecimal digits"));
        QCOMPARE(words("0?size=3"), QStringLiteral("A countdown has no \"size\""));
    }
    void itsPathSaysAllThereIsToDraw() {
        const Countdown countdown{3000, "de", "a34A26", "FFFFFF"};
        const auto again = Countdown::ofPath(countdown.path());
        QVERIFY(again);
        QCOMPARE(again->path(), countdown.path());
        for (const char* other :
             {"drawn/countdown-1-en-000000.png", "drawn/countdown--1-en-000000-FFFFFF.png", "assets/x.png",
              "drawn/countdown-1-en-000000-FFFFFF-1.png", "drawn/countdown-1-en-00000G-FFFFFF.png",
              "drawn/countdown-99999999999999999999-en-000000-FFFFFF.png", "drawn/../x.png"})
            QVERIFY2(!message::drawnPicture(other), other);
    }
    void thePictureHasItsSizeAndColours() {
        const QImage image = picture({3000, "en", "A34A26", "FFF8F0"});
        QCOMPARE(image.size(), QSize(2 * message::kCountdownWidth, 2 * message::kCountdownHeight));
        QCOMPARE(qAlpha(image.pixel(0, 0)), 0);
        QCOMPARE(qAlpha(image.pixel(40, 40)), 255);
        const QColor paper(image.pixel(40, 10));
        QVERIFY(std::abs(paper.red() - (255 * 9 + 0xA3) / 10) <= 1);
        QVERIFY(std::abs(paper.blue() - (0xF0 * 9 + 0x26) / 10) <= 1);
        bool inked = false;
        for (int x = 0; x < image.width(); ++x)
            inked = inked || QColor(image.pixel(x, 80)) == QColor("#A34A26");
        QVERIFY(inked);
        QVERIFY(image != picture({3001, "en", "A34A26", "FFF8F0"}));
        QVERIFY(image != picture({3000, "fr", "A34A26", "FFF8F0"}));
    }
    void inHtmlItBecomesAPictureWithWords() {
        base::Diagnostics problems;
        const auto drawn = [&](const std::string& html) {
            return message::withCountdowns(html, kNow, {0, "en", "111111", "FFFFFF"}, problems);
        };
        const std::string path = "drawn/countdown-60-en-A34A26-FFFFFF.png";
        QCOMPARE(drawn("<img src=\"countdown:2026-03-01T13:01:00Z?ink=%23A34A26\" width=\"288\">"),
                 "<img alt=\"1 hour 0 minutes\" src=\"" + path + "\" width=\"288\">");
        QCOMPARE(drawn("<img alt='Soon' src='countdown:2026-03-01T13:01:00Z?ink=A34A26'>"),
                 "<img alt='Soon' src='" + path + "'>");
        QVERIFY(problems.empty());
        QCOMPARE(drawn("<img src=\"countdown:\">"), std::string("<img src=\"\">"));
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(drawn("<a href=\"countdown:1\">countdown:1</a>"),
                 std::string("<a href=\"countdown:1\">countdown:1</a>"));
    }
    void aMailCarriesThePictureItself() {
        message::Message mail;
        mail.id = "1@shop.example";
        mail.date = kNow;
        mail.to = "ana@example.com";
        mail.html = "<img src=\"" + Countdown{60}.path() + "\">";
        const auto mime = message::toMime(mail);
        QVERIFY(mime);
        QVERIFY(mime->find("Content-Type: image/png") != std::string::npos);
        QVERIFY(mime->find("src=\"cid:") != std::string::npos);
    }
};

REHEARSAL_TEST(CountdownTest)
#include "countdown_test.moc"
