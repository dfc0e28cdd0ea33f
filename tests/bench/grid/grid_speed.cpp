// How long "Everyone" takes to fill, without a screen or a graphics card: `./dev bench grid`.
#include <QApplication>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>
#include <cstdio>
#include <filesystem>

#include "email/email_view.h"
#include "email/everyone_pane.h"
#include "email/preview_side.h"
#include "session/session.h"
#include "widgets/theme.h"

using namespace rehearsal;

namespace {

constexpr double kWantedSeconds = 20;
constexpr int kTickMs = 10;

/// The longest time the window did not answer.
class Gap : public QObject {
  public:
    Gap() {
        connect(&timer_, &QTimer::timeout, this, [this] { longest_ = qMax(longest_, since_.restart()); });
        since_.start();
        timer_.start(kTickMs);
    }
    qint64 take() { return std::exchange(longest_, 0); }

  private:
    QTimer timer_;
    QElapsedTimer since_;
    qint64 longest_ = 0;
};

void report(const char* what, qint64 ms, double wanted, Gap& gaps) {
    const qint64 gap = gaps.take();
    char column[16] = "";
    if (wanted > 0) std::snprintf(column, sizeof column, "%.0f", wanted);
    std::printf("| %-52s | %6.2f | %6s | %5lld |\n", what, static_cast<double>(ms) / 1000, column,
                static_cast<long long>(gap));
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const QApplication application(argc, argv);
    widgets::theme::install();
    const std::filesystem::path sample = REHEARSAL_SOURCE_DIR "/resources/samples/spring-store";
    const auto files = bundle::readFiles(sample);
    const QTemporaryDir folder;
    session::Session session;
    if (!files ||
        !session.createWorkspace(folder.filePath(QStringLiteral("w.rehearsal")).toStdString(), *files))
        return 1;
    session.setTemplateId(QStringLiteral("cart-reminder"));
    session.setSetting(QStringLiteral("email.everyone.edges"), QStringLiteral("0"));
    email::EmailView view(session);
    view.resize(1800, 1000);
    view.show();
    email::GridModel& model = view.side()->everyone()->model();
    Gap gap;
    QElapsedTimer clock;
    const auto filled = [&] {
        while (model.total() == 0 || model.drawn() < model.total())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        return clock.elapsed();
    };
    std::printf("| %-52s | %6s | %6s | %5s |\n|---|--:|--:|--:|\n", "", "s", "wanted", "gap");
    // The editor and the preview start meanwhile, as they do when the view is opened.
    clock.start();
    view.side()->showEveryone(true);
    report("Everyone filled for the first time", filled(), kWantedSeconds, gap);
    std::printf("%d people by %d views\n", model.rowCount(), model.columnCount());
    bool begun = false;
    QObject::connect(&model, &QAbstractItemModel::modelReset, &model, [&] { begun = true; });
    clock.start();
    session.setTemplateId(QStringLiteral("welcome-1"));
    while (!begun) QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    report("another email, with the pause after typing", filled(), kWantedSeconds, gap);
    return 0;
}
