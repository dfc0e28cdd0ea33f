#include "fields/matches.h"

#include <QElapsedTimer>
#include <nlohmann/json.hpp>

#include "support/test.h"

using namespace rehearsal;
using Json = nlohmann::ordered_json;

namespace {

/// Many people, every third of them French.
std::shared_ptr<const fields::PeopleHistories> manyPeople(int count) {
    bundle::Bundle bundle;
    for (int i = 0; i < count; ++i) {
        bundle::Person person;
        person.id = "p" + std::to_string(i);
        person.traits = base::Value(base::Value::Object{{"country", i % 3 == 0 ? "FR" : "DE"}});
        bundle.people.push_back(person);
    }
    return fields::readHistories(bundle, {}, {}, false);
}

}  // namespace

class MatchesTest : public QObject {
    Q_OBJECT
  private slots:
    void tenThousandPeopleAreCounted() {
        fields::MatchQuestion question;
        question.condition = Json{{"field", "profile.country"}, {"op", "="}, {"value", "FR"}};
        question.histories = manyPeople(10'000);
        QElapsedTimer clock;
        clock.start();
        const fields::Matches matches = fields::count(question, false);
        qInfo("10,000 people in %lld ms", static_cast<long long>(clock.elapsed()));
        QCOMPARE(matches.people, std::size_t{10'000});
        QCOMPARE(matches.matching.size(), std::size_t{3'334});
    }

    void aCancelledCountEndsAtOnce() {
        fields::MatchQuestion question;
        question.condition = true;
        question.histories = manyPeople(100);
        QVERIFY(fields::count(question, true).matching.empty());
    }
};
REHEARSAL_TEST(MatchesTest)
#include "matches_test.moc"
