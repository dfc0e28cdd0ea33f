#include "events/event_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <nlohmann/json.hpp>

namespace rehearsal::events {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kMostProperties = 4;
constexpr int kMostCharacters = 40;

QString tr(const char* text) {
    return QCoreApplication::translate("events", text);
}

QString valueText(const Json& value) {
    QString text;
    if (value.is_string()) {
        text = QString::fromStdString(value.get<std::string>());
    } else if (value.is_array()) {
        text = value.size() == 1 ? tr("1 item") : tr("%1 items").arg(value.size());
    } else {
        text = QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    return text.size() > kMostCharacters ? text.left(kMostCharacters - 1) + QChar(0x2026) : text;
}

const Json* objectOf(const Json& json, const char* key) {
    const auto member = json.find(key);
    return member != json.end() && member->is_object() && !member->empty() ? &*member : nullptr;
}

}  // namespace

QString eventNameText(std::string_view name) {
    if (name == "$identify") return tr("Identified");
    if (name == "$page") return tr("Page viewed");
    if (name == "$screen") return tr("Screen viewed");
    if (name == "$group") return tr("Joined a group");
    if (name == "$alias") return tr("Ids linked");
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString keyProperties(std::string_view line) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object()) return {};
    const Json* values = objectOf(json, "properties");
    if (!values) values = objectOf(json, "traits");
    if (!values) return {};
    QStringList parts;
    for (const auto& [key, value] : values->items()) {
        if (value.is_null() || value.is_object()) continue;
        parts << QString::fromStdString(key) + QLatin1Char(' ') + valueText(value);
        if (parts.size() == kMostProperties) break;
    }
    return parts.join(QStringLiteral(" · "));
}

QString prettyJson(std::string_view line) {
    const Json json = Json::parse(line, nullptr, false);
    if (json.is_discarded()) return QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size()));
    return QString::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace));
}

QString rejectionText(event::Rejection reason) {
    switch (reason) {
        case event::Rejection::TooLong:
            return tr("Longer than 1 MiB");
        case event::Rejection::MalformedJson:
            return tr("Not readable as JSON");
        case event::Rejection::NotAnObject:
            return tr("Not a JSON object");
        case event::Rejection::UnknownType:
            return tr("Its “type” is none of track, identify, page, screen, group, alias");
        case event::Rejection::MissingEventName:
            return tr("A track call without an event name");
        case event::Rejection::ReservedName:
            return tr("An event name that begins with “$”, which is reserved");
        case event::Rejection::MissingIdentity:
            return tr("Neither a userId nor an anonymousId");
        case event::Rejection::ReservedId:
            return tr("A userId that begins with “anon:”, which is reserved");
        case event::Rejection::BadTimestamp:
            return tr("No time, or one that is no RFC 3339");
    }
    return {};
}

bool containsIgnoringCase(std::string_view text, std::string_view part) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::search(text.begin(), text.end(), part.begin(), part.end(),
                       [&](char a, char b) { return lower(a) == b; }) != text.end();
}

}  // namespace rehearsal::events
