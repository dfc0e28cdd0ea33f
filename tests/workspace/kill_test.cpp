#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QThread>

#include "support/test.h"
#include "workspace/workspace.h"

using namespace rehearsal;
using workspace::Workspace;

/// A hundred times the program is killed while it writes.
class KillTest : public QObject {
    Q_OBJECT

    /// Lets the editor work for a while, counted from its start or from its first edit, and kills it; the
    /// number of the last edit `save` had returned for.
    static int editUntilKilled(const QString& file, bool fromFirstEdit, int milliseconds) {
        QProcess editor;
        editor.start(QString(REHEARSAL_BINARY_DIR) + "/workspace_editor", {"loop", file});
        if (!editor.waitForStarted()) return -1;
        if (fromFirstEdit && !editor.waitForReadyRead()) return -1;
        QThread::msleep(static_cast<unsigned long>(milliseconds));
        editor.kill();
        editor.waitForFinished();
        const QList<QByteArray> lines = editor.readAllStandardOutput().split('\n');
        // What follows the last line end is nothing, or a number that was cut off.
        return lines.size() < 2 ? 0 : lines[lines.size() - 2].toInt();
    }

  private slots:
    void losesNothingThatWasSavedAndNeverOpensDamaged() {
        const QTemporaryDir folder;
        const QString file = folder.filePath("killed.rehearsal");
        bundle::Files files;
        files.set("bundle.json", "0");
        files.set("campaigns/loop.json", "0");
        QVERIFY(Workspace::create(file.toStdString(), files));
        int last = 0;
        for (int round = 0; round < 100; ++round) {
            const int acknowledged =
                editUntilKilled(file, round % 2 == 0, QRandomGenerator::global()->bounded(60));
            QVERIFY(acknowledged >= 0);
            last = std::max(last, acknowledged);
            const auto workspace = Workspace::open(file.toStdString());
            QVERIFY2(workspace, workspace ? "" : workspace.error().text.c_str());
            const auto kept = workspace->files();
            QVERIFY(kept);
            const std::string n = *kept->find("bundle.json");
            const int number = std::stoi(n);
            QVERIFY2(number == last || number == last + 1,
                     n.c_str());  // at most the edit that was on its way
            const std::string& other = *kept->find("campaigns/loop.json");
            QCOMPARE(other,
                     std::string(static_cast<std::size_t>(number % 7) * 9000, 'x') + (number == 0 ? "0" : n));
            last = number;
        }
        QVERIFY2(last >= 50, "the editor was killed before it did anything");
    }
};
REHEARSAL_TEST(KillTest)

#include "kill_test.moc"
