#include "email/template_edits.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

bundle::Document shop() {
    bundle::Files files;
    files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Shop"})");
    files.set("policy.json", R"({"format":"rehearsal.policy/1"})");
    files.set(
        "templates/one/template.json",
        R"({"format":"rehearsal.template/1","name":"One","from":{"name":"Shop","email":"hi@shop.example"}})");
    files.set("templates/one/subject.liquid", "One");
    files.set("templates/one/body.html", "<p>One</p>");
    files.set("templates/one-more/subject.liquid", "Not of one");
    return bundle::Document(files);
}

}  // namespace

class TemplateEditsTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void idsAreMadeFromNamesAndAreFresh() {
        const auto document = shop();
        QCOMPARE(email::freshTemplateId(document.bundle(), "Cart: reminder!"), std::string("cart-reminder"));
        QCOMPARE(email::freshTemplateId(document.bundle(), "One"), std::string("one-2"));
        QCOMPARE(email::freshTemplateId(document.bundle(), "Été"), std::string("t"));
        QCOMPARE(email::freshTemplateId(document.bundle(), "…"), std::string("email"));
    }
    void aNewEmailHasTheSenderOfTheOthersAndCanBeTakenBack() {
        auto document = shop();
        const bundle::Files before = document.files();
        const auto edit = email::createTemplate(document, "fresh", "Fresh", "<p>made</p>", "Add");
        QVERIFY(document.apply(edit).has_value());
        const auto* made = document.bundle().emailTemplate("fresh");
        QVERIFY(made);
        QCOMPARE(made->name, std::string("Fresh"));
        QCOMPARE(made->fromEmail, std::string("hi@shop.example"));
        QVERIFY(document.apply(edit.inverse()).has_value());
        QVERIFY(document.files() == before);
    }
    void aCopyHasEveryFileUnderItsOwnName() {
        auto document = shop();
        QVERIFY(
            document.apply(email::duplicateTemplate(document, "one", "two", "One copy", "Copy")).has_value());
        const auto* copy = document.bundle().emailTemplate("two");
        QVERIFY(copy);
        QCOMPARE(copy->name, std::string("One copy"));
        QCOMPARE(copy->html, std::string("<p>One</p>"));
        QCOMPARE(document.bundle().emailTemplate("one")->name, std::string("One"));
    }
    void removingTakesThatEmailAlone() {
        auto document = shop();
        QVERIFY(document.apply(email::removeTemplate(document, "one", "Delete")).has_value());
        QVERIFY(document.files().under("templates/one/").empty());
        QVERIFY(document.files().contains("templates/one-more/subject.liquid"));
    }
};
REHEARSAL_TEST(TemplateEditsTest)

#include "template_edits_test.moc"
