#include "policy/consent_card.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "bundle/edits.h"
#include "fields/chips_field.h"
#include "fields/field_specs.h"
#include "fields/page_fields.h"
#include "fields/purposes.h"
#include "policy/laws.h"
#include "policy/policy_file.h"
#include "widgets/ordered_table.h"
#include "widgets/section_header.h"
#include "widgets/variant.h"
#include "words/words.h"

namespace rehearsal::policy {

using namespace fields;
using fields::specs::Kind;

namespace {

constexpr char kRules[] = "/consent/rules";

std::vector<std::string> stringsOf(const Json& json, const char* key) {
    std::vector<std::string> out;
    if (!json.is_object() || !json.contains(key) || !json[key].is_array()) return out;
    for (const Json& each : json[key])
        if (each.is_string()) out.push_back(each.get<std::string>());
    return out;
}

QString textOf(const Json& json, const char* key) {
    return json.is_object() && json.contains(key) && json[key].is_string()
               ? QString::fromStdString(json[key].get<std::string>())
               : QString();
}

/// What the laws of the sender's usual markets come down to; a start, to be agreed with whoever answers for
/// it.
Json usualRules() {
    return Json::parse(R"([
        {"regions": ["EEA", "GB", "CH"], "basis": "opt-in", "double": true},
        {"regions": ["CA"], "basis": "opt-in", "implied": {"event": "Order Completed", "for": "730d"}},
        {"regions": ["US-CA"], "purposes": ["tracking"], "basis": "opt-out"},
        {"regions": ["US"], "basis": "opt-out"},
        {"regions": ["BR"], "basis": "opt-in"},
        {"regions": ["*"], "basis": "opt-in"}])");
}

/// A choice between the rule as an opt-in and as an opt-out.
FieldSpec basisSpec(const std::string& at, const Json& rule) {
    Json in = rule, out = rule;
    in["basis"] = "opt-in";
    out["basis"] = "opt-out";
    out.erase("double");  // Both belong to an opt-in.
    out.erase("implied");
    return specs::variant(at, ConsentCard::tr("May be mailed"),
                          {{ConsentCard::tr("Those who agreed (opt-in)"), in},
                           {ConsentCard::tr("All but those who objected (opt-out)"), out}},
                          textOf(rule, "basis") == QLatin1String("opt-out") ? 1 : 0);
}

Json defaultRules() {
    return Json::parse(R"([{"regions": ["*"], "basis": "opt-in"}])");
}

}  // namespace

ConsentCard::ConsentCard(FieldContext& context, QWidget* parent)
    : widgets::Card(parent),
      context_(context),
      table_(new widgets::OrderedTable({tr("Region"), tr("Law"), tr("What it takes"), tr("For")},
                                       tr("Add a rule"), this)),
      detail_(new Form(context, this)),
      rest_(new Form(context, this)) {
    content()->addWidget(new widgets::SectionHeader(tr("Consent by region")));
    auto* note = widgets::makeLabel(tr("The first rule that fits a person's region and the message's purpose "
                                       "decides. Put the narrower rule "
                                       "higher."),
                                    widgets::TextRole::Secondary);
    note->setWordWrap(true);
    content()->addWidget(note);
    content()->addWidget(table_);
    content()->addWidget(detail_);
    content()->addSpacing(8);
    content()->addWidget(new widgets::SectionHeader(tr("Purposes and tracking")));
    content()->addWidget(rest_);
    table_->view()->setObjectName(QStringLiteral("consentRules"));
    table_->view()->setAccessibleName(tr("Consent rules"));
    table_->setColumnWidths({220, 210, 190});
    connectTable();
}

Json ConsentCard::rules() const {
    const Json* given = context_.find(kRules);
    return given && given->is_array() ? *given : defaultRules();
}

void ConsentCard::writeRules(Json rules, const QString& label) {
    context_.session().apply(bundle::edits::setValue(context_.session().document(), kPolicyFile, kRules,
                                                     std::move(rules), label.toStdString()));
}

