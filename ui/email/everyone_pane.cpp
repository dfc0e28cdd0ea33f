#include "email/everyone_pane.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "email/edge_people.h"
#include "email/grid_delegate.h"
#include "email/grid_people_header.h"
#include "email/template_draft.h"
#include "fields/vocabulary.h"
#include "session/session.h"
#include "widgets/data_table.h"
#include "widgets/empty_state.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

const QString kSegmentSetting = QStringLiteral("email.everyone.segment");
const QString kEdgesSetting = QStringLiteral("email.everyone.edges");
/// The views that are not shown: one that comes with a later version is.
const QString kHiddenSetting = QStringLiteral("email.everyone.hidden");

/// After typing, the grid waits until the hand rests.
constexpr int kPauseMs = 500;
constexpr int kProgressHeight = 3;
constexpr int kWidestName = 200;

/// A mail says what time it is; as long as it is the same minute it is the same mail.
base::Instant thisMinute() {
    constexpr qint64 kMinute = 60'000;
    return {QDateTime::currentMSecsSinceEpoch() / kMinute * kMinute};
}

QToolButton* menuButton(const QString& iconName, const QString& text, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(widgets::icon(iconName));
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(new QMenu(button));
    return button;
}

}  // namespace

EveryonePane::EveryonePane(session::Session& session, TemplateDraft& draft, QWidget* parent)
    : QWidget(parent), session_(session), draft_(draft), model_(new GridModel(this)) {
    setAttribute(Qt::WA_StyledBackground);
    widgets::setSurface(this, widgets::Surface::App);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeToolbar());
    layout->addWidget(bar_);
    layout->addWidget(widgets::makeLine(Qt::Horizontal, this));
    layout->addWidget(makeTable(), 1);
    layout->addWidget(widgets::makeLine(Qt::Horizontal, this));
    layout->addWidget(makeFoot());
    pause_.setSingleShot(true);
    pause_.setInterval(kPauseMs);
    connect(&pause_, &QTimer::timeout, this, &EveryonePane::refresh);
    connect(&composer_, &GridComposer::composed, this, &EveryonePane::take);
    connect(&draft_, &TemplateDraft::changed, &pause_, qOverload<>(&QTimer::start));
    const auto outdated = [this] {
        bundle_.reset();
        pause_.start();
    };
    connect(&session_, &session::Session::documentChanged, this, outdated);
    connect(&session_, &session::Session::opened, this, outdated);
    connect(model_, &GridModel::progressed, this, &EveryonePane::showProgress);
    connect(&theme::Notifier::instance(), &theme::Notifier::changed, this,
            [this] { table_->viewport()->update(); });
    showProgress();
    showCurrent();
}

QWidget* EveryonePane::makeToolbar() {
    auto* bar = new QWidget(this);
    bar->setAttribute(Qt::WA_StyledBackground);
    widgets::setSurface(bar, widgets::Surface::Panel);
    people_ = menuButton(QStringLiteral("users"), tr("All people"), bar);
    people_->setToolTip(tr("Whose mails are shown"));
    people_->setMaximumWidth(kWidestName);
    edges_ = new QToolButton(bar);
    edges_->setText(tr("Edge cases"));
    edges_->setCheckable(true);
    edges_->setToolTip(tr("People made up to try the mail on: no name, a very long one, an empty cart"));
    views_ = menuButton(QStringLiteral("layers"), tr("Views"), bar);
    views_->setToolTip(tr("Which views are shown"));
    progress_ = widgets::makeLabel({}, widgets::TextRole::Secondary, bar);
    bar_ = new QProgressBar(this);
    bar_->setTextVisible(false);
    bar_->setFixedHeight(kProgressHeight);
    QSizePolicy kept = bar_->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    bar_->setSizePolicy(kept);
    bar_->setAccessibleName(tr("Pictures drawn"));
    cancel_ = new QPushButton(bar);
    widgets::setVariant(cancel_, widgets::Variant::Ghost);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(theme::kPanelPadding, theme::kBetweenFields, theme::kPanelPadding,
                               theme::kBetweenFields);
    layout->setSpacing(theme::kInsideControl);
    for (QWidget* each : std::initializer_list<QWidget*>{people_, edges_, views_}) layout->addWidget(each);
    layout->addStretch();
    for (QWidget* each : std::initializer_list<QWidget*>{progress_, cancel_}) layout->addWidget(each);

    connect(people_->menu(), &QMenu::aboutToShow, this, &EveryonePane::fillPeopleMenu);
    connect(views_->menu(), &QMenu::aboutToShow, this, &EveryonePane::fillViewsMenu);
    connect(edges_, &QToolButton::toggled, this, [this](bool on) {
        session_.setSetting(kEdgesSetting, on ? QStringLiteral("1") : QStringLiteral("0"));
        refresh();
    });
    connect(cancel_, &QPushButton::clicked, this, &EveryonePane::stopOrGoOn);
    return bar;
}

