#include "fields/condition_field.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>

#include "fields/phrase_button.h"
#include "fields_fixture.h"
#include "support/random_conditions.h"
#include "widgets/theme.h"

using namespace rehearsal;
using namespace rehearsal::test;
using fields::specs::Kind;

namespace {

constexpr char kWhen[] = "/nodes/ask/cases/0/when";

/// Sends keys to wherever they would go.
QWidget* target() {
    QWidget* popup = QApplication::activePopupWidget();
    return popup ? popup : QApplication::focusWidget();
}
void press(int key, Qt::KeyboardModifiers modifiers = {}) {
    QVERIFY(target());
    QTest::keyClick(target(), static_cast<Qt::Key>(key), modifiers);
}
void type(const QString& text) {
    for (const QChar each : text) QTest::keyClick(target(), each.toLatin1());
}
/// Types over what a field has, and goes on to the next.
void enter(const QString& text) {
    press(Qt::Key_A, Qt::ControlModifier);
    type(text);
    if (QApplication::activePopupWidget()) press(Qt::Key_Escape);
    press(Qt::Key_Tab);
}
/// Goes down a choice until it says that, then on.
void choose(const QString& wanted) {
    auto* combo = qobject_cast<QComboBox*>(QApplication::focusWidget());
    QVERIFY2(combo, qPrintable(wanted));
    QVERIFY2(combo->findText(wanted) >= 0, qPrintable(wanted));
    while (combo->currentText() != wanted)
        press(combo->findText(wanted) > combo->currentIndex() ? Qt::Key_Down : Qt::Key_Up);
    press(Qt::Key_Tab);
}

struct Builder : FieldsFixture {
    Builder() {
        show({fields::specs::make(Kind::Condition, kWhen, "When"),
              fields::specs::make(Kind::Text, "/nodes/ask/cases/0/name", "Name")});
    }
    /// Puts the keyboard onto a visible widget of that name.
    void go(const char* name) {
        auto* widget = find<QWidget>(name);
        QVERIFY2(widget, name);
        widget->setFocus();
    }
    /// Opens the menu of a button with the space bar and chooses by its letter.
    void menu(const char* button, Qt::Key letter) {
        go(button);
        press(Qt::Key_Space);
        QVERIFY(openMenu());
        press(letter);
    }
    /// An empty condition, to which the first is added.
    void empty() {
        session.apply(
            bundle::edits::setValue(session.document(), "campaigns/cart.json", kWhen, Json(true), "x"));
    }
    Json when() const { return at(kWhen); }
};

Json json(const char* text) {
    return Json::parse(text);
}

}  // namespace

class ConditionFieldTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { widgets::theme::install(); }

    void aTestIsBuiltByKeyboard() {
        Builder builder;
        builder.menu("addCondition", Qt::Key_F);
        QCOMPARE(builder.when()["all"].size(), std::size_t{2});
        enter("profile.country");
        choose("is");
        enter("FR");
        QCOMPARE(QString::fromStdString(builder.when().dump()),
                 R"({"all":[true,{"field":"profile.country","op":"=","value":"FR"}]})");
        builder.session.undoStack()->undo();
        QVERIFY(builder.when() != json("true") || !builder.session.undoStack()->canUndo());
    }

    void listsAndTypesAreKept() {
        Builder builder;
        builder.menu("addCondition", Qt::Key_F);
        enter("trigger.properties.value");
        choose("is at least");
        enter("50");
        QCOMPARE(QString::fromStdString(builder.when()["all"][1].dump()),
                 R"({"field":"trigger.properties.value","op":">=","value":50})");
        builder.go("conditionOp");
        choose("is one of");
        auto* list = builder.find<QLineEdit>("conditionList");
        QVERIFY(list);
        list->setFocus();
        type("\"60\"");
        press(Qt::Key_Return);
        QCOMPARE(QString::fromStdString(builder.when()["all"][1]["value"].dump()), R"([50,"60"])");
        press(Qt::Key_Backspace);
        QCOMPARE(QString::fromStdString(builder.when()["all"][1]["value"].dump()), "[50]");
    }

    void whatTheyDidIsBuiltByKeyboard() {
        Builder builder;
        builder.menu("addCondition", Qt::Key_D);
        enter("Product Viewed");
        choose("at least");
        enter("3");
        choose("in the last");
        enter("7 days");
        auto* where = builder.find<QWidget>("leafEdit")->findChild<QPushButton*>("addCondition");
        QVERIFY(where);
        where->setFocus();
        press(Qt::Key_Space);
        press(Qt::Key_F);
        enter("event.properties.category");
        choose("is");
        auto* kind = QApplication::focusWidget()->parentWidget()->findChild<QToolButton*>("valueKind");
        QVERIFY(kind && kind->menu());
        kind->menu()->actions().last()->trigger();
        enter("trigger.properties.category");
        QCOMPARE(QString::fromStdString(builder.when()["all"][1].dump()),
                 R"({"did":"Product Viewed","at_least":3,"within":"7d","where":{"field":)"
                 R"("event.properties.category","op":"=","value":{"ref":"trigger.properties.category"}}})");
    }

    void neverSinceTheyEnteredIsBuiltByKeyboard() {
        Builder builder;
        builder.menu("addCondition", Qt::Key_D);
        enter("Order Completed");
        choose("never");
        choose("since they entered");
        QCOMPARE(QString::fromStdString(builder.when()["all"][1].dump()),
                 R"({"did":"Order Completed","at_most":0,"since":"entry"})");
    }

    void groupsAreMadeMovedAndTakenApartByKeyboard() {
        Builder builder;
        builder.session.apply(bundle::edits::setValue(
            builder.session.document(), "campaigns/cart.json", kWhen,
            json(R"({"all": [{"segment": "loyal"}, {"field": "profile.email", "op": "exists"}, true]})"),
            "x"));
        builder.go("phrase");
        press(Qt::Key_G, Qt::ControlModifier);
        QCOMPARE(QString::fromStdString(builder.when().dump()),
                 R"({"all":[{"any":[{"segment":"loyal"},{"field":"profile.email","op":"exists"}]},true]})");
        builder.find<fields::PhraseButton>("phrase")->setFocus();
        press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(QString::fromStdString(builder.when()["all"][0]["any"][1].dump()), R"({"segment":"loyal"})");
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(QString::fromStdString(builder.when().dump()),
                 R"({"all":[{"field":"profile.email","op":"exists"},{"segment":"loyal"},true]})");
        press(Qt::Key_N, Qt::AltModifier);
        QCOMPARE(QString::fromStdString(builder.when()["all"][1].dump()), R"({"not":{"segment":"loyal"}})");
        press(Qt::Key_Delete);
        QCOMPARE(builder.when()["all"].size(), std::size_t{2});
        QVERIFY(builder.window.isAncestorOf(QApplication::focusWidget()));
    }

    void theKindOfAGroupIsChosen() {
        Builder builder;
        builder.session.apply(
            bundle::edits::setValue(builder.session.document(), "campaigns/cart.json", kWhen,
                                    json(R"({"all": [{"segment": "loyal"}, false]})"), "x"));
        builder.menu("groupKind", Qt::Key_O);
        QCOMPARE(QString::fromStdString(builder.when().dump()),
                 R"({"not":{"any":[{"segment":"loyal"},false]}})");
        QCOMPARE(builder.find<QPushButton>("groupKind")->text(), "None of these");
        QCOMPARE(builder.find<QLabel>("conditionSentence")->text(), "neither they are in “loyal” nor never");
    }

    void aPartIsDraggedIntoAGroup() {
        Builder builder;
        builder.session.apply(
            bundle::edits::setValue(builder.session.document(), "campaigns/cart.json", kWhen,
                                    json(R"({"all": [{"segment": "loyal"}, {"any": [true, false]}]})"), "x"));
        QTRY_VERIFY(builder.find<QToolButton>("grip"));
        const auto phrases = builder.window.findChildren<fields::PhraseButton*>("phrase");
        QCOMPARE(phrases.size(), 3);
        auto* grip = builder.find<QToolButton>("grip");
        const QPoint to = phrases[2]->mapToGlobal(QPoint(20, phrases[2]->height() * 3 / 4));
        QTest::mousePress(grip, Qt::LeftButton);
        QTest::mouseMove(grip, grip->mapFromGlobal(to - QPoint(0, 30)));
        QTest::mouseMove(grip, grip->mapFromGlobal(to));
        QTest::mouseRelease(grip, Qt::LeftButton, {}, grip->mapFromGlobal(to));
        QCOMPARE(QString::fromStdString(builder.when().dump()),
                 R"({"any":[true,false,{"segment":"loyal"}]})");
    }

    void showingAConditionChangesNoByte() {
        Builder builder;
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            Draw draw(seed);
            const Json condition = RandomConditions(draw).condition({false, true, true, true}, 4);
            builder.session.apply(bundle::edits::setValue(builder.session.document(), "campaigns/cart.json",
                                                          kWhen, condition, "x"));
            const std::string before = builder.text();
            for (auto* phrase : builder.window.findChildren<fields::PhraseButton*>("phrase")) {
                phrase->click();
                break;
            }
            builder.refresh();
            QVERIFY(builder.text() == before);
            QVERIFY(builder.when().dump() == condition.dump());
        }
    }

    void randomGesturesUndoToTheSameBytes() {
        Builder builder;
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            Draw draw(seed);
            builder.session.undoStack()->clear();
            const std::string before = builder.text();
            for (int i = 0; i < 6; ++i) {
                const auto phrases = builder.window.findChildren<fields::PhraseButton*>("phrase");
                if (phrases.isEmpty() || draw.chance(40)) {
                    builder.find<QPushButton>("addCondition")->click();
                    if (QMenu* menu = openMenu()) {
                        const QList<QAction*> actions = menu->actions();
                        draw.of(std::vector<QAction*>(actions.begin(), actions.end()))->trigger();
                        menu->close();
                    }
                    continue;
                }
                auto* phrase = phrases[static_cast<qsizetype>(draw.below(phrases.size()))];
                const std::vector<std::pair<Qt::Key, Qt::KeyboardModifier>> keys{
                    {Qt::Key_Up, Qt::AltModifier},    {Qt::Key_Right, Qt::AltModifier},
                    {Qt::Key_Left, Qt::AltModifier},  {Qt::Key_D, Qt::ControlModifier},
                    {Qt::Key_G, Qt::ControlModifier}, {Qt::Key_Delete, Qt::NoModifier}};
                const auto [key, modifier] = draw.of(keys);
                QTest::keyClick(phrase, key, modifier);
            }
            for (const auto& problem : builder.session.problems())
                QVERIFY(problem.pointer.find("/when") == std::string::npos);
            while (builder.session.undoStack()->canUndo()) builder.session.undoStack()->undo();
            QVERIFY(builder.text() == before);
        }
    }

    void saysWhoMatchesAtOnce() {
        Builder builder;
        builder.addStream();
        const auto says = [&](const Json& when, const QString& text) {
            builder.session.apply(
                bundle::edits::setValue(builder.session.document(), "campaigns/cart.json", kWhen, when, "x"));
            auto* label = builder.window.findChild<QLabel*>("matches");
            const auto plain = [&] {
                QString shown = label->text();
                return shown.remove(QRegularExpression("<[^>]*>"));
            };
            QTRY_COMPARE(plain(), text);
        };
        says(json(R"({"field": "profile.country", "op": "=", "value": "FR"})"),
             "2 of 4 sample people match: Ana, Mia");
        says(json(R"({"segment": "loyal"})"), "1 of 4 sample people match: Ana");
        says(json(R"({"field": "views.orders", "op": "=", "value": 0})"),
             "3 of 4 sample people match: Lena, Tom, Mia");
        says(json("false"), "None of the 4 sample people match.");
        says(json(R"({"field": "trigger.properties.price", "op": ">", "value": 20})"),
             "1 of 2 events in the streams match, of Ana");
        says(json(R"({"did": "Order Completed", "since": "entry"})"),
             "Who matches shows only inside a journey: run the rehearsal to see.");
    }

    void aNameChoosesThatPerson() {
        Builder builder;
        builder.addStream();
        auto* label = builder.window.findChild<QLabel*>("matches");
        QTRY_VERIFY(label->text().contains("href=\"lena\""));
        emit label->linkActivated("lena");
        QCOMPARE(builder.session.personId(), "lena");
    }

    void namesAreOfferedWithWhatTheyHold() {
        FieldsFixture fixture;
        fixture.addStream();
        fields::Vocabulary& words = fields::Vocabulary::of(fixture.session);
        fixture.refresh();
        const auto scope = fixture.context.scopeAt("/entry/where");
        const auto detail = [&](const QString& path) {
            for (const auto& offer : words.paths(scope)) {
                if (offer.text == path) return offer.detail;
            }
            return QString("-");
        };
        QCOMPARE(detail("profile.country"), "text · FR, DE, GB");
        QCOMPARE(detail("event.properties.category"), "text · plants, pots");
        QCOMPARE(detail("event.properties.quantity"), "number · 2");
        QCOMPARE(detail("event.properties.total"), "-");
        QCOMPARE(words.values("profile.country", scope).first(), "FR");
        QVERIFY(words.mayBePath("event.properties.price", scope));
        QVERIFY(!words.mayBePath("event.properties.pricee", scope));
        QVERIFY(!words.mayBeEvent("Product Aded"));
        QCOMPARE(words.events().front().text, "Product Added");
    }

    void aPathTypedWrongIsNoted() {
        Builder builder;
        builder.addStream();
        builder.menu("addCondition", Qt::Key_F);
        press(Qt::Key_A, Qt::ControlModifier);
        type("trigger.properties.pricee");
        QTRY_VERIFY(builder.find<QLabel>("notSeen"));
    }
};
REHEARSAL_TEST(ConditionFieldTest)
#include "condition_field_test.moc"
