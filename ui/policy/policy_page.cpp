#include "policy/policy_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include "bundle/json_edit.h"
#include "policy/caps_card.h"
#include "policy/consent_card.h"
#include "policy/general_card.h"
#include "policy/policy_file.h"
#include "policy/quiet_card.h"
#include "policy/standing_panel.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::policy {

namespace theme = widgets::theme;

namespace {

constexpr int kWidest = 960;  ///< Lines beyond this are hard to follow.

}  // namespace

PolicyPage::PolicyPage(session::Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      context_(session),
      scroll_(new QScrollArea(this)),
      consent_(new ConsentCard(context_, nullptr)),
      quiet_(new QuietCard(context_, nullptr)),
      caps_(new CapsCard(context_, nullptr)),
      general_(new GeneralCard(context_, nullptr)),
      standing_(new StandingPanel(session, this)) {
    setAccessibleName(tr("Policy"));
    auto* inside = new QWidget;
    inside->setMaximumWidth(kWidest);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(theme::kBetweenGroups, theme::kBetweenGroups, theme::kBetweenGroups,
                               theme::kBetweenGroups);
    column->setSpacing(theme::kPanelPadding);
    column->addWidget(makeHeader());
    for (QWidget* card : {static_cast<QWidget*>(consent_), static_cast<QWidget*>(quiet_),
                          static_cast<QWidget*>(caps_), static_cast<QWidget*>(general_)})
        column->addWidget(card);
    column->addStretch(1);
    scroll_->setWidget(inside);
    scroll_->setWidgetResizable(true);
    scroll_->setAlignment(Qt::AlignHCenter);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(scroll_, 1);
    line->addWidget(widgets::makeLine(Qt::Vertical, this));
    line->addWidget(standing_);
    connect(standing_, &StandingPanel::clockChanged, quiet_,
            [this](int minutes) { quiet_->setNow(minutes < 0 ? std::nullopt : std::optional(minutes)); });
    using session::Session;
    connect(&session_, &Session::opened, this, &PolicyPage::refresh);
    connect(&session_, &Session::documentChanged, this, &PolicyPage::refresh);
    refresh();
}

QWidget* PolicyPage::makeHeader() {
    auto* header = new QWidget;
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(0, 0, 0, 0);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(widgets::makeLabel(tr("Policy"), widgets::TextRole::Title));
    auto* note = widgets::makeLabel(
        tr("What holds for every message of every campaign. Each change is saved, and can be undone."),
        widgets::TextRole::Secondary);
    note->setWordWrap(true);
    words->addWidget(note);
    line->addLayout(words, 1);
    auto* back = new QPushButton(widgets::icon(QStringLiteral("workflow")), tr("Back to the campaign"));
    back->setObjectName(QStringLiteral("backToDesign"));
    connect(back, &QPushButton::clicked, this,
            [this] { emit session_.viewRequested(QStringLiteral("design")); });
    line->addWidget(back, 0, Qt::AlignTop);
    return header;
}

void PolicyPage::showPlace(const std::string& pointer) {
    const std::vector<std::string> steps = bundle::pointerTokens(pointer);
    const auto number = [&](std::size_t at) { return QString::fromStdString(steps[at]).toInt(); };
    if (steps.size() > 2 && steps[0] == "consent" && steps[1] == "rules") consent_->showRule(number(2));
    if (steps.size() > 1 && steps[0] == "caps") caps_->showCap(number(1));
    // The field itself, or else the nearest around it.
    std::string at = pointer;
    QWidget* found = nullptr;
    while (!found && !at.empty()) {
        for (QWidget* each : scroll_->widget()->findChildren<QWidget*>(QString::fromStdString(at)))
            if (each->isVisibleTo(scroll_->widget())) found = each;
        at.resize(at.find_last_of('/'));
    }
    if (!found) return;
    QTimer::singleShot(0, found, [this, found] {
        scroll_->ensureWidgetVisible(found, 0, theme::kBetweenGroups);
        found->setFocus(Qt::OtherFocusReason);
    });
}

void PolicyPage::refresh() {
    context_.refresh(kPolicyFile);
    consent_->refresh();
    quiet_->refresh();
    caps_->refresh();
    general_->refresh();
    standing_->refresh();
}

}  // namespace rehearsal::policy
