#include "fields/name_edit.h"

#include <QLabel>
#include <QVBoxLayout>

#include "fields/vocabulary.h"
#include "widgets/variant.h"

namespace rehearsal::fields {

NameEdit::NameEdit(Of of, FieldContext& context, ConditionScope scope, QWidget* parent)
    : QWidget(parent),
      of_(of),
      context_(context),
      scope_(std::move(scope)),
      edit_(new OfferEdit(this)),
      note_(widgets::makeLabel({}, widgets::TextRole::Secondary, this)) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    box->addWidget(edit_);
    box->addWidget(note_);
    note_->setWordWrap(true);
    note_->setObjectName(QStringLiteral("notSeen"));
    note_->hide();
    setFocusProxy(edit_);
    edit_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    edit_->setProvider([this] {
        const Vocabulary& words = Vocabulary::of(context_.session());
        return of_ == Of::Events ? words.events() : words.paths(scope_);
    });
    connect(edit_, &OfferEdit::edited, this, [this] {
        value_ = of_ == Of::Events ? Json(text().toStdString()) : pathJson(text());
        check();
        emit changed();
    });
    connect(&Vocabulary::of(context.session()), &Vocabulary::changed, this, &NameEdit::check);
}

void NameEdit::setValue(const Json& value) {
    if (value == value_) return;
    value_ = value;
    edit_->showText(of_ == Of::Events && value.is_string() ? QString::fromStdString(value.get<std::string>())
                                                           : pathText(value));
    check();
}

void NameEdit::check() {
    const Vocabulary& words = Vocabulary::of(context_.session());
    const bool known =
        text().isEmpty() || (of_ == Of::Events ? words.mayBeEvent(text()) : words.mayBePath(text(), scope_));
    note_->setText(known ? QString() : tr("Not seen in the streams or the tracking plan."));
    note_->setVisible(!known);
    edit_->setAccessibleDescription(note_->text());
}

}  // namespace rehearsal::fields
