#include "policy/definitions_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include "base/json_pointer.h"
#include "bundle/json_edit.h"
#include "bundle/rename_edits.h"
#include "fields/field_specs.h"
#include "policy/definition_fields.h"
#include "widgets/card.h"
#include "widgets/icon.h"
#include "widgets/ordered_table.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"
#include "widgets/variant.h"
#include "words/sentences.h"

namespace rehearsal::policy {

namespace theme = widgets::theme;
using fields::FieldSpecs;
using fields::Json;

namespace {

constexpr int kWidestList = 960;
constexpr const char* kFiles[] = {"segments.json", "views.json", "feeds.json"};
constexpr const char* kNames[] = {"segments", "views", "feeds"};
constexpr const char* kFresh[] = {"segment", "view", "feed"};

Json freshDefinition(int tab) {
    if (tab == DefinitionsPage::Segments) return Json{{"did", "Order Completed"}, {"within", "365d"}};
    if (tab == DefinitionsPage::Views) return Json{{"kind", "count"}, {"event", "Order Completed"}};
    return Json::parse(R"({"kind": "http", "url": "https://", "timeout": "80ms", "fallback": null,
        "mock": {"latency": {"p50": "30ms", "p95": "90ms"}, "failure_rate": 0, "body": null}})");
}

}  // namespace

