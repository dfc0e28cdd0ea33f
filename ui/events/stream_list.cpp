#include "events/stream_list.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "session/session.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::events {

namespace theme = widgets::theme;

namespace {

enum Role { IdRole = Qt::UserRole, PathRole };

}  // namespace

StreamList::StreamList(session::Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kPanelPadding, theme::kPanelPadding, theme::kPanelPadding,
                               theme::kPanelPadding);
    layout->setSpacing(theme::kBetweenFields);
    layout->addWidget(widgets::makeLabel(tr("Events"), widgets::TextRole::Title));
    list_ = new QListWidget;
    list_->setAccessibleName(tr("Streams"));
    list_->setTextElideMode(Qt::ElideMiddle);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setIconSize({theme::kSmallIcon, theme::kSmallIcon});
    layout->addWidget(list_, 1);
    auto* buttons = new QHBoxLayout;
    auto* add = new QPushButton(widgets::icon(QStringLiteral("plus")), tr("Add stream"));
    remove_ = new QPushButton(widgets::icon(QStringLiteral("trash-2")), tr("Remove"));
    remove_->setToolTip(tr("Takes the stream off this list. The file itself stays."));
    widgets::setVariant(remove_, widgets::Variant::Ghost);
    buttons->addWidget(add, 1);
    buttons->addWidget(remove_);
    layout->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, &StreamList::addByDialog);
    connect(remove_, &QPushButton::clicked, this, &StreamList::removeChosen);
    connect(list_, &QListWidget::currentItemChanged, this, &StreamList::chosenChanged);
    connect(&session, &session::Session::streamsChanged, this, &StreamList::refresh);
    connect(&session, &session::Session::opened, this, &StreamList::refresh);
    refresh();
}

qint64 StreamList::chosen() const {
    return list_->currentItem() ? list_->currentItem()->data(IdRole).toLongLong() : -1;
}

QString StreamList::chosenPath() const {
    return list_->currentItem() ? list_->currentItem()->data(PathRole).toString() : QString();
}

QString StreamList::chosenName() const {
    return list_->currentItem() ? list_->currentItem()->text() : QString();
}

void StreamList::refresh() {
    const qint64 before = chosen();
    {
        const QSignalBlocker quiet(list_);
        list_->clear();
        for (const workspace::Stream& stream : session_.streams()) {
            const QString path = QString::fromStdString(stream.path);
            auto* item = new QListWidgetItem(QString::fromStdString(stream.name), list_);
            const bool there = QFileInfo::exists(path);
            item->setIcon(there ? widgets::icon(QStringLiteral("activity"))
                                : widgets::icon(QStringLiteral("triangle-alert"), theme::Role::WarningText));
            item->setToolTip(there ? QDir::toNativeSeparators(path)
                                   : tr("%1 is not there any more.").arg(QDir::toNativeSeparators(path)));
            item->setData(IdRole, static_cast<qlonglong>(stream.id));
            item->setData(PathRole, path);
            if (stream.id == before) list_->setCurrentItem(item);
        }
        if (!list_->currentItem() && list_->count() > 0) list_->setCurrentRow(0);
    }
    remove_->setEnabled(list_->currentItem() != nullptr);
    emit chosenChanged();
}

void StreamList::addByDialog() {
    add(QFileDialog::getOpenFileNames(
        this, tr("Add streams"), {},
        tr("Event streams (*.ndjson *.jsonl *.json *.gz *.zst);;All files (*)")));
}

void StreamList::add(const QStringList& paths) {
    bool added = false;
    for (const QString& path : paths) {
        const auto result = session_.addStream(path);
        if (!result) emit session_.failed(result.error());
        added = added || result.has_value();
    }
    if (added) list_->setCurrentRow(list_->count() - 1);
}

void StreamList::removeChosen() {
    if (chosen() >= 0) session_.removeStream(chosen());
}

}  // namespace rehearsal::events
