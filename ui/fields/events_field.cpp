#include "fields/events_field.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "fields/simple_fields.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::fields {
namespace {

QString nameOf(const Json& event) {
    const Json& name = event.is_object() && event.contains("event") ? event["event"] : event;
    return name.is_string() ? QString::fromStdString(name.get<std::string>()) : QString();
}

}  // namespace

EventsField::EventsField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), rows_(new QVBoxLayout) {
    auto* body = new QWidget(this);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    rows_->setSpacing(4);
    layout->addLayout(rows_);
    auto* add = new QPushButton(tr("Add an event"), body);
    widgets::setVariant(add, widgets::Variant::Ghost);
    add->setIcon(widgets::icon(QStringLiteral("plus")));
    add->setObjectName(QStringLiteral("addEvent"));
    layout->addWidget(add, 0, Qt::AlignLeft);
    setEditor(body);
    connect(add, &QPushButton::clicked, this, [this] {
        const QStringList names = context().eventNames();
        for (const QString& name : names) {
            const Json event(name.toStdString());
            if (std::find(events_.begin(), events_.end(), event) != events_.end()) continue;
            events_.push_back(event);
            break;
        }
        write(false);
        rebuild();
    });
}

void EventsField::show(const Json* value) {
    Json now = Json::array();
    list_ = value && value->is_array();
    if (value) now = list_ ? *value : Json::array({*value});
    if (shown_ && now == events_) return;
    shown_ = true;
    events_ = std::move(now);
    rebuild();
}

void EventsField::rebuild() {
    while (QLayoutItem* item = rows_->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    for (std::size_t i = 0; i < events_.size(); ++i) addRow(i);
}

void EventsField::addRow(std::size_t index) {
    auto* row = new QWidget(this);
    auto* grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    QComboBox* name = makeCombo(row, context().eventNames(), true);
    name->setEditText(nameOf(events_[index]));
    name->setAccessibleName(tr("Event"));
    name->setObjectName(QStringLiteral("event"));
    grid->addWidget(name, 0, 0);
    connect(name, &QComboBox::editTextChanged, this, [this, index](const QString& text) {
        Json& event = events_[index];
        (event.is_object() ? event["event"] : event) = text.trimmed().toStdString();
        write(true);
    });
    if (events_.size() > 1 || spec().optional) {
        auto* remove = new QToolButton(row);
        remove->setIcon(widgets::icon(QStringLiteral("x")));
        remove->setToolTip(tr("Remove this event"));
        remove->setAccessibleName(tr("Remove this event"));
        grid->addWidget(remove, 0, 1);
        connect(remove, &QToolButton::clicked, this, [this, index] {
            events_.erase(index);
            write(false);
            rebuild();
        });
    }
    if (events_[index].is_object() && events_[index].contains("where")) {
        auto* note = widgets::makeLabel(tr("Only where more holds of the event; kept as it is."),
                                        widgets::TextRole::Secondary, row);
        note->setWordWrap(true);
        grid->addWidget(note, 1, 0, 1, 2);
    }
    rows_->addWidget(row);
}

void EventsField::write(bool typing) {
    if (events_.empty()) return commit(spec().optional ? std::nullopt : std::optional(Json("")), typing);
    commit(list_ || events_.size() > 1 ? events_ : events_[0], typing);
}

}  // namespace rehearsal::fields
