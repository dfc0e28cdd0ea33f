#include "fields/condition_field.h"
#include "fields/events_field.h"
#include "fields/item_field.h"
#include "fields/name_fields.h"
#include "fields/simple_fields.h"
#include "fields/weight_field.h"

namespace rehearsal::fields {

Field* makeField(const FieldSpec& spec, FieldContext& context, QWidget* parent) {
    using Kind = FieldSpec::Kind;
    switch (spec.kind) {
        case Kind::Text:
            if (spec.paths) return new NameField(spec, context, parent);
            return new TextField(spec, context, parent);
        case Kind::EventName:
            return new NameField(spec, context, parent);
        case Kind::Paths:
            return new PathsField(spec, context, parent);
        case Kind::Literal:
            return new LiteralField(spec, context, parent);
        case Kind::Member:
            return new MemberField(spec, context, parent);
        case Kind::StepId:
            return new StepIdField(spec, context, parent);
        case Kind::Item:
            return new ItemField(spec, context, parent);
        case Kind::LongText:
            return new LongTextField(spec, context, parent);
        case Kind::Duration:
            return new DurationField(spec, context, parent);
        case Kind::Whole:
            return new NumberField(spec, context, parent);
        case Kind::Weight:
            return new WeightField(spec, context, parent);
        case Kind::Shares:
            return new SharesField(spec, context, parent);
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
