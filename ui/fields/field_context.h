#pragma once

#include <QStringList>
#include <optional>

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

    /// Names of events that the bundle mentions or the common specifications define.
    QStringList eventNames() const;
    /// Paths that conditions can use.
    QStringList paths() const;

  private:
    session::Session& session_;
    std::string file_;
    Json json_;
};

}  // namespace rehearsal::fields
