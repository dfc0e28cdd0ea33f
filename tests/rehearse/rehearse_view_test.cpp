#include "rehearse/rehearse_view.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>

#include "bundle/edits.h"
#include "bundle/files.h"
#include "rehearse/decision_model.h"
#include "rehearse/decisions_page.h"
#include "rehearse/reason_bars.h"
#include "rehearse/run_bar.h"
#include "session/session.h"
#include "support/test.h"
#include "widgets/theme.h"

using namespace rehearsal;
using namespace rehearsal::rehearse;

namespace {

struct Fixture {
    Fixture() {
        widgets::theme::install();
        const auto files = bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        created = files && session.createWorkspace(folder.filePath("test.rehearsal").toStdString(), *files);
        view = std::make_unique<RehearseView>(session);
        view->resize(1280, 800);
        view->show();
    }
    bool addStream() {
        return session.addStream(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store-events.ndjson")
            .has_value();
    }
    QPushButton* button(const QString& text) const {
        for (auto* button : view->findChildren<QPushButton*>())
            if (button->text() == text && button->isVisible()) return button;
        return nullptr;
    }
    bool says(const QString& text) const {
        for (const auto* label : view->findChildren<QLabel*>())
            if (label->text().contains(text) && label->isVisible()) return true;
        return false;
    }
    DecisionModel* model() const { return view->findChild<DecisionModel*>(); }

    QTemporaryDir folder;
    session::Session session;
    bool created = false;
    std::unique_ptr<RehearseView> view;
};

}  // namespace

class RehearseViewTest : public QObject {
    Q_OBJECT
  private slots:
    void withoutAStreamItLeadsToEvents() {
        Fixture at;
        QVERIFY(at.created);
        QSignalSpy requested(&at.session, &session::Session::viewRequested);
        QVERIFY(at.button("Add a stream"));
        QTest::mouseClick(at.button("Add a stream"), Qt::LeftButton);
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested[0][0].toString(), QString("events"));
    }
    void aRunShowsItsFiguresAndDecisions() {
        Fixture at;
        QVERIFY(at.addStream());
        QVERIFY(at.says("Nothing rehearsed yet"));
        QTest::mouseClick(at.button("Run rehearsal"), Qt::LeftButton);
        QVERIFY(at.session.isRunning());
        QVERIFY(at.button("Cancel"));
        QTRY_VERIFY_WITH_TIMEOUT(at.session.lastRun(), 30'000);
        const auto& result = *at.session.lastRun();
        QVERIFY(result.summary.sent > 0);
        QVERIFY(at.says(QString::number(result.summary.sent)));
        QTRY_COMPARE(at.model()->rowCount(), static_cast<int>(result.decisions.size()));
        QVERIFY(at.button("Run rehearsal"));
    }
    void aReasonOpensTheListBehindIt() {
        Fixture at;
        QVERIFY(at.addStream());
        at.session.startRun(at.session.runOptions());
        QTRY_VERIFY_WITH_TIMEOUT(at.session.lastRun(), 30'000);
        const auto& skipped = at.session.lastRun()->summary.skipped;
        QVERIFY(!skipped.empty());
        const auto bars = at.view->findChildren<ReasonBar*>();
        QVERIFY(!bars.isEmpty());
        bars.first()->click();
        auto* page = at.view->findChild<DecisionsPage*>();
        QTRY_VERIFY(page->isVisible());
        const auto most = std::max_element(skipped.begin(), skipped.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        QTRY_COMPARE(at.model()->rowCount(), static_cast<int>(most->second));
        QCOMPARE(at.model()->decision(0).reason, most->first);
    }
    void aRowOpensItsStepOnTheCanvas() {
        Fixture at;
        QVERIFY(at.addStream());
        at.session.startRun(at.session.runOptions());
        QTRY_VERIFY_WITH_TIMEOUT(at.session.lastRun(), 30'000);
        auto* page = at.view->findChild<DecisionsPage*>();
        page->setFilter({{}, {}, journey::Decision::Kind::Send, {}, {}});
        QTRY_VERIFY(at.model()->rowCount() > 0);
        QSignalSpy requested(&at.session, &session::Session::viewRequested);
        auto* table = page->findChild<QTableView*>();
        emit table->activated(at.model()->index(0, 0));
        QCOMPARE(at.session.campaignId().toStdString(), at.model()->decision(0).campaign);
        QCOMPARE(at.session.nodeId().toStdString(), at.model()->decision(0).node);
        QCOMPARE(requested.last()[0].toString(), QString("design"));
    }
    void aChangeAfterTheRunIsSaidSo() {
        Fixture at;
        QVERIFY(at.addStream());
        at.session.startRun(at.session.runOptions());
        QTRY_VERIFY_WITH_TIMEOUT(at.session.lastRun(), 30'000);
        QVERIFY(!at.says("The campaign changed since this run."));
        QVERIFY(at.session.apply(bundle::edits::setValue(at.session.document(), "bundle.json", "/name",
                                                         nlohmann::ordered_json("Other"), "Rename")));
        QVERIFY(at.says("The campaign changed since this run."));
        QVERIFY(at.button("Run again"));
    }
    void untilReadsDatesAndMoments() {
        const auto paris = *base::TimeZone::find("Europe/Paris");
        QCOMPARE(toString(*parseUntil("2026-03-31", paris)), std::string("2026-03-31T21:59:59.999Z"));
        QCOMPARE(toString(*parseUntil(" 2026-03-31T12:00:00Z ", paris)),
                 std::string("2026-03-31T12:00:00.000Z"));
        QVERIFY(!parseUntil("soon", paris));
        QVERIFY(!parseUntil("", paris));
    }
    void theRowsShownAreExported() {
        Fixture at;
        QVERIFY(at.addStream());
        at.session.startRun(at.session.runOptions());
        QTRY_VERIFY_WITH_TIMEOUT(at.session.lastRun(), 30'000);
        auto* page = at.view->findChild<DecisionsPage*>();
        page->setFilter({{}, {}, journey::Decision::Kind::Send, {}, {}});
        QTRY_VERIFY(at.model()->rowCount() > 0 &&
                    at.model()->decision(0).kind == journey::Decision::Kind::Send);
        QSignalSpy exported(page, &DecisionsPage::exported);
        page->exportTo(at.folder.filePath("sent.csv"));
        QTRY_COMPARE(exported.size(), 1);
        QFile file(at.folder.filePath("sent.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("\r\n"), at.model()->rowCount() + 1);
    }
};

REHEARSAL_TEST(RehearseViewTest)
#include "rehearse_view_test.moc"