void ConsentCard::connectTable() {
    using widgets::OrderedTable;
    connect(table_, &OrderedTable::currentChanged, this, [this] { showDetail(); });
    connect(table_, &OrderedTable::addRequested, this, [this] {
        Json list = rules();
        // A rule for everybody stays last: behind it a new one would never be asked.
        auto place = list.end();
        const Json anywhere = Json::array({"*"});
        if (!list.empty() && list.back().value("regions", Json()) == anywhere) --place;
        const auto row = place - list.begin();
        list.insert(place, Json{{"regions", Json::array({"EEA"})}, {"basis", "opt-in"}});
        writeRules(std::move(list), tr("Add a consent rule"));
        showRule(static_cast<int>(row));
    });
    connect(table_, &OrderedTable::removeRequested, this, [this](int row) {
        Json list = rules();
        list.erase(static_cast<std::size_t>(row));
        writeRules(std::move(list), tr("Remove a consent rule"));
    });
    connect(table_, &OrderedTable::moveRequested, this, [this](int from, int to) {
        context_.session().apply(bundle::edits::moveElement(
            context_.session().document(), kPolicyFile, kRules, static_cast<std::size_t>(from),
            static_cast<std::size_t>(to), tr("Move a consent rule").toStdString()));
        showRule(to);
    });
}

void ConsentCard::showRule(int row) {
    table_->setCurrentRow(row);
    showDetail();
}

void ConsentCard::showTable() {
    QVector<widgets::OrderedRow> rows;
    for (const Json& rule : rules()) {
        const auto codes = stringsOf(rule, "regions");
        QStringList names, shortNames;
        for (const std::string& code : codes) {
            names << regionName(QString::fromStdString(code));
            shortNames << (code == "*" ? tr("Anywhere else") : QString::fromStdString(code));
        }
        const bool optOut = textOf(rule, "basis") == QLatin1String("opt-out");
        const bool twice = rule.is_object() && rule.value("double", Json(false)) == Json(true);
        QString takes = optOut ? tr("No objection (opt-out)") : twice ? tr("Confirmed opt-in") : tr("Opt-in");
        if (rule.is_object() && rule.contains("implied"))
            takes += tr(", or %1").arg(textOf(rule["implied"], "event"));
        QStringList purposes;
        for (const std::string& each : stringsOf(rule, "purposes"))
            purposes << purposeText(QString::fromStdString(each), context_.bundle().policy);
        const bool all = !rule.is_object() || !rule.contains("purposes");
        const QString place =
            codes.size() == 1 && codes[0] != "*" ? names.value(0) : shortNames.join(QStringLiteral(", "));
        rows.append({{place.isEmpty() ? tr("No region") : place, lawNames(codes), takes,
                      all ? tr("Every purpose") : purposes.join(QStringLiteral(", "))},
                     {names.join(QLatin1Char('\n')), lawDemands(codes)},
                     {},
                     -1});
    }
    table_->setRows(rows);
}

void ConsentCard::showDetail() {
    const int row = table_->currentRow();
    const Json list = rules();
    const bool written = context_.find(kRules) != nullptr;
    if (row < 0 || row >= static_cast<int>(list.size())) {
        shownDetail_.clear();
        basis_ = nullptr;
        return detail_->clear();
    }
    const Json& rule = list[static_cast<std::size_t>(row)];
    const bool optOut = textOf(rule, "basis") == QLatin1String("opt-out");
    const QString shape = QStringLiteral("%1 %2 %3 %4")
                              .arg(row)
                              .arg(written)
                              .arg(optOut)
                              .arg(rule.is_object() && rule.contains("implied"));
    const std::string at = std::string(kRules) + "/" + std::to_string(row);
    if (shape == shownDetail_) {
        // What the choice of a basis puts in is the rule as it is now.
        if (basis_) basis_->setSpec(basisSpec(at, rule));
        return detail_->refresh();
    }
    shownDetail_ = shape;
    basis_ = nullptr;
    detail_->clear();
    if (!written) return addDefaultNote();
    addRuleFields(at, rule);
}

