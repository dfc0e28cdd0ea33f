#pragma once

#include <QCoreApplication>

#include "fields/field_spec.h"

/// Short ways to write field specifications.
namespace rehearsal::fields::specs {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(rehearsal::fields::Inspector)
};

using Kind = FieldSpec::Kind;

inline FieldSpec make(Kind kind, std::string pointer, QString label, QString help = {}) {
    FieldSpec spec;
    spec.kind = kind;
    spec.pointer = std::move(pointer);
    spec.label = std::move(label);
    spec.help = std::move(help);
    return spec;
}
inline FieldSpec optional(FieldSpec spec) {
    spec.optional = true;
    return spec;
}
inline FieldSpec path(std::string pointer, QString label, QString help = {}) {
    FieldSpec spec = make(Kind::Text, std::move(pointer), std::move(label), std::move(help));
    spec.paths = true;
    return spec;
}
inline FieldSpec choice(std::string pointer, QString label, std::vector<FieldSpec::Option> options,
                        Json fallback = {}) {
    FieldSpec spec = make(Kind::Choice, std::move(pointer), std::move(label));
    spec.options = std::move(options);
    spec.value = std::move(fallback);
    return spec;
}
/// A choice between whole objects, of which `current` is the one that is there.
inline FieldSpec variant(std::string pointer, QString label, std::vector<FieldSpec::Option> options,
                         int current) {
    FieldSpec spec = choice(std::move(pointer), std::move(label), std::move(options));
    spec.current = current;
    return spec;
}
/// The head of an element of a list that must keep at least `least`.
inline FieldSpec item(std::string pointer, QString label, int least = 0) {
    FieldSpec spec = make(Kind::Item, std::move(pointer), std::move(label));
    spec.value = least;
    return spec;
}
inline FieldSpec append(std::string pointer, QString label, Json value) {
    FieldSpec spec = make(Kind::Action, std::move(pointer), std::move(label));
    spec.act = FieldSpec::Act::Append;
    spec.value = std::move(value);
    return spec;
}
inline FieldSpec remove(std::string pointer, QString label) {
    FieldSpec spec = make(Kind::Action, std::move(pointer), std::move(label));
    spec.act = FieldSpec::Act::Remove;
    return spec;
}
inline FieldSpec set(std::string pointer, QString label, Json value) {
    FieldSpec spec = make(Kind::Action, std::move(pointer), std::move(label));
    spec.value = std::move(value);
    return spec;
}
inline FieldSpec addNamed(std::string pointer, QString label, QString help, Json value) {
    FieldSpec spec = make(Kind::AddNamed, std::move(pointer), std::move(label), std::move(help));
    spec.value = std::move(value);
    return spec;
}
inline FieldSpec heading(QString label) {
    return make(Kind::Heading, {}, std::move(label));
}
inline FieldSpec more() {
    return make(Kind::More, {}, Text::tr("More"));
}

}  // namespace rehearsal::fields::specs
