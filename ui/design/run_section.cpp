#include "design/run_section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "session/run_replay.h"
#include "widgets/theme.h"
#include "widgets/time_text.h"
#include "widgets/variant.h"
#include "words/reason_words.h"

namespace rehearsal::design {

namespace theme = widgets::theme;
using journey::Decision;

namespace {

constexpr int kRowHeight = 28;

QString countWithShare(std::uint64_t count, std::uint64_t of) {
    const QString text = widgets::countText(count);
    if (of == 0) return text;
    const double share = 100.0 * static_cast<double>(count) / static_cast<double>(of);
    return QStringLiteral("%1 · %2 %").arg(text, QLocale().toString(share, 'f', share < 10 ? 1 : 0));
}

std::uint64_t sum(const std::map<std::string, std::uint64_t>& counts) {
    std::uint64_t all = 0;
    for (const auto& [name, count] : counts) all += count;
    return all;
}

}  // namespace

RunSection::RunSection(session::Session& session, QWidget* parent)
    : QWidget(parent), session_(session), rows_(new QVBoxLayout) {
    setObjectName(QStringLiteral("runSection"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(widgets::makeLabel(tr("In the last rehearsal"), widgets::TextRole::Strong, this));
    rows_->setSpacing(0);
    column->addLayout(rows_);
    connect(&session_.replay(), &session::RunReplay::shownChanged, this, &RunSection::refresh);
    refresh();
}

session::DecisionQuery RunSection::query(Decision::Kind kind, const std::string& reason) const {
    return {session_.campaignId().toStdString(), session_.nodeId().toStdString(), kind, reason};
}

void RunSection::refresh() {
    const auto run = session_.replay().shown();
    const bundle::Campaign* campaign = session_.campaign();
    std::vector<Row> rows;
    if (run && campaign) {
        const auto counts = run->summary.campaigns.find(campaign->id);
        const bundle::Node* node = campaign->node(session_.nodeId().toStdString());
        if (counts != run->summary.campaigns.end())
            rows = node ? nodeRows(*node, counts->second) : campaignRows(counts->second);
    }
    show(rows);
    setVisible(!rows.empty());
}

std::vector<RunSection::Row> RunSection::campaignRows(
    const simulation::Summary::CampaignCounts& counts) const {
    std::vector<Row> rows{{tr("Entered"), counts.entered, 0, {}, query(Decision::Kind::Enter), false}};
    for (const auto& [outcome, count] : counts.outcomes)
        rows.push_back({words::outcomeText(outcome), count, counts.entered, {}, {}, true});
    rows.push_back({tr("Still under way"), counts.active, counts.entered, {}, {}, true});
    if (counts.denied.empty()) return rows;
    rows.push_back({tr("Did not enter"), sum(counts.denied), 0, {}, query(Decision::Kind::Deny), false});
    for (const auto& [reason, count] : counts.denied) {
        // What is counted only is no decision that a list could show.
        const bool logged = reason != "already_active";
        rows.push_back({words::reasonTitle(reason), count, 0, words::reasonMeaning(reason),
                        logged ? std::optional(query(Decision::Kind::Deny, reason)) : std::nullopt, true});
    }
    return rows;
}

std::vector<RunSection::Row> RunSection::nodeRows(const bundle::Node& node,
                                                  const simulation::Summary::CampaignCounts& counts) const {
    const auto found = counts.nodes.find(node.id);
    const simulation::Summary::NodeCounts none;
    const auto& at = found == counts.nodes.end() ? none : found->second;
    std::vector<Row> rows{{tr("Came here"), at.reached, 0, {}, {}, false}};
    if (std::holds_alternative<bundle::Send>(node.step)) {
        rows.push_back({tr("Sent"), at.sent, at.reached, {}, query(Decision::Kind::Send), true});
        if (at.skipped > 0)
            rows.push_back({tr("Held back"), at.skipped, at.reached, {}, query(Decision::Kind::Skip), true});
        for (const auto& [reason, count] : at.skips) {
            rows.push_back({words::reasonTitle(reason), count, at.skipped, words::reasonMeaning(reason),
                            query(Decision::Kind::Skip, reason), true});
        }
    }
    if (at.waiting > 0) rows.push_back({tr("Waiting here"), at.waiting, at.reached, {}, {}, true});
    const auto edges = bundle::outgoingEdges(node);
    if (edges.size() < 2) return rows;
    for (const bundle::OutgoingEdge& edge : edges) {
        const auto left = at.leaving.find(edge.pointer);
        const std::uint64_t count = left == at.leaving.end() ? 0 : left->second;
        rows.push_back({tr("Went on by “%1”").arg(QString::fromStdString(edge.label)),
                        count,
                        sum(at.leaving),
                        {},
                        {},
                        true});
    }
    return rows;
}

void RunSection::show(const std::vector<Row>& rows) {
    while (QLayoutItem* item = rows_->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (const Row& row : rows) {
        QWidget* line = makeRow(row);
        rows_->addWidget(line);
        line->show();
    }
}

QWidget* RunSection::makeRow(const Row& row) {
    const QString count = countWithShare(row.count, row.of);
    auto* line = new QWidget(this);
    auto* box = new QHBoxLayout(line);
    box->setContentsMargins(row.isPart ? theme::kBetweenFields : 0, 0, 0, 0);
    box->setSpacing(theme::kInsideControl);
    auto* text = widgets::makeLabel(row.text, widgets::TextRole::Body, line);
    text->setToolTip(row.tip);
    text->setMinimumHeight(kRowHeight);
    box->addWidget(text, 1);
    if (!row.query || row.count == 0) {
        box->addWidget(widgets::makeLabel(count, widgets::TextRole::Secondary, line));
        return line;
    }
    auto* open = new QPushButton(count, line);
    widgets::setVariant(open, widgets::Variant::Ghost);
    open->setObjectName(QStringLiteral("decisions"));
    open->setToolTip(tr("Show these decisions"));
    open->setAccessibleName(tr("%1: %2. Show these decisions").arg(row.text, count));
    connect(open, &QPushButton::clicked, this,
            [this, query = *row.query] { emit session_.decisionsRequested(query); });
    box->addWidget(open);
    return line;
}

}  // namespace rehearsal::design
