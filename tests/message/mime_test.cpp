#include "message/mime.h"

#include <rapidcheck.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

#include "message/composer.h"
#include "message/sample_context.h"
#include "message/sample_shop.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

message::Message sampleMessage() {
    message::Message out;
    out.id = "0123456789abcdef@shop.example";
    out.date = *base::parseInstant("2026-03-01T12:30:00Z");
    out.language = "fr";
    out.fromName = "Shop";
    out.fromEmail = "hello@shop.example";
    out.replyTo = "care@shop.example";
    out.to = "ana@example.com";
    out.unsubscribeUrl = "https://shop.example/unsubscribe/0123456789abcdef";
    out.subject = "Your cart";
    out.html = "<html><body><p>Hello</p></body></html>";
    out.text = "Hello\n";
    return out;
}

/// A mail as Python's email package reads it: `headers` by name, `defects`, and `parts`, the leaves in order.
constexpr const char* kReader = R"(
import email, email.policy, json, sys
mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
parts = []
for part in mail.walk():
    if part.is_multipart():
        continue
    content = part.get_content()
    parts.append({'type': part.get_content_type(), 'charset': part.get_content_charset(),
                  'encoding': part['Content-Transfer-Encoding'], 'id': part['Content-ID'],
                  'file': part.get_filename(),
                  'text': content if isinstance(content, str) else content.hex()})
print(json.dumps({'headers': {name.lower(): str(value) for name, value in mail.items()},
                  'names': [name.lower() for name in mail.keys()],
                  'type': mail.get_content_type(),
                  'inside': [part.get_content_type() for part in mail.iter_parts()],
                  'defects': [str(d) for part in mail.walk() for d in part.defects],
                  'to': [a.addr_spec for a in mail['to'].addresses] if mail['to'] else [],
                  'parts': parts}))
)";

bool hasPython() {
    return !QStandardPaths::findExecutable("python3").isEmpty();
}

