#include "liquid/template.h"

#include <thread>

#include "liquid/rendering.h"
#include "support/test.h"

using namespace rehearsal;
using namespace rehearsal::test;

namespace {

constexpr const char* kPerson = R"({"profile": {"first_name": "Ana", "empty": "", "country": null}})";

}  // namespace

class LiquidModeTest : public QObject {
    Q_OBJECT
  private slots:
    void aSyntaxErrorSaysWhereAndHow() {
        const auto parsed = Template::parse("a\n  {% asign x = 1 %}", "blocks/x.liquid");
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().file, std::string("blocks/x.liquid"));
        QCOMPARE(parsed.error().line, 2);
        QCOMPARE(parsed.error().column, 6);
        QCOMPARE(parsed.error().hint, std::string("did you mean \"assign\"?"));
    }
    void columnsCountCharacters() {
        const auto parsed = Template::parse("éé {{ 1 + }}", "x");
        QCOMPARE(parsed.error().column, 9);
    }
    void undefinedIsEmptyWhenSent() {
        const RenderResult result = render("[{{ profile.frist_name }}]", kPerson, in(Mode::Send));
        QCOMPARE(result.output, std::string("[]"));
        QVERIFY(result.problems.empty());
        QCOMPARE(result.emptyMergeTags, std::vector<std::string>{"profile.frist_name"});
    }
    void undefinedIsAnErrorForAuthorsWithASuggestion() {
        const RenderResult result = render("a {{ profile.frist_name }}", kPerson, in(Mode::Strict));
        QCOMPARE(result.problems.size(), std::size_t{1});
        QCOMPARE(result.problems[0].severity, base::Severity::Error);
        QCOMPARE(result.problems[0].line, 1);
        QCOMPARE(result.problems[0].column, 6);
        QCOMPARE(result.problems[0].hint, std::string("did you mean \"first_name\"?"));
        QCOMPARE(render("{{ profil.x }}", kPerson, in(Mode::Strict)).problems[0].hint,
                 std::string("did you mean \"profile\"?"));
        QCOMPARE(render("{% for x in profile.lst %}{% endfor %}", kPerson, in(Mode::Strict)).problems.size(),
                 std::size_t{1});
    }
    void whatIsThereButEmptyIsNoError() {
        const RenderResult result =
            render("{{ profile.country }}{{ profile.empty }}", kPerson, in(Mode::Strict));
        QVERIFY(result.problems.empty());
        QCOMPARE(result.emptyMergeTags, (std::vector<std::string>{"profile.country", "profile.empty"}));
    }
    void aDefaultMendsWhatIsMissing() {
        const char* source =
            "{{ profile.x | default: 'there' }}{{ profile.x | fallback: '!' }}{% if profile.x %}{% endif %}";
        const RenderResult result = render(source, kPerson, in(Mode::Strict));
        QCOMPARE(result.output, std::string("there!"));
        QVERIFY(result.problems.empty());
        QVERIFY(result.emptyMergeTags.empty());
    }
    void emptyMergeTagsAreListedOnce() {
        const RenderResult result = render("{{ a }}{{ b.c }}{{ a }}", "{}", in(Mode::Send));
        QCOMPARE(result.emptyMergeTags, (std::vector<std::string>{"a", "b.c"}));
    }
    void anUnknownFilterPassesItsValueOn() {
        QCOMPARE(render("{{ 'a' | upcse }}").output, std::string("a"));
        QVERIFY(render("{{ 'a' | upcse }}").problems.empty());
        const RenderResult strict = render("{{ 'a' | upcse }}", "{}", in(Mode::Strict));
        QCOMPARE(strict.problems[0].hint, std::string("did you mean \"upcase\"?"));
        QCOMPARE(strict.problems[0].column, 10);
        QCOMPARE(render("{{ 'a' | upcse }}", "{}", in(Mode::Send)).problems[0].severity,
                 base::Severity::Warning);
    }
    void whatFailsIsLeftOutWhenSent() {
        const RenderResult result =
            render("a{{ 1 | divided_by: 0 }}{% if 'a' < 1 %}x{% endif %}b", "{}", in(Mode::Send));
        QCOMPARE(result.output, std::string("ab"));
        QVERIFY(!result.failed);
        QCOMPARE(result.problems.size(), std::size_t{2});
        QVERIFY(!base::hasErrors(result.problems));
        QVERIFY(render("a{{ 1 | divided_by: 0 }}b").failed);
    }
    void aFailureInsideALoopLeavesVariablesAsTheyWere() {
        const RenderResult result = render(
            "{% for i in (1..2) %}{{ i | divided_by: 0 }}{{ i }}{% endfor %}{{ i }}", "{}", in(Mode::Send));
        QCOMPARE(result.output, std::string("12"));
    }
    void whatAFilterIsGivenMustBeThereForAuthors() {
        const auto strict = [](const char* source) {
            return render(source, kPerson, in(Mode::Strict)).problems;
        };
        QCOMPARE(strict("{{ 'a' | append: profile.frist_name }}").at(0).hint,
                 std::string("did you mean \"first_name\"?"));
        QCOMPARE(strict("{{ 'a' | append: profile.frist_name }}").at(0).column, 18);
        QCOMPARE(strict("{% cycle profile.x %}").size(), std::size_t{1});
        QVERIFY(render("{{ 'a' | append: profile.x }}", kPerson, in(Mode::Send)).problems.empty());
    }
    void conditionsMayAskForWhatIsMissingButNotOfNobody() {
        const auto strict = [](const char* source) {
            return render(source, kPerson, in(Mode::Strict)).problems;
        };
        QVERIFY(
            strict("{% if profile.x == 'a' or y %}{% endif %}{% case profile.x %}{% when 1 %}{% endcase %}")
                .empty());
        QCOMPARE(strict("{% if profle.x == 'a' %}{% endif %}").at(0).hint,
                 std::string("did you mean \"profile\"?"));
        QCOMPARE(strict("{% if 'a' == profle.x %}{% endif %}").at(0).column, 14);
        QCOMPARE(strict("{% case profle.x %}{% when 1 %}{% endcase %}").size(), std::size_t{1});
    }
    void aBadArgumentIsAnErrorForAuthors_data() {
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("no number") << QByteArray("{{ 'many' | plus: 1 }}");
        QTest::newRow("half a number") << QByteArray("{{ '12 EUR' | times: 2 }}");
        QTest::newRow("no number beside") << QByteArray("{{ 1 | plus: 'one' }}");
        QTest::newRow("a list") << QByteArray("{{ profile | round }}");
        QTest::newRow("no whole number") << QByteArray("{{ 'abc' | truncate: 'short' }}");
        QTest::newRow("no date") << QByteArray("{{ 'soon' | date: '%F' }}");
        QTest::newRow("half a format") << QByteArray("{{ 0 | date: '%F %' }}");
        QTest::newRow("no zone") << QByteArray("{{ 0 | date: '%F', time_zone: 'Mars' }}");
        QTest::newRow("too many") << QByteArray("{{ 'a' | upcase: 1 }}");
        QTest::newRow("nothing divided") << QByteArray("{{ 1 | divided_by: 0 }}");
    }
    void aBadArgumentIsAnErrorForAuthors() {
        QFETCH(QByteArray, source);
        const auto problems = render(source.constData(), kPerson, in(Mode::Strict)).problems;
        QVERIFY(!problems.empty());
        QVERIFY(base::hasErrors(problems));
        QCOMPARE(problems[0].line, 1);
        QVERIFY(problems[0].column > 3);
        QVERIFY(!base::hasErrors(render(source.constData(), kPerson, in(Mode::Send)).problems));
    }
    void numbersAndDatesAsTheyShouldBeAreNoProblem() {
        QVERIFY(
            render(
                "{{ '12' | plus: ' 1.5 ' }}{{ '' | date: '%F' }}{{ nil | plus: 1 }}{{ '1_000' | times: -2 }}",
                "{}", in(Mode::Strict))
                .problems.empty());
    }
    void checkKnowsWhatFiltersTakeByName() {
        const auto found = Template::parse(
                               "{{ a | default: 1, allow_flase: true }}{{ a | date: '%F', time_zone: 'UTC' }}"
                               "{{ a | default: 1, allow_false: true }}{{ a | append: b: 1 }}",
                               "x")
                               ->check();
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].hint, std::string("did you mean \"allow_false\"?"));
    }
    void checkFindsFiltersWithoutData() {
        const auto parsed =
            Template::parse("{{ a | upcse }}{{ a | append }}{{ a | upcase }}{{ a | slice: 1, 2, 3 }}", "x");
        const auto found = parsed->check();
        QCOMPARE(found.size(), std::size_t{3});
        QCOMPARE(found[0].column, 8);
    }
    void checkWarnsOfWhatIsNotRead() {
        const auto parsed = Template::parse("{% case a %}{% when 1 and 2 %}{% endcase %}", "x");
        QCOMPARE(parsed->check().size(), std::size_t{1});
        QCOMPARE(parsed->check()[0].severity, base::Severity::Warning);
    }
    void pathsAndPartialsAreKnownBeforehand() {
        const auto parsed =
            Template::parse("{{ a.b[0] }}{% if c %}{% render 'x', y: d.e %}{% endif %}{{ a.b[0] }}");
        QCOMPARE(parsed->paths(), (std::vector<std::string>{"a.b[0]", "c", "d.e"}));
        QCOMPARE(parsed->partials(), std::vector<std::string>{"x"});
    }
    void abortEndsTheMessageWithItsReason() {
        const RenderResult result = render("a{% abort 'no cart' %}b", "{}", in(Mode::Send));
        QVERIFY(result.failed);
        QCOMPARE(result.abortReason, std::optional<std::string>("no cart"));
        QVERIFY(base::hasErrors(result.problems));
    }
    void couponsAreTheSameOnEveryRetry() {
        RenderOptions options;
        options.idempotencyKey = "campaign/node/ana/m-1/1";
        const std::string once = render("{% coupon 'P-' %}", "{}", options).output;
        QCOMPARE(once.size(), std::size_t{10});
        QCOMPARE(render("{% coupon 'P-' %}", "{}", options).output, once);
        options.idempotencyKey = "campaign/node/bob/m-1/1";
        QVERIFY(render("{% coupon 'P-' %}", "{}", options).output != once);
    }
    void datesWithoutAZoneAreInTheGivenOne() {
        RenderOptions options;
        options.now = base::parseInstant("2026-07-01T22:30:00Z");
        options.timezone = base::TimeZone::find("Europe/Paris").value();
        QCOMPARE(
            render("{{ 'now' | date: '%F %R' }} {{ '2026-07-01 10:00' | date: '%s' }}", "{}", options).output,
            std::string("2026-07-02 00:30 1782892800"));
    }
    void withoutNowThereIsNone() { QCOMPARE(render("{{ 'now' | date: '%Y' }}").output, std::string("now")); }
    void manyThreadsRenderOneTemplate() {
        const auto parsed =
            Template::parse("{% for i in a %}{% assign x = i | times: n %}{{ x }},{% endfor %}");
        std::vector<std::string> outputs(8);
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < outputs.size(); ++t) {
            threads.emplace_back([&, t] {
                const base::Value data(base::Value::Object{{"n", base::Value(static_cast<std::int64_t>(t))},
                                                           {"a", base::Value(base::Value::Array{1, 2, 3})}});
                for (int i = 0; i < 500; ++i) outputs[t] = parsed->render(liquid::rootsOf(data)).output;
            });
        }
        for (auto& thread : threads) thread.join();
        for (std::size_t t = 0; t < outputs.size(); ++t) {
            QCOMPARE(outputs[t],
                     std::to_string(t) + "," + std::to_string(2 * t) + "," + std::to_string(3 * t) + ",");
        }
    }
};

REHEARSAL_TEST(LiquidModeTest)
#include "template_test.moc"
