#include "design/step_palette.h"

#include <QComboBox>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QVBoxLayout>

#include "design/step_list.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::design {
namespace {

namespace theme = widgets::theme;
constexpr int kWidth = 300;
constexpr int kRows = 7;

}  // namespace

StepPalette::StepPalette(QWidget* parent)
    : QFrame(parent, Qt::Popup),
      title_(widgets::makeLabel({}, widgets::TextRole::Secondary, this)),
      way_(new QComboBox(this)),
      search_(new QLineEdit(this)),
      list_(new StepList(this)) {
    setObjectName(QStringLiteral("stepPalette"));
    widgets::setSurface(this, widgets::Surface::Card);
    search_->setObjectName(QStringLiteral("stepSearch"));
    search_->setPlaceholderText(tr("Add a step…"));
    search_->setAccessibleName(tr("Search steps"));
    search_->installEventFilter(this);
    list_->setFixedHeight(kRows * theme::kRowHeight + 4);
    list_->setFocusPolicy(Qt::NoFocus);
    way_->setAccessibleName(tr("On which way"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(title_);
    layout->addWidget(search_);
    layout->addWidget(way_);
    layout->addWidget(list_);
    setFixedWidth(kWidth);
    connect(search_, &QLineEdit::textChanged, this, &StepPalette::fill);
    connect(way_, &QComboBox::currentIndexChanged, this, &StepPalette::fill);
    connect(list_, &QListWidget::itemClicked, this, [this] { choose(list_->current()); });
    connect(list_, &StepList::chosen, this, &StepPalette::choose);
}

void StepPalette::open(const QPoint& globalPos, const QStringList& ways, int way, const QList<bool>& open) {
    replaces_ = false;
    open_ = open;
    {
        const QSignalBlocker quiet(way_);
        way_->clear();
        way_->addItems(ways);
        way_->setCurrentIndex(way);
    }
    way_->setVisible(ways.size() > 1);
    title_->hide();
    showAt(globalPos);
}

void StepPalette::openToReplace(const QPoint& globalPos, bool withEnds) {
    replaces_ = true;
    open_ = {withEnds};
    const QSignalBlocker quiet(way_);
    way_->clear();
    way_->hide();
    title_->setText(tr("Replace with"));
    title_->show();
    showAt(globalPos);
}

void StepPalette::showAt(const QPoint& globalPos) {
    search_->clear();
    fill();
    adjustSize();
    QPoint pos = globalPos + QPoint(-kWidth / 2, theme::kInsideControl * 2);
    if (const QScreen* screen = QGuiApplication::screenAt(globalPos)) {
        const QRect area = screen->availableGeometry();
        pos.setX(std::clamp(pos.x(), area.left(), std::max(area.left(), area.right() - width())));
        pos.setY(std::clamp(pos.y(), area.top(), std::max(area.top(), area.bottom() - height())));
    }
    move(pos);
    show();
    search_->setFocus(Qt::PopupFocusReason);
}

void StepPalette::fill() {
    list_->fill(search_->text().trimmed(), open_.value(std::max(0, way_->currentIndex()), false));
}

void StepPalette::choose(const QString& kind) {
    if (kind.isEmpty()) return;
    const int way = std::max(0, way_->currentIndex());
    hide();
    if (replaces_) {
        emit replacementChosen(kind);
    } else {
        emit chosen(kind, way);
    }
}

bool StepPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched != search_ || event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape) hide();
    return key == Qt::Key_Escape || list_->leadBy(key);
}

}  // namespace rehearsal::design
