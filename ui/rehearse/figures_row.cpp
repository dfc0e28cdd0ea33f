#include "rehearse/figures_row.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <numeric>

#include "widgets/theme.h"
#include "widgets/time_text.h"
#include "widgets/variant.h"

namespace rehearsal::rehearse {

namespace theme = widgets::theme;

namespace {

std::uint64_t sum(const std::map<std::string, std::uint64_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0},
                           [](std::uint64_t total, const auto& entry) { return total + entry.second; });
}

}  // namespace

FiguresRow::FiguresRow(QWidget* parent) : QWidget(parent) {
    const struct {
        QString caption;
        QString tip;
    } parts[] = {
        {tr("Events"), tr("Events that were taken, duplicates included.")},
        {tr("People"), tr("Different people, after linking anonymous visits to those who signed in.")},
        {tr("Entered"), tr("Journeys that began in any campaign.")},
        {tr("Sent"), tr("Messages that would have gone out.")},
        {tr("Not sent"), tr("Messages that were held back for good. The reasons are below.")},
        {tr("Still active"), tr("Journeys under way when the rehearsal ended.")}};
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kBetweenGroups);
    for (const auto& [caption, tip] : parts) {
        auto* column = new QVBoxLayout;
        column->setSpacing(0);
        auto* figure = widgets::makeLabel({}, widgets::TextRole::Figure);
        auto* text = widgets::makeLabel(caption, widgets::TextRole::Secondary);
        figure->setToolTip(tip);
        text->setToolTip(tip);
        column->addWidget(figure);
        column->addWidget(text);
        layout->addLayout(column, 1);
        figures_.push_back(figure);
    }
}

void FiguresRow::setSummary(const simulation::Summary& summary) {
    const std::uint64_t values[] = {summary.events.accepted, summary.profiles, summary.entered, summary.sent,
                                    sum(summary.skipped),    summary.active};
    for (std::size_t i = 0; i < figures_.size(); ++i) {
        figures_[i]->setText(widgets::countText(values[i]));
        figures_[i]->setAccessibleName(widgets::countText(values[i]));
    }
}

}  // namespace rehearsal::rehearse
