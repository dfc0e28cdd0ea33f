#include <QLabel>

#include "fields/condition_field.h"
#include "fields/events_field.h"
#include "fields/simple_fields.h"
#include "widgets/variant.h"

namespace rehearsal::fields {

Field* makeField(const FieldSpec& spec, FieldContext& context, QWidget* parent) {
    using Kind = FieldSpec::Kind;
    switch (spec.kind) {
        case Kind::Text:
        case Kind::EventName:
        case Kind::Paths:
        case Kind::Literal:
            return new TextField(spec, context, parent);
        case Kind::LongText:
            return new LongTextField(spec, context, parent);
        case Kind::Duration:
            return new DurationField(spec, context, parent);
        case Kind::Whole:
        case Kind::Weight:
            return new NumberField(spec, context, parent);
        case Kind::Choice:
        case Kind::LeadsTo:
            return new ChoiceField(spec, context, parent);
        case Kind::Events:
            return new EventsField(spec, context, parent);
        case Kind::Condition:
            return new ConditionField(spec, context, parent);
        case Kind::Checks:
            return new ChecksField(spec, context, parent);
        case Kind::TimeOfDay:
            return new TimeOfDayField(spec, context, parent);
        case Kind::Weekdays:
            return new WeekdaysField(spec, context, parent);
        case Kind::Action:
        case Kind::AddNamed:
            return new ActionField(spec, context, parent);
        case Kind::Heading:
        case Kind::Note:
        case Kind::More:
            break;
    }
    return nullptr;
}

}  // namespace rehearsal::fields
