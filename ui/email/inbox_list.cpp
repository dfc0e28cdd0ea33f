#include "email/inbox_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "widgets/segmented_control.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

constexpr int kNarrowest = 420;

}  // namespace

InboxList::InboxList(QWidget* parent)
    : QFrame(parent, Qt::Popup), scheme_(new widgets::SegmentedControl(this)) {
    setAccessibleName(tr("The mail in inboxes"));
    scheme_->addSegment({}, QStringLiteral("sun"), tr("Light"));
    scheme_->addSegment({}, QStringLiteral("moon"), tr("Dark"));
    scheme_->setAccessibleName(tr("Light or dark"));
    scheme_->setCurrent(theme::isDark() ? 1 : 0);
    connect(scheme_, &widgets::SegmentedControl::currentChanged, this, &InboxList::showText);
    auto* head = new QHBoxLayout;
    head->addWidget(widgets::makeLabel(tr("In the inbox"), widgets::TextRole::Strong, this), 1);
    head->addWidget(scheme_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kPanelPadding, theme::kBetweenFields, theme::kPanelPadding,
                               theme::kPanelPadding);
    column->setSpacing(4);
    column->addLayout(head);
    for (const InboxClient& client : inboxClients()) {
        column->addSpacing(4);
        column->addWidget(widgets::makeLabel(client.name, widgets::TextRole::Secondary, this));
        rows_.push_back(new InboxRow(client, this));
        column->addWidget(rows_.back());
    }
    auto* note = widgets::makeLabel(tr("About as much as these clients show; it depends on the window."),
                                    widgets::TextRole::Secondary, this);
    note->setWordWrap(true);
    column->addSpacing(4);
    column->addWidget(note);
}

void InboxList::setText(const InboxText& text) {
    text_ = text;
    showText();
}

void InboxList::showText() {
    for (InboxRow* row : rows_) row->show(text_, scheme_->current() == 1);
}

void InboxList::openUnder(const QWidget* widget) {
    setFixedWidth(qMax(kNarrowest, widget->width()));
    adjustSize();
    move(widget->mapToGlobal(QPoint(0, widget->height() + 4)));
    QWidget::show();
    scheme_->setFocus();
}

}  // namespace rehearsal::email