QWidget* EveryonePane::makeTable() {
    table_ = new QTableView(this);
    table_->setModel(model_);
    widgets::setUpTable(table_);
    table_->setVerticalHeader(new GridPeopleHeader(table_));
    table_->verticalHeader()->setVisible(true);
    table_->setSelectionBehavior(QAbstractItemView::SelectItems);
    table_->setItemDelegate(new GridDelegate(table_));
    table_->setAccessibleName(tr("Everyone's mails: people by views"));
    table_->horizontalHeader()->setStretchLastSection(false);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table_->horizontalHeader()->setDefaultSectionSize(GridDelegate::cellSize().width());
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignCenter);
    table_->installEventFilter(this);
    empty_ = new widgets::EmptyState(QStringLiteral("users"), tr("Nobody to show"),
                                     tr("There are no sample people, or none of them is in that segment. "
                                        "Add some in People, or turn on the edge cases."),
                                     {}, this);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(table_);
    stack_->addWidget(empty_);
    connect(table_, &QTableView::doubleClicked, this, &EveryonePane::open);
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, &EveryonePane::showCurrent);
    connect(model_, &GridModel::headerDataChanged, this, &EveryonePane::showCurrent);
    for (QScrollBar* bar : {table_->verticalScrollBar(), table_->horizontalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, &EveryonePane::showSeen);
    return stack_;
}

QWidget* EveryonePane::makeFoot() {
    auto* foot = new QWidget(this);
    foot->setAttribute(Qt::WA_StyledBackground);
    widgets::setSurface(foot, widgets::Surface::Panel);
    sentence_ = widgets::makeLabel({}, widgets::TextRole::Body, foot);
    sentence_->setWordWrap(true);
    sentence_->setTextFormat(Qt::PlainText);
    sentence_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    add_ = new QPushButton(widgets::icon(QStringLiteral("user-plus")), tr("Add to people"), foot);
    add_->setToolTip(tr("Keeps this edge case among the sample people"));
    open_ = new QPushButton(tr("Open"), foot);
    open_->setToolTip(tr("Shows this person's mail in this view (Enter)"));
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(theme::kPanelPadding, theme::kInsideControl, theme::kPanelPadding,
                               theme::kInsideControl);
    layout->setSpacing(theme::kInsideControl);
    layout->addWidget(sentence_, 1);
    layout->addWidget(add_);
    layout->addWidget(open_);
    connect(open_, &QPushButton::clicked, this, [this] { open(table_->currentIndex()); });
    connect(add_, &QPushButton::clicked, this, &EveryonePane::addToPeople);
    return foot;
}

void EveryonePane::fillPeopleMenu() {
    QMenu* menu = people_->menu();
    menu->clear();
    const QString chosen = session_.setting(kSegmentSetting);
    const auto add = [&](const QString& text, const QString& segment) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(segment == chosen);
        connect(action, &QAction::triggered, this, [this, segment] {
            session_.setSetting(kSegmentSetting, segment);
            refresh();
        });
    };
    add(tr("All people"), {});
    if (!session_.bundle().segments.empty()) menu->addSeparator();
    for (const auto& [id, condition] : session_.bundle().segments) {
        const QString name = QString::fromStdString(id);
        add(tr("Segment “%1”").arg(name), name);
    }
}

void EveryonePane::fillViewsMenu() {
    QMenu* menu = views_->menu();
    menu->clear();
    const QStringList hidden = session_.setting(kHiddenSetting).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const MailView& view : mailViews()) {
        QAction* action = menu->addAction(view.name);
        action->setToolTip(view.tip);
        action->setCheckable(true);
        action->setChecked(!hidden.contains(view.id));
        // Without any there would be nothing to look at.
        action->setEnabled(hidden.contains(view.id) || model_->columnCount() > 1);
        connect(action, &QAction::triggered, this, [this, id = view.id, hidden](bool shown) {
            QStringList now = hidden;
            now.removeAll(id);
            if (!shown) now << id;
            session_.setSetting(kHiddenSetting, now.join(QLatin1Char(',')));
            chooseViews();
        });
    }
}

void EveryonePane::chooseViews() {
    const QStringList hidden = session_.setting(kHiddenSetting).split(QLatin1Char(','), Qt::SkipEmptyParts);
    QList<MailView> shown;
    for (const MailView& view : mailViews())
        if (!hidden.contains(view.id)) shown << view;
    if (shown.isEmpty()) shown = mailViews();
    const auto ids = [](const QList<MailView>& views) {
        QStringList all;
        for (const MailView& view : views) all << view.id;
        return all;
    };
    if (ids(shown) != ids(model_->views())) model_->setViews(shown);
}

void EveryonePane::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    const QSignalBlocker blocker(edges_);
    edges_->setChecked(session_.setting(kEdgesSetting) != QStringLiteral("0"));
    chooseViews();
    refresh();
}

