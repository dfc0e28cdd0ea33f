#include "shell/campaign_picker.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "shell/finder.h"
#include "shell/palette_entries.h"
#include "shell/window_actions.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

namespace {

constexpr QSize kListSize(440, 480);
constexpr int kWidestName = 280;

}  // namespace

CampaignPicker::CampaignPicker(session::Session& session, WindowActions& actions, QWidget* parent)
    : QPushButton(parent),
      session_(session),
      popup_(new QFrame(this, Qt::Popup)),
      finder_(new Finder(tr("Search campaigns"), popup_)) {
    widgets::setVariant(this, widgets::Variant::Ghost);
    setIcon(widgets::icon(QStringLiteral("chevron-down")));
    setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft
                                                            : Qt::LeftToRight);  // Icon last.
    setToolTip(actions.chooseCampaign->toolTip());
    popup_->setLayoutDirection(Qt::LayoutDirectionAuto);
    popup_->setFixedSize(kListSize);
    popup_->setAccessibleName(tr("Campaigns"));
    auto* popupColumn = new QVBoxLayout(popup_);
    popupColumn->setContentsMargins(0, 0, 0, 0);
    popupColumn->addWidget(finder_);
    finder_->column()->addWidget(widgets::makeLine(Qt::Horizontal));
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 6, 8, 0);
    buttons->setSpacing(4);
    for (QAction* action :
         {actions.newCampaign, actions.duplicateCampaign, actions.renameCampaign, actions.readyCampaign,
          actions.moveCampaign, actions.archiveCampaign, actions.deleteCampaign}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setIconSize({theme::kSmallIcon, theme::kSmallIcon});
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, popup_, &QWidget::hide);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    archived_ = new QCheckBox(tr("Archived"), popup_);
    archived_->setToolTip(tr("Show archived campaigns too"));
    archived_->setAccessibleName(archived_->toolTip());
    buttons->addWidget(archived_);
    connect(archived_, &QCheckBox::toggled, this,
            [this](bool shown) { finder_->setEntries(campaignEntries(session_, shown)); });
    finder_->column()->addLayout(buttons);
    connect(finder_, &Finder::chosen, popup_, &QWidget::hide);
    connect(finder_, &Finder::dismissed, popup_, &QWidget::hide);
    connect(this, &QPushButton::clicked, this, &CampaignPicker::openList);
    for (const auto changed : {&session::Session::opened, &session::Session::problemsChanged})
        connect(&session, changed, this, &CampaignPicker::showCampaign);
    connect(&session, &session::Session::campaignIdChanged, this, &CampaignPicker::showCampaign);
    showCampaign();
}

void CampaignPicker::openList() {
    if (!session_.isOpen()) return;
    const bundle::Campaign* campaign = session_.campaign();
    if (campaign && campaign->status == "archived") archived_->setChecked(true);
    finder_->setEntries(campaignEntries(session_, archived_->isChecked()));
    popup_->move(mapToGlobal(QPoint(0, height() + 4)));
    popup_->show();
    finder_->start();
}

void CampaignPicker::showCampaign() {
    const bundle::Campaign* campaign = session_.campaign();
    QString name = campaign ? QString::fromStdString(campaign->name) : tr("No campaign");
    if (campaign && name.isEmpty()) name = QString::fromStdString(campaign->id);
    setText(fontMetrics().elidedText(name, Qt::ElideRight, kWidestName));
    setAccessibleName(tr("Campaign: %1").arg(name));
}

}  // namespace rehearsal::shell
