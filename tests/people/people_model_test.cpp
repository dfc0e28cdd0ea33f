#include "people/people_model.h"

#include <QAbstractItemModelTester>

#include "support/test.h"

using namespace rehearsal;
using namespace rehearsal::people;

namespace {

bundle::Person person(const char* id, base::Value::Object traits, const char* consent) {
    bundle::Person person;
    person.id = id;
    person.traits = base::Value(std::move(traits));
    if (*consent) person.consent = {{"marketing", consent, {}}};
    return person;
}

}  // namespace

class PeopleModelTest : public QObject {
    Q_OBJECT
  private slots:
    void showsEachPersonInARow() {
        PeopleModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        bundle::Policy policy;
        policy.timezone = "Europe/Paris";
        model.setPeople({person("ana",
                                {{"first_name", "Ana"},
                                 {"last_name", "Silva"},
                                 {"email", "ana@example.com"},
                                 {"country", "PT"},
                                 {"timezone", "Europe/Lisbon"}},
                                "confirmed"),
                         person("x-1", {}, "")},
                        policy);
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, PeopleModel::Name), QString("Ana Silva"));
        QCOMPARE(text(0, PeopleModel::Country), QString("Portugal"));
        QCOMPARE(text(0, PeopleModel::TimeZone), QString("Lisbon"));
        QCOMPARE(text(0, PeopleModel::Consent), QString("Confirmed"));
        QCOMPARE(text(0, PeopleModel::Traits), QString("5"));
        QCOMPARE(text(1, PeopleModel::Name), QString("x-1"));
        QCOMPARE(text(1, PeopleModel::TimeZone), QString("Paris (policy)"));
        QCOMPARE(text(1, PeopleModel::Consent), QString("Not asked"));
        QCOMPARE(model.rowOf("x-1"), 1);
        QCOMPARE(model.rowOf("y"), -1);
    }
    void sortsConsentByHowMuchWasAgreedTo() {
        PeopleModel model;
        model.setPeople({person("a", {}, "denied"), person("b", {}, ""), person("c", {}, "pending"),
                         person("d", {}, "granted"), person("e", {}, "confirmed")},
                        {});
        const auto rank = [&](int row) {
            return model.index(row, PeopleModel::Consent).data(PeopleModel::SortRole).toInt();
        };
        for (int row = 0; row < 4; ++row) QVERIFY(rank(row) > rank(row + 1));
    }
};

REHEARSAL_TEST(PeopleModelTest)
#include "people_model_test.moc"
