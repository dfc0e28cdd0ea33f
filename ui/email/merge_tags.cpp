#include "email/merge_tags.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace rehearsal::email {

namespace {

QJsonValue toQt(const base::Value& value) {
    const QByteArray text = QByteArray::fromStdString("[" + base::toJsonText(value) + "]");
    return QJsonDocument::fromJson(text).array().at(0);
}

}  // namespace

QJsonObject mergeTags(const bundle::Bundle& bundle, const message::Context& context) {
    QJsonObject profile = toQt(context.profile).toObject();
    for (const bundle::Person& person : bundle.people) {
        if (!person.traits.isObject()) continue;
        for (const auto& [name, value] : person.traits.object()) {
            const QString key = QString::fromStdString(name);
            if (!profile.contains(key)) profile.insert(key, QJsonValue::Null);
        }
    }
    QJsonObject chosen;
    for (const auto& [slot, block] : context.slotBlocks)
        chosen.insert(QString::fromStdString(slot), QString::fromStdString(block.value_or(std::string())));
    return {
        {QStringLiteral("profile"), profile},
        {QStringLiteral("trigger"), toQt(context.trigger)},
        {QStringLiteral("journey"), toQt(context.journey)},
        {QStringLiteral("views"), toQt(context.views)},
        {QStringLiteral("feeds"), toQt(context.feeds)},
        {QStringLiteral("slots"), chosen},
        {QStringLiteral("campaign"), toQt(context.campaign)},
        {QStringLiteral("brand"), toQt(bundle.brand.look)},
        {QStringLiteral("now"), QStringLiteral("the moment of sending")},
        {QStringLiteral("unsubscribe_url"), QStringLiteral("link to unsubscribe")},
        {QStringLiteral("preferences_url"), QStringLiteral("link to preferences")},
        {QStringLiteral("message_id"), QString::fromStdString(context.messageId)},
    };
}

}  // namespace rehearsal::email
