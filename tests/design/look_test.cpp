// Draws the Design view as people see it; REHEARSAL_SHOTS names a folder that keeps the pictures.
#include "bundle/files.h"
#include "design/canvas_view.h"
#include "design/design_view.h"
#include "session/session.h"
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
};
REHEARSAL_TEST(LookTest)
#include "look_test.moc"
