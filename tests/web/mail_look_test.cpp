#include "web/mail_look.h"
#include "support/test.h"

using namespace rehearsal;
using web::Scheme;

namespace {

std::string look(std::string_view html, Scheme scheme) {
    return web::withLook(html, {.scheme = scheme});
}

const std::string kHolds = "(min-width:0px)";
const std::string kHoldsNot = "(max-width:0px)";

}  // namespace

class MailLookTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void everySchemeAnswersTheQueriesAsItsClientsDo_data() {
        QTest::addColumn<Scheme>("scheme");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("light");
        QTest::newRow("light") << Scheme::Light << false << true;
        QTest::newRow("dark") << Scheme::Dark << true << false;
        QTest::newRow("partial") << Scheme::PartialInversion << true << false;
        QTest::newRow("full") << Scheme::FullInversion << false << false;
    }
    void everySchemeAnswersTheQueriesAsItsClientsDo() {
        QFETCH(Scheme, scheme);
        QFETCH(bool, dark);
        QFETCH(bool, light);
        const std::string html =
            "a @media screen and (prefers-color-scheme: dark) { b } @media ( Prefers-Color-Scheme :LIGHT) "
            "{c}";
        QCOMPARE(look(html, scheme), "a @media screen and " + (dark ? kHolds : kHoldsNot) + " { b } @media " +
                                         (light ? kHolds : kHoldsNot) + " {c}");
    }
    void aMailOfBothSchemesIsGivenOne_data() {
        QTest::addColumn<std::string>("html");
        QTest::addColumn<std::string>("dark");
        QTest::newRow("meta") << std::string(R"(<meta name="color-scheme" content="light dark">)")
                              << std::string(R"(<meta name="color-scheme" content="dark">)");
        QTest::newRow("meta the other way round")
            << std::string(R"(<META CONTENT='Dark  Light' NAME='color-scheme'/>)")
            << std::string(R"(<META CONTENT='dark' NAME='color-scheme'/>)");
        QTest::newRow("style") << std::string(":root{color-scheme : light  dark; supported-color-schemes:x}")
                               << std::string(":root{color-scheme : dark; supported-color-schemes:x}");
    }
    void aMailOfBothSchemesIsGivenOne() {
        QFETCH(std::string, html);
        QFETCH(std::string, dark);
        QCOMPARE(look(html, Scheme::Dark), dark);
        std::string light = dark;
        light.replace(light.rfind("dark"), 4, "light");
        QCOMPARE(look(html, Scheme::Light), light);
        QCOMPARE(look(html, Scheme::FullInversion), light);
    }
    void aMailWithoutSuchRulesStaysAsItIs_data() {
        QTest::addColumn<std::string>("html");
        for (const char* html :
             {"", "<p>prefers-color-scheme: dark</p>", "(prefers-color-scheme: dusk)",
              "color-scheme: dark only", "color-scheme", "-color-scheme:", "color-scheme:light darker",
              "<meta name=\"color-scheme\" content=\"light\">", "(prefers-color-scheme:dark",
              "<meta name=\"supported-color-schemes\" content=\"light dark\">"})
            QTest::addRow("%s", html) << std::string(html);
    }
    void aMailWithoutSuchRulesStaysAsItIs() {
        QFETCH(std::string, html);
        QCOMPARE(look(html, Scheme::Dark), html);
    }
    void aMailMadeToTakeForEverDoesNot() {
        std::string html;
        for (int i = 0; i < 1'000'000; ++i) html += "color-scheme ";
        html += "(prefers-color-scheme:" + std::string(10'000'000, ' ') + "dark)";
        QVERIFY(look(html, Scheme::Dark).ends_with(kHolds));
    }
};
REHEARSAL_TEST(MailLookTest)

#include "mail_look_test.moc"
