#include "people/people_view.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

#include "bundle/files.h"
#include "people/people_file.h"
#include "people/traits_model.h"
#include "session/session.h"
#include "support/test.h"
#include "widgets/search_field.h"
#include "widgets/theme.h"

using namespace rehearsal;
using namespace rehearsal::people;

namespace {

const std::string kPeople =
    R"({"id":"ana","traits":{"first_name":"Ana","email":"ana@example.com","country":"FR","orders":3}})"
    "\n"
    R"({ "id": "lena", "traits": {"first_name": "Lena", "country": "DE"},)"
    R"( "consent": {"marketing": {"status": "pending"}} })"
    "\n"
    R"({"id":"sam","traits":{"first_name":"Sam","country":"US"}})"
    "\n";

/// A workspace with three people, and the view on it.
struct Fixture {
    explicit Fixture(const std::string& people = kPeople) {
        widgets::theme::install();
        bundle::Files files;
        files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Test"})");
        files.set("policy.json", R"({"format":"rehearsal.policy/1"})");
        files.set(file::kPath, people);
        created = session.createWorkspace(folder.filePath("test.rehearsal").toStdString(), files).has_value();
        view = std::make_unique<PeopleView>(session);
        view->resize(1200, 700);
        view->show();
    }
    std::string text() const { return *session.document().files().find(file::kPath); }
    QTableView* table() const {
        for (auto* table : view->findChildren<QTableView*>())
            if (table->accessibleName() == "People") return table;
        return nullptr;
    }
    QPushButton* button(const QString& text) const {
        for (auto* button : view->findChildren<QPushButton*>())
            if (button->text() == text && button->isVisible()) return button;
        return nullptr;
    }

    QTemporaryDir folder;
    session::Session session;
    bool created = false;
    std::unique_ptr<PeopleView> view;
};

}  // namespace

class PeopleViewTest : public QObject {
    Q_OBJECT
  private slots:
    void choosingARowChoosesThePerson() {
        Fixture at;
        QVERIFY(at.created);
        QCOMPARE(at.table()->model()->rowCount(), 3);
        at.table()->selectRow(1);
        QCOMPARE(at.session.personId(), QString("lena"));
        at.session.setPersonId("sam");
        QCOMPARE(at.table()->currentIndex().row(), 2);
    }
    void filteringNarrowsTheTable() {
        Fixture at;
        at.view->findChild<widgets::SearchField*>()->setText("germany");
        QCOMPARE(at.table()->model()->rowCount(), 1);
    }
    void changingATraitRewritesOnlyThatLineAndUndoes() {
        Fixture at;
        at.session.setPersonId("ana");
        auto* traits = at.view->findChild<TraitsModel*>();
        QVERIFY(traits->setData(traits->index(traits->rowOf("orders"), TraitsModel::Value), "4"));
        QVERIFY(at.text().starts_with(
            R"({"id":"ana","traits":{"first_name":"Ana","email":"ana@example.com","country":"FR","orders":4}})"));
        QCOMPARE(at.text().substr(at.text().find('\n')), kPeople.substr(kPeople.find('\n')));
        at.session.undoStack()->undo();
        QCOMPARE(at.text(), kPeople);
        QCOMPARE(traits->index(traits->rowOf("orders"), TraitsModel::Value).data().toString(), QString("3"));
    }
    void theConsentChoiceWritesTheStatus() {
        Fixture at;
        at.session.setPersonId("lena");
        QComboBox* choice = nullptr;
        for (auto* box : at.view->findChildren<QComboBox*>())
            if (box->accessibleName() == "Consent to marketing") choice = box;
        QVERIFY(choice);
        QCOMPARE(choice->currentText(), QString("Pending"));
        choice->setCurrentIndex(choice->findText("Confirmed"));
        emit choice->activated(choice->currentIndex());
        QCOMPARE(at.session.bundle().person("lena")->consent.front().status, std::string("confirmed"));
    }
    void addsDuplicatesAndRemovesPeople() {
        Fixture at;
        QTest::mouseClick(at.button("Add person"), Qt::LeftButton);
        QCOMPARE(at.session.bundle().people.size(), std::size_t{4});
        QCOMPARE(at.session.personId(), QString("person"));
        at.session.setPersonId("ana");
        QTest::mouseClick(at.button("Duplicate"), Qt::LeftButton);
        QCOMPARE(at.session.personId(), QString("ana-2"));
        QTest::mouseClick(at.button("Remove"), Qt::LeftButton);
        QCOMPARE(at.session.bundle().people.size(), std::size_t{4});
        QVERIFY(at.session.personId() != QString("ana-2"));
        while (at.session.undoStack()->canUndo()) at.session.undoStack()->undo();
        QCOMPARE(at.text(), kPeople);
    }
    void withoutPeopleItLeadsOn() {
        Fixture at{std::string()};
        QVERIFY(at.button("Add a person"));
        QTest::mouseClick(at.button("Add a person"), Qt::LeftButton);
        QCOMPARE(at.session.bundle().people.size(), std::size_t{1});
        QVERIFY(!at.button("Add a person"));
    }
};

REHEARSAL_TEST(PeopleViewTest)
#include "people_view_test.moc"
