#include "fields/vocabulary.h"

#include <QLocale>
#include <QSet>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "fields/field.h"
#include "fields/known_names.h"

namespace rehearsal::fields {

struct Vocabulary::Known : KnownNames {};

namespace {

/// Events of the common specifications, offered where nothing is known yet.
constexpr const char* kCommonEvents[] = {"Product Added", "Product Removed",  "Product Viewed",
                                         "Cart Viewed",   "Checkout Started", "Order Completed",
                                         "Signed Up",     "Email Opened",     "Email Link Clicked"};
constexpr std::size_t kExamples = 3;
constexpr std::size_t kMostValuesOffered = 12;

QString shown(const std::string& literal) {
    const QString text = QString::fromStdString(literal);
    if (text == QLatin1String("true")) return Vocabulary::tr("yes");
    if (text == QLatin1String("false")) return Vocabulary::tr("no");
    return text.startsWith(QLatin1Char('"')) ? text.mid(1, text.size() - 2) : text;
}

HoldsKind kindOfField(const SeenField& field) {
    const std::pair<std::uint64_t, HoldsKind> kinds[] = {
        {field.texts, HoldsKind::Text}, {field.numbers, HoldsKind::Number}, {field.yesNos, HoldsKind::YesNo}};
    if (field.lists > 0) return HoldsKind::List;
    auto best = std::pair<std::uint64_t, HoldsKind>{0, HoldsKind::Unknown};
    for (const auto& kind : kinds) {
        if (kind.first > best.first) best = kind;
    }
    return best.second;
}

QString kindWord(HoldsKind kind) {
    switch (kind) {
        case HoldsKind::Text:
            return Vocabulary::tr("text");
        case HoldsKind::Number:
            return Vocabulary::tr("number");
        case HoldsKind::YesNo:
            return Vocabulary::tr("yes or no");
        case HoldsKind::List:
            return Vocabulary::tr("list");
        case HoldsKind::Time:
            return Vocabulary::tr("time");
        case HoldsKind::Unknown:
            break;
    }
    return {};
}

QString detailOf(const SeenField& field) {
    QStringList examples;
    for (const std::string& value : field.frequent(kExamples)) examples << shown(value);
    const QString kind = kindWord(kindOfField(field));
    if (examples.isEmpty()) return kind;
    return kind.isEmpty() ? examples.join(QLatin1String(", "))
                          : Vocabulary::tr("%1 · %2").arg(kind, examples.join(QLatin1String(", ")));
}

void merge(SeenFields& into, const SeenFields& from) {
    for (const auto& [path, field] : from) {
        SeenField& known = into[path];
        known.texts += field.texts;
        known.numbers += field.numbers;
        known.yesNos += field.yesNos;
        known.lists += field.lists;
        known.objects += field.objects;
        for (const auto& [value, times] : field.values) known.values[value] += times;
    }
}

void addPaths(Offers& out, const QString& root, const SeenFields& fields) {
    for (const auto& [path, field] : fields) {
        if (field.objects > 0 && field.texts + field.numbers + field.yesNos + field.lists == 0) continue;
        const QString text = root + QLatin1Char('.') + QString::fromStdString(path);
        out.push_back({text, detailOf(field)});
        if (field.lists > 0) out.push_back({text + QLatin1String(".size"), Vocabulary::tr("how many")});
    }
}

void addViews(Offers& out, const bundle::Bundle& bundle) {
    for (const bundle::View& view : bundle.views) {
        const QString path = QStringLiteral("views.") + QString::fromStdString(view.id);
        const bool list = std::holds_alternative<bundle::ListView>(view.kind) ||
                          std::holds_alternative<bundle::RecentView>(view.kind);
        if (list) {
            out.push_back({path + QLatin1String(".size"), Vocabulary::tr("number of items")});
        } else {
            const bool last = std::holds_alternative<bundle::LastView>(view.kind);
            out.push_back({path, last ? Vocabulary::tr("the latest event") : Vocabulary::tr("number")});
        }
    }
}

bool mayRead(const std::string& path) {
    std::error_code error;
    return std::filesystem::is_regular_file(path, error);
}

}  // namespace

Vocabulary& Vocabulary::of(session::Session& session) {
    if (auto* found = session.findChild<Vocabulary*>(QString(), Qt::FindDirectChildrenOnly)) return *found;
    return *new Vocabulary(session);
}

Vocabulary::Vocabulary(session::Session& session) : QObject(&session), session_(session) {
    connect(&session, &session::Session::opened, this, [this] {
        known_ = nullptr;
        readStreams();
    });
    connect(&session, &session::Session::streamsChanged, this, &Vocabulary::readStreams);
    connect(&session, &session::Session::documentChanged, this, &Vocabulary::onDocument);
    readStreams();
}

void Vocabulary::onDocument(const QStringList& files) {
    known_ = nullptr;
    // Whose histories they are, and in which zone they are read.
    if (files.contains(QLatin1String("profiles.ndjson")) || files.contains(QLatin1String("policy.json")))
        readStreams();
}

void Vocabulary::readStreams() {
    std::vector<event::StreamInput> inputs;
    for (const workspace::Stream& stream : session_.streams()) {
        if (mayRead(stream.path)) inputs.emplace_back(std::filesystem::path(stream.path));
    }
    bundle::Bundle rules;
    rules.policy = session_.bundle().policy;
    rules.people = session_.bundle().people;
    struct Read {
        std::shared_ptr<const StreamCatalog> catalog;
        std::shared_ptr<const PeopleHistories> histories;
    };
    background_.run(
        [inputs = std::move(inputs),
         rules = std::move(rules)](const events::Background::Cancelled& cancelled) {
            auto catalog = std::make_shared<StreamCatalog>(readCatalog(inputs, *cancelled));
            std::vector<std::string> names;
            for (const auto& [name, event] : catalog->events) names.push_back(name);
            auto histories = *cancelled ? nullptr : readHistories(rules, inputs, names, *cancelled);
            return Read{std::move(catalog), std::move(histories)};
        },
        [this](const Read& read) {
            catalog_ = read.catalog;
            histories_ = read.histories;
            emit changed();
        });
}

const Vocabulary::Known& Vocabulary::known() const {
    if (!known_) known_ = std::make_shared<const Known>(Known{namesOf(session_.document())});
    return *known_;
}

Offers Vocabulary::events() const {
    Offers out;
    QSet<QString> taken;
    const auto add = [&](const QString& name, const QString& detail) {
        if (name.isEmpty() || taken.contains(name)) return;
        taken.insert(name);
        out.push_back({name, detail});
    };
    if (catalog_) {
        std::vector<std::pair<std::string, std::uint64_t>> seen;
        for (const auto& [name, event] : catalog_->events) seen.emplace_back(name, event.count);
        std::stable_sort(seen.begin(), seen.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        for (const auto& [name, times] : seen)
            add(QString::fromStdString(name), tr("%1 ×").arg(QLocale().toString(qulonglong{times})));
    }
    for (const auto& [name, fields] : known().plan) add(QString::fromStdString(name), tr("in the plan"));
    for (const std::string& name : known().mentioned) add(QString::fromStdString(name), {});
    for (const char* name : kCommonEvents) add(QString::fromLatin1(name), {});
    add(QStringLiteral("$sent"), tr("a message of ours"));
    return out;
}

std::vector<const SeenFields*> Vocabulary::sourcesOf(const std::vector<std::string>& events) const {
    std::vector<const SeenFields*> out;
    const auto wanted = [&](const std::string& name) {
        return events.empty() || std::find(events.begin(), events.end(), name) != events.end();
    };
    if (catalog_) {
        for (const auto& [name, event] : catalog_->events) {
            if (wanted(name)) out.push_back(&event.fields);
        }
    }
    for (const auto& [name, fields] : known().plan) {
        if (wanted(name)) out.push_back(&fields);
    }
    return out;
}

SeenFields Vocabulary::fieldsOf(const std::vector<std::string>& events) const {
    SeenFields out;
    for (const SeenFields* fields : sourcesOf(events)) merge(out, *fields);
    return out;
}

Offers Vocabulary::paths(const ConditionScope& scope) const {
    Offers out;
    // What is nearest comes first: the event at hand, then the person.
    if (scope.sees.event) addPaths(out, QStringLiteral("event"), fieldsOf(scope.events));
    addPaths(out, QStringLiteral("profile"), known().traits);
    if (known().traits.empty()) {
        for (const char* trait : {"profile.email", "profile.country", "profile.first_name"})
            out.push_back({QString::fromLatin1(trait), kindWord(HoldsKind::Text)});
    }
    if (scope.sees.views) addViews(out, session_.bundle());
    if (scope.sees.trigger) addPaths(out, QStringLiteral("trigger"), fieldsOf(scope.triggers));
    if (scope.sees.journey) {
        for (const std::string& name : known().remembered)
            out.push_back({QStringLiteral("journey.") + QString::fromStdString(name), tr("remembered")});
        out.push_back({QStringLiteral("journey.entered_at"), tr("time of entry")});
    }
    out.push_back({QStringLiteral("now.hour"), tr("0 to 23, their time")});
    out.push_back({QStringLiteral("now.weekday"), tr("mon, tue, wed")});
    out.push_back({QStringLiteral("now.date"), tr("2026-03-01")});
    out.push_back({QStringLiteral("profile.id"), kindWord(HoldsKind::Text)});
    if (scope.sees.event) out.push_back({QStringLiteral("event.time"), kindWord(HoldsKind::Time)});
    if (scope.sees.trigger) out.push_back({QStringLiteral("trigger.time"), kindWord(HoldsKind::Time)});
    return out;
}

std::optional<SeenField> Vocabulary::fieldAt(const QString& path, const ConditionScope& scope) const {
    const QString root = path.section(QLatin1Char('.'), 0, 0);
    const std::string rest = path.section(QLatin1Char('.'), 1).toStdString();
    std::vector<const SeenFields*> sources;
    if (root == QLatin1String("profile")) sources = {&known().traits};
    if (root == QLatin1String("event")) sources = sourcesOf(scope.events);
    if (root == QLatin1String("trigger")) sources = sourcesOf(scope.triggers);
    SeenFields found;
    for (const SeenFields* fields : sources) {
        const auto field = fields->find(rest);
        if (field != fields->end()) merge(found, {*field});
    }
    return found.empty() ? std::nullopt : std::optional(found.begin()->second);
}

QStringList Vocabulary::values(const QString& path, const ConditionScope& scope) const {
    if (path == QLatin1String("now.weekday"))
        return {QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("wed"), QStringLiteral("thu"),
                QStringLiteral("fri"), QStringLiteral("sat"), QStringLiteral("sun")};
    QStringList out;
    const auto field = fieldAt(path, scope);
    if (!field) return out;
    for (const std::string& value : field->frequent(kMostValuesOffered)) {
        const Json literal = Json::parse(value, nullptr, false);
        if (!literal.is_boolean() && !literal.is_discarded()) out << literalText(literal);
    }
    return out;
}

HoldsKind Vocabulary::kindOf(const QString& path, const ConditionScope& scope) const {
    if (path == QLatin1String("now.hour") || path.endsWith(QLatin1String(".size"))) return HoldsKind::Number;
    if (path == QLatin1String("now.weekday") || path == QLatin1String("now.date")) return HoldsKind::Text;
    if (path.endsWith(QLatin1String(".time")) || path == QLatin1String("journey.entered_at"))
        return HoldsKind::Time;
    const auto field = fieldAt(path, scope);
    return field ? kindOfField(*field) : HoldsKind::Unknown;
}

bool Vocabulary::mayBeEvent(const QString& name) const {
    const std::string text = name.toStdString();
    if (text.starts_with('$')) return true;
    const bool seen = catalog_ && !catalog_->events.empty();
    if (!seen && known().plan.empty()) return true;
    return (seen && catalog_->events.contains(text)) || known().plan.contains(text);
}

bool Vocabulary::mayBePath(const QString& path, const ConditionScope& scope) const {
    const QStringList steps = path.split(QLatin1Char('.'));
    if (steps.size() < 2 || path.contains(QLatin1Char('['))) return true;
    const QString& root = steps.front();
    if (root == QLatin1String("profile")) {
        return steps[1] == QLatin1String("id") || known().traits.empty() ||
               known().traits.contains(steps[1].toStdString());
    }
    if (root != QLatin1String("event") && root != QLatin1String("trigger")) return true;
    if (steps[1] != QLatin1String("properties") || steps.size() < 3) return true;
    const auto sources = sourcesOf(root == QLatin1String("event") ? scope.events : scope.triggers);
    const std::string property = "properties." + steps[2].toStdString();
    const auto isEmpty = [](const SeenFields* fields) { return fields->empty(); };
    const auto has = [&](const SeenFields* fields) { return fields->contains(property); };
    return std::all_of(sources.begin(), sources.end(), isEmpty) ||
           std::any_of(sources.begin(), sources.end(), has);
}

}  // namespace rehearsal::fields