void ConsentCard::addDefaultNote() {
    auto* row = new QWidget(detail_->body());
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto* text = widgets::makeLabel(
        tr("The policy has no rules yet: everyone has to opt in. Start from what the law usually asks for."),
        widgets::TextRole::Body, row);
    text->setWordWrap(true);
    auto* start = new QPushButton(tr("Use the usual rules"), row);
    start->setObjectName(QStringLiteral("usualRules"));
    connect(start, &QPushButton::clicked, this,
            [this] { writeRules(usualRules(), tr("Use the usual consent rules")); });
    line->addWidget(text, 1);
    line->addWidget(start);
    detail_->addWidget(row);
}

void ConsentCard::addRuleFields(const std::string& at, const Json& rule) {
    QWidget* body = detail_->body();
    QVector<ChipsField::Choice> places;
    for (const Region& region : regions()) {
        const Law law = lawOf(region.code);
        places.append({region.code, region.name, law.isEmpty() ? QString() : law.name});
    }
    auto* regionsField =
        new ChipsField(specs::make(Kind::Text, at + "/regions", tr("People in")), places,
                       {tr("Add a country, a state or a group"), tr("Nobody yet")}, context_, body);
    regionsField->setNormalize([](const QString& text) { return text.toUpper(); });
    regionsField->setKeepsEmpty(true);
    auto* purposes = new ChipsField(specs::make(Kind::Text, at + "/purposes", tr("For messages of")),
                                    purposeChoices(context_.bundle()),
                                    {tr("Add a purpose"), tr("Every purpose")}, context_, body);
    detail_->addRow({regionsField, purposes});
    basis_ = detail_->addRow(basisSpec(at, rule));
    basis_->findChild<QComboBox*>()->setObjectName(QString::fromStdString(at + "/basis"));
    const bool optOut = textOf(rule, "basis") == QLatin1String("opt-out");
    if (optOut) return;
    auto* twice = new CheckField(
        specs::make(Kind::Text, at + "/double", tr("Only who confirmed counts (double opt-in)")), true,
        std::nullopt, context_, body);
    detail_->addRow(twice);
    auto* implied =
        new CheckField(specs::make(Kind::Text, at + "/implied", tr("Something they did counts as consent")),
                       Json{{"event", "Order Completed"}, {"for", "730d"}}, std::nullopt, context_, body);
    detail_->addRow(implied);
    if (!rule.contains("implied")) return;
    detail_->addRow(
        {makeField(specs::make(Kind::EventName, at + "/implied/event", tr("What they did")), context_, body),
         makeField(specs::make(Kind::Duration, at + "/implied/for", tr("For how long it counts")), context_,
                   body)});
}

void ConsentCard::buildRest() {
    rest_->clear();
    QWidget* body = rest_->body();
    auto* exempt =
        new ChipsField(specs::make(Kind::Text, "/consent/exempt", tr("Always allowed, whoever it is")),
                       purposeChoices(context_.bundle()),
                       {tr("Add a purpose"), tr("Nothing: every purpose needs a rule")}, context_, body);
    exempt->setKeepsEmpty(true);
    rest_->addRow(
        {exempt, makeField(specs::choice(
                               "/consent/tracking", tr("Events of people who refused tracking"),
                               {{tr("Are used"), "off"}, {tr("Start and reset nothing"), "enforced"}}, "off"),
                           context_, body)});
    rest_->addRow(new PairsField(specs::make(Kind::Text, "/consent/purposes", tr("Purposes under others")),
                                 purposesOf(context_.bundle()),
                                 {tr("is a kind of"), tr("New purpose"), tr("Purpose above it")}, context_,
                                 body));
    rest_->addRow(new PairsField(
        specs::make(Kind::Text, "/consent/categories", tr("Categories of the consent banner")), {},
        {tr("is what it calls"), tr("Purpose"), tr("Category, such as Advertising")}, context_, body));
}

void ConsentCard::refresh() {
    showTable();
    const QStringList purposes = purposesOf(context_.bundle());
    const bool changed = std::exchange(shownPurposes_, purposes) != purposes;
    // While somebody writes the name of a purpose, the lists that offer purposes wait.
    const bool writing = rest_->isAncestorOf(window()->focusWidget());
    if (changed && !(writing && !rest_->fields().isEmpty())) {
        buildRest();
        shownDetail_.clear();
    }
    showDetail();
    rest_->refresh();
}

}  // namespace rehearsal::policy
