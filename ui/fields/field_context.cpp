#include "fields/field_context.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "bundle/edits.h"
#include "words/diagnostic_text.h"

namespace rehearsal::fields {
void FieldContext::refresh(const std::string& file) {
    file_ = file;
    json_ = session_.document().json(file_);
}

const Json* FieldContext::find(const std::string& pointer) const {
    const Json::json_pointer at(pointer);
    return json_.contains(at) ? &json_[at] : nullptr;
}

bool FieldContext::set(const std::string& pointer, const std::optional<Json>& value, const QString& label,
                       bool typing) {
    const QString text =
        QCoreApplication::translate("rehearsal::fields::FieldContext", "Change “%1”").arg(label);
    const auto edit = bundle::edits::setValue(session_.document(), file_, pointer, value, text.toStdString());
    return session_.apply(edit, typing ? QString::fromStdString(file_ + pointer) : QString());
}

bool FieldContext::append(const std::string& pointer, const Json& value, const QString& label) {
    const Json* present = find(pointer);
    Json list = present && present->is_array() ? *present : Json::array();
    list.push_back(value);
    const auto edit = bundle::edits::setValue(session_.document(), file_, pointer, list, label.toStdString());
    return session_.apply(edit);
}

QStringList FieldContext::problemsAt(const std::string& pointer) const {
    QStringList out;
    for (const base::Diagnostic& problem : session_.problems()) {
        if (problem.file != file_ || problem.pointer.rfind(pointer, 0) != 0) continue;
        if (problem.pointer.size() > pointer.size() && problem.pointer[pointer.size()] != '/') continue;
        out << words::diagnosticText(problem);
    }
    return out;
}

QString FieldContext::nearestAt(const std::string& pointer) const {
    static const QRegularExpression meant(QStringLiteral("did you mean \"([^\"]+)\""),
                                          QRegularExpression::CaseInsensitiveOption);
    for (const base::Diagnostic& problem : session_.problems()) {
        if (problem.file != file_ || problem.pointer != pointer) continue;
        const auto match = meant.match(QString::fromStdString(problem.hint));
        if (match.hasMatch()) return match.captured(1);
    }
    return {};
}

ConditionScope FieldContext::scopeAt(const std::string& pointer) const {
    return fields::scopeAt(file_, pointer, json_);
}

}  // namespace rehearsal::fields
