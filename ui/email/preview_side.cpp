#include "email/preview_side.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "email/everyone_pane.h"
#include "email/preview_pane.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

PreviewSide::PreviewSide(session::Session& session, TemplateDraft& draft, PreviewPane* preview,
                         QWidget* parent)
    : QWidget(parent),
      preview_(preview),
      everyone_(new EveryonePane(session, draft, this)),
      chooser_(new widgets::SegmentedControl(this)),
      stack_(new QStackedWidget(this)) {
    setAttribute(Qt::WA_StyledBackground);
    widgets::setSurface(this, widgets::Surface::Panel);
    chooser_->addSegment(tr("One person"), {}, tr("The mail as one person gets it"));
    chooser_->addSegment(tr("Everyone"), {}, tr("The mail as all sample people get it, in every view"));
    chooser_->setAccessibleName(tr("Whose mail"));
    stack_->addWidget(preview_);
    stack_->addWidget(everyone_);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(theme::kPanelPadding, theme::kInsideControl, theme::kPanelPadding, 0);
    top->addWidget(chooser_);
    top->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(stack_, 1);
    connect(chooser_, &widgets::SegmentedControl::currentChanged, this,
            [this](int index) { showEveryone(index == 1); });
    connect(everyone_, &EveryonePane::openRequested, this, [this](const GridRow& row, const MailView& view) {
        showEveryone(false);
        preview_->showAs(row, view);
        preview_->setFocus();
    });
}

void PreviewSide::showEveryone(bool shown) {
    chooser_->setCurrent(shown ? 1 : 0);
    if (stack_->currentIndex() == (shown ? 1 : 0)) return;
    stack_->setCurrentIndex(shown ? 1 : 0);
    emit everyoneShown(shown);
    if (!shown) preview_->refresh();
}

}  // namespace rehearsal::email
