#include "fields/events_field.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "fields/condition_editor.h"
#include "fields/name_edit.h"
#include "fields/tab_order.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::fields {
namespace {

Json nameOf(const Json& event) {
    return event.is_object() ? event.value("event", Json("")) : event;
}

std::string textOf(const Json& name) {
    return name.is_string() ? name.get<std::string>() : std::string();
}

}  // namespace

EventsField::EventsField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), rows_(new QVBoxLayout) {
    auto* body = new QWidget(this);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    rows_->setSpacing(widgets::theme::kInsideControl);
    layout->addLayout(rows_);
    add_ = new QPushButton(tr("Add an event"), body);
    widgets::setVariant(add_, widgets::Variant::Ghost);
    add_->setIcon(widgets::icon(QStringLiteral("plus")));
    add_->setObjectName(QStringLiteral("addEvent"));
    layout->addWidget(add_, 0, Qt::AlignLeft);
    setEditor(body);
    connect(add_, &QPushButton::clicked, this, &EventsField::addEvent);
}

void EventsField::addEvent() {
    std::string name;
    for (const Offer& offer : Vocabulary::of(context().session()).events()) {
        const Json event(offer.text.toStdString());
        const bool taken = std::any_of(events_.begin(), events_.end(),
                                       [&](const Json& each) { return nameOf(each) == event; });
        if (taken) continue;
        name = offer.text.toStdString();
        break;
    }
    events_.push_back(name);
    write(false);
    rebuild(static_cast<int>(events_.size()) - 1);
}

void EventsField::show(const Json* value) {
    Json now = Json::array();
    list_ = value && value->is_array();
    if (value) now = list_ ? *value : Json::array({*value});
    if (shown_ && now == events_) return;
    shown_ = true;
    events_ = std::move(now);
    rebuild(-1);
}

void EventsField::rebuild(int focusRow) {
    while (QLayoutItem* item = rows_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (std::size_t i = 0; i < events_.size(); ++i) addRow(i);
    tabInReadingOrder(this);
    if (focusRow < 0 || focusRow >= rows_->count()) return;
    if (auto* edit = rows_->itemAt(focusRow)->widget()->findChild<QLineEdit*>()) {
        edit->setFocus();
        edit->selectAll();
    }
}

void EventsField::addRow(std::size_t index) {
    auto* row = new QWidget(this);
    auto* box = new QVBoxLayout(row);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    const ConditionScope scope = context().scopeAt(spec().pointer);
    auto* name = new NameEdit(NameEdit::Of::Events, context(), scope, row);
    name->setValue(nameOf(events_[index]));
    name->edit()->setAccessibleName(tr("Event"));
    name->edit()->setObjectName(QStringLiteral("event"));
    line->addWidget(name, 1);
    if (events_.size() > 1 || spec().optional) {
        auto* remove = new QToolButton(row);
        remove->setIcon(widgets::icon(QStringLiteral("x")));
        remove->setToolTip(tr("Remove this event"));
        remove->setAccessibleName(tr("Remove this event"));
        remove->setObjectName(QStringLiteral("removeEvent"));
        line->addWidget(remove, 0, Qt::AlignTop);
        connect(remove, &QToolButton::clicked, this, [this, index] {
            events_.erase(index);
            write(false);
            rebuild(static_cast<int>(std::min(index, events_.size())) - 1);
        });
    }
    box->addLayout(line);
    const std::string about = textOf(nameOf(events_[index]));
    auto* where = new ConditionEditor(context(), scope.about(about), row);
    where->setWhere();
    where->setCondition(events_[index].is_object() ? events_[index].value("where", Json()) : Json());
    box->addWidget(where);
    connect(where, &ConditionEditor::changed, this, [this, index, where](bool typing) {
        setWhere(index, where->condition());
        write(typing);
    });
    connect(name, &NameEdit::changed, this, [this, index, name, where] {
        Json& event = events_[index];
        (event.is_object() ? event["event"] : event) = name->value();
        where->setScope(context().scopeAt(spec().pointer).about(textOf(name->value())));
        write(true);
    });
    rows_->addWidget(row);
    row->show();
}

void EventsField::setWhere(std::size_t index, const Json& where) {
    Json& event = events_[index];
    if (where.is_null()) {
        event = nameOf(event);
    } else {
        if (!event.is_object()) event = Json{{"event", event}};
        event["where"] = where;
    }
}

void EventsField::write(bool typing) {
    if (events_.empty()) return commit(spec().optional ? std::nullopt : std::optional(Json("")), typing);
    commit(list_ || events_.size() > 1 ? events_ : events_[0], typing);
}

}  // namespace rehearsal::fields