DefinitionsPage::DefinitionsPage(session::Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      context_(session),
      tabs_(new widgets::SegmentedControl(this)),
      said_(widgets::makeLabel({}, widgets::TextRole::Secondary)),
      table_(new widgets::OrderedTable({tr("Name"), tr("What it is")}, tr("Add"), this)),
      name_(new QLineEdit),
      refusal_(widgets::makeLabel({}, widgets::TextRole::Error)),
      detail_(new widgets::Card),
      panel_(new fields::FieldPanel(context_, detail_)) {
    setAccessibleName(tr("Segments, views and feeds"));
    build();
    for (const QString& name : {tr("Segments"), tr("Views"), tr("Feeds")}) tabs_->addSegment(name);
    tabs_->setAccessibleName(tr("What is shown"));
    connect(tabs_, &widgets::SegmentedControl::currentChanged, this,
            [this](int tab) { showTab(static_cast<Tab>(tab)); });
    connectTable();
    connect(name_, &QLineEdit::editingFinished, this, &DefinitionsPage::rename);
    connect(&session_, &session::Session::opened, this, &DefinitionsPage::refresh);
    connect(&session_, &session::Session::documentChanged, this, &DefinitionsPage::refresh);
    refresh();
}

void DefinitionsPage::build() {
    auto* inside = new QWidget;
    inside->setMaximumWidth(kWidestList);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(theme::kBetweenGroups, theme::kBetweenGroups, theme::kBetweenGroups,
                               theme::kBetweenGroups);
    column->setSpacing(theme::kPanelPadding);
    column->addWidget(makeHeader());
    column->addWidget(tabs_, 0, Qt::AlignLeft);
    said_->setWordWrap(true);
    column->addWidget(said_);
    auto* list = new widgets::Card;
    list->content()->addWidget(table_);
    column->addWidget(list);
    buildDetail();
    column->addWidget(detail_);
    column->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setAlignment(Qt::AlignHCenter);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
}

void DefinitionsPage::buildDetail() {
    auto* caption = widgets::makeLabel(tr("Name, with hyphens"), widgets::TextRole::Secondary);
    caption->setBuddy(name_);
    name_->setObjectName(QStringLiteral("definitionName"));
    name_->setAccessibleName(caption->text());
    refusal_->setWordWrap(true);
    refusal_->hide();
    QVBoxLayout* fields = detail_->content();
    for (QWidget* each : {static_cast<QWidget*>(caption), static_cast<QWidget*>(name_),
                          static_cast<QWidget*>(refusal_), static_cast<QWidget*>(panel_)})
        fields->addWidget(each);
}

QWidget* DefinitionsPage::makeHeader() {
    auto* header = new QWidget;
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(widgets::makeLabel(tr("Segments, views and feeds"), widgets::TextRole::Title), 1);
    auto* back = new QPushButton(widgets::icon(QStringLiteral("workflow")), tr("Back to the campaign"));
    connect(back, &QPushButton::clicked, this,
            [this] { emit session_.viewRequested(QStringLiteral("design")); });
    line->addWidget(back);
    return header;
}

void DefinitionsPage::connectTable() {
    using widgets::OrderedTable;
    table_->setOrdered(false);
    table_->setColumnWidths({220});
    table_->view()->setAccessibleName(tr("Definitions"));
    connect(table_, &OrderedTable::currentChanged, this, [this] { showDetail(); });
    connect(table_, &OrderedTable::addRequested, this, &DefinitionsPage::addDefinition);
    connect(table_, &OrderedTable::removeRequested, this, [this] {
        context_.set(base::childPointer("", current()), std::nullopt, QString::fromStdString(current()));
    });
}

void DefinitionsPage::showTab(Tab tab) {
    tab_ = tab;
    tabs_->setCurrent(tab);
    refresh();
    if (!names_.isEmpty()) table_->setCurrentRow(0);
    showDetail();
}

void DefinitionsPage::showPlace(const std::string& place) {
    const auto steps = bundle::pointerTokens(place);
    for (int tab = 0; !steps.empty() && tab < 3; ++tab) {
        if (steps[0] != kNames[tab]) continue;
        showTab(static_cast<Tab>(tab));
        const auto row = steps.size() > 1 ? names_.indexOf(QString::fromStdString(steps[1])) : -1;
        if (row >= 0) table_->setCurrentRow(static_cast<int>(row));
    }
}

std::string DefinitionsPage::current() const {
    return names_.value(table_->currentRow()).toStdString();
}

void DefinitionsPage::addDefinition() {
    std::string name = kFresh[tab_];
    for (int i = 2; names_.contains(QString::fromStdString(name)); ++i)
        name = std::string(kFresh[tab_]) + "-" + std::to_string(i);
    if (!context_.set(base::childPointer("", name), freshDefinition(tab_), QString::fromStdString(name)))
        return;
    table_->setCurrentRow(static_cast<int>(names_.indexOf(QString::fromStdString(name))));
    name_->setFocus();
    name_->selectAll();
}

void DefinitionsPage::rename() {
    const std::string from = current();
    const std::string to = name_->text().trimmed().toStdString();
    static const QRegularExpression id(QStringLiteral("^[a-z0-9][a-z0-9-]{0,63}$"));
    const bool valid = id.match(name_->text().trimmed()).hasMatch();
    const bool taken = to != from && names_.contains(QString::fromStdString(to));
    refusal_->setText(taken ? tr("There is one of this name already.")
                            : tr("Names are of small letters, digits and hyphens."));
    refusal_->setVisible(!valid || taken);
    widgets::setInvalid(name_, !valid || taken);
    if (from == to || from.empty() || !valid || taken) return;
    const std::string label = tr("Rename “%1”").arg(QString::fromStdString(from)).toStdString();
    const auto& document = session_.document();
    session_.apply(tab_ == Segments ? bundle::edits::renameSegment(document, from, to, label)
                   : tab_ == Views  ? bundle::edits::renameView(document, from, to, label)
                                    : bundle::edits::renameFeed(document, from, to, label));
    table_->setCurrentRow(static_cast<int>(names_.indexOf(QString::fromStdString(to))));
}

FieldSpecs DefinitionsPage::specs(const std::string& name, const Json& definition) const {
    const std::string at = base::childPointer("", name);
    if (tab_ == Views) return viewFields(at, definition);
    if (tab_ == Feeds) return feedFields(at, definition, session_.bundle());
    return {fields::specs::make(fields::specs::Kind::Condition, at, tr("People for whom"))};
}

QString DefinitionsPage::rowText(const std::string& name, const Json& definition) const {
    if (tab_ == Views) return viewText(definition);
    if (tab_ == Feeds) return feedText(definition);
    const bundle::Condition* condition = session_.bundle().segment(name);
    return condition ? words::sentence(*condition) : QString();
}

void DefinitionsPage::showRows() {
    QVector<widgets::OrderedRow> rows;
    names_.clear();
    if (context_.json().is_object()) {
        for (const auto& [name, definition] : context_.json().items()) {
            names_ << QString::fromStdString(name);
            rows.append({{names_.back(), rowText(name, definition)}, {}, {}, -1});
        }
    }
    table_->view()->setVisible(!rows.isEmpty());
    table_->setRows(rows);
}

void DefinitionsPage::showDetail() {
    const std::string name = current();
    detail_->setVisible(!name.empty());
    if (name.empty()) return panel_->setFields({});
    if (!name_->hasFocus() || !name_->isModified()) {
        name_->setText(QString::fromStdString(name));
        refusal_->hide();
        widgets::setInvalid(name_, false);
    }
    panel_->setFields(specs(name, context_.json()[name]));
}

void DefinitionsPage::refresh() {
    context_.refresh(kFiles[tab_]);
    const QString said[] = {
        tr("A segment is a condition with a name: who is loyal, who has never bought."),
        tr("A view is what is remembered of each person from their events, for conditions and mails."),
        tr("A feed is data fetched right before a message goes out, for the mail alone.")};
    said_->setText(said[tab_]);
    showRows();
    showDetail();
}

}  // namespace rehearsal::policy
