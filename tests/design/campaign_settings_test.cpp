#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <nlohmann/json.hpp>
#include <set>

#include "campaign_fixture.h"
#include "design/checks_panel.h"
#include "design/json_editor.h"
#include "design/json_pane.h"
#include "support/test.h"
#include "widgets/theme.h"

using namespace rehearsal;
using test::Fixture;
using Json = nlohmann::ordered_json;

namespace {

/// Has everything the format lets a campaign have, each list with an element of every form, in the schema's
/// order.
constexpr char kWhole[] = R"({
  "format": "rehearsal.campaign/1",
  "name": "Cart recovery",
  "description": "After a cart",
  "folder": "Carts",
  "status": "ready",
  "priority": 80,
  "purpose": "marketing",
  "grace": "1m",
  "entry": {
    "triggers": [
      {"type": "event", "event": "Product Added", "where": {"field": "event.properties.value", "op": ">", "value": 1}},
      {"type": "count", "event": "Product Viewed", "where": true, "at_least": 3, "within": "1h",
       "same": "event.properties.product_id"},
      {"type": "inactivity", "of": "Product Viewed", "for": "30d"},
      {"type": "segment", "enters": "loyal"}
    ],
    "where": {"field": "profile.email", "op": "exists"},
    "reentry": {"while_active": "restart", "key": "trigger.properties.cart_id", "cooldown": "24h"},
    "max_trigger_age": "2h"
  },
  "exits": [{"on": "Order Completed", "outcome": "goal"},
            {"when": {"field": "profile.staff", "op": "=", "value": true}, "outcome": "exit"}],
  "start": "remind",
  "nodes": {"remind": {"type": "send", "template": "cart-reminder", "next": null}},
  "promises": [
    {"id": "a", "never": {"send": {"node": "remind", "template": "cart-reminder"}}, "after": "Order Completed",
     "within": "24h"},
    {"id": "b", "at_most": 2, "of": {"send": {"node": "remind", "template": "cart-reminder"}}, "per": "7d"},
    {"id": "c", "always": {"send": {"node": "remind", "template": "cart-reminder"}}, "after": "Product Added",
     "within": "1d", "unless": ["goal"]},
    {"id": "d", "every": {"send": {"node": "remind", "template": "cart-reminder"}}, "satisfies": true}
  ],
  "tests": [
    {"name": "it is sent", "start": "2026-03-02T10:00:00Z", "until": "1d",
     "profile": {"id": "ana", "traits": {"email": "a@example.com", "country": "FR"},
                 "consent": {"marketing": {"status": "confirmed"}}},
     "events": [{"after": "0m", "type": "track", "event": "Product Added", "properties": {"value": 2},
                 "traits": {"vip": true}}],
     "expect": {"sends": [{"node": "remind", "after": "0s"}],
                "skips": [{"node": "remind", "reason": "capped", "after": "1m"}], "outcome": "completed"}}
  ]
}
)";

struct Whole : Fixture {
    explicit Whole(const char* text = kWhole) {
        session.apply(bundle::edits::setText(session.document(), "segments.json",
                                             R"({"loyal": {"did": "Order Completed"}})", "segments"));
        session.apply(bundle::edits::setText(session.document(), "campaigns/cart.json", text, "campaign"));
        session.undoStack()->clear();
        view->resize(1280, 6000);
        QCoreApplication::processEvents();
    }
    Json json() const { return session.document().json("campaigns/cart.json"); }
    design::ChecksPanel& checks() { return view->inspector().checks(); }
    QTableView* list(const char* name) { return checks().findChild<QTableView*>(QLatin1String(name)); }
    QWidget* named(const std::string& name) {
        for (QWidget* each : view->inspector().findChildren<QWidget*>(QString::fromStdString(name)))
            if (!each->isHidden()) return each;
        return nullptr;
    }
};

using Pointers = std::vector<std::string>;

/// Where the values of a schema stand in a document that has an element of every form.
void collect(const Json& root, const Json& schema, const std::string& at, Pointers& out) {
    const std::string ref = schema.value("$ref", std::string());
    if (ref.rfind("#/", 0) == 0) return collect(root, root[Json::json_pointer(ref.substr(1))], at, out);
    const auto forms = [](const Json& json) {
        return json.contains("oneOf") ? json["oneOf"] : Json::array({json});
    };
    if (schema.value("type", Json()) == Json("array") && schema.contains("items")) {
        Json items = schema["items"];
        const std::string inner = items.value("$ref", std::string());
        if (inner.rfind("#/", 0) == 0) items = root[Json::json_pointer(inner.substr(1))];
        const Json all = forms(items);
        if (!all[0].contains("properties")) return out.push_back(at);
        for (std::size_t i = 0; i < all.size(); ++i) collect(root, all[i], at + "/" + std::to_string(i), out);
        return;
    }
    if (!schema.contains("properties")) return out.push_back(at);
    for (const auto& [key, inner] : schema["properties"].items()) collect(root, inner, at + "/" + key, out);
}

}  // namespace

class CampaignSettingsTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { widgets::theme::install(); }

    /// Whatever the format lets a campaign say about itself has a field, or a choice of forms around it.
    void everyPropertyOfTheFormatHasAField() {
        QFile file(QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/schema/campaign.schema.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Json schema = Json::parse(file.readAll().toStdString());
        Pointers pointers;
        for (const auto& [key, inner] : schema["properties"].items()) {
            // The canvas edits the steps and where they stand; the format is not for people.
            if (key != "format" && key != "nodes" && key != "layout")
                collect(schema, inner, "/" + key, pointers);
        }
        QVERIFY(pointers.size() > 50);
        Whole whole;
        QVERIFY(whole.opened);
        QCOMPARE(whole.session.problems().size(), std::size_t{0});
        QStringList missing;
        for (const std::string& pointer : pointers) {
            // Further members of an event as it comes over the wire are for the JSON view.
            static const std::set<std::string> kRaw{
                "userId",   "anonymousId",  "messageId",  "timestamp", "receivedAt",
                "sentAt",   "context",      "previousId", "groupId",   "name",
                "category", "integrations", "channel",    "version",   "originalTimestamp"};
            if (pointer.find("/events/") != std::string::npos &&
                kRaw.contains(pointer.substr(pointer.find_last_of('/') + 1)))
                continue;
            whole.checks().showPlace(pointer);
            const std::string around = pointer.substr(0, pointer.find_last_of('/'));
            const bool form = pointer.ends_with("/type");
            const bool values = pointer.ends_with("/properties") || pointer.ends_with("/traits");
            if (whole.named(pointer) || (form && whole.named(around)) ||
                (values && whole.named("new:" + pointer)))
                continue;
            missing << QString::fromStdString(pointer);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(", ")));
    }

    void typingInATriggerKeepsTheCursor() {
        Whole whole;
        QWidget* field = whole.named("/entry/triggers/0/event");
        QVERIFY(field);
        auto* edit = field->findChild<QLineEdit*>();
        QVERIFY(edit);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, "Cart Viewed");
        QCOMPARE(edit->text(), "Cart Viewed");
        QCOMPARE(whole.json()["entry"]["triggers"][0]["event"].dump(), Json("Cart Viewed").dump());
    }

    void exitsAreAskedInAnotherOrder() {
        Whole whole;
        auto* up = qobject_cast<QPushButton*>(whole.named("act:/exits"));
        for (QPushButton* each : whole.view->inspector().findChildren<QPushButton*>("act:/exits"))
            if (each->text().contains("before")) up = each;
        QVERIFY(up);
        up->click();
        QVERIFY(whole.json()["exits"][0].contains("when"));
        QCOMPARE(whole.json()["exits"].size(), std::size_t{2});
    }

    void promisesAreSentences() {
        Whole whole;
        const QAbstractItemModel* model = whole.list("/promises")->model();
        QCOMPARE(model->rowCount(), 4);
        QCOMPARE(model->index(0, 0).data().toString(),
                 "Never the message “remind” within 1 day after they complete an order");
        QCOMPARE(model->index(1, 0).data().toString(), "At most 2 times the message “remind” in any 7 days");
    }

    void testsAreRunAfterEachEdit() {
        Whole whole;
        auto* said = whole.checks().findChild<QLabel*>("said:/tests");
        QTRY_VERIFY(!whole.checks().runner().isRunning());
        QVERIFY2(said->text().startsWith("0 of 1 pass."), qPrintable(said->text()));  // Nothing is held back.
        QVERIFY2(said->text().contains("but it did not come"), qPrintable(said->text()));
        whole.session.apply(bundle::edits::setValue(whole.session.document(), "campaigns/cart.json",
                                                    "/tests/0/expect/skips", std::nullopt, "x"));
        QTRY_VERIFY2(said->text() == "1 of 1 pass.", qPrintable(said->text()));
    }

    void aTestIsAddedDuplicatedAndRemoved() {
        Whole whole;
        const std::string before = whole.text();
        QWidget* panel = whole.list("/tests")->parentWidget();
        panel->findChild<QToolButton*>("add")->click();
        QCOMPARE(whole.json()["tests"].size(), std::size_t{2});
        QCOMPARE(whole.list("/tests")->currentIndex().row(), 1);
        QVERIFY(whole.session.problems().empty());
        panel->findChild<QToolButton*>("duplicate")->click();
        QCOMPARE(whole.json()["tests"].size(), std::size_t{3});
        QVERIFY(whole.json()["tests"][1]["name"] != whole.json()["tests"][2]["name"]);
        panel->findChild<QToolButton*>("remove")->click();
        QCOMPARE(whole.json()["tests"].size(), std::size_t{2});
        while (whole.session.undoStack()->canUndo()) whole.session.undoStack()->undo();
        QCOMPARE(whole.text(), before);
    }

    void anEveryPromiseBecomesANever() {
        Whole whole;
        whole.checks().showPlace("/promises/3");
        auto* form = qobject_cast<QComboBox*>(whole.named("/promises/3"));
        QVERIFY(form);
        form->setFocus();
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(qobject_cast<QComboBox*>(whole.named("/promises/3")), Qt::Key_Up);
        QVERIFY(whole.json()["promises"][3].contains("never"));
        QCOMPARE(whole.json()["promises"][3]["id"].dump(), Json("d").dump());
        QVERIFY(whole.session.problems().empty());
    }
};

REHEARSAL_TEST(CampaignSettingsTest)
#include "campaign_settings_test.moc"
