#include "email/block_library.h"

#include <QFile>
#include <optional>

#include "bundle/document.h"
#include "email/template_edits.h"
#include "message/composer.h"
#include "message/sample_context.h"
#include "support/test.h"
#include "web/mjml_compiler.h"

using namespace rehearsal;
using email::Markup;

class BlockLibraryTest : public QObject {
    Q_OBJECT

    bundle::Document document_;
    web::MjmlCompiler compiler_;

    void eachPersonGetsIt(const std::string& html) {
        bundle::Template mail;
        mail.id = "made";
        mail.fromEmail = "a@shop.example";
        mail.subject = "A";
        mail.html = html;
        const auto now = base::parseInstant("2026-03-02T10:00:00Z");
        QVERIFY(now.has_value());
        QVERIFY(!document_.bundle().people.empty());
        for (const auto& person : document_.bundle().people) {
            const auto context = message::sampleContext(document_.bundle(), person, mail, *now);
            const auto made = message::compose(document_.bundle(), mail, context);
            for (const auto& problem : made.problems)
                QVERIFY2(problem.severity != base::Severity::Error, problem.text.c_str());
            QVERIFY2(!made.failure, made.failure ? made.failure->c_str() : "");
            QVERIFY(made.html.find("%list%") == std::string::npos);
            QVERIFY(made.html.find("{{") == std::string::npos);
        }
    }
    void allBlocks() {
        QTest::addColumn<QString>("id");
        for (const auto& block : email::standardBlocks()) QTest::newRow(qPrintable(block.id)) << block.id;
    }
    email::MailBlock block(const QString& id) {
        for (const auto& one : email::standardBlocks())
            if (one.id == id) return one;
        return {};
    }
    std::string source(const QString& id, Markup markup) {
        const auto lists = email::listsFor(document_.bundle(), block(id).needs);
        return email::standardSource(block(id), markup, document_, lists.value(0));
    }

  private Q_SLOTS:
    void initTestCase() {
        const auto files = bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        QVERIFY(files.has_value());
        document_ = bundle::Document(*files);
    }
    void thereAreTheBlocksAMailNeeds() {
        QCOMPARE(email::standardBlocks().size(), 9);
        for (const auto& block : email::standardBlocks()) {
            QVERIFY(!block.name.isEmpty());
            QVERIFY(block.about.endsWith(QLatin1Char('.')));
            QVERIFY(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(block.icon)));
        }
    }
    void listsAreTheBundlesOwn() {
        const auto& bundle = document_.bundle();
        QCOMPARE(email::listsFor(bundle, QStringLiteral("view")), QStringList{QStringLiteral("views.cart")});
        QVERIFY(
            email::listsFor(bundle, QStringLiteral("feed")).contains(QStringLiteral("feeds.bestsellers")));
        QVERIFY(!email::listsFor(bundle, QStringLiteral("feed")).contains(QStringLiteral("feeds.loyalty")));
    }
    void everyBlockInMjmlCompilesInTheStarterAndReachesEveryone_data() { allBlocks(); }
    void everyBlockInMjmlCompilesInTheStarterAndReachesEveryone() {
        QFETCH(QString, id);
        std::string mail = email::starterSource();
        const auto insertion =
            email::blockInsertion(mail, Markup::Mjml, mail.find("Show me"), source(id, Markup::Mjml));
        QVERIFY(insertion.has_value());
        mail.insert(insertion->at, insertion->text);
        std::optional<web::MjmlResult> made;
        compiler_.compile(bundle::plainMjml(mail, "body.mjml"),
                          [&](const web::MjmlResult& result) { made = result; });
        QTRY_VERIFY_WITH_TIMEOUT(made.has_value(), 20000);
        QVERIFY2(made->problems.empty(), made->problems.empty() ? "" : made->problems[0].text.c_str());
        eachPersonGetsIt(made->html);
    }
    void everyBlockInHtmlReachesEveryone_data() { allBlocks(); }
    void everyBlockInHtmlReachesEveryone() {
        QFETCH(QString, id);
        eachPersonGetsIt("<html><body>" + source(id, Markup::Html) + "</body></html>");
    }
    void aBlockThatWantsItemsIsHandedAList() {
        for (const auto& own : email::blocksOf(document_)) {
            const std::string tag = email::bundleBlockSource(own, Markup::Mjml, true, document_);
            if (own.name == QLatin1String("cart-items"))
                QCOMPARE(tag.substr(0, 37), std::string("{% render 'cart-items', items: feeds."));
            if (own.name == QLatin1String("offer")) QCOMPARE(tag, std::string("{% render 'offer' %}"));
        }
    }
};
REHEARSAL_TEST(BlockLibraryTest)

#include "block_library_test.moc"
