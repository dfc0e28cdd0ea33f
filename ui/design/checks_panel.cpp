#include "design/checks_panel.h"

#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <set>

#include "bundle/document_kind.h"
#include "bundle/edits.h"
#include "bundle/json_edit.h"
#include "design/check_text.h"
#include "design/panel_fields.h"
#include "widgets/ordered_table.h"
#include "widgets/section_header.h"
#include "widgets/theme.h"
#include "widgets/variant.h"
#include "words/words.h"

namespace rehearsal::design {

namespace theme = widgets::theme;
using fields::Json;
using Verdict = verify::TestResult::Verdict;

namespace {

const Json kNewTest = Json::parse(R"({
    "name": "", "profile": {"id": "someone", "traits": {"email": "someone@example.com", "country": "FR"},
                            "consent": {"marketing": {"status": "confirmed"}}},
    "events": [{"after": "0m", "event": "Product Added"}],
    "expect": {"sends": []}})");
const Json kNewPromise =
    Json::parse(R"({"id": "", "never": {"send": {}}, "after": "Order Completed", "within": "24h"})");

/// A name that no element of the list has: `promise`, `promise-2`; `test`, `test 2`.
std::string freshName(const Json& list, const char* key, const std::string& base, const char* between) {
    std::set<std::string> taken;
    for (const Json& each : list)
        if (each.is_object() && each.contains(key) && each[key].is_string())
            taken.insert(each[key].get<std::string>());
    std::string name = base;
    for (int i = 2; taken.contains(name); ++i) name = base + between + std::to_string(i);
    return name;
}

}  // namespace

ChecksPanel::ChecksPanel(session::Session& session, fields::FieldContext& context, QWidget* parent)
    : QWidget(parent), session_(session), context_(context), runner_(new TestRunner(session, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::kBetweenFields, 0, 0);
    column->setSpacing(theme::kInsideControl);
    addPart(tests_, tr("Tests"), tr("Add a test"), tr("Test"));
    column->addSpacing(theme::kBetweenFields);
    addPart(promises_, tr("Promises"), tr("Add a promise"), tr("Promise"));
    connect(runner_, &TestRunner::changed, this, [this] {
        showTests();
        showDetail(tests_);
    });
}

void ChecksPanel::addPart(Part& part, const QString& title, const QString& add, const QString& header) {
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addWidget(widgets::makeLabel(title, widgets::TextRole::Strong, this));
    part.table = new widgets::OrderedTable({header}, add, this);
    part.table->view()->setAccessibleName(title);
    part.table->view()->setObjectName(QString::fromLatin1(part.list));
    QToolButton* copy = part.table->addButton(QStringLiteral("copy"), tr("Duplicate"));
    copy->setToolButtonStyle(Qt::ToolButtonIconOnly);
    copy->setObjectName(QStringLiteral("duplicate"));
    part.said = widgets::makeLabel({}, widgets::TextRole::Secondary, this);
    part.said->setWordWrap(true);
    part.said->setObjectName(QStringLiteral("said:") + QString::fromLatin1(part.list));
    part.fields = new fields::FieldPanel(context_, this);
    column->addWidget(part.said);
    column->addWidget(part.table);
    column->addWidget(part.fields);
    connectPart(part);
    connect(copy, &QToolButton::clicked, this, [this, &part] { duplicateElement(part); });
}

void ChecksPanel::connectPart(Part& part) {
    using widgets::OrderedTable;
    connect(part.table, &OrderedTable::currentChanged, this, [this, &part] { showDetail(part); });
    connect(part.table, &OrderedTable::addRequested, this, [this, &part] { addElement(part); });
    connect(part.table, &OrderedTable::removeRequested, this, [this, &part](int row) {
        const bool last = listOf(part).size() == 1;
        context_.set(last ? std::string(part.list) : std::string(part.list) + "/" + std::to_string(row),
                     std::nullopt, tr("Remove"));
    });
    connect(part.table, &OrderedTable::moveRequested, this, [this, &part](int from, int to) {
        session_.apply(bundle::edits::moveElement(
            session_.document(), bundle::campaignFile(session_.campaignId().toStdString()), part.list,
            static_cast<std::size_t>(from), static_cast<std::size_t>(to),
            tr("Change the order").toStdString()));
        part.table->setCurrentRow(to);
        showDetail(part);
    });
}

Json ChecksPanel::listOf(const Part& part) const {
    const Json* list = context_.find(part.list);
    return list && list->is_array() ? *list : Json::array();
}