void EveryonePane::hideEvent(QHideEvent* event) {
    // What nobody looks at is not drawn; it goes on when it is shown again.
    pause_.stop();
    composer_.cancel();
    model_->thumbnails().cancel();
    QWidget::hideEvent(event);
}

bool EveryonePane::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &EveryonePane::showSeen, Qt::QueuedConnection);
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            open(table_->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void EveryonePane::refresh() {
    pause_.stop();
    if (!isVisible() || draft_.id().empty()) return;
    if (!bundle_) bundle_ = std::make_shared<const bundle::Bundle>(session_.bundle());
    const QString segment = session_.setting(kSegmentSetting);
    const bool known = session_.bundle().segment(segment.toStdString()) != nullptr;
    people_->setText(known ? tr("Segment “%1”").arg(segment) : tr("All people"));
    GridRequest request;
    request.bundle = bundle_;
    request.files = session_.document().files();
    request.email = draft_.current();
    request.now = thisMinute();
    request.edgeCases = edges_->isChecked();
    if (known) {
        auto& vocabulary = fields::Vocabulary::of(session_);
        request.segment = segment.toStdString();
        request.histories = vocabulary.histories();
        // Who is in a segment is known once the streams are read.
        if (!request.histories) {
            connect(&vocabulary, &fields::Vocabulary::changed, this, &EveryonePane::refresh,
                    Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection));
            return;
        }
    }
    composer_.compose(std::move(request));
}

void EveryonePane::take(const GridRows& rows) {
    const QModelIndex current = table_->currentIndex();
    const GridRow* row = model_->row(current.row());
    const QString id = row ? row->id : QString();
    const QPoint scrolled(table_->horizontalScrollBar()->value(), table_->verticalScrollBar()->value());
    left_ = rows.left;
    model_->thumbnails().setPixelRatio(devicePixelRatioF());
    model_->setRows(rows.rows, session_.document().files());
    stack_->setCurrentIndex(model_->rowCount() > 0 ? 0 : 1);
    const int again = qMax(0, model_->rowOf(id));
    table_->horizontalScrollBar()->setValue(scrolled.x());
    table_->verticalScrollBar()->setValue(scrolled.y());
    table_->selectionModel()->setCurrentIndex(model_->index(again, qMax(0, current.column())),
                                              QItemSelectionModel::ClearAndSelect);
    showSeen();
    showCurrent();
}

void EveryonePane::showSeen() {
    const QRect room = table_->viewport()->rect();
    const auto last = [](int found, int count) { return found < 0 ? count - 1 : found; };
    model_->setSeen(table_->rowAt(room.top()), last(table_->rowAt(room.bottom()), model_->rowCount()),
                    table_->columnAt(room.left()),
                    last(table_->columnAt(room.right()), model_->columnCount()));
}

void EveryonePane::showProgress() {
    const int total = model_->total();
    const int drawn = model_->drawn();
    const bool busy = drawn < total;
    QString text = busy ? tr("%1 of %2").arg(drawn).arg(total) : tr("%1 mails").arg(total);
    if (busy && model_->isStopped()) text = tr("Stopped at %1 of %2").arg(drawn).arg(total);
    if (!busy && left_ > 0) text = tr("The first %1 people").arg(kMostGridPeople);
    progress_->setText(text);
    bar_->setRange(0, qMax(1, total));
    bar_->setValue(drawn);
    bar_->setVisible(busy && !model_->isStopped());
    cancel_->setVisible(busy);
    cancel_->setText(model_->isStopped() ? tr("Go on") : tr("Cancel"));
}

void EveryonePane::showCurrent() {
    const QModelIndex index = table_->currentIndex();
    const GridRow* row = index.isValid() ? model_->row(index.row()) : nullptr;
    QString text =
        row ? index.data(Qt::AccessibleTextRole).toString() : tr("Choose a mail to read about it.");
    if (row && !row->why.isEmpty()) text += QLatin1Char('\n') + row->why;
    if (sentence_->text() != text) sentence_->setText(text);
    open_->setEnabled(row != nullptr);
    add_->setVisible(row && row->canBeAdded);
}

void EveryonePane::stopOrGoOn() {
    if (model_->isStopped())
        model_->resume();
    else
        model_->stop();
}

void EveryonePane::open(const QModelIndex& index) {
    const GridRow* row = index.isValid() ? model_->row(index.row()) : nullptr;
    if (row) emit openRequested(*row, model_->views()[index.column()]);
}

void EveryonePane::addToPeople() {
    const GridRow* row = model_->row(table_->currentIndex().row());
    if (!row || !row->canBeAdded) return;
    const auto edit = email::addToPeople(session_.document(), row->person,
                                         tr("Add “%1” to people").arg(row->name).toStdString());
    session_.apply(edit);
}

}  // namespace rehearsal::email
