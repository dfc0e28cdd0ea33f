// What edge-case people get of the sample's emails, as a browser reads it.
#include <QSignalSpy>
#include <QWebEngineScript>
#include <map>
#include <optional>

#include "message/composer.h"
#include "message/edge_cases.h"
#include "support/test.h"
#include "web/bundle_compiler.h"
#include "web/mail_camera.h"
#include "web/preview_page.h"
#include "web/preview_view.h"

using namespace rehearsal;

namespace {

const base::Instant kNow = *base::parseInstant("2026-03-03T10:30:00Z");

/// The same context with every hostile text become letters, as many as it has.
message::Context harmless(message::Context context) {
    const std::string& hostile = message::hostileText();
    base::ObjectBuilder profile(context.profile.object());
    for (const auto& [name, value] : context.profile.object())
        if (value.isString() && value.string() == hostile)
            profile.set(name, base::Value(std::string(hostile.size(), 'x')));
    context.profile = std::move(profile).build();
    return context;
}

}  // namespace

class EdgeMailsTest : public QObject {
    Q_OBJECT

    bundle::Files files_;
    bundle::Bundle shop_;

    static void addTemplates() {
        QTest::addColumn<QString>("id");
        const auto files = bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        QVERIFY(files.has_value());
        for (const auto& email : bundle::readBundle(*files).bundle.templates)
            QTest::newRow(email.id.c_str()) << QString::fromStdString(email.id);
    }
    QVariantMap domOf(web::PreviewView& view, const std::string& html) {
        QSignalSpy shown(&view, &web::PreviewView::shown);
        view.show(html, files_);
        if (!shown.wait(20000)) return {};
        std::optional<QVariant> answer;
        view.page()->runJavaScript(
            QStringLiteral(
                "(() => { const all = [...document.querySelectorAll('*')]; return {"
                "elements: all.length,"
                "scripts: document.scripts.length,"
                "handlers: all.filter(e => [...e.attributes].some(a => /^on/i.test(a.name))).length,"
                "links: all.filter(e => ['href', 'src', 'action', 'background'].some(n => "
                "/^\\s*(javascript|vbscript|data:text)/i.test(e.getAttribute(n) || ''))).length,"
                "sum: document.body.innerText.includes('49')}; })()"),
            QWebEngineScript::ApplicationWorld, [&](const QVariant& value) { answer = value; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20000)) return {};
        return answer->toMap();
    }

  private Q_SLOTS:
    void initTestCase() {
        const auto files = bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        QVERIFY(files.has_value());
        files_ = *files;
        shop_ = bundle::readBundle(files_).bundle;
    }
    void nothingIsInjected_data() { addTemplates(); }
    void nothingIsInjected() {
        QFETCH(QString, id);
        const auto& email = *shop_.emailTemplate(id.toStdString());
        const message::Composer composer(shop_);
        web::PreviewView view;
        view.setAttribute(Qt::WA_DontShowOnScreen);
        view.resize(600, 400);
        view.QWidget::show();
        for (const message::EdgeCase& edge : message::edgeCases(shop_, email, kNow)) {
            if (edge.id != "hostile-text") continue;
            const auto mail = composer.compose(email, edge.context);
            const auto twin = composer.compose(email, harmless(edge.context));
            QVERIFY2(!mail.failure, mail.failure ? mail.failure->c_str() : "");
            const QVariantMap dom = domOf(view, mail.html);
            QVERIFY(dom.value(QStringLiteral("elements")).toInt() > 20);
            QCOMPARE(dom.value(QStringLiteral("scripts")).toInt(), 0);
            QCOMPARE(dom.value(QStringLiteral("handlers")).toInt(), 0);
            QCOMPARE(dom.value(QStringLiteral("links")).toInt(), 0);
            const QVariantMap other = domOf(view, twin.html);
            QCOMPARE(dom.value(QStringLiteral("elements")), other.value(QStringLiteral("elements")));
            QCOMPARE(dom.value(QStringLiteral("sum")), other.value(QStringLiteral("sum")));
        }
    }
    void nothingBreaksOutOfItsCell_data() { addTemplates(); }
    void nothingBreaksOutOfItsCell() {
        QFETCH(QString, id);
        const auto& email = *shop_.emailTemplate(id.toStdString());
        const message::Composer composer(shop_);
        web::MailCamera camera;
        std::map<std::string, web::MailPicture> pictures;
        std::size_t asked = 0;
        for (const message::EdgeCase& edge : message::edgeCases(shop_, email, kNow)) {
            const auto mail = composer.compose(email, edge.context);
            QVERIFY2(!mail.failure || edge.id == "no-email", mail.failure ? mail.failure->c_str() : "");
            for (const int width : {320, 600}) {
                const std::string name = edge.id + " at " + std::to_string(width);
                camera.take({mail.html, files_, {}, width, 200}, this,
                            [&pictures, name](const web::MailPicture& picture) { pictures[name] = picture; });
                ++asked;
            }
        }
        QTRY_COMPARE_WITH_TIMEOUT(pictures.size(), asked, 120000);
        QStringList broken;
        for (const auto& [name, picture] : pictures) {
            if (!picture.failure.isEmpty()) broken << QString::fromStdString(name) + picture.failure;
            for (const QString& sentence : picture.layout.tooWide)
                broken << QString::fromStdString(name) + QStringLiteral(": ") + sentence;
        }
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
    }
};
REHEARSAL_TEST(EdgeMailsTest)

#include "edge_mails_test.moc"
