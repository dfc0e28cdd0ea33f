#pragma once

#include "fields/field.h"

namespace rehearsal::fields {

class ConditionEditor;
class MatchesLine;

/// A condition of the document: what it says as a sentence, its parts, and who of the sample people it holds
/// for.
class ConditionField : public Field {
    Q_OBJECT
  public:
    ConditionField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    ConditionEditor* editor_;
    MatchesLine* matches_;
};

}  // namespace rehearsal::fields
