#include "shell/main_window.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "shell/banner.h"
#include "shell/campaign_commands.h"
#include "shell/command_palette.h"
#include "shell/palette_entries.h"
#include "shell/preferences.h"
#include "shell/problems_model.h"
#include "shell/problems_panel.h"
#include "shell/rail.h"
#include "shell/start_page.h"
#include "shell/status_strip.h"
#include "shell/top_bar.h"
#include "shell/view_stack.h"
#include "shell/window_actions.h"
#include "shell/workspace_commands.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

MainWindow::MainWindow(session::Session& session, QWidget* parent)
    : QMainWindow(parent),
      session_(session),
      actions_(new WindowActions(this)),
      workspaceCommands_(new WorkspaceCommands(session, this)),
      campaignCommands_(new CampaignCommands(session, this)),
      problemsModel_(new ProblemsModel(session, this)),
      problems_(new ProblemsPanel(session, *problemsModel_)),
      banner_(new Banner),
      views_(new ViewStack(session)),
      start_(new StartPage),
      pages_(new QStackedWidget),
      splitter_(new QSplitter(Qt::Vertical)),
      top_(new TopBar(session, *actions_)),
      status_(new StatusStrip(session, *problemsModel_, actions_->problems)) {
    setCentralWidget(makeBody());
    setAcceptDrops(true);
    palette_ = new CommandPalette([this] { return paletteEntries(session_, this); }, this);
    connectWorkspaceActions();
    connectEditingActions();
    connectViewActions();
    connectSession();
    restoreWindow();
    showSession();
    // The keyboard begins at the window itself: the first Tab leads to the first button, with nothing ringed
    // before.
    centralWidget()->setFocusPolicy(Qt::ClickFocus);
    centralWidget()->setFocus();
}

QWidget* MainWindow::makeBody() {
    auto* rail = new Rail;
    for (QAction* action : actions_->views) rail->addView(action);
    auto* railLine = widgets::makeLine(Qt::Vertical);
    rail_ = new QWidget;
    auto* railBox = new QHBoxLayout(rail_);
    railBox->setContentsMargins(0, 0, 0, 0);
    railBox->setSpacing(0);
    railBox->addWidget(rail);
    railBox->addWidget(railLine);
    pages_->addWidget(start_);
    pages_->addWidget(views_);
    problems_->hide();
    problems_->setMinimumHeight(120);
    splitter_->addWidget(pages_);
    splitter_->addWidget(problems_);
    splitter_->setStretchFactor(0, 1);
    splitter_->setChildrenCollapsible(false);
    splitter_->setHandleWidth(1);
    splitter_->setSizes({600, 190});
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(banner_);
    right->addWidget(splitter_, 1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(rail_);
    middle->addLayout(right, 1);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(top_);
    column->addWidget(widgets::makeLine(Qt::Horizontal));
    column->addLayout(middle, 1);
    column->addWidget(widgets::makeLine(Qt::Horizontal));
    column->addWidget(status_);
    return body;
}

void MainWindow::openFile(const QString& file) {
    workspaceCommands_->openFile(file);
}

bool MainWindow::showsStartPage() const {
    return pages_->currentWidget() == start_;
}

void MainWindow::showView(const QString& name) {
    if (name == QLatin1String("problems")) return actions_->problems->setChecked(true);
    if (!session_.isOpen() || !views_->showView(name)) return;
    pages_->setCurrentWidget(views_);
    const QString shown = views_->shown();
    // What the policy says belongs to the design of campaigns; the rail has no place of its own for it.
    QAction* action = actions_->view(shown);
    (action ? action : actions_->view(QStringLiteral("design")))->setChecked(true);
    session_.setSetting(QStringLiteral("shown.view"), shown);
}

void MainWindow::showSession() {
    const bool open = session_.isOpen();
    banner_->hide();
    rail_->setVisible(open);
    status_->setVisible(open);
    problems_->setVisible(open && actions_->problems->isChecked());
    if (open) {
        const QString view = session_.setting(QStringLiteral("shown.view"));
        showView(ViewStack::names().contains(view) ? view : QStringLiteral("design"));
    } else {
        start_->refresh();
        pages_->setCurrentWidget(start_);
    }
    setWindowTitle(open ? tr("%1 – Rehearsal").arg(QFileInfo(session_.workspacePath()).completeBaseName())
                        : tr("Rehearsal"));
    fillRecentMenu();
    updateActions();
}

void MainWindow::restoreWindow() {
    resize(1280, 800);
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    const QByteArray split = settings.value(QStringLiteral("window/split")).toByteArray();
    if (!split.isEmpty()) splitter_->restoreState(split);
    splitter_->setHandleWidth(1);
    actions_->problems->setChecked(settings.value(QStringLiteral("window/problems"), false).toBool());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/split"), splitter_->saveState());
    settings.setValue(QStringLiteral("window/problems"), actions_->problems->isChecked());
    event->accept();  // Nothing to ask: every edit is saved.
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().front().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    openFile(event->mimeData()->urls().front().toLocalFile());
}

}  // namespace rehearsal::shell
