#include "design/step_kinds.h"

#include <QCoreApplication>
#include <nlohmann/json.hpp>

namespace rehearsal::design {
namespace {

using Json = nlohmann::ordered_json;
using widgets::theme::Scale;

struct StepText {
    Q_DECLARE_TR_FUNCTIONS(rehearsal::design::StepKinds)
};

}  // namespace

StepLook stepLook(std::string_view type) {
    if (type == "entry") return {QStringLiteral("log-in"), Scale::Indigo};
    if (type == "wait") return {QStringLiteral("clock"), Scale::Amber};
    if (type == "wait_for") return {QStringLiteral("timer"), Scale::Amber};
    if (type == "branch") return {QStringLiteral("git-branch"), Scale::Violet};
    if (type == "split") return {QStringLiteral("split"), Scale::Violet};
    if (type == "send") return {QStringLiteral("mail"), Scale::Teal};
    if (type == "set") return {QStringLiteral("variable"), Scale::Slate};
    if (type == "webhook") return {QStringLiteral("webhook"), Scale::Slate};
    return {QStringLiteral("log-out"), Scale::Tomato};
}

const std::vector<StepKind>& stepKinds() {
    static const std::vector<StepKind> kinds{
        {QStringLiteral("send"), "send", StepText::tr("Send email"),
         StepText::tr("A message from a template"), false},
        {QStringLiteral("wait"), "wait", StepText::tr("Wait"), StepText::tr("For a length of time"), false},
        {QStringLiteral("wait_until"), "wait", StepText::tr("Wait until a time"),
         StepText::tr("A time of day, theirs"), false},
        {QStringLiteral("wait_for"), "wait_for", StepText::tr("Wait for an event"),
         StepText::tr("Until they do something"), false},
        {QStringLiteral("branch"), "branch", StepText::tr("Branch"),
         StepText::tr("Ways by what is known: if, else"), false},
        {QStringLiteral("split"), "split", StepText::tr("Split"), StepText::tr("Ways by chance: A/B test"),
         false},
        {QStringLiteral("set"), "set", StepText::tr("Set"), StepText::tr("Remember a value or a trait"),
         false},
        {QStringLiteral("webhook"), "webhook", StepText::tr("Webhook"), StepText::tr("Tell another system"),
         false},
        {QStringLiteral("exit"), "exit", StepText::tr("Exit"), StepText::tr("End the journey, say why"),
         true},
    };
    return kinds;
}

Json newStep(const QString& key, const bundle::Bundle& bundle, const std::string& templateId) {
    if (key == QLatin1String("wait")) return {{"type", "wait"}, {"for", "1h"}, {"next", nullptr}};
    if (key == QLatin1String("wait_until")) {
        return {{"type", "wait"}, {"until", {{"time", "09:00"}}}, {"next", nullptr}};
    }
    if (key == QLatin1String("wait_for")) {
        return {{"type", "wait_for"},
                {"event", "Order Completed"},
                {"timeout", "1d"},
                {"then", nullptr},
                {"on_timeout", nullptr}};
    }
    if (key == QLatin1String("branch")) {
        const Json when{{"field", "profile.first_name"}, {"op", "exists"}};
        return {{"type", "branch"},
                {"cases", Json::array({Json{{"name", "yes"}, {"when", when}, {"next", nullptr}}})},
                {"otherwise", nullptr}};
    }
    if (key == QLatin1String("split")) {
        return {{"type", "split"},
                {"arms", Json::array({Json{{"name", "A"}, {"weight", 50}, {"next", nullptr}},
                                      Json{{"name", "B"}, {"weight", 50}, {"next", nullptr}}})}};
    }
    if (key == QLatin1String("set")) {
        return {{"type", "set"}, {"values", {{"note", "yes"}}}, {"next", nullptr}};
    }
    if (key == QLatin1String("webhook")) {
        return {{"type", "webhook"}, {"url", "https://example.org/hook"}, {"body", "{}"}, {"next", nullptr}};
    }
    if (key == QLatin1String("exit")) return {{"type", "exit"}, {"outcome", "exit"}};
    std::string id = templateId;
    if (id.empty() && !bundle.templates.empty()) id = bundle.templates.front().id;
    return {{"type", "send"}, {"template", id}, {"next", nullptr}};
}

}  // namespace rehearsal::design