void ChecksPanel::addElement(const Part& part) {
    const Json list = listOf(part);
    const bool test = &part == &tests_;
    Json element = test ? kNewTest : kNewPromise;
    element[test ? "name" : "id"] = test ? freshName(list, "name", tr("what must hold").toStdString(), " ")
                                         : freshName(list, "id", "promise", "-");
    context_.append(part.list, element, test ? tr("Add a test") : tr("Add a promise"));
    part.table->setCurrentRow(static_cast<int>(list.size()));
}

void ChecksPanel::duplicateElement(const Part& part) {
    Json list = listOf(part);
    const int row = part.table->currentRow();
    if (row < 0 || row >= static_cast<int>(list.size())) return;
    const bool test = &part == &tests_;
    const char* key = test ? "name" : "id";
    Json element = list[static_cast<std::size_t>(row)];
    if (!element.is_object()) return;
    element[key] = freshName(list, key, element.value(key, std::string("copy")), test ? " " : "-");
    list.insert(list.begin() + row + 1, element);
    context_.set(part.list, list, tr("Duplicate"));
    part.table->setCurrentRow(row + 1);
}

void ChecksPanel::showTests() {
    const bundle::Campaign* campaign = session_.campaign();
    QVector<widgets::OrderedRow> rows;
    const auto& results = runner_->results();
    std::size_t passed = 0;
    for (std::size_t i = 0; campaign && i < campaign->tests.size(); ++i) {
        widgets::OrderedRow row{
            {QString::fromStdString(campaign->tests[i].name)}, {}, QStringLiteral("clock"), -1};
        if (i < results.size()) {
            const bool good = results[i].verdict == Verdict::Passed;
            passed += good ? 1 : 0;
            row.iconName = good ? QStringLiteral("circle-check") : QStringLiteral("circle-x");
            row.scale = static_cast<int>(good ? theme::Scale::Grass : theme::Scale::Tomato);
            const QString verdict = good ? tr("Passes: %1").arg(row.cells[0])
                                         : tr("Fails: %1. %2").arg(row.cells[0], firstDifference(results[i]));
            row.tips = {verdict};
        }
        rows.append(row);
    }
    tests_.table->setRows(rows);
    tests_.table->view()->setVisible(!rows.isEmpty());
    QString said = tr("%1 of %2 pass.").arg(passed).arg(rows.size());
    if (rows.isEmpty())
        said = tr("A test is a person, what they do, and what must come of it.");
    else if (runner_->isBlocked())
        said = tr("The tests wait until the errors of the workspace are mended.");
    else if (results.size() != static_cast<std::size_t>(rows.size()))
        said = tr("Running…");
    tests_.said->setText(said);
}

void ChecksPanel::showPromises() {
    const bundle::Campaign* campaign = session_.campaign();
    QVector<widgets::OrderedRow> rows;
    if (campaign) {
        for (const bundle::Promise& promise : campaign->promises)
            rows.append({{promiseText(promise)}, {}, {}, -1});
    }
    promises_.table->setRows(rows);
    promises_.table->view()->setVisible(!rows.isEmpty());
    promises_.said->setText(rows.isEmpty() ? tr("A promise is what holds whatever people do.") : QString());
    promises_.said->setVisible(rows.isEmpty());
}

void ChecksPanel::showDetail(Part& part) {
    const int row = part.table->currentRow();
    const auto index = static_cast<std::size_t>(row);
    const bool test = &part == &tests_;
    if (row < 0 || index >= listOf(part).size()) return part.fields->setFields({});
    fields::FieldSpecs specs = test ? testFields(context_.json(), index, context_.bundle())
                                    : promiseFields(context_.json(), index, context_.bundle());
    if (test && index < runner_->results().size()) {
        const QString difference = firstDifference(runner_->results()[index]);
        if (!difference.isEmpty()) tests_.said->setText(tests_.said->text() + QLatin1Char('\n') + difference);
    }
    part.fields->setFields(specs);
}

fields::Field* ChecksPanel::field(const std::string& pointer) const {
    fields::Field* found = tests_.fields->field(pointer);
    return found ? found : promises_.fields->field(pointer);
}

void ChecksPanel::showPlace(const std::string& pointer) {
    const auto steps = bundle::pointerTokens(pointer);
    if (steps.size() < 2) return;
    for (Part* part : {&tests_, &promises_}) {
        if (std::string(part->list) == "/" + steps[0])
            part->table->setCurrentRow(QString::fromStdString(steps[1]).toInt());
    }
}

void ChecksPanel::refresh() {
    showTests();
    showPromises();
    showDetail(tests_);
    showDetail(promises_);
}

}  // namespace rehearsal::design
