#include "policy/definition_fields.h"

#include "fields/field_specs.h"

namespace rehearsal::policy {
namespace {

using namespace fields;
using namespace fields::specs;
using Option = FieldSpec::Option;

/// What the sentences of this page are translated under.
struct Shown {
    Q_DECLARE_TR_FUNCTIONS(rehearsal::policy::Definitions)
};

QString text(const Json& object, const char* key) {
    return object.is_object() && object.contains(key) && object[key].is_string()
               ? QString::fromStdString(object[key].get<std::string>())
               : QString();
}

/// An event match as its first name, for switching between kinds.
Json eventOf(const Json& view) {
    for (const char* key : {"event", "add"})
        if (view.is_object() && view.contains(key)) return view[key];
    return "Product Viewed";
}

}  // namespace

FieldSpecs viewFields(const std::string& at, const Json& view) {
    const QString kind = text(view, "kind");
    const Json event = eventOf(view);
    const Json key = view.value("key", Json("product_id"));
    const QStringList kinds{QStringLiteral("list"), QStringLiteral("recent"), QStringLiteral("count"),
                            QStringLiteral("sum"), QStringLiteral("last")};
    FieldSpecs out;
    out.push_back(
        variant(at, Shown::tr("What is remembered"),
                {{Shown::tr("A list that is added to and taken from, such as a cart"),
                  Json{{"kind", "list"}, {"key", key}, {"add", event}}},
                 {Shown::tr("The latest different things, such as products seen"),
                  Json{{"kind", "recent"}, {"event", event}, {"key", key}, {"max", 10}}},
                 {Shown::tr("How often something was done"), Json{{"kind", "count"}, {"event", event}}},
                 {Shown::tr("The sum of a number, such as money spent"),
                  Json{{"kind", "sum"}, {"event", event}, {"field", "total"}}},
                 {Shown::tr("The last time something was done"), Json{{"kind", "last"}, {"event", event}}}},
                std::max(0, static_cast<int>(kinds.indexOf(kind)))));
    if (kind == QLatin1String("list")) {
        out.push_back(make(Kind::Events, at + "/add", Shown::tr("Added when they")));
        out.push_back(optional(make(Kind::Events, at + "/remove", Shown::tr("Taken away when they"))));
        out.push_back(optional(make(Kind::Events, at + "/clear", Shown::tr("Emptied when they"))));
    } else {
        out.push_back(make(Kind::Events, at + "/event", Shown::tr("When they")));
    }
    if (kind == QLatin1String("list") || kind == QLatin1String("recent"))
        out.push_back(make(Kind::Text, at + "/key", Shown::tr("Property that tells things apart")));
    if (kind == QLatin1String("recent")) {
        out.push_back(make(Kind::Whole, at + "/max", Shown::tr("At most so many")));
        out.push_back(optional(
            make(Kind::Duration, at + "/within", Shown::tr("Not older than"), Shown::tr("Any age"))));
    }
    if (kind == QLatin1String("sum"))
        out.push_back(make(Kind::Text, at + "/field", Shown::tr("Property that is summed up")));
    return out;
}

FieldSpecs feedFields(const std::string& at, const Json& feed, const bundle::Bundle& bundle) {
    const bool http = text(feed, "kind") == QLatin1String("http");
    std::vector<Option> files;
    for (const auto& [name, value] : bundle.data) files.push_back({QString::fromStdString(name), name});
    const std::string first = bundle.data.empty() ? "catalog.json" : bundle.data.front().first;
    FieldSpecs out;
    out.push_back(
        variant(at, Shown::tr("Where it comes from"),
                {{Shown::tr("A file of the workspace"),
                  Json{{"kind", "catalog"}, {"data", first}, {"key", "product_id"}, {"limit", 3}}},
                 {Shown::tr("A service that is asked right before a message"),
                  Json{{"kind", "http"}, {"url", "https://"}, {"timeout", "80ms"}, {"fallback", nullptr}}}},
                http ? 1 : 0));
    if (!http) {
        out.push_back(choice(at + "/data", Shown::tr("File"), std::move(files)));
        out.push_back(make(Kind::Text, at + "/key", Shown::tr("Property that tells items apart")));
        out.push_back(optional(
            make(Kind::Text, at + "/same", Shown::tr("Only items with the same"), Shown::tr("Any"))));
        out.push_back(optional(path(at + "/as", Shown::tr("As those in"), QStringLiteral("views.recent"))));
        out.push_back(
            optional(path(at + "/exclude", Shown::tr("Without those in"), QStringLiteral("views.cart"))));
        out.push_back(optional(make(Kind::Whole, at + "/limit", Shown::tr("At most so many"))));
        out.push_back(optional(
            make(Kind::Text, at + "/order", Shown::tr("In the order of"), QStringLiteral("-popularity"))));
        return out;
    }
    out.push_back(make(Kind::Text, at + "/url", Shown::tr("Address (Liquid)")));
    out.push_back(
        optional(make(Kind::Duration, at + "/timeout", Shown::tr("Given up after"), Shown::tr("80 ms"))));
    out.push_back(optional(make(Kind::Whole, at + "/retries", Shown::tr("Tried again so often"))));
    out.push_back(
        optional(make(Kind::Duration, at + "/ttl", Shown::tr("An answer serves for"), Shown::tr("Once"))));
    out.push_back(
        optional(make(Kind::Duration, at + "/max_stale", Shown::tr("After a failure an old one serves up to"),
                      Shown::tr("Not at all"))));
    out.push_back(choice(at + "/on_failure", Shown::tr("If there is no answer"),
                         {{Shown::tr("Use the fallback"), "fallback"},
                          {Shown::tr("Do not send the message"), "skip"},
                          {Shown::tr("Send it without"), "send"}},
                         "fallback"));
    out.push_back(heading(Shown::tr("In a rehearsal")));
    out.push_back(
        optional(make(Kind::Duration, at + "/mock/latency/p50", Shown::tr("Half of the answers take"))));
    out.push_back(
        optional(make(Kind::Duration, at + "/mock/latency/p95", Shown::tr("19 of 20 take at most"))));
    out.push_back(make(Kind::Literal, at + "/mock/failure_rate", Shown::tr("Share that fails, 0 to 1")));
    return out;
}

QString viewText(const Json& view) {
    const QString kind = text(view, "kind");
    const Json event = eventOf(view);
    const QString name =
        event.is_string() ? QString::fromStdString(event.get<std::string>()) : Shown::tr("several events");
    if (kind == QLatin1String("list")) return Shown::tr("A list, by %1").arg(name);
    if (kind == QLatin1String("recent")) return Shown::tr("The latest, by %1").arg(name);
    if (kind == QLatin1String("count")) return Shown::tr("How often: %1").arg(name);
    if (kind == QLatin1String("sum")) return Shown::tr("The sum over %1").arg(name);
    return Shown::tr("The last %1").arg(name);
}

QString feedText(const Json& feed) {
    return text(feed, "kind") == QLatin1String("http") ? text(feed, "url")
                                                       : Shown::tr("From %1").arg(text(feed, "data"));
}

}  // namespace rehearsal::policy
