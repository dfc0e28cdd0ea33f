#include "design/step_panel.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "design/step_list.h"
#include "widgets/search_field.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::design {

namespace theme = widgets::theme;

StepPanel::StepPanel(QWidget* parent)
    : QFrame(parent), search_(new widgets::SearchField(tr("Search steps"), this)), list_(new StepList(this)) {
    setObjectName(QStringLiteral("stepPanel"));
    widgets::setSurface(this, widgets::Surface::Panel);
    setFixedWidth(kPanelWidth);
    search_->setAccessibleName(tr("Search steps"));
    search_->installEventFilter(this);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setDragEnabled(true);
    list_->setDragDropMode(QAbstractItemView::DragOnly);
    auto* hint = widgets::makeLabel(tr("Drag a step onto a line."), widgets::TextRole::Secondary, this);
    hint->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kPanelPadding, theme::kPanelPadding, theme::kPanelPadding,
                               theme::kPanelPadding);
    layout->setSpacing(theme::kBetweenFields);
    layout->addWidget(widgets::makeLabel(tr("Steps"), widgets::TextRole::Section, this));
    layout->addWidget(search_);
    layout->addWidget(list_, 1);
    layout->addWidget(hint);
    list_->fill({}, true);
    connect(search_, &QLineEdit::textChanged, this,
            [this](const QString& text) { list_->fill(text.trimmed(), true); });
    connect(list_, &StepList::chosen, this, &StepPanel::chosen);
    connect(list_, &QListWidget::itemActivated, this, [this] { emit chosen(list_->current()); });
    setFocusProxy(search_);
}

bool StepPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == search_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (list_->leadBy(key)) return true;
        if (key == Qt::Key_Escape && search_->text().isEmpty()) {
            emit leaveRequested();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace rehearsal::design
