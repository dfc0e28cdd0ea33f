// Draws the Design view as people see it; REHEARSAL_SHOTS names a folder that keeps the pictures.
#include "bundle/files.h"
#include "design/canvas_view.h"
#include "design/design_view.h"
#include "session/session.h"
#include "support/made_up_campaign.h"
#include "support/test.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QImage>
#include <QSet>
#include <QTemporaryDir>

using namespace rehearsal;

class LookTest : public QObject {
    Q_OBJECT
  private:
    void keep(const QImage& image, const QString& name) {
        const QString folder = qEnvironmentVariable("REHEARSAL_SHOTS");
        if (!folder.isEmpty()) image.save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }

  private slots:
    void initTestCase() { widgets::theme::install(); }

    void isDrawnInLightAndDark() {
        const auto files = bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        QVERIFY2(files.has_value(), files ? "" : base::toString(files.error()).c_str());
        QTemporaryDir folder;
        session::Session session;
        QVERIFY(session.createWorkspace((folder.path() + "/w.rehearsal").toStdString(), *files).has_value());
        design::DesignView view(session);
        view.resize(1280, 800);
        view.show();
        for (const bool dark : {false, true}) {
            widgets::theme::setMode(dark ? widgets::theme::Mode::Dark : widgets::theme::Mode::Light);
            for (const bundle::Campaign& campaign : session.bundle().campaigns) {
                const QString id = QString::fromStdString(campaign.id);
                session.setCampaignId(id);
                QApplication::processEvents();
                const QString name = id + (dark ? QStringLiteral("-dark") : QStringLiteral("-light"));
                const QImage image = view.grab().toImage();
                QVERIFY(!image.isNull());
                keep(image, name);
                for (const bundle::Node& node : campaign.nodes) {
                    session.setNodeId(QString::fromStdString(node.id));
                    QApplication::processEvents();
                    if (!dark)
                        keep(view.grab().toImage(),
                             name + QLatin1Char('-') + QString::fromStdString(node.id));
                }
                view.canvas().fit();
                QApplication::processEvents();
                keep(view.grab().toImage(), name + QStringLiteral("-fit"));
            }
        }
        const QColor corner = view.grab().toImage().pixelColor(4, 4);
        QVERIFY(corner.lightness() < 60);
    }

    /// Joins, loops, long labels, a pinned card with lines around it, the panel, and a card in the hand.
    void aLargeCampaignIsDrawn() {
        QTemporaryDir folder;
        session::Session session;
        auto campaign = test::madeUpCampaign(40);
        campaign["layout"] = {{"step-5", {-14, 40}}, {"step-17", {-3, 136}}};
        auto files = test::madeUpBundle({});
        files.set("campaigns/made-up.json", campaign.dump(2));
        QVERIFY(session.createWorkspace((folder.path() + "/w.rehearsal").toStdString(), files).has_value());
        design::DesignView view(session);
        view.resize(1440, 900);
        view.show();
        for (const bool dark : {false, true}) {
            widgets::theme::setMode(dark ? widgets::theme::Mode::Dark : widgets::theme::Mode::Light);
            const QString name = dark ? QStringLiteral("large-dark") : QStringLiteral("large-light");
            view.canvas().fit();
            QApplication::processEvents();
            keep(view.grab().toImage(), name + QStringLiteral("-fit"));
            view.canvas().action(QStringLiteral("steps"))->setChecked(true);
            view.canvas().zoomTo(0.6);
            view.canvas().showNode(QStringLiteral("step-4"));
            view.canvas().canvas().showSlots([](int) { return true; });
            QApplication::processEvents();
            keep(view.grab().toImage(), name + QStringLiteral("-slots"));
            view.canvas().canvas().hideSlots();
            view.canvas().zoomTo(1);
            view.canvas().showEdge(view.canvas().canvas().graph().out[6].front());
            QApplication::processEvents();
            const QImage image = view.grab().toImage();
            keep(image, name + QStringLiteral("-plus"));
            QVERIFY(!image.isNull());
        }
    }
};
REHEARSAL_TEST(LookTest)
#include "look_test.moc"