QJsonObject readBack(const std::string& mail) {
    QProcess python;
    python.start("python3", {"-c", kReader});
    python.write(mail.data(), static_cast<qint64>(mail.size()));
    python.closeWriteChannel();
    if (!python.waitForFinished(60'000) || python.exitCode() != 0) {
        qWarning("%s", python.readAllStandardError().constData());
        return {};
    }
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

QJsonObject readBack(const message::Message& message, const message::Pictures& pictures = {}) {
    const auto mail = message::toMime(message, pictures);
    return mail ? readBack(*mail) : QJsonObject();
}

/// What a reader must see of a header is this.
QString header(const QJsonObject& mail, const char* name) {
    return mail["headers"].toObject()[name].toString();
}

QString text(const QJsonObject& mail, int part) {
    // Line ends are those of the network.
    return mail["parts"].toArray()[part].toObject()["text"].toString().replace("\r\n", "\n");
}

bool hasLongOrForeignLine(const std::string& mail) {
    std::size_t begin = 0;
    while (begin < mail.size()) {
        const std::size_t end = mail.find("\r\n", begin);
        if (end == std::string::npos || end - begin > 998) return true;
        for (std::size_t i = begin; i < end; ++i) {
            const auto c = static_cast<unsigned char>(mail[i]);
            if (c >= 0x7F || (c < 0x20 && c != '\t')) return true;
        }
        begin = end + 2;
    }
    return false;
}

}  // namespace

class MimeTest : public QObject {
    Q_OBJECT
  private slots:
    void init() {
        if (!hasPython()) QSKIP("python3 is not installed: no other program reads the mails back");
    }

    void theAlternativesAreTextAmpAndHtmlInThisOrder() {
        auto message = sampleMessage();
        message.amp = "<!doctype html><html ⚡4email><body>Hi</body></html>";
        const QJsonObject mail = readBack(message);
        QCOMPARE(mail["type"].toString(), "multipart/alternative");
        QCOMPARE(mail["inside"].toArray(), QJsonArray({"text/plain", "text/x-amp-html", "text/html"}));
        QCOMPARE(mail["defects"].toArray(), QJsonArray());
        QCOMPARE(text(mail, 0), "Hello\n");
        QCOMPARE(text(mail, 1).trimmed(), QString::fromStdString(*message.amp));
        QCOMPARE(text(mail, 2).trimmed(), QString::fromStdString(message.html));
        for (const auto part : mail["parts"].toArray())
            QCOMPARE(part.toObject()["charset"].toString(), "utf-8");
    }
    void headersSayWhoWhenAndHowToLeave() {
        const QJsonObject mail = readBack(sampleMessage());
        QCOMPARE(header(mail, "from"), "Shop <hello@shop.example>");
        QCOMPARE(header(mail, "reply-to"), "care@shop.example");
        QCOMPARE(header(mail, "to"), "ana@example.com");
        QCOMPARE(header(mail, "subject"), "Your cart");
        QCOMPARE(header(mail, "date"), "Sun, 01 Mar 2026 12:30:00 +0000");
        QCOMPARE(header(mail, "message-id"), "<0123456789abcdef@shop.example>");
        QCOMPARE(header(mail, "content-language"), "fr");
        QCOMPARE(header(mail, "list-unsubscribe"), "<https://shop.example/unsubscribe/0123456789abcdef>");
        QCOMPARE(header(mail, "list-unsubscribe-post"), "List-Unsubscribe=One-Click");
        QCOMPARE(header(mail, "mime-version"), "1.0");
    }
    void nobodyIsAskedToLeaveWhatNeedsNoConsent() {
        auto message = sampleMessage();
        message.unsubscribeUrl.clear();
        const QJsonObject mail = readBack(message);
        QVERIFY(!mail["headers"].toObject().contains("list-unsubscribe"));
        QVERIFY(!mail["headers"].toObject().contains("list-unsubscribe-post"));
    }
    void lettersOfAllScriptsComeThrough() {
        auto message = sampleMessage();
        message.subject =
            "Żółć 🛒 購物車 — " + std::string(40, 'x') + " عربة التسوق الخاصة بك في انتظارك الآن";
        message.fromName = "Café „Ö“, Köln";
        message.text = "日本語のテキスト\n" + std::string(3000, 'y') + "\nنص عربي\n";
        message.html = "<p>ÄÖÜ " + std::string(5000, 'z') + "</p>\n<p>€</p>\n";
        const auto bytes = message::toMime(message);
        QVERIFY(bytes.has_value());
        QVERIFY(!hasLongOrForeignLine(*bytes));
        const QJsonObject mail = readBack(*bytes);
        QCOMPARE(header(mail, "subject"), QString::fromStdString(message.subject));
        QVERIFY(header(mail, "from").contains("Café „Ö“, Köln"));
        QCOMPARE(text(mail, 0), QString::fromStdString(message.text));
        QCOMPARE(text(mail, 1), QString::fromStdString(message.html));
    }
    void scriptsBeyondLatinDoNotTriple() {
        auto message = sampleMessage();
        for (int i = 0; i < 300; ++i) message.text += "購物車還在等你。\n";
        const QJsonObject mail = readBack(message);
        QCOMPARE(mail["parts"].toArray()[0].toObject()["encoding"].toString(), "base64");
        QCOMPARE(text(mail, 0), QString::fromStdString(message.text));
    }
    void anyTextComesBackAsItWas() {
        // Few cases: each starts a Python.
        std::string all;
        for (const char* odd : {"From here\n", ".\n", "..dot\n", "=3D =\n", "a \n", "tab\t\n", "--=_x\n",
                                "\n\n", "\xE2\x80\xA8", "\x01\x02", "end"}) {
            all += odd;
        }
        auto message = sampleMessage();
        message.text = all;
        message.html = all + all;
        const QJsonObject mail = readBack(message);
        QCOMPARE(text(mail, 0), QString::fromStdString(message.text));
        QCOMPARE(text(mail, 1), QString::fromStdString(message.html));
    }
    void lineEndsAreThoseOfTheNetworkHoweverATemplateWritesThem() {
        auto message = sampleMessage();
        message.text = "one\r\ntwo\rthree\n";
        const auto bytes = message::toMime(message);
        QVERIFY(bytes->find("\r\r") == std::string::npos);
        QVERIFY(!hasLongOrForeignLine(*bytes));
        QCOMPARE(text(readBack(*bytes), 0), "one\ntwo\nthree\n");
    }
    void picturesOfTheBundleTravelInTheMail() {
        bundle::Files files;
        files.set("assets/logo.png", std::string("\x89PNG\0bytes", 10));
        files.set("assets/hero.jpg", "jpeg");
        files.set("assets/unused.gif", "gif");
        auto message = sampleMessage();
        message.html =
            "<img src=\"assets/logo.png\"><td background='assets/hero.jpg' "
            "style=\"background:url(assets/hero.jpg)\">"
            "<img src=assets/logo.png><img src=\"assets/none.png\"><a "
            "href=\"assets/logo.png\">assets/logo.png</a>";
        const QJsonObject mail = readBack(message, message::Pictures(files));
        QCOMPARE(mail["inside"].toArray(), QJsonArray({"text/plain", "multipart/related"}));
        const QJsonArray parts = mail["parts"].toArray();
        QCOMPARE(parts.size(), 4);
        const auto cid = [&](int part) {
            const QString id = parts[part].toObject()["id"].toString();
            return "cid:" + id.mid(1, id.size() - 2);
        };
        QCOMPARE(parts[2].toObject()["file"].toString(), "logo.png");
        QCOMPARE(parts[2].toObject()["type"].toString(), "image/png");
        QCOMPARE(parts[2].toObject()["text"].toString(),
                 QString::fromLatin1(QByteArray("\x89PNG\0bytes", 10).toHex()));
        QCOMPARE(parts[3].toObject()["type"].toString(), "image/jpeg");
        QCOMPARE(text(mail, 1).trimmed(),
                 QString("<img src=\"%1\"><td background='%2' style=\"background:url(%2)\"><img src=%1>"
                         "<img src=\"assets/none.png\"><a href=\"assets/logo.png\">assets/logo.png</a>")
                     .arg(cid(2), cid(3)));
    }
    void thePreheaderIsTheFirstTextOfTheBody() {
        auto message = sampleMessage();
        message.preheader = "10 < 20 & more";
        QVERIFY(text(readBack(message), 1).contains("<body><div style=\"display:none"));
        QVERIFY(text(readBack(message), 1).contains(">10 &lt; 20 &amp; more</div><p>Hello</p>"));
        message.html = "<body><i>10 &lt; 20 &amp; more</i></body>";
        QVERIFY(!text(readBack(message), 1).contains("display:none"));
    }
    void theSameMessageGivesTheSameBytes() {
        const auto shop = test::sampleShop();
        const auto context =
            message::sampleContext(shop, test::ana(), shop.templates[0], {1'700'000'000'000});
        const auto message = message::compose(shop, shop.templates[0], context);
        const auto once = message::toMime(message);
        QVERIFY(once.has_value());
        QCOMPARE(*message::toMime(message), *once);
        auto other = context;
        other.messageId += "2";
        const auto second = message::compose(shop, shop.templates[0], other);
        QVERIFY(second.id != message.id);
        QVERIFY(*message::toMime(second) != *once);
    }
    void nothingOfAPersonCanAddAHeader() {
        // Two, so that a break in any of them shows.
        for (const char* evil : {"x\r\nBcc: all@example.com", "x\nBcc: all@example.com",
                                 "x\rBcc: a@b.example", "x\n\n<script>", "a@b.example\r\nBcc: c@d.example"}) {
            for (std::string message::Message::*field :
                 {&message::Message::subject, &message::Message::fromName, &message::Message::to,
                  &message::Message::fromEmail, &message::Message::replyTo, &message::Message::id,
                  &message::Message::unsubscribeUrl, &message::Message::language}) {
                auto message = sampleMessage();
                message.*field = evil;
                QVERIFY2(!message::toMime(message), evil);
            }
        }
        for (const char* several :
             {"a@b.example, c@d.example", "a@b.example>, <c@d.example", "<a@b.example>", "a b@c.example",
              "x:a@b.example;", "\"a\"@b.example", "a@b.example (c)"}) {
            auto message = sampleMessage();
            message.to = several;
            QVERIFY2(!message::toMime(message), several);
        }
    }
    void aNameIsNeverAnAddress() {
        auto message = sampleMessage();
        message.fromName = "Evil <evil@example.com>, \"Shop";
        message.subject = "=?utf-8?q?Bcc:?= a <b@c.example>";
        const QJsonObject mail = readBack(message);
        QCOMPARE(mail["names"].toArray().size(), 11);
        QCOMPARE(header(mail, "from").count("hello@shop.example"), 1);
        QVERIFY(header(mail, "from").endsWith("<hello@shop.example>"));
    }
    void whatCannotGoOutIsNoMail() {
        auto message = sampleMessage();
        message.failure = "the cart is empty";
        const auto mail = message::toMime(message);
        QVERIFY(!mail);
        QVERIFY(mail.error().text.find("the cart is empty") != std::string::npos);
    }
};

class HeaderInjectionTest : public QObject {
    Q_OBJECT
  private slots:
    void whateverGoesInTheHeadersAreThoseOfTheMessage() {
        const bool held =
            rc::check("any subject, name and address give the same header names, or an error", [] {
                auto message = sampleMessage();
                const auto any = rc::gen::container<std::string>(rc::gen::oneOf(
                    rc::gen::arbitrary<char>(), rc::gen::element('\r', '\n', ':', '<', '>', '"', '@')));
                message.subject = *any;
                message.fromName = *any;
                message.to = *rc::gen::oneOf(rc::gen::just(std::string("a@b.example")), any);
                const auto mail = message::toMime(message);
                if (!mail) return;
                std::vector<std::string> names;
                const std::string head = mail->substr(0, mail->find("\r\n\r\n"));
                for (std::size_t at = 0; at < head.size();) {
                    const std::size_t end = std::min(head.find("\r\n", at), head.size());
                    if (head[at] != ' ' && head[at] != '\t')
                        names.push_back(head.substr(at, head.find(':', at) - at));
                    at = end + 2;
                }
                std::sort(names.begin(), names.end());
                std::vector<std::string> expected{
                    "Content-Language",      "Content-Type", "Date",       "From",     "List-Unsubscribe",
                    "List-Unsubscribe-Post", "MIME-Version", "Message-Id", "Reply-To", "Subject"};
                if (!message.to.empty()) expected.emplace_back("To");
                std::sort(expected.begin(), expected.end());
                RC_ASSERT(names == expected);
                RC_ASSERT(!hasLongOrForeignLine(*mail));
            });
        QVERIFY(held);
    }
};

REHEARSAL_TEST(MimeTest)
REHEARSAL_TEST(HeaderInjectionTest)
#include "mime_test.moc"
