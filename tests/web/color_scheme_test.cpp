#include "web/color_scheme.h"
#include "support/test.h"

using namespace rehearsal;

class ColorSchemeTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void darkRulesHoldInDarkAlone() {
        const std::string html =
            "a @media (prefers-color-scheme: dark) { b } @media ( Prefers-Color-Scheme :LIGHT) { c }";
        QCOMPARE(web::withColorScheme(html, true),
                 std::string("a @media (min-width:0px) { b } @media (max-width:0px) { c }"));
        QCOMPARE(web::withColorScheme(html, false),
                 std::string("a @media (max-width:0px) { b } @media (min-width:0px) { c }"));
    }
    void aMailWithoutSuchRulesStaysAsItIs() {
        QCOMPARE(web::withColorScheme("<p>prefers-color-scheme: dark</p>", true),
                 std::string("<p>prefers-color-scheme: dark</p>"));
        QCOMPARE(web::withColorScheme("", true), std::string());
    }
};
REHEARSAL_TEST(ColorSchemeTest)

#include "color_scheme_test.moc"
