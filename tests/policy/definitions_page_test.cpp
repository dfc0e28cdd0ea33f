#include "policy/definitions_page.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "bundle/files.h"
#include "support/test.h"
#include "widgets/ordered_table.h"
#include "widgets/theme.h"

using namespace rehearsal;
using policy::DefinitionsPage;
using Json = nlohmann::ordered_json;

namespace {

struct Fixture {
    Fixture() {
        widgets::theme::install();
        bundle::Files files;
        files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Test"})");
        files.set("policy.json", R"({"format":"rehearsal.policy/1"})");
        files.set("segments.json", R"({"loyal": {"did": "Order Completed", "at_least": 3}})");
        files.set("views.json", R"({"cart": {"kind": "list", "key": "product_id", "add": "Product Added"},
            "recent": {"kind": "recent", "event": "Product Viewed", "key": "product_id", "max": 10}})");
        files.set("campaigns/c.json", R"({"format": "rehearsal.campaign/1", "name": "C",
  "entry": {"triggers": [{"type": "segment", "enters": "loyal"}], "where": {"segment": "loyal"}},
  "start": null, "nodes": {}})");
        opened = session.createWorkspace((folder.path() + "/w.rehearsal").toStdString(), files).has_value();
        page = std::make_unique<DefinitionsPage>(session);
        page->resize(1000, 1600);
        page->show();
        QApplication::setActiveWindow(page.get());
    }
    QToolButton* button(const char* name) const {
        return page->table().findChild<QToolButton*>(QLatin1String(name));
    }

    QTemporaryDir folder;
    session::Session session;
    std::unique_ptr<DefinitionsPage> page;
    bool opened = false;
};

/// The members that some form of a definition may have.
std::set<std::string> members(const Json& schema, const char* kind) {
    std::set<std::string> out;
    const std::function<void(const Json&)> walk = [&](const Json& json) {
        if (!json.is_structured()) return;
        const Json kinds =
            json.is_object() ? json.value(Json::json_pointer("/properties/kind"), Json()) : Json();
        const Json among = kinds.is_object() ? kinds.value("enum", Json::array()) : Json::array();
        const bool ofKind =
            kinds.is_object() && (kinds.value("const", Json()) == Json(kind) ||
                                  std::find(among.begin(), among.end(), Json(kind)) != among.end());
        if (ofKind) {
            for (const auto& [key, inner] : json["properties"].items()) out.insert(key);
        }
        for (const Json& each : json) walk(each);
    };
    walk(schema);
    return out;
}

}  // namespace

class DefinitionsPageTest : public QObject {
    Q_OBJECT
  private slots:
    void aSegmentIsRenamedEverywhere() {
        Fixture fixture;
        QVERIFY(fixture.opened);
        QLineEdit& name = fixture.page->name();
        name.setFocus();
        name.selectAll();
        QTest::keyClicks(&name, "faithful");
        QTest::keyClick(&name, Qt::Key_Return);
        QVERIFY(fixture.session.bundle().segment("faithful"));
        QVERIFY(fixture.session.problems().empty());
        QCOMPARE(fixture.session.undoStack()->count(), 1);
        fixture.session.undoStack()->undo();
        QVERIFY(fixture.session.bundle().segment("loyal"));
    }
    void aNameThatIsNoneIsRefusedWithASentence() {
        Fixture fixture;
        QLineEdit& name = fixture.page->name();
        name.setFocus();
        name.selectAll();
        QTest::keyClicks(&name, "Very Loyal");
        QTest::keyClick(&name, Qt::Key_Return);
        QVERIFY(fixture.session.bundle().segment("loyal"));
        QCOMPARE(fixture.session.undoStack()->count(), 0);
    }
    void definitionsAreAddedAndRemoved_data() {
        QTest::addColumn<int>("tab");
        QTest::newRow("segments") << 0;
        QTest::newRow("views") << 1;
        QTest::newRow("feeds") << 2;
    }
    void definitionsAreAddedAndRemoved() {
        QFETCH(int, tab);
        Fixture fixture;
        fixture.page->showTab(static_cast<DefinitionsPage::Tab>(tab));
        const int before = fixture.page->table().view()->model()->rowCount();
        fixture.button("add")->click();
        QCOMPARE(fixture.page->table().view()->model()->rowCount(), before + 1);
        QVERIFY(!base::hasErrors(fixture.session.problems()));
        QVERIFY(fixture.page->name().hasFocus());
        fixture.button("remove")->click();
        QCOMPARE(fixture.page->table().view()->model()->rowCount(), before);
    }
    void everyMemberOfAViewHasAField_data() {
        QTest::addColumn<int>("form");
        QTest::addColumn<QString>("kind");
        int form = 0;
        for (const char* kind : {"list", "recent", "count", "sum", "last"})
            QTest::newRow(kind) << form++ << kind;
    }
    void everyMemberOfAViewHasAField() {
        QFETCH(int, form);
        QFETCH(QString, kind);
        QFile file(QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/schema/views.schema.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto wanted = members(Json::parse(file.readAll().toStdString()), kind.toUtf8().constData());
        QVERIFY(wanted.size() >= 2);
        Fixture fixture;
        fixture.page->showPlace("/views/cart");
        auto* choice = fixture.page->panel().findChild<QComboBox*>("/cart");
        QVERIFY(choice);
        choice->setCurrentIndex(form);
        if (form > 0) emit choice->activated(form);
        QCOMPARE(fixture.session.document().json("views.json")["cart"]["kind"].dump(),
                 Json(kind.toStdString()).dump());
        QVERIFY(fixture.session.problems().empty());
        for (const std::string& member : wanted)
            if (member != "kind") QVERIFY2(fixture.page->panel().field("/cart/" + member), member.c_str());
    }
    void aFindingLeadsToItsDefinition() {
        Fixture fixture;
        fixture.page->showPlace("/views/recent/max");
        QCOMPARE(fixture.page->name().text(), "recent");
    }
};

REHEARSAL_TEST(DefinitionsPageTest)
#include "definitions_page_test.moc"
