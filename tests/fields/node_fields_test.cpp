#include "design/inspector.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <fstream>
#include <sstream>

#include "design/panel_fields.h"
#include "fields/weight_field.h"
#include "fields_fixture.h"
#include "widgets/theme.h"

using namespace rehearsal;
using namespace rehearsal::test;
using fields::specs::Kind;

namespace {

Json schema() {
    std::ifstream in(std::string(REHEARSAL_SOURCE_DIR) + "/resources/schema/campaign.schema.json");
    std::ostringstream text;
    text << in.rdbuf();
    return Json::parse(text.str());
}

/// A value of a node that has each property of one form in the schema.
Json filled(const Json& form) {
    static const Json samples = Json::parse(R"({
        "for": "1h", "reset_on": ["Product Added"], "reset_limit": "8h", "next": null,
        "until": {"time": "09:00", "weekdays": ["mon"], "in_days": 1},
        "until_field": {"field": "trigger.properties.at", "offset": "2h", "before": true}, "on_missing": null,
        "event": "Order Completed", "timeout": "1d", "then": null, "on_timeout": null,
        "cases": [{"name": "a", "when": true, "next": null}], "otherwise": null,
        "arms": [{"name": "a", "weight": 50, "next": null}, {"name": "b", "weight": 50, "next": null}],
        "template": "mail", "purpose": "marketing", "feeds": ["picks"], "on_skip": "exit",
        "slots": {"tip": {"choose": [{"when": true, "block": "a"}], "fallback": "a"}},
        "once_per": {"key": ["trigger.properties.cart_id"], "within": "7d"},
        "values": {"code": "A"}, "traits": {"vip": true},
        "url": "https://example.org", "body": "x", "outcome": "goal", "reason": "why"})");
    Json out = Json::object();
    for (const auto& [name, property] : form["properties"].items())
        out[name] = name == "type" ? property["const"] : samples.value(name, Json());
    return out;
}

/// Pointers of all values inside one that are no objects, and lists only of texts.
void leaves(const Json& value, const std::string& at, std::vector<std::string>& out) {
    const bool inner = value.is_object() || (value.is_array() && !value.empty() && value[0].is_object());
    if (!inner) return out.push_back(at);
    for (const auto& [key, member] : value.items()) leaves(member, at + "/" + key, out);
}

/// Whether one of the fields edits what is there, or all of what is around it.
bool isEdited(const fields::FieldSpecs& specs, const std::string& pointer) {
    for (const fields::FieldSpec& spec : specs) {
        const bool whole =
            spec.kind == Kind::Events || spec.kind == Kind::Condition || spec.kind == Kind::Member;
        if (spec.pointer == pointer && !spec.isStructural()) return true;
        if (whole && pointer.rfind(spec.pointer + "/", 0) == 0) return true;
    }
    return false;
}

bundle::Bundle richBundle() {
    bundle::Bundle bundle;
    bundle.templates.push_back({});
    bundle.templates.back().id = "mail";
    bundle.blocks.emplace_back("a", "A");
    bundle.feeds.push_back({"picks", bundle::CatalogFeed{}});
    bundle.segments.emplace_back("loyal", bundle::Condition{bundle::Constant{true}});
    return bundle;
}

}  // namespace

class NodeFieldsTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { widgets::theme::install(); }

    void everyPropertyOfEveryStepHasAField() {
        const bundle::Bundle bundle = richBundle();
        for (const Json& form : schema()["definitions"]["node"]["oneOf"]) {
            const Json node = filled(form);
            for (const auto& [name, value] : node.items())
                QVERIFY2(!value.is_null() || name == "next" || name == "then" || name.find("on_") == 0 ||
                             name == "otherwise",
                         ("no sample of " + name).c_str());
            const Json campaign{{"nodes", {{"n", node}}}};
            const auto specs = design::nodeFields(campaign, "n", bundle);
            std::vector<std::string> all;
            leaves(node, "/nodes/n", all);
            for (const std::string& pointer : all) {
                if (pointer == "/nodes/n/type") continue;
                QVERIFY2(isEdited(specs, pointer),
                         (node["type"].get<std::string>() + ": " + pointer).c_str());
            }
        }
    }

    void everyPropertyOfTriggersExitsAndReentryHasAField() {
        const bundle::Bundle bundle = richBundle();
        const Json campaign =
            Json::parse(R"({"name": "a", "description": "d", "status": "ready", "priority": 9,
            "purpose": "marketing", "grace": "5m", "start": "n",
            "entry": {"triggers": [{"type": "event", "event": "A", "where": true},
                {"type": "count", "event": "A", "where": true, "at_least": 3, "within": "1h",
                 "same": "event.properties.product_id"},
                {"type": "inactivity", "of": "A", "for": "30d"}, {"type": "segment", "enters": "loyal"}],
              "where": true, "max_trigger_age": "2h",
              "reentry": {"while_active": "restart", "key": "trigger.properties.cart_id", "cooldown": "24h"}},
            "exits": [{"on": "B", "outcome": "goal"}, {"when": true, "outcome": "exit"}], "nodes": {}})");
        const auto specs = design::campaignFields(campaign, bundle);
        std::vector<std::string> all;
        leaves(campaign, "", all);
        for (const std::string& pointer : all) {
            if (pointer == "/nodes" || (pointer.size() > 5 && pointer.substr(pointer.size() - 5) == "/type"))
                continue;
            QVERIFY2(isEdited(specs, pointer), pointer.c_str());
        }
    }

    void weightsGoOnAddingToAHundred() {
        using fields::rebalanced;
        QVERIFY(rebalanced({50, 30, 20}, 0, 60) == (std::vector<double>{60, 24, 16}));
        QVERIFY(rebalanced({50, 50}, 0, 33) == (std::vector<double>{33, 67}));
        QVERIFY(rebalanced({34, 33, 33}, 0, 35) == (std::vector<double>{35, 33, 32}));
        QVERIFY(rebalanced({100, 0, 0}, 0, 50) == (std::vector<double>{50, 25, 25}));
        QVERIFY(rebalanced({1, 3}, 0, 2) == (std::vector<double>{2, 3}));
        QVERIFY(fields::evenedOut(3) == (std::vector<double>{34, 33, 33}));
    }

    void changingAnArmMovesTheOthersInOneStep() {
        FieldsFixture fixture;
        fixture.show(design::nodeFields(Json::parse(fixture.text()), "arms", fixture.session.bundle()));
        const std::string before = fixture.text();
        auto* weight = fixture.find<QDoubleSpinBox>("weight");
        QVERIFY(weight);
        weight->setFocus();
        weight->selectAll();
        QTest::keyClicks(weight, "60");
        QTest::keyClick(weight, Qt::Key_Return);
        QVERIFY(fixture.at("/nodes/arms/arms/1/weight") == Json(24));
        QVERIFY(fixture.at("/nodes/arms/arms/2/weight") == Json(16));
        QCOMPARE(fixture.find<QLabel>("shares")->text(), "a 60 % · b 24 % · c 16 %");
        fixture.session.undoStack()->undo();
        QCOMPARE(fixture.text(), before);
        fixture.find<QPushButton>("evenOut")->click();
        QVERIFY(fixture.at("/nodes/arms/arms/0/weight") == Json(34));
    }

    void theWheelChangesNothing() {
        FieldsFixture fixture;
        fixture.show(design::nodeFields(Json::parse(fixture.text()), "arms", fixture.session.bundle()));
        const std::string before = fixture.text();
        for (QWidget* each : fixture.window.findChildren<QWidget*>()) {
            if (!qobject_cast<QAbstractSpinBox*>(each) && !qobject_cast<QComboBox*>(each)) continue;
            each->setFocus();
            QWheelEvent wheel({5, 5}, each->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, {}, {},
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(each, &wheel);
        }
        QCOMPARE(fixture.text(), before);
    }

    void aStepIsRenamedEverywhere() {
        FieldsFixture fixture;
        fixture.session.setNodeId("ask");
        design::Inspector inspector(fixture.session);
        inspector.refresh();
        inspector.show();
        QApplication::setActiveWindow(&inspector);
        inspector.findChild<QToolButton*>("more")->click();
        QLineEdit* edit = nullptr;
        for (auto* each : inspector.findChildren<QLineEdit*>("/nodes/ask")) edit = each;
        QVERIFY(edit);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, "Bad id");
        auto* problem = edit->parentWidget()->findChild<QLabel*>("problem");
        QVERIFY(problem->isVisible());
        edit->selectAll();
        QTest::keyClicks(edit, "question");
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(fixture.at("/start") == Json("question"));
        QCOMPARE(fixture.session.nodeId(), "question");
    }

    void escapeLeavesForTheCanvas() {
        FieldsFixture fixture;
        fixture.session.setNodeId("ask");
        design::Inspector inspector(fixture.session);
        inspector.refresh();
        inspector.show();
        QApplication::setActiveWindow(&inspector);
        QSignalSpy left(&inspector, &design::Inspector::leaveRequested);
        int tried = 0;
        for (QWidget* each : inspector.findChildren<QWidget*>()) {
            if (!each->isVisible() || !(each->focusPolicy() & Qt::TabFocus)) continue;
            each->setFocus();
            QTest::keyClick(each, Qt::Key_Escape);
            QCOMPARE(left.size(), ++tried);
        }
        QVERIFY(tried > 3);
    }

    void anEventGetsACondition() {
        FieldsFixture fixture;
        fixture.show(
            {fields::specs::optional(fields::specs::make(Kind::Events, "/nodes/hold/reset_on", "Again"))});
        auto* add = fixture.find<QPushButton>("addCondition");
        QVERIFY(add);
        add->setFocus();
        QTest::keyClick(add, Qt::Key_Space);
        QVERIFY(openMenu());
        QTest::keyClick(openMenu(), Qt::Key_A);
        QCOMPARE(QString::fromStdString(fixture.at("/nodes/hold/reset_on").dump()),
                 R"({"event":"Product Viewed","where":true})");
    }

    void whatIsWrongIsSaidAndItsMendOffered() {
        FieldsFixture fixture;
        fixture.session.apply(bundle::edits::setValue(fixture.session.document(), "campaigns/cart.json",
                                                      "/nodes/hold/next", Json("armz"), "x"));
        fixture.show({fields::specs::make(Kind::LeadsTo, "/nodes/hold/next", "Leads to")});
        auto* mend = fixture.find<QPushButton>("mend");
        QVERIFY(mend);
        QCOMPARE(mend->text(), "Use “arms”");
        QVERIFY(!fixture.find<QWidget>("/nodes/hold/next")->accessibleDescription().isEmpty());
        mend->click();
        QVERIFY(fixture.at("/nodes/hold/next") == Json("arms"));
        QVERIFY(!fixture.find<QLabel>("problem"));
    }
};
REHEARSAL_TEST(NodeFieldsTest)
#include "node_fields_test.moc"
