#include "people/people_file.h"

#include <rapidcheck.h>

#include "support/test.h"

using namespace rehearsal::people;
using Json = nlohmann::ordered_json;

namespace {

const std::string kText =
    "{\"id\":\"ana\", \"traits\":{\"first_name\":\"Ana\"}}\r\n"
    "\n"
    "  {\"id\": \"ben\",\"consent\":{}}  \n"
    "not json\n"
    "{\"id\":\"cleo\"}";

}  // namespace

class PeopleFileTest : public QObject {
    Q_OBJECT
  private slots:
    void changesOneLineAndKeepsEveryOtherByte() {
        Json ben = *file::person(kText, "ben");
        ben["suppressed"] = true;
        const std::string after = file::withPerson(kText, "ben", ben);
        QCOMPARE(QByteArray::fromStdString(after),
                 QByteArray::fromStdString("{\"id\":\"ana\", \"traits\":{\"first_name\":\"Ana\"}}\r\n\n"
                                           "{\"id\":\"ben\",\"consent\":{},\"suppressed\":true}\n"
                                           "not json\n{\"id\":\"cleo\"}"));
    }
    void keepsTheLineEndOfTheChangedLine() {
        const std::string after = file::withPerson(kText, "ana", Json{{"id", "ana"}});
        QVERIFY(after.starts_with("{\"id\":\"ana\"}\r\n\n  {\"id\": \"ben\""));
    }
    void addsAfterTheChosenPerson() {
        const std::string after = file::withNewPerson(kText, Json{{"id", "dora"}}, "ana");
        QVERIFY(after.find("\r\n{\"id\":\"dora\"}\n\n  {") != std::string::npos);
    }
    void addsAtTheEndOfAFileWithoutALastLineEnd() {
        QCOMPARE(file::withNewPerson(kText, Json{{"id", "dora"}}, ""), kText + "\n{\"id\":\"dora\"}");
        QCOMPARE(file::withNewPerson("", Json{{"id", "dora"}}, ""), std::string("{\"id\":\"dora\"}\n"));
    }
    void addingThenRemovingGivesTheSameBytes() {
        for (const char* after : {"ana", "ben"}) {
            const std::string added = file::withNewPerson(kText, Json{{"id", "dora"}}, after);
            QCOMPARE(file::withoutPerson(added, "dora"), kText);
        }
    }
    void leavesTheTextAloneWhereNobodyHasTheId() {
        QCOMPARE(file::withPerson(kText, "zoe", Json{{"id", "zoe"}}), kText);
        QCOMPARE(file::withoutPerson(kText, "zoe"), kText);
        QVERIFY(!file::person(kText, "zoe"));
    }
    void findsAnIdThatIsFree() {
        QCOMPARE(file::freshId("{\"id\":\"ana\"}\n{\"id\":\"ana-2\"}\n", "ana"), std::string("ana-3"));
        QCOMPARE(file::freshId("", "person"), std::string("person"));
    }
    void readsTypedValuesButKeepsTextsTexts() {
        QVERIFY(file::typed("12", false) == Json(12));
        QVERIFY(file::typed("true", false) == Json(true));
        QVERIFY(file::typed("[1,2]", false) == Json::array({1, 2}));
        QVERIFY(file::typed("Ana", false) == Json("Ana"));
        QVERIFY(file::typed("12", true) == Json("12"));
        QVERIFY(file::typed("\"quoted\"", false) == Json("\"quoted\""));
    }
    void everyTextSurvivesWritingAPersonBackUnchanged() {
        QVERIFY(rc::check("other lines keep their bytes", [] {
            const auto lines = *rc::gen::container<std::vector<std::string>>(
                rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '~'))));
            std::string before;
            for (const std::string& line : lines) before.append(line).append(1, '\n');
            const std::string own = "{\"id\":\"me\",\"suppressed\":false}\n";
            const auto place = before.size() == 0 ? 0 : before.find('\n') + 1;
            std::string text = before;
            text.insert(place, own);
            RC_PRE(!file::person(before, "me"));
            RC_ASSERT(file::withPerson(text, "me", *file::person(text, "me")) == text);
            RC_ASSERT(file::withoutPerson(text, "me") == before);
        }));
    }
};

REHEARSAL_TEST(PeopleFileTest)
#include "people_file_test.moc"
