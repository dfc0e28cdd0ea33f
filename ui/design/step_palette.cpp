#include "design/step_palette.h"

#include <QComboBox>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

#include "design/step_kinds.h"
#include "widgets/icon.h"
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
      way_(new QComboBox(this)),
      search_(new QLineEdit(this)),
      list_(new QListWidget(this)) {
    setObjectName(QStringLiteral("stepPalette"));
    widgets::setSurface(this, widgets::Surface::Card);
    search_->setObjectName(QStringLiteral("stepSearch"));
    search_->setPlaceholderText(tr("Add a step…"));
    search_->setAccessibleName(tr("Search steps"));
    search_->installEventFilter(this);
    list_->setObjectName(QStringLiteral("stepList"));
    list_->setAccessibleName(tr("Steps"));
    list_->setIconSize({theme::kIcon, theme::kIcon});
    list_->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    list_->setFixedHeight(kRows * theme::kRowHeight + 4);
    list_->setFocusPolicy(Qt::NoFocus);
    way_->setAccessibleName(tr("On which way"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(search_);
    layout->addWidget(way_);
    layout->addWidget(list_);
    setFixedWidth(kWidth);
    connect(search_, &QLineEdit::textChanged, this, &StepPalette::fill);
    connect(way_, &QComboBox::currentIndexChanged, this, &StepPalette::fill);
    connect(list_, &QListWidget::itemClicked, this, &StepPalette::choose);
}

void StepPalette::open(const QPoint& globalPos, const QStringList& ways, int way, const QList<bool>& open) {
    open_ = open;
    {
        const QSignalBlocker quiet(way_);
        way_->clear();
        way_->addItems(ways);
        way_->setCurrentIndex(way);
    }
    way_->setVisible(ways.size() > 1);
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
    list_->clear();
    const QString wanted = search_->text().trimmed();
    const int way = std::max(0, way_->currentIndex());
    for (const StepKind& kind : stepKinds()) {
        if (kind.endsPath && !open_.value(way, false)) continue;
        const bool named = kind.name.contains(wanted, Qt::CaseInsensitive);
        if (!named && !kind.help.contains(wanted, Qt::CaseInsensitive)) continue;
        const StepLook look = stepLook(kind.type);
        auto* item = new QListWidgetItem(widgets::icon(look.icon, look.scale), kind.name);
        item->setToolTip(kind.help);
        item->setData(Qt::UserRole, kind.key);
        list_->addItem(item);
    }
    list_->setCurrentRow(0);
}

void StepPalette::choose() {
    const QListWidgetItem* item = list_->currentItem();
    if (!item) return;
    const QString kind = item->data(Qt::UserRole).toString();
    const int way = std::max(0, way_->currentIndex());
    hide();
    emit chosen(kind, way);
}

bool StepPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched != search_ || event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int row = list_->currentRow();
    switch (key->key()) {
        case Qt::Key_Down:
            list_->setCurrentRow(std::min(row + 1, list_->count() - 1));
            return true;
        case Qt::Key_Up:
            list_->setCurrentRow(std::max(row - 1, 0));
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose();
            return true;
        case Qt::Key_Escape:
            hide();
            return true;
        default:
            return false;
    }
}

}  // namespace rehearsal::design
