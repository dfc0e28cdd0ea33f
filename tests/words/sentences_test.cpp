#include "words/sentences.h"

#include "bundle/bundle.h"
#include "support/test.h"

using namespace rehearsal;
using namespace rehearsal::bundle;
using words::sentence;

namespace {

std::shared_ptr<const Condition> shared(Condition condition) {
    return std::make_shared<const Condition>(std::move(condition));
}
EventMatch match(const std::string& event) {
    return {{{event, nullptr}}};
}
Condition field(const char* path, Op op, base::Value value = {}) {
    FieldTest test;
    test.field = parsePath(path);
    test.op = op;
    test.value.literal = std::move(value);
    return {test};
}

}  // namespace

class SentencesTest : public QObject {
    Q_OBJECT
  private:
    Bundle bundle_;
    void says(decltype(Node::step) step, const QString& expected) {
        QCOMPARE(sentence(Node{"n", std::move(step)}, bundle_), expected);
    }

  private slots:
    void initTestCase() {
        Template mail;
        mail.id = "cart-reminder";
        mail.name = "Cart reminder";
        bundle_.templates.push_back(mail);
    }

    void waits() {
        says(Wait{WaitFor{base::minutes(30), match("Product Added"), {}}, {}},
             "Wait 30 minutes; starts again if they add to cart");
        says(Wait{WaitFor{base::hours(24), {}, {}}, {}}, "Wait 1 day");
        says(Wait{WaitUntil{base::hours(9), {0, 1, 2, 3, 4}, {}}, {}},
             "Wait until 9:00 on a weekday, their time");
        says(Wait{WaitUntil{base::minutes(8 * 60 + 5), {}, 2}, {}}, "Wait until 8:05 in 2 days, their time");
        says(Wait{WaitUntilField{parsePath("trigger.properties.starts_at"), base::hours(2), true, {}}, {}},
             "Wait until 2 hours before the trigger's starts at");
        says(WaitForEvent{match("Order Completed"), base::days(3), {}, {}},
             "Wait until they complete an order, for at most 3 days");
    }
    void decisions() {
        says(Branch{{{"yes", field("profile.country", Op::Equal, "FR"), {}}}, {}}, "If country is “FR”");
        says(Split{{{"discount", 1, {}}, {"control", 3, {}}}}, "By chance: 25 % discount and 75 % control");
    }
    void actions() {
        Send send;
        send.templateId = "cart-reminder";
        says(send, "Send “Cart reminder”");
        says(Send{}, "Send an email, not chosen yet");
        says(Set{{{"offer_code", {base::Value("SPRING"), {}}}}, {}, {}}, "Set offer code to “SPRING”");
        says(Webhook{"https://example.org/hook", "", {}}, "Call https://example.org/hook");
        says(ExitNode{"goal", "bought"}, "Ends, goal reached: bought");
    }
    void conditions() {
        QCOMPARE(sentence(Condition{
                     All{{field("profile.country", Op::In, base::Value(base::Value::Array{"FR", "DE"})),
                          field("profile.email", Op::Exists)}}}),
                 "country is “FR” or “DE” and email is known");
        QCOMPARE(sentence(Condition{
                     All{{field("profile.a", Op::Exists),
                          {Any{{field("profile.b", Op::Exists), field("profile.c", Op::Missing)}}}}}}),
                 "a is known and (b is known or c is not known)");
        Did did;
        did.event = "Product Viewed";
        did.atLeast = 3;
        did.within = base::days(7);
        QCOMPARE(sentence(Condition{did}), "they viewed a product at least 3 times in the last 7 days");
        Did never;
        never.event = "Order Completed";
        never.sinceEntry = true;
        never.atMost = 0;
        QCOMPARE(sentence(Condition{never}), "they never completed an order since they entered");
        QCOMPARE(sentence(Condition{Not{shared({SegmentRef{"loyal"}})}}), "they are not in “loyal”");
        QCOMPARE(
            sentence(Condition{Not{shared({Any{{field("profile.a", Op::Exists), {SegmentRef{"loyal"}}}}})}}),
            "neither a is known nor they are in “loyal”");
        QCOMPARE(sentence(Condition{Not{shared(field("profile.a", Op::GreaterEqual, 3))}}),
                 "it is not so that a is at least 3");
        QCOMPARE(sentence(field("profile.staff", Op::Equal, true)), "staff is set");
    }
    void entries() {
        Entry entry;
        QCOMPARE(words::entrySentence(entry), "No one enters yet: choose what starts it");
        entry.triggers = {EventTrigger{match("Product Added")}, SegmentTrigger{"loyal"}};
        QCOMPARE(words::entrySentence(entry),
                 "When someone adds a product to the cart, or when someone enters “loyal”");
        QCOMPARE(sentence(Trigger{CountTrigger{match("Product Viewed"), 3, base::hours(1),
                                               parsePath("event.properties.product_id")}}),
                 "When someone views a product 3 times with the same product id within 1 hour");
        QCOMPARE(sentence(Trigger{InactivityTrigger{match("Order Completed"), base::days(30)}}),
                 "When someone does not complete an order for 30 days");
        QCOMPARE(sentence(Exit{match("Order Completed"), {}, "goal"}),
                 "Leaves when they complete an order (goal)");
    }
};
REHEARSAL_TEST(SentencesTest)
#include "sentences_test.moc"
