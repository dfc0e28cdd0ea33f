#include "email/settings_form.h"

#include <QLabel>
#include <QVBoxLayout>
#include <nlohmann/json.hpp>

#include "bundle/edits.h"
#include "email/liquid_field.h"
#include "email/template_edits.h"
#include "session/session.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

SettingsForm::SettingsForm(session::Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kPanelPadding, theme::kPanelPadding, theme::kPanelPadding,
                               theme::kPanelPadding);
    layout->setSpacing(theme::kInsideControl / 2);
    addField(tr("Name"), "/name", tr("How this email is called here. Nobody who gets it sees this."));
    addField(tr("Sender's name"), "/from/name", {});
    addField(tr("Sender's address"), "/from/email", {});
    addField(tr("Replies go to"), "/reply_to", tr("Leave empty to get replies at the sender's address."));
    addField(tr("Language"), "/language",
             tr("Such as “en” or “pt-BR”: screen readers choose their voice by it."));
    layout->addStretch();
}

LiquidField* SettingsForm::addField(const QString& label, const std::string& pointer, const QString& hint) {
    auto* box = static_cast<QVBoxLayout*>(layout());
    auto* edit = new LiquidField(this);
    edit->setAccessibleName(label);
    auto* caption = widgets::makeLabel(label, widgets::TextRole::Secondary, this);
    caption->setBuddy(edit);
    box->addWidget(caption);
    box->addWidget(edit);
    if (!hint.isEmpty()) {
        auto* note = widgets::makeLabel(hint, widgets::TextRole::Secondary, this);
        note->setWordWrap(true);
        box->addWidget(note);
    }
    box->addSpacing(theme::kInsideControl);
    const Field field{edit, pointer};
    fields_.push_back(field);
    connect(edit, &QLineEdit::textEdited, this, [this, field] { change(field); });
    connect(edit, &LiquidField::undoRequested, session_.undoStack(), &QUndoStack::undo);
    connect(edit, &LiquidField::redoRequested, session_.undoStack(), &QUndoStack::redo);
    return edit;
}

void SettingsForm::showTemplate(const std::string& id) {
    id_ = id;
    const auto json = session_.document().json(fileOf(id, "template.json"));
    for (const Field& field : fields_) {
        const nlohmann::ordered_json::json_pointer pointer(field.pointer);
        const bool there = json.is_object() && json.contains(pointer) && json.at(pointer).is_string();
        field.edit->showText(there ? QString::fromStdString(json.at(pointer).get<std::string>()) : QString());
    }
}

void SettingsForm::change(const Field& field) {
    const std::string file = fileOf(id_, "template.json");
    const std::string text = field.edit->text().toStdString();
    std::optional<nlohmann::ordered_json> value;
    if (!text.empty() || field.pointer == "/name") value = text;
    const auto edit = bundle::edits::setValue(session_.document(), file, field.pointer, value,
                                              tr("Change email settings").toStdString());
    session_.apply(edit, QString::fromStdString("template:" + file + field.pointer));
}

}  // namespace rehearsal::email
