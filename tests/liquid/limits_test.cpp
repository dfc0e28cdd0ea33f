#include <rapidcheck.h>

#include <ctime>

#include "base/limits.h"
#include "liquid/batch.h"
#include "liquid/template.h"
#include "support/test.h"

using namespace rehearsal;
using liquid::Template;

namespace {

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

/// Whether work came to an end before it would be called hanging: in time of the processor, for the machine
/// may be busy with other things. What is not limited takes minutes or hours here.
class Patience {
  public:
    bool isOver() const { return std::clock() - start_ > 20 * CLOCKS_PER_SEC; }

  private:
    std::clock_t start_ = std::clock();
};

}  // namespace

class LiquidLimitsTest : public QObject {
    Q_OBJECT
  private slots:
    void hostileTemplatesEndSoon_data() {
        QTest::addColumn<QByteArray>("source");
        const auto row = [](const char* name, const std::string& source) {
            QTest::newRow(name) << QByteArray::fromStdString(source);
        };
        row("nested blocks", repeated("{% if true %}", 100'000));
        row("nested brackets", "{{ a" + repeated("[a", 100'000));
        row("nested ranges", "{{ " + repeated("(", 100'000));
        row("a huge range", "{% for i in (1..9999999999999999999) %}{% endfor %}");
        row("a huge range as an array", "{{ (1..999999999999) | reverse | size }}");
        row("a huge range shown", "{% assign a = (1..99999999) | join: ',' %}{{ a.size }}");
        row("loops in loops", repeated("{% for i in (1..99999) %}", 20) + "x" + repeated("{% endfor %}", 20));
        row("huge output", "{% assign x = 'aaaaaaaaaaaaaaaa' %}" +
                               repeated("{% assign x = x | append: x %}", 60) + "{{ x }}");
        row("output in a loop",
            "{% for i in (1..99999999) %}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{% endfor "
            "%}");
        row("huge numbers", "{% assign n = 9 %}" + repeated("{% assign n = n | times: n %}", 60) + "{{ n }}");
        row("partials of themselves", "{% render 'self' %}{% render 'self' %}");
        row("includes of themselves", "{% include 'self' %}{% include 'self' %}");
        row("replacing nothing",
            "{% assign x = 'aaaaaaaaaaaaaaaa' %}" + repeated("{% assign x = x | replace: '', x %}", 20));
        row("long searches", "{% assign x = 'aaaaaaaaaaaaaaaa' %}" +
                                 repeated("{% assign x = x | append: x %}", 17) +
                                 "{% for i in (1..9999999) %}{% if x contains 'b' %}{% endif %}{% endfor %}");
        row("many scripts", repeated("{{ '", 1) + repeated("<script", 100'000) +
                                "' | strip_html }}{% for i in (1..9999999) %}{% endfor %}");
        row("backreferences", "{% assign x = 'aaaaaaaaaaaaaaaa' %}" +
                                  repeated("{% assign x = x | replace: 'a', '\\0\\0\\0\\0\\0\\0' %}", 20));
        row("what stands around a match", "{% assign x = 'aaaaaaaaaaaaaaaa' %}" +
                                              repeated("{% assign x = x | append: x %}", 14) +
                                              "{{ x | replace: 'a', \"\\`\\'\" | size }}");
        row("captures of captures", "{% capture x %}aaaaaaaaaaaaaaaa{% endcapture %}" +
                                        repeated("{% capture x %}{{ x }}{{ x }}{{ x }}{% endcapture %}", 40));
        const std::string loop = "{% for i in (1..9999999) %}";
        const std::string large =
            "{% assign x = 'aaaa aaa <b>aé\n' %}" + repeated("{% assign x = x | append: x %}", 14);
        for (const char* filter :
             {"upcase", "capitalize", "escape", "strip_html", "url_encode", "base64_encode", "size",
              "truncate: 5", "truncatewords: 3", "split: 'zz'", "replace: 'zz', 'y'", "remove_last: 'zz'",
              "newline_to_br", "strip", "slice: -1", "plus: 1", "date: '%Y'", "sort", "uniq"}) {
            row(filter, large + loop + "{% assign y = x | " + filter + " %}{% endfor %}");
        }
        row("sizes", large + loop + "{% if x.size == 1 %}{% endif %}{% endfor %}");
        row("blanks", "{% assign x = '                ' %}" + repeated("{% assign x = x | append: x %}", 14) +
                          loop + "{% if x == blank %}{% endif %}{% endfor %}");
        row("equal texts",
            large + "{% assign y = x | append: '' %}" + loop + "{% if x == y %}{% endif %}{% endfor %}");
        row("the same again", large + loop + "{% ifchanged %}{{ x }}{% endifchanged %}{% endfor %}");
        row("dates to be found",
            loop + "{% assign y = '1:1 a.b.c 14th of march 2026' | date: '%Y' %}{% endfor %}");
        row("digits that may be a date", "{% assign x = '" + repeated("1", 128) + "' %}" + loop +
                                             "{% assign y = x | date: '%Y' %}{% endfor %}");
        row("wide formats", loop + "{% assign y = 0 | date: '%999999Y%999999Y' %}{% endfor %}");
        row("decimals", loop + "{% assign y = i | divided_by: 3.7 %}{% endfor %}");
        row("digits", "{% assign x = '" + repeated("9", 4000) + "' %}" + loop +
                          "{% assign y = x | plus: x %}{% endfor %}");
        row("a list sorted again and again", "{% assign x = '" + repeated("b,A,", 5000) +
                                                 "' | split: ',' %}" + loop +
                                                 "{% assign y = x | sort_natural %}{% endfor %}");
        row("rendered for each", "{% render 'self' for (1..99999999) %}");
        row("a wide table", "{% tablerow i in (1..99999999999) cols: -1 %}{% endtablerow %}");
    }
    void aSearchInLargeDataIsCounted() {
        base::Value::Object members;
        for (int i = 0; i < 20'000; ++i) members.emplace_back("k" + std::to_string(i), base::Value(i));
        base::Value::Object other(members.rbegin(), members.rend());
        const std::vector<liquid::Root> roots{{"o", base::Value(std::move(members))},
                                              {"p", base::Value(std::move(other))}};
        for (const char* body :
             {"{{ o.nosuch }}", "{% if o == p %}{% endif %}", "{{ o.first }}",
              "{% for x in o limit: 1 %}{% endfor %}", "{% if o contains 'x' %}{% endif %}",
              "{% assign x = o | map: 'x' %}", "{% assign x = o | append: '' %}"}) {
            const Patience patience;
            const auto parsed =
                Template::parse("{% for i in (1..9999999) %}" + std::string(body) + "{% endfor %}");
            QVERIFY(parsed->render(roots).failed);
            QVERIFY2(!patience.isOver(), body);
        }
    }
    void hostileTemplatesEndSoon() {
        QFETCH(QByteArray, source);
        const Patience patience;
        const std::string text = source.toStdString();
        const auto parsed = Template::parse(text, "self");
        if (parsed) {
            liquid::RenderOptions options;
            options.partial = [&](std::string_view) -> base::Expected<const Template*> { return &*parsed; };
            const auto result = parsed->render({}, options);
            QVERIFY(base::hasErrors(result.problems));
            QVERIFY(result.failed);
            QVERIFY(result.output.size() < 2 * limits::kLiquidOutputBytes);
        }
        QVERIFY(!patience.isOver());
    }
    void aTemplateTooLargeIsRefused() {
        QVERIFY(!Template::parse(std::string(limits::kTemplateBytes + 1, 'a')));
    }
    void anyTextParsesOrSaysWhereItDoesNot() {
        rc::check([] {
            const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                "{{", "}}", "{%", "%}", "-", " if ", " for ", "endif", "a", ".", "[", "]", "|", ":", "'",
                "\"", "1", "(1..2)", "\n", "raw", "endraw", "comment", "liquid", "{", "}", "é",
                "assign x =", "x", "endfor", " in ", "else"));
            std::string source;
            for (const std::string& piece : pieces) source += piece;
            const auto parsed = Template::parse(source, "x");
            if (parsed) {
                parsed->render({});
            } else {
                RC_ASSERT(parsed.error().line >= 1);
                RC_ASSERT(parsed.error().column >= 1);
                RC_ASSERT(!parsed.error().text.empty());
            }
        });
    }
    void textWithoutBracesIsItself() {
        rc::check([](std::string text) {
            std::erase(text, '{');
            RC_ASSERT(Template::parse(text)->render({}).output == text);
        });
    }
    void renderingTwiceGivesTheSame() {
        rc::check([](std::vector<std::string> items) {
            base::Value::Array list(items.begin(), items.end());
            const std::vector<liquid::Root> roots{{"a", base::Value(list)}};
            const auto parsed = Template::parse(
                "{% for i in a %}{{ i | escape }}{% cycle 1, 2 %}{{ a | sort | join }}{% endfor %}");
            RC_ASSERT(parsed->render(roots).output == parsed->render(roots).output);
        });
    }
    void aBatchLineThatIsNoneSaysSo() {
        QVERIFY(liquid::renderBatchLine("nonsense").starts_with("{\"error\""));
        QVERIFY(liquid::renderBatchLine("{}").starts_with("{\"error\""));
        QCOMPARE(liquid::renderBatchLine(R"({"template":"{{ a }}","data":{"a":"<"}})"),
                 std::string(R"({"result":"<"})"));
    }
};

REHEARSAL_TEST(LiquidLimitsTest)
#include "limits_test.moc"
