#include "policy/policy_page.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimeEdit>
#include <QToolButton>
#include <nlohmann/json.hpp>

#include "bundle/files.h"
#include "policy/caps_card.h"
#include "policy/clock_dial.h"
#include "policy/consent_card.h"
#include "policy/quiet_card.h"
#include "policy/standing_panel.h"
#include "support/test.h"
#include "widgets/theme.h"

using namespace rehearsal;
using Json = nlohmann::ordered_json;

namespace {

constexpr char kPolicy[] = R"({
  "format": "rehearsal.policy/1",
  "timezone": "Europe/Paris",
  "dedup": {"window": "7d"},
  "consent": {
    "exempt": ["transactional"],
    "rules": [
      {"regions": ["EEA", "GB"], "purposes": ["marketing"], "basis": "opt-in", "double": true,
       "implied": {"event": "Order Completed", "for": "730d"}},
      {"regions": ["US"], "basis": "opt-out"},
      {"regions": ["*"], "basis": "opt-in"}
    ],
    "purposes": {"newsletter": "marketing"},
    "tracking": "enforced",
    "categories": {"marketing": "Advertising"}
  },
  "require_verified_email": false,
  "quiet_hours": {"from": "21:00", "to": "08:00", "mode": "defer", "purposes": ["marketing"]},
  "caps": [
    {"id": "daily", "max": 1, "per": "24h", "purposes": ["marketing"], "campaigns": ["cart"], "mode": "skip"},
    {"id": "weekly", "max": 3, "per": "week"}
  ],
  "holdout": {"percent": 5, "salt": "spring"}
}
)";

constexpr char kPeople[] =
    R"({"id":"lena","traits":{"first_name":"Lena","email":"l@example.de","country":"DE","timezone":"Europe/Berlin"},)"
    R"("consent":{"marketing":{"status":"pending","at":"2026-03-04T10:00:00Z"}}})"
    "\n"
    R"({"id":"sam","traits":{"first_name":"Sam","email":"s@example.com","country":"US","timezone":"America/New_York"}})"
    "\n";

constexpr char kCampaign[] = R"({"format": "rehearsal.campaign/1", "name": "Cart",
  "entry": {"triggers": [{"type": "event", "event": "Product Added"}]}, "start": null, "nodes": {}})";

struct Fixture {
    explicit Fixture(const char* policy = kPolicy) {
        widgets::theme::install();
        bundle::Files files;
        files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Test"})");
        files.set("policy.json", policy);
        files.set("profiles.ndjson", kPeople);
        files.set("campaigns/cart.json", kCampaign);
        opened = session.createWorkspace((folder.path() + "/w.rehearsal").toStdString(), files).has_value();
        page = std::make_unique<policy::PolicyPage>(session);
        page->resize(1200, 2400);
        page->show();
        QApplication::setActiveWindow(page.get());
    }
    Json json() const { return session.document().json("policy.json"); }
    Json at(const std::string& pointer) const {
        const Json all = json();
        const Json::json_pointer place(pointer);
        return all.contains(place) ? all[place] : Json();
    }
    /// What edits the value at a pointer: the visible widget that has its name.
    QWidget* editor(const std::string& pointer) const {
        for (QWidget* each : page->findChildren<QWidget*>(QString::fromStdString(pointer)))
            if (each->isVisible() && each->isEnabled()) return each;
        return nullptr;
    }
    template <class Widget>
    Widget* editor(const std::string& pointer) const {
        for (Widget* each : page->findChildren<Widget*>(QString::fromStdString(pointer)))
            if (each->isVisible()) return each;
        return nullptr;
    }
    QTableView* table(const char* name) const { return page->findChild<QTableView*>(QLatin1String(name)); }

    QTemporaryDir folder;
    session::Session session;
    std::unique_ptr<policy::PolicyPage> page;
    bool opened = false;
};

