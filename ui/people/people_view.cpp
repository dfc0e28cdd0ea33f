#include "people/people_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "people/people_edits.h"
#include "people/people_file.h"
#include "people/people_model.h"
#include "people/person_panel.h"
#include "session/session.h"
#include "widgets/data_table.h"
#include "widgets/empty_state.h"
#include "widgets/icon.h"
#include "widgets/search_field.h"
#include "widgets/theme.h"
#include "widgets/time_text.h"
#include "widgets/variant.h"

namespace rehearsal::people {

namespace theme = widgets::theme;

PeopleView::PeopleView(session::Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      model_(new PeopleModel(this)),
      shown_(new QSortFilterProxyModel(this)),
      pages_(new QStackedWidget) {
    shown_->setSourceModel(model_);
    shown_->setSortRole(PeopleModel::SortRole);
    shown_->setFilterRole(PeopleModel::FilterRole);
    shown_->setSortCaseSensitivity(Qt::CaseInsensitive);
    shown_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    shown_->setSortLocaleAware(true);

    auto* empty = new widgets::EmptyState(QStringLiteral("users"), tr("Nobody here yet"),
                                          tr("Sample people stand for your customers: previews show their "
                                             "mails, rehearsals know them beforehand."),
                                          tr("Add a person"));
    connect(empty, &widgets::EmptyState::activated, this, &PeopleView::addPerson);
    pages_->addWidget(empty);
    auto* splitter = new QSplitter(Qt::Horizontal);
    panel_ = new PersonPanel(session);
    splitter->addWidget(buildTable());
    splitter->addWidget(panel_);
    splitter->setStretchFactor(0, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({900, theme::kInspectorWidth});
    pages_->addWidget(splitter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(pages_);

    connect(&session, &session::Session::opened, this, &PeopleView::refresh);
    connect(&session, &session::Session::documentChanged, this, [this](const QStringList& files) {
        if (files.contains(QLatin1String(file::kPath)) || files.contains(QStringLiteral("policy.json")))
            return refresh();
        panel_->refresh();
    });
    connect(&session, &session::Session::personIdChanged, this, &PeopleView::showChosen);
    refresh();
}

QHBoxLayout* PeopleView::buildBar() {
    auto* bar = new QHBoxLayout;
    bar->setSpacing(theme::kInsideControl);
    bar->addWidget(widgets::makeLabel(tr("People"), widgets::TextRole::Title));
    count_ = widgets::makeLabel({}, widgets::TextRole::Secondary);
    bar->addWidget(count_);
    bar->addStretch();
    search_ = new widgets::SearchField(tr("Filter people"));
    search_->setMinimumWidth(220);
    bar->addWidget(search_);
    duplicate_ = new QPushButton(widgets::icon(QStringLiteral("copy")), tr("Duplicate"));
    remove_ = new QPushButton(widgets::icon(QStringLiteral("trash-2")), tr("Remove"));
    auto* add =
        new QPushButton(widgets::icon(QStringLiteral("user-plus"), theme::Role::OnAccent), tr("Add person"));
    widgets::setVariant(duplicate_, widgets::Variant::Ghost);
    widgets::setVariant(remove_, widgets::Variant::Ghost);
    widgets::setVariant(add, widgets::Variant::Primary);
    for (QPushButton* button : {duplicate_, remove_, add}) bar->addWidget(button);
    connect(search_, &QLineEdit::textChanged, shown_, &QSortFilterProxyModel::setFilterFixedString);
    connect(search_, &QLineEdit::textChanged, this, &PeopleView::updateCount);
    connect(add, &QPushButton::clicked, this, &PeopleView::addPerson);
    connect(duplicate_, &QPushButton::clicked, this, &PeopleView::duplicatePerson);
    connect(remove_, &QPushButton::clicked, this, &PeopleView::removePerson);
    return bar;
}

QWidget* PeopleView::buildTable() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme::kBetweenGroups, theme::kPanelPadding, theme::kBetweenGroups,
                               theme::kPanelPadding);
    layout->setSpacing(theme::kBetweenFields);
    layout->addLayout(buildBar());
    table_ = new QTableView;
    widgets::setUpTable(table_);
    table_->setModel(shown_);
    table_->setSortingEnabled(true);
    table_->sortByColumn(-1, Qt::AscendingOrder);
    table_->setAccessibleName(tr("People"));
    auto* badges = new widgets::BadgeDelegate(PeopleModel::ScaleRole, table_);
    table_->setItemDelegateForColumn(PeopleModel::Consent, badges);
    table_->setItemDelegateForColumn(PeopleModel::Suppressed, badges);
    const int widths[] = {145, 180, 120, 90, 135, 100, 50};
    for (int column = 0; column < PeopleModel::ColumnCount; ++column)
        table_->setColumnWidth(column, widths[column]);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { choose(current); });
    layout->addWidget(table_);
    return page;
}

void PeopleView::refresh() {
    const QString chosen = session_.personId();
    {
        // The reset takes the selection away; that is nobody's choice.
        const QSignalBlocker quiet(table_->selectionModel());
        model_->setPeople(session_.bundle().people, session_.bundle().policy);
    }
    pages_->setCurrentIndex(model_->rowCount() == 0 ? 0 : 1);
    if (model_->rowCount() > 0 && model_->rowOf(chosen) < 0)
        session_.setPersonId(QString::fromStdString(model_->person(0).id));
    updateCount();
    showChosen();
}

void PeopleView::showChosen() {
    const int row = model_->rowOf(session_.personId());
    const QModelIndex index = row < 0 ? QModelIndex() : shown_->mapFromSource(model_->index(row, 0));
    if (index.isValid() && table_->currentIndex().row() != index.row()) table_->setCurrentIndex(index);
    if (!index.isValid()) table_->clearSelection();
    duplicate_->setEnabled(row >= 0);
    remove_->setEnabled(row >= 0);
    panel_->refresh();
}

void PeopleView::choose(const QModelIndex& index) {
    if (index.isValid()) session_.setPersonId(index.data(PeopleModel::PersonIdRole).toString());
}

void PeopleView::updateCount() {
    const int all = model_->rowCount();
    const int shown = shown_->rowCount();
    count_->setText(shown == all ? widgets::countText(static_cast<quint64>(all))
                                 : tr("%1 of %2").arg(shown).arg(all));
}

void PeopleView::addPerson() {
    const edits::NewPerson made = edits::addPerson(session_.document());
    search_->clear();
    if (session_.apply(made.edit)) session_.setPersonId(QString::fromStdString(made.id));
}

void PeopleView::duplicatePerson() {
    const edits::NewPerson made =
        edits::duplicatePerson(session_.document(), session_.personId().toStdString());
    search_->clear();
    if (session_.apply(made.edit)) session_.setPersonId(QString::fromStdString(made.id));
}

void PeopleView::removePerson() {
    const int row = table_->currentIndex().row();
    if (!session_.apply(edits::removePerson(session_.document(), session_.personId().toStdString()))) return;
    // The next one is chosen, so that several can be removed one after the other.
    choose(shown_->index(std::min(row, shown_->rowCount() - 1), 0));
}

}  // namespace rehearsal::people
