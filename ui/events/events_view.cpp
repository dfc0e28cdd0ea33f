#include "events/events_view.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include "events/stream_list.h"
#include "events/stream_page.h"
#include "session/session.h"
#include "widgets/empty_state.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::events {

namespace {

QStringList filesOf(const QMimeData* data) {
    QStringList files;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile()) files << url.toLocalFile();
    return files;
}

}  // namespace

EventsView::EventsView(session::Session& session, QWidget* parent)
    : QWidget(parent), session_(session), pages_(new QStackedWidget) {
    setAcceptDrops(true);
    auto* empty = new widgets::EmptyState(QStringLiteral("activity"), tr("No streams yet"),
                                          tr("A stream is a file of recorded events, one JSON object a line "
                                             "as Segment writes them, plain, .gz or .zst. "
                                             "Drop one here."),
                                          tr("Add a stream"));
    pages_->addWidget(empty);
    list_ = new StreamList(session);
    list_->setMinimumWidth(256);
    widgets::setSurface(list_, widgets::Surface::Panel);
    list_->setAttribute(Qt::WA_StyledBackground);
    page_ = new StreamPage;
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(list_);
    splitter->addWidget(page_);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({256, 1000});
    pages_->addWidget(splitter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(pages_);
    connect(empty, &widgets::EmptyState::activated, list_, &StreamList::addByDialog);
    connect(list_, &StreamList::chosenChanged, this, &EventsView::showChosen);
    showChosen();
}

void EventsView::showChosen() {
    const QString path = list_->chosenPath();
    pages_->setCurrentIndex(path.isEmpty() ? 0 : 1);
    if (path == shown_) return;
    shown_ = path;
    if (path.isEmpty()) return;
    const auto zone = base::TimeZone::find(session_.bundle().policy.timezone);
    page_->open(list_->chosenName(), path, zone.value_or(base::TimeZone::utc()));
}

void EventsView::dragEnterEvent(QDragEnterEvent* event) {
    if (!filesOf(event->mimeData()).isEmpty() && session_.isOpen()) event->acceptProposedAction();
}

void EventsView::dropEvent(QDropEvent* event) {
    list_->add(filesOf(event->mimeData()));
    event->acceptProposedAction();
}

}  // namespace rehearsal::events