/// Changes whatever a widget edits, as a person would.
void change(QWidget* editor) {
    if (auto* check = qobject_cast<QCheckBox*>(editor)) {
        check->click();
    } else if (auto* combo = qobject_cast<QComboBox*>(editor); combo && !combo->isEditable()) {
        combo->setFocus();
        QTest::keyClick(combo, combo->currentIndex() > 0 ? Qt::Key_Up : Qt::Key_Down);
    } else if (combo) {
        combo->setFocus();
        combo->lineEdit()->selectAll();
        QTest::keyClicks(combo->lineEdit(), "Asia/Tokyo");
        QTest::keyClick(combo->lineEdit(), Qt::Key_Return);
    } else if (auto* line = qobject_cast<QLineEdit*>(editor)) {
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, "9d");
    } else if (auto* spin = qobject_cast<QAbstractSpinBox*>(editor)) {
        spin->setFocus();
        QTest::keyClick(spin, Qt::Key_Up);
    } else if (auto* more = editor->findChild<QComboBox*>()) {  // Chips
        more->setFocus();
        more->lineEdit()->setText("JP");
        QTest::keyClick(more->lineEdit(), Qt::Key_Return);
    } else if (auto* inner = editor->findChild<QLineEdit*>()) {
        inner->setFocus();
        inner->selectAll();
        QTest::keyClicks(inner, "9d");
    }
}

/// Pointers of all values that the schema lets a policy have; lists stand for their first element.
void collect(const Json& schema, const std::string& at, std::vector<std::string>& out) {
    if (schema.contains("properties")) {
        for (const auto& [key, inner] : schema["properties"].items()) collect(inner, at + "/" + key, out);
        return;
    }
    if (schema.value("type", Json()) == Json("array") && schema["items"].contains("properties"))
        return collect(schema["items"], at + "/0", out);
    if (at == "/consent/purposes") return out.push_back(at + "/newsletter");
    if (at == "/consent/categories") return out.push_back(at + "/marketing");
    out.push_back(at);
}

}  // namespace

