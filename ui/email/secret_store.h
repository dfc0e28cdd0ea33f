#pragma once

#include <QObject>
#include <functional>
#include <optional>

namespace rehearsal::email {

/// Passwords in the keychain of the system, and nowhere else.
class SecretStore : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;

    /// Gives the secret of that name, or nothing, and whether there is a keychain at all.
    void read(const QString& name, std::function<void(std::optional<QString> secret, bool isThere)> done);
    /// Says whether it was kept; an empty secret is forgotten.
    void keep(const QString& name, const QString& secret, std::function<void(bool kept)> done);
};

}  // namespace rehearsal::email
