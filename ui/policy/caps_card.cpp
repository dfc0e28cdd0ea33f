#include "policy/caps_card.h"

#include <QComboBox>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>
#include <set>

#include "bundle/edits.h"
#include "fields/chips_field.h"
#include "fields/field_specs.h"
#include "fields/purposes.h"
#include "policy/policy_file.h"
#include "widgets/ordered_table.h"
#include "widgets/section_header.h"
#include "widgets/variant.h"
#include "words/words.h"

namespace rehearsal::policy {

using namespace fields;
using fields::specs::Kind;

namespace {

constexpr char kCaps[] = "/caps";

QString perText(const Json& per) {
    const std::string text = per.is_string() ? per.get<std::string>() : std::string();
    if (text == "day") return CapsCard::tr("a day");
    if (text == "week") return CapsCard::tr("a week, from Monday");
    if (text == "month") return CapsCard::tr("a month");
    const auto duration = base::parseDuration(text);
    return duration ? CapsCard::tr("in any %1").arg(words::durationWords(*duration))
                    : QString::fromStdString(text);
}

QString listText(const Json& cap, const char* key, const QString& all) {
    if (!cap.contains(key) || !cap[key].is_array()) return all;
    QStringList names;
    for (const Json& each : cap[key])
        if (each.is_string()) names << QString::fromStdString(each.get<std::string>());
    return names.join(QStringLiteral(", "));
}

std::string freshId(const Json& caps) {
    std::set<std::string> taken;
    for (const Json& cap : caps)
        if (cap.is_object()) taken.insert(cap.value("id", std::string()));
    for (const char* name : {"daily", "weekly", "monthly"})
        if (!taken.contains(name)) return name;
    for (int i = 2;; ++i)
        if (const std::string id = "cap-" + std::to_string(i); !taken.contains(id)) return id;
}

}  // namespace

CapsCard::CapsCard(FieldContext& context, QWidget* parent)
    : widgets::Card(parent),
      context_(context),
      none_(widgets::makeLabel(tr("There is no limit: a person gets every message that is due."),
                               widgets::TextRole::Secondary, this)),
      table_(new widgets::OrderedTable({tr("Cap"), tr("At most"), tr("Counts"), tr("One message more")},
                                       tr("Add a cap"), this)),
      detail_(new Form(context, this)) {
    content()->addWidget(
        new widgets::SectionHeader(tr("Caps"), tr("Asked from the top; the first that is used up decides")));
    content()->addWidget(none_);
    content()->addWidget(table_);
    content()->addWidget(detail_);
    table_->view()->setObjectName(QStringLiteral("caps"));
    table_->view()->setAccessibleName(tr("Caps"));
    table_->setColumnWidths({140, 180, 300});
    connectTable();
}

Json CapsCard::caps() const {
    const Json* given = context_.find(kCaps);
    return given && given->is_array() ? *given : Json::array();
}

void CapsCard::connectTable() {
    using widgets::OrderedTable;
    connect(table_, &OrderedTable::currentChanged, this, [this] { showDetail(); });
    connect(table_, &OrderedTable::addRequested, this, [this] {
        const Json list = caps();
        const std::string id = freshId(list);
        const char* per = id == "weekly" ? "7d" : id == "monthly" ? "month" : "24h";
        const int max = id == "weekly" ? 3 : id == "monthly" ? 8 : 1;
        context_.append(
            kCaps, Json{{"id", id}, {"max", max}, {"per", per}, {"purposes", Json::array({"marketing"})}},
            tr("Add a cap"));
        showCap(static_cast<int>(list.size()));
    });
    connect(table_, &OrderedTable::removeRequested, this, [this](int row) {
        const bool last = caps().size() == 1;
        context_.set(last ? std::string(kCaps) : std::string(kCaps) + "/" + std::to_string(row), std::nullopt,
                     tr("Remove a cap"));
    });
    connect(table_, &OrderedTable::moveRequested, this, [this](int from, int to) {
        context_.session().apply(bundle::edits::moveElement(
            context_.session().document(), kPolicyFile, kCaps, static_cast<std::size_t>(from),
            static_cast<std::size_t>(to), tr("Move a cap").toStdString()));
        showCap(to);
    });
}

void CapsCard::showCap(int row) {
    table_->setCurrentRow(row);
    showDetail();
}

void CapsCard::showTable() {
    QVector<widgets::OrderedRow> rows;
    for (const Json& cap : caps()) {
        if (!cap.is_object()) continue;
        const Json max = cap.value("max", Json(1));
        const QString number = max.is_number_integer() ? QString::number(max.get<std::int64_t>()) : QString();
        const bool waits = cap.value("mode", Json("skip")) == Json("defer");
        rows.append({{QString::fromStdString(cap.value("id", std::string())),
                      tr("%1 %2").arg(number, perText(cap.value("per", Json()))),
                      tr("%1 · %2").arg(listText(cap, "purposes", tr("Every purpose")),
                                        listText(cap, "campaigns", tr("all campaigns"))),
                      waits ? tr("Waits") : tr("Is not sent")},
                     {},
                     {},
                     -1});
    }
    none_->setVisible(rows.isEmpty());
    table_->view()->setVisible(!rows.isEmpty());
    table_->setRows(rows);
}

void CapsCard::showDetail() {
    const int row = table_->currentRow();
    const Json list = caps();
    if (row < 0 || row >= static_cast<int>(list.size()) || !list[static_cast<std::size_t>(row)].is_object()) {
        shownDetail_.clear();
        return detail_->clear();
    }
    const Json& cap = list[static_cast<std::size_t>(row)];
    const Json per = cap.value("per", Json());
    const bool calendar = per == Json("day") || per == Json("week") || per == Json("month");
    QString shape = QStringLiteral("%1 %2 ").arg(row).arg(
        calendar ? QString::fromStdString(per.get<std::string>()) : QString());
    shape += purposesOf(context_.bundle()).join(QLatin1Char(' '));
    if (shape == shownDetail_) return detail_->refresh();
    shownDetail_ = shape;
    detail_->clear();
    addCapFields(std::string(kCaps) + "/" + std::to_string(row), cap);
}

void CapsCard::addCapFields(const std::string& at, const Json& cap) {
    QWidget* body = detail_->body();
    const Json per = cap.value("per", Json());
    const int current = per == Json("day") ? 1 : per == Json("week") ? 2 : per == Json("month") ? 3 : 0;
    const Json rolling = current == 0 && per.is_string() ? per : Json("24h");
    QList<Field*> first{
        makeField(specs::make(Kind::Text, at + "/id", tr("Name, with hyphens")), context_, body),
        makeField(specs::make(Kind::Whole, at + "/max", tr("At most")), context_, body),
        makeField(specs::variant(at + "/per", tr("In"),
                                 {{tr("A length of time"), rolling},
                                  {tr("Each day"), "day"},
                                  {tr("Each week, from Monday"), "week"},
                                  {tr("Each month"), "month"}},
                                 current),
                  context_, body)};
    if (current == 0)
        first << makeField(specs::make(Kind::Duration, at + "/per", tr("How long"), tr("24 h")), context_,
                           body);
    detail_->addRow(first);
    QVector<ChipsField::Choice> campaigns;
    for (const bundle::Campaign& each : context_.bundle().campaigns)
        campaigns.append({QString::fromStdString(each.id),
                          QString::fromStdString(each.name.empty() ? each.id : each.name),
                          QString::fromStdString(each.id)});
    detail_->addRow({new ChipsField(specs::make(Kind::Text, at + "/purposes", tr("Counts messages of")),
                                    purposeChoices(context_.bundle()),
                                    {tr("Add a purpose"), tr("Every purpose")}, context_, body),
                     new ChipsField(specs::make(Kind::Text, at + "/campaigns", tr("Of the campaigns")),
                                    campaigns, {tr("Add a campaign"), tr("All campaigns")}, context_, body)});
    detail_->addRow(specs::choice(
        at + "/mode", tr("One message more"),
        {{tr("Is not sent"), "skip"}, {tr("Waits until it fits, 7 days at most"), "defer"}}, "skip"));
}

void CapsCard::refresh() {
    showTable();
    showDetail();
}

}  // namespace rehearsal::policy
