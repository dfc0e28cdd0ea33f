#pragma once

#include <QWidget>
#include <string>
#include <vector>

class QLabel;

namespace rehearsal::session {
class Session;
}

namespace rehearsal::email {

class LiquidField;

/// Name, sender and language of an email: its `template.json`.
class SettingsForm : public QWidget {
    Q_OBJECT
  public:
    explicit SettingsForm(session::Session& session, QWidget* parent = nullptr);
    void showTemplate(const std::string& id);

  private:
    struct Field {
        LiquidField* edit;
        std::string pointer;
    };
    LiquidField* addField(const QString& label, const std::string& pointer, const QString& hint);
    void change(const Field& field);

    session::Session& session_;
    std::string id_;
    std::vector<Field> fields_;
};

}  // namespace rehearsal::email
