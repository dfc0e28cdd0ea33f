#include "fields/condition_field.h"

#include <QLabel>
#include <QVBoxLayout>

#include "fields/condition_editor.h"
#include "fields/matches_line.h"

namespace rehearsal::fields {

ConditionField::ConditionField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent) {
    auto* body = new QWidget(this);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    editor_ = new ConditionEditor(context(), context().scopeAt(spec().pointer), body);
    editor_->setNeeded(!spec().optional);
    editor_->sentence()->setObjectName(QStringLiteral("conditionSentence"));
    editor_->setSaysAll(true);
    matches_ = new MatchesLine(context().session(), body);
    layout->addWidget(editor_);
    layout->addWidget(matches_);
    setEditor(body);
    connect(editor_, &ConditionEditor::changed, this, [this](bool typing) {
        const Json& condition = editor_->condition();
        commit(condition.is_null() ? std::nullopt : std::optional(condition), typing);
    });
}

void ConditionField::show(const Json* value) {
    const ConditionScope scope = context().scopeAt(spec().pointer);
    editor_->setScope(scope);
    editor_->setCondition(value ? *value : Json());
    matches_->ask(editor_->condition(), scope);
}

}  // namespace rehearsal::fields