class PolicyPageTest : public QObject {
    Q_OBJECT
  private slots:
    void everyPropertyOfTheFormatCanBeEdited() {
        QFile file(QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/schema/policy.schema.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        std::vector<std::string> pointers;
        collect(Json::parse(file.readAll().toStdString()), "", pointers);
        QVERIFY(pointers.size() > 20);
        Fixture fixture;
        QVERIFY(fixture.opened);
        const std::string before = fixture.json().dump();
        for (const std::string& pointer : pointers) {
            if (pointer == "/format") continue;
            const Json value = fixture.at(pointer);
            QVERIFY2(!value.is_null(), pointer.c_str());
            QWidget* editor = fixture.editor(pointer);
            QVERIFY2(editor, ("nothing edits " + pointer).c_str());
            QVERIFY2(!editor->accessibleName().isEmpty(), pointer.c_str());
            change(editor);
            QTRY_VERIFY2(fixture.at(pointer) != value, pointer.c_str());
            while (fixture.session.undoStack()->canUndo()) fixture.session.undoStack()->undo();
            QCOMPARE(fixture.json().dump(), before);
            QCoreApplication::processEvents();
        }
    }

    void theTableNamesTheLaw() {
        Fixture fixture;
        const QAbstractItemModel* rules = fixture.table("consentRules")->model();
        QCOMPARE(rules->rowCount(), 3);
        QCOMPARE(rules->index(0, 1).data().toString(), "GDPR + ePrivacy, UK GDPR + PECR");
        QCOMPARE(rules->index(0, 2).data().toString(), "Confirmed opt-in, or Order Completed");
        QCOMPARE(rules->index(1, 0).data().toString(), "United States");
        QCOMPARE(rules->index(1, 1).data().toString(), "CAN-SPAM");
        QCOMPARE(rules->index(2, 0).data().toString(), "Anywhere else");
    }

    void rulesAreReorderedWithTheKeyboard() {
        Fixture fixture;
        QTableView* table = fixture.table("consentRules");
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(fixture.at("/consent/rules/0/regions").dump(), Json::array({"US"}).dump());
        QCOMPARE(table->currentIndex().row(), 0);
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(fixture.at("/consent/rules").size(), std::size_t{2});
        fixture.session.undoStack()->undo();
        fixture.session.undoStack()->undo();
        QCOMPARE(fixture.json().dump(), Json::parse(kPolicy).dump());
    }

    void aRowThatIsDroppedElsewhereMovesTheRule() {
        Fixture fixture;
        QAbstractItemModel* model = fixture.table("consentRules")->model();
        std::unique_ptr<QMimeData> data(model->mimeData({model->index(0, 0)}));
        model->dropMimeData(data.get(), Qt::MoveAction, 2, 0, {});
        QCOMPARE(fixture.at("/consent/rules/1/regions").dump(), Json::array({"EEA", "GB"}).dump());
        QCOMPARE(fixture.at("/consent/rules").size(), std::size_t{3});
    }

    void aRegionIsFoundByTheNameOfTheCountry() {
        Fixture fixture;
        QWidget* regions = fixture.editor("/consent/rules/0/regions");
        auto* more = regions->findChild<QComboBox*>();
        more->setFocus();
        QTest::keyClicks(more->lineEdit(), "switzerland");
        QTest::keyClick(more->lineEdit(), Qt::Key_Return);
        QTRY_COMPARE(fixture.at("/consent/rules/0/regions").dump(), std::string(R"(["EEA","GB","CH"])"));
        auto* chip = regions->findChild<QToolButton*>("chip:GB");
        QVERIFY(chip);
        chip->click();
        QCOMPARE(fixture.at("/consent/rules/0/regions").dump(), Json::array({"EEA", "CH"}).dump());
    }

    void anOptOutLeavesWhatBelongsToOptInsBehind() {
        Fixture fixture;
        change(fixture.editor("/consent/rules/0/basis"));
        QCOMPARE(
            fixture.at("/consent/rules/0").dump(),
            Json::parse(R"({"regions":["EEA","GB"],"purposes":["marketing"],"basis":"opt-out"})").dump());
        QVERIFY(!fixture.editor("/consent/rules/0/double"));
        QVERIFY(fixture.session.problems().empty());
    }

    void theBasisChangesTheRuleAsItIsNow() {
        Fixture fixture;
        fixture.editor("/consent/rules/0/regions")->findChild<QToolButton*>("chip:GB")->click();
        change(fixture.editor("/consent/rules/0/basis"));
        QCOMPARE(fixture.at("/consent/rules/0/regions").dump(), Json::array({"EEA"}).dump());
    }

    void aNewRuleStandsBeforeTheOneForEverybody() {
        Fixture fixture;
        for (QToolButton* add : fixture.page->consent().findChildren<QToolButton*>("add")) add->click();
        QCOMPARE(fixture.at("/consent/rules").size(), std::size_t{4});
        QCOMPARE(fixture.at("/consent/rules/3/regions").dump(), Json::array({"*"}).dump());
        QTRY_VERIFY(fixture.editor("/consent/rules/2/regions"));
    }

    void anEmptyPolicySaysItsDefaultsAndOffersTheUsualRules() {
        Fixture fixture(R"({"format": "rehearsal.policy/1"})");
        QCOMPARE(fixture.table("consentRules")->model()->rowCount(), 1);
        auto* start = fixture.page->findChild<QPushButton*>("usualRules");
        QVERIFY(start);
        start->click();
        QVERIFY(fixture.at("/consent/rules").size() > 3);
        QVERIFY(fixture.session.problems().empty());
    }

    void theClockIsDraggedAndTypedOn() {
        Fixture fixture;
        policy::ClockDial& dial = fixture.page->quiet().dial();
        const QPoint from = dial.handle(true).toPoint();
        QTest::mousePress(&dial, Qt::LeftButton, {}, from);
        const QPoint left(2, dial.height() / 2);  // 18:00
        QTest::mouseMove(&dial, left);
        QTest::mouseRelease(&dial, Qt::LeftButton, {}, left);
        QCOMPARE(fixture.at("/quiet_hours/from").dump(), Json("18:00").dump());
        QCOMPARE(fixture.session.undoStack()->count(), 1);
        dial.setFocus();
        QTest::keyClick(&dial, Qt::Key_Space);
        QTest::keyClick(&dial, Qt::Key_Right);
        QCOMPARE(fixture.at("/quiet_hours/to").dump(), Json("08:15").dump());
        QVERIFY(dial.accessibleName().contains("08:15"));
        QCOMPARE(fixture.editor<QTimeEdit>("/quiet_hours/to")->time(), QTime(8, 15));
    }

    void theClockNeverShowsHoursWithoutALength() {
        Fixture fixture(
            R"({"format": "rehearsal.policy/1", "quiet_hours": {"from": "08:00", "to": "08:15"}})");
        policy::ClockDial& dial = fixture.page->quiet().dial();
        dial.setFocus();
        QTest::keyClick(&dial, Qt::Key_Right);
        QCOMPARE(fixture.at("/quiet_hours/from").dump(), Json("08:00").dump());
    }

    void quietHoursGoOffAndOnAgain() {
        Fixture fixture;
        auto* on = fixture.page->findChild<QCheckBox*>("/quiet_hours");
        on->click();
        QVERIFY(fixture.at("/quiet_hours").is_null());
        QVERIFY(!fixture.page->quiet().dial().isVisible());
        on->click();
        QCOMPARE(fixture.at("/quiet_hours/from").dump(), Json("21:00").dump());
    }

    void capsAreAddedAndCountedByTheCalendar() {
        Fixture fixture;
        fixture.page->caps().findChild<QToolButton*>("add")->click();
        QCOMPARE(fixture.at("/caps/2/id").dump(), Json("monthly").dump());
        QCOMPARE(fixture.at("/caps/2/per").dump(), Json("month").dump());
        QVERIFY(fixture.session.problems().empty());
        fixture.page->caps().showCap(0);
        auto* per = fixture.editor<QComboBox>("/caps/0/per");
        per->setFocus();
        QTest::keyClick(per, Qt::Key_Down);
        QCOMPARE(fixture.at("/caps/0/per").dump(), Json("day").dump());
    }

    void saysWhatThePolicyMeansForAPersonAtAMoment() {
        Fixture fixture;
        fixture.session.setPersonId("lena");
        fixture.page->standing().setNow(base::parseInstant("2026-03-10T22:30:00Z"));
        const QString text = fixture.page->standing().text();
        QVERIFY2(text.startsWith("No marketing mail to Lena (Germany, Berlin) now."), qPrintable(text));
        QVERIFY2(text.contains("Germany needs a confirmed opt-in; Lena’s is pending since 4 March 2026."),
                 qPrintable(text));
        QVERIFY2(text.contains("Rule 1 decides. The law there is GDPR + ePrivacy."), qPrintable(text));
        QVERIFY2(text.contains("Quiet hours until 8:00: it would wait."), qPrintable(text));
        QVERIFY2(text.contains("0 of 1 messages in the last 1 d used (“daily”)."), qPrintable(text));
        fixture.session.setPersonId("sam");
        fixture.page->standing().setNow(base::parseInstant("2026-03-10T16:00:00Z"));
        QVERIFY2(fixture.page->standing().text().startsWith(
                     "Sam (United States, New York) would get the message now."),
                 qPrintable(fixture.page->standing().text()));
    }

    void movingTheMomentMovesWhatItMeans() {
        Fixture fixture;
        fixture.session.setPersonId("sam");
        auto* moment = fixture.page->findChild<QDateTimeEdit*>("standingMoment");
        moment->setDateTime(QDateTime({2026, 3, 10}, {12, 0}, Qt::UTC));
        QVERIFY(fixture.page->standing().text().contains("No quiet hours now."));
        moment->setDateTime(QDateTime({2026, 3, 10}, {23, 0}, Qt::UTC));
        QVERIFY(fixture.page->standing().text().contains("Quiet hours until 8:00"));
        QTest::keyClick(&fixture.page->quiet().dial(), Qt::Key_Right);  // Begins later, but not late enough.
        QVERIFY(fixture.page->standing().text().contains("Quiet hours until 8:00"));
        fixture.page->findChild<QCheckBox*>("/quiet_hours")->click();
        QVERIFY(!fixture.page->standing().text().contains("uiet hours"));
    }

    void aFindingLeadsToItsField() {
        Fixture fixture;
        fixture.page->showPlace("/caps/1/max");
        QTRY_VERIFY(fixture.editor("/caps/1/max") && fixture.editor("/caps/1/max")->hasFocus());
        fixture.page->showPlace("/consent/rules/1/regions/0");
        QTRY_VERIFY(fixture.editor("/consent/rules/1/regions"));
    }
};

REHEARSAL_TEST(PolicyPageTest)
#include "policy_page_test.moc"
