#include "fields/form.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "widgets/theme.h"

namespace rehearsal::fields {

namespace theme = widgets::theme;

Form::Form(FieldContext& context, QWidget* parent)
    : QWidget(parent), context_(context), box_(new QVBoxLayout(this)) {
    box_->setContentsMargins(0, 0, 0, 0);
    clear();
}

void Form::clear() {
    // A field may be in the middle of its own signal: it goes when that is over.
    if (body_) {
        body_->hide();
        body_->deleteLater();
    }
    fields_.clear();
    body_ = new QWidget(this);
    rows_ = new QVBoxLayout(body_);
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(theme::kBetweenFields);
    box_->addWidget(body_);
}

void Form::addRow(const QList<Field*>& fields) {
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kPanelPadding);
    for (Field* field : fields) {
        row->addWidget(field, 1, Qt::AlignTop);
        fields_ << field;
        field->refresh();
    }
    rows_->addLayout(row);
    // At once, not when the layout comes to it: whoever asked for a field may want to put the keyboard there.
    body_->show();
    for (Field* field : fields) field->setVisible(true);
}

Field* Form::addRow(Field* field) {
    addRow(QList<Field*>{field});
    return field;
}

Field* Form::addRow(const FieldSpec& spec) {
    return addRow(makeField(spec, context_, body_));
}

void Form::addWidget(QWidget* widget) {
    rows_->addWidget(widget);
}

void Form::refresh() {
    for (Field* field : fields_) field->refresh();
}

}  // namespace rehearsal::fields
