#include "design/design_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QToolButton>

#include "design/canvas_access.h"
#include "design/canvas_view.h"
#include "design/find_bar.h"
#include "design/inspector.h"
#include "design/json_editor.h"
#include "design/json_pane.h"
#include "design/minimap.h"
#include "design/outline.h"
#include "design/replay_bar.h"
#include "design/step_panel.h"
#include "session/run_replay.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::design {

DesignView::DesignView(session::Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      canvas_(new CanvasView(session, this)),
      inspector_(new Inspector(session, this)),
      steps_(new StepPanel(this)),
      outline_(new Outline(canvas_->canvas(), this)),
      json_(new JsonPane(session, this)),
      jsonAction_(
          new QAction(widgets::icon(QStringLiteral("braces")), tr("Show the campaign as JSON"), this)),
      find_(new FindBar(canvas_->canvas(), canvas_)),
      minimap_(new Minimap(*canvas_)),
      replay_(new ReplayBar(session, canvas_)) {
    installCanvasAccessibility();
    makeJson();
    tools_ = makeToolBar();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(steps_);
    layout->addWidget(outline_);
    layout->addWidget(canvas_, 1);
    layout->addWidget(json_, 1);
    layout->addWidget(widgets::makeLine(Qt::Vertical, this));
    layout->addWidget(inspector_);
    steps_->hide();
    outline_->hide();
    setFocusProxy(canvas_);
    connectSession();
    connectParts();
    refreshCanvas();
    inspector_->refresh();
}

QAction* DesignView::makeToggle(const char* name, const QString& text, Qt::Key key, const char* icon,
                                QWidget* shown) {
    auto* action = new QAction(widgets::icon(QLatin1String(icon)), text, canvas_);
    action->setObjectName(QStringLiteral("design.") + QLatin1String(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setCheckable(true);
    canvas_->addAction(action);
    connect(action, &QAction::toggled, shown, &QWidget::setVisible);
    return action;
}

QWidget* DesignView::makeToolBar() {
    auto* bar = new QFrame(canvas_);
    widgets::setSurface(bar, widgets::Surface::Card);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(0);
    const auto add = [&](QAction* action) {
        auto* button = new QToolButton(bar);
        button->setDefaultAction(action);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        button->setToolTip(keys.isEmpty() ? action->text() : tr("%1 (%2)").arg(action->text(), keys));
        button->setAccessibleName(action->text());
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
        return button;
    };
    add(makeToggle("steps", tr("Show the steps to drag"), Qt::Key_P, "blocks", steps_));
    add(makeToggle("outline", tr("Show the outline"), Qt::Key_O, "list", outline_))
        ->setObjectName(QStringLiteral("outlineButton"));
    add(canvas_->action(QStringLiteral("zoomOut")));
    zoom_ = widgets::makeLabel(QStringLiteral("100 %"), widgets::TextRole::Secondary, bar);
    zoom_->setFixedWidth(44);
    zoom_->setAlignment(Qt::AlignCenter);
    layout->addWidget(zoom_);
    for (const char* name : {"zoomIn", "fit", "find"}) add(canvas_->action(QLatin1String(name)));
    add(jsonAction_)->setObjectName(QStringLiteral("jsonButton"));
    return bar;
}

void DesignView::makeJson() {
    jsonAction_->setCheckable(true);
    jsonAction_->setShortcut(QKeySequence(tr("Ctrl+Shift+J")));
    jsonAction_->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(jsonAction_);
    json_->hide();
    connect(jsonAction_, &QAction::toggled, this, &DesignView::showJson);
    connect(json_, &JsonPane::leaveRequested, jsonAction_, [this] { jsonAction_->setChecked(false); });
}

void DesignView::showJson(bool shown) {
    if (!shown) json_->flush();
    json_->setVisible(shown);
    canvas_->setVisible(!shown);
    setFocusProxy(shown ? static_cast<QWidget*>(&json_->editor()) : canvas_);
    focusProxy()->setFocus();
}

void DesignView::connectSession() {
    using session::Session;
    connect(&session_, &Session::opened, this, &DesignView::onDocumentChanged);
    connect(&session_, &Session::documentChanged, this, &DesignView::onDocumentChanged);
    connect(&session_, &Session::campaignIdChanged, this, [this] {
        onDocumentChanged();
        canvas_->showFromTop();
    });
    connect(&session_.replay(), &session::RunReplay::shownChanged, this, &DesignView::refreshCanvas);
    connect(replay_, &ReplayBar::resized, this, &DesignView::placeFloating);
    connect(&session_, &Session::nodeIdChanged, this, [this](const QString& id) {
        if (canvas_->canvas().currentId() != id) canvas_->showNode(id);
        outline_->choose(id);
        inspector_->refresh();
    });
}

void DesignView::connectParts() {
    connect(canvas_, &CanvasView::editRequested, inspector_, &Inspector::focusFirst);
    connect(canvas_, &CanvasView::findRequested, find_, &FindBar::open);
    connect(canvas_, &CanvasView::zoomChanged, this, [this](double zoom) {
        zoom_->setText(tr("%1 %").arg(qRound(zoom * 100)));
        minimap_->refresh();
    });
    connect(inspector_, &Inspector::leaveRequested, canvas_, [this] { canvas_->setFocus(); });
    connect(steps_, &StepPanel::chosen, canvas_, &CanvasView::addKind);
    connect(steps_, &StepPanel::leaveRequested, canvas_, [this] { canvas_->setFocus(); });
    connect(find_, &FindBar::found, canvas_, &CanvasView::showNode);
    connect(find_, &FindBar::closed, canvas_, [this] { canvas_->setFocus(); });
    connect(outline_, &Outline::chosen, canvas_, &CanvasView::showNode);
    for (const QScrollBar* bar : {canvas_->horizontalScrollBar(), canvas_->verticalScrollBar()}) {
        connect(bar, &QScrollBar::valueChanged, minimap_, &Minimap::refresh);
    }
}

void DesignView::refreshCanvas() {
    canvas_->canvas().refresh();
    outline_->refresh();
    replay_->refresh();
    minimap_->refresh();
}

void DesignView::onDocumentChanged() {
    refreshCanvas();
    inspector_->refresh();
}

void DesignView::placeFloating() {
    tools_->adjustSize();
    tools_->move(16, canvas_->height() - tools_->height() - 16);
    replay_->setGeometry(tools_->geometry().right() + 16, tools_->y(),
                         canvas_->width() - tools_->geometry().right() - 32, tools_->height());
    find_->adjustSize();
    find_->move((canvas_->width() - find_->width()) / 2, 16);
    const int below = replay_->isVisibleTo(canvas_) ? canvas_->height() - replay_->y() : 0;
    minimap_->setBottomMargin(below + 16);
}

void DesignView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->activate();
    placeFloating();
}

}  // namespace rehearsal::design
