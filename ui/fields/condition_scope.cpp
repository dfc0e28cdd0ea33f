#include "fields/condition_scope.h"

#include <QStringList>

#include "base/value.h"
#include "bundle/findings.h"

namespace rehearsal::fields {
namespace {

std::string textOf(const Json& json) {
    return json.is_string() ? json.get<std::string>() : std::string();
}

void addNames(const Json& match, std::vector<std::string>& out) {
    if (match.is_array()) {
        for (const Json& one : match) addNames(one, out);
    } else if (const std::string name = textOf(match.is_object() ? match.value("event", Json()) : match);
               !name.empty()) {
        out.push_back(name);
    }
}

/// Names of the events that start a campaign.
std::vector<std::string> triggerNames(const Json& campaign) {
    std::vector<std::string> out;
    const Json::json_pointer at("/entry/triggers");
    if (!campaign.is_object() || !campaign.contains(at) || !campaign[at].is_array()) return out;
    for (const Json& trigger : campaign[at]) {
        if (trigger.is_object() && trigger.contains("event")) addNames(trigger["event"], out);
    }
    return out;
}

void look(const Json& json, bool ownEvent, AsksAbout& out) {
    if (json.is_array()) {
        for (const Json& each : json) look(each, ownEvent, out);
    }
    if (!json.is_object()) return;
    for (const auto& [key, value] : json.items()) {
        if (key == "field" || key == "ref") {
            const QString root = pathText(value).section(QLatin1Char('.'), 0, 0);
            out.event |= root == QLatin1String("event") && !ownEvent;
            out.trigger |= root == QLatin1String("trigger");
            out.journey |= root == QLatin1String("journey");
        }
        if (key == "since") out.journey = true;
        // Inside the `where` of a `did` the event is the past one.
        look(value, ownEvent || key == "where", out);
    }
}

}  // namespace

ConditionScope ConditionScope::about(const std::string& event) const {
    ConditionScope out = *this;
    out.sees = sees.withEvent();
    out.events = {event};
    return out;
}

ConditionScope scopeAt(std::string_view file, std::string_view pointer, const Json& document) {
    ConditionScope out;
    if (file == "segments.json") {
        out.sees = bundle::Scope::inSegment();
        return out;
    }
    if (file == "views.json") {
        out.sees = bundle::Scope::inView();
        return out;
    }
    out.triggers = triggerNames(document);
    if (pointer == "/entry/where") {
        out.sees.event = true;
        out.events = out.triggers;
    } else if (pointer.starts_with("/entry/triggers/")) {
        const Json::json_pointer trigger{std::string(pointer.substr(0, pointer.rfind('/')))};
        out.sees.event = true;
        if (document.contains(trigger) && document[trigger].is_object())
            addNames(document[trigger].value("event", Json()), out.events);
    }
    return out;
}

AsksAbout asksAbout(const Json& condition) {
    AsksAbout out;
    look(condition, false, out);
    return out;
}

bundle::Condition readCondition(const Json& condition, const ConditionScope& scope) {
    bundle::Findings findings("");
    const base::Value value = base::toValue(condition);
    return bundle::readCondition({&value, "", &findings}, scope.sees);
}

QString pathText(const Json& path) {
    if (path.is_string()) return QString::fromStdString(path.get<std::string>());
    QString out;
    if (!path.is_array()) return out;
    for (const Json& step : path) {
        const QString text = QString::fromStdString(step.is_string() ? textOf(step) : step.dump());
        if (text.contains(QLatin1Char('.')) || text.contains(QLatin1Char('"'))) {
            out += QStringLiteral("[\"%1\"]").arg(text);
        } else {
            out += (out.isEmpty() ? QString() : QStringLiteral(".")) + text;
        }
    }
    return out;
}

Json pathJson(const QString& text) {
    const QString trimmed = text.trimmed();
    if (!trimmed.contains(QLatin1String("[\""))) return trimmed.toStdString();
    Json steps = Json::array();
    qsizetype at = 0;
    while (at < trimmed.size()) {
        qsizetype end = trimmed.indexOf(QLatin1String("[\""), at);
        const bool quoted = end == at;
        if (quoted) {
            const qsizetype close = trimmed.indexOf(QLatin1String("\"]"), at + 2);
            end = close < 0 ? trimmed.size() : close;
            steps.push_back(trimmed.mid(at + 2, end - at - 2).toStdString());
            at = end + 2;
            continue;
        }
        if (end < 0) end = trimmed.size();
        for (const QString& step : trimmed.mid(at, end - at).split(QLatin1Char('.'), Qt::SkipEmptyParts))
            steps.push_back(step.toStdString());
        at = end;
    }
    return steps;
}

}  // namespace rehearsal::fields
