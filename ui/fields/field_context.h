#pragma once

#include <QStringList>
#include <optional>

#include "fields/condition_scope.h"
#include "fields/field_spec.h"
#include "session/session.h"

namespace rehearsal::fields {

/// What the fields of a panel share: the JSON file they edit as it is now, and the way to change it.
class FieldContext {
  public:
    explicit FieldContext(session::Session& session) : session_(session) {}

    /// Reads the file that the fields are about again.
    void refresh(const std::string& file);

    const Json& json() const { return json_; }
    const bundle::Bundle& bundle() const { return session_.bundle(); }
    session::Session& session() { return session_; }
    /// The value at a pointer, or nullptr.
    const Json* find(const std::string& pointer) const;
    /// Sets a value, or takes it away; changes of one field in a row undo as one where `typing`.
    bool set(const std::string& pointer, const std::optional<Json>& value, const QString& label,
             bool typing = false);
    bool append(const std::string& pointer, const Json& value, const QString& label);
    /// What is wrong at a pointer or inside it, as sentences.
    QStringList problemsAt(const std::string& pointer) const;

    /// What a finding right at a pointer says was probably meant; empty where none does.
    QString nearestAt(const std::string& pointer) const;
    /// What a condition or path at a pointer may look at.
    ConditionScope scopeAt(const std::string& pointer) const;

  private:
    session::Session& session_;
    std::string file_;
    Json json_;
};

}  // namespace rehearsal::fields
