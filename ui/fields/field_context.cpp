#include "fields/field_context.h"

#include <QCoreApplication>
#include <set>

#include "bundle/edits.h"
#include "words/diagnostic_text.h"

namespace rehearsal::fields {
namespace {

void collectEvents(const Json& json, std::set<QString>& out) {
    if (!json.is_structured()) return;
    for (const auto& [key, value] : json.items()) {
        if (value.is_string() &&
            (key == "event" || key == "did" || key == "on" || key == "of" || key == "reset_on")) {
            out.insert(QString::fromStdString(value.get<std::string>()));
        }
        collectEvents(value, out);
    }
}

}  // namespace

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

QStringList FieldContext::eventNames() const {
    std::set<QString> names{QStringLiteral("Product Added"),     QStringLiteral("Product Removed"),
                            QStringLiteral("Product Viewed"),    QStringLiteral("Cart Viewed"),
                            QStringLiteral("Checkout Started"),  QStringLiteral("Order Completed"),
                            QStringLiteral("Signed Up"),         QStringLiteral("Email Opened"),
                            QStringLiteral("Email Link Clicked")};
    for (const bundle::Campaign& campaign : bundle().campaigns) {
        if (campaign.id == session_.campaignId().toStdString()) collectEvents(json_, names);
    }
    return {names.begin(), names.end()};
}

QStringList FieldContext::paths() const {
    std::set<QString> traits{QStringLiteral("email"), QStringLiteral("country"),
                             QStringLiteral("first_name")};
    for (const bundle::Person& person : bundle().people) {
        if (!person.traits.isObject()) continue;
        for (const auto& [key, value] : person.traits.object()) traits.insert(QString::fromStdString(key));
    }
    QStringList out;
    for (const QString& trait : traits) out << QStringLiteral("profile.") + trait;
    for (const char* property :
         {"product_id", "category", "value", "price", "quantity", "cart_id", "order_id"}) {
        out << QStringLiteral("trigger.properties.") + QLatin1String(property);
        out << QStringLiteral("event.properties.") + QLatin1String(property);
    }
    for (const bundle::View& view : bundle().views) {
        const QString path = QStringLiteral("views.") + QString::fromStdString(view.id);
        const bool list = std::holds_alternative<bundle::ListView>(view.kind) ||
                          std::holds_alternative<bundle::RecentView>(view.kind);
        out << (list ? path + QStringLiteral(".size") : path);
    }
    return out << QStringLiteral("now.hour") << QStringLiteral("now.weekday") << QStringLiteral("now.date")
               << QStringLiteral("journey.entered_at");
}

}  // namespace rehearsal::fields
