#include "email/block_list.h"

#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include "widgets/icon_tile.h"
#include "widgets/theme.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kAboutRole = Qt::UserRole + 1;
constexpr int kIconRole = Qt::UserRole + 2;
constexpr int kOwnRole = Qt::UserRole + 3;
constexpr int kTile = 32;
constexpr int kBlockHeight = 64;
constexpr int kSentenceLines = 2;
constexpr char kMimeWords[] = "rehearsal-block:";

/// A sentence in at most two lines, the last one cut where it is too long.
void drawSentence(QPainter& painter, const QRect& rect, const QString& text) {
    const QFontMetrics metrics(painter.font());
    QTextLayout layout(text, painter.font());
    layout.beginLayout();
    for (int n = 0; n < kSentenceLines; ++n) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) break;
        line.setLineWidth(rect.width());
        const bool last = n + 1 == kSentenceLines;
        const QString words =
            last ? metrics.elidedText(text.mid(line.textStart()), Qt::ElideRight, rect.width())
                 : text.mid(line.textStart(), line.textLength());
        painter.drawText(rect.left(), rect.top() + n * metrics.lineSpacing() + metrics.ascent(), words);
    }
    layout.endLayout();
}

class BlockDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const bool isHead = index.data(kIdRole).toString().isEmpty();
        const int lines =
            QFontMetrics(theme::font(theme::TextSize::Body)).lineSpacing() +
            kSentenceLines * QFontMetrics(theme::font(theme::TextSize::Secondary)).lineSpacing();
        return {option.rect.width(),
                isHead ? theme::kRowHeight : qMax(kBlockHeight, lines + theme::kInsideControl * 2)};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (index.data(kIdRole).toString().isEmpty())
            paintHead(*painter, option, index);
        else
            paintBlock(*painter, option, index);
        painter->restore();
    }

  private:
    static void paintHead(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
        painter.setFont(theme::font(theme::TextSize::Secondary, theme::Weight::Medium));
        painter.setPen(theme::color(theme::Role::SecondaryText));
        painter.drawText(option.rect.adjusted(theme::kInsideControl, 0, 0, -4),
                         Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
    }
    static void paintBlock(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
        const bool current = (option.state & QStyle::State_Selected) != 0;
        if (current || (option.state & QStyle::State_MouseOver) != 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme::color(current ? theme::Role::Selection : theme::Role::ControlHover));
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), theme::kControlRadius,
                                    theme::kControlRadius);
        }
        QRect rect =
            option.rect.adjusted(theme::kInsideControl, theme::kInsideControl, -theme::kInsideControl, 0);
        const bool own = index.data(kOwnRole).toBool();
        widgets::IconTile::paint(painter, QRectF(rect.topLeft(), QSizeF(kTile, kTile)),
                                 index.data(kIconRole).toString(),
                                 own ? theme::Scale::Violet : theme::Scale::Teal);
        rect.setLeft(rect.left() + kTile + theme::kInsideControl);
        const bool enabled = (option.state & QStyle::State_Enabled) != 0;
        painter.setFont(theme::font(theme::TextSize::Body, theme::Weight::Medium));
        painter.setPen(theme::color(enabled ? theme::Role::Text : theme::Role::DisabledText));
        const QFontMetrics metrics(painter.font());
        painter.drawText(rect.left(), rect.top() + metrics.ascent(),
                         metrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
        painter.setFont(theme::font(theme::TextSize::Secondary));
        painter.setPen(theme::color(enabled ? theme::Role::SecondaryText : theme::Role::DisabledText));
        drawSentence(painter, rect.adjusted(0, metrics.lineSpacing(), 0, 0),
                     index.data(kAboutRole).toString());
    }
};

}  // namespace

BlockList::BlockList(QWidget* parent) : QListWidget(parent) {
    setAccessibleName(tr("Blocks"));
    setItemDelegate(new BlockDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(this, &QListWidget::itemClicked, this, [this] {
        if (!current().isEmpty()) emit chosen(current());
    });
}

void BlockList::fill(const QList<MailBlock>& standard, const QList<MailBlock>& own, const QString& wanted) {
    const auto matches = [&](const MailBlock& block) {
        return block.name.contains(wanted, Qt::CaseInsensitive) ||
               block.about.contains(wanted, Qt::CaseInsensitive);
    };
    const QString before = current();
    clear();
    for (const MailBlock& block : standard)
        if (matches(block)) add(block);
    bool head = false;
    for (const MailBlock& block : own) {
        if (!matches(block)) continue;
        if (!head) addHead(tr("Blocks of this bundle"));
        head = true;
        add(block);
    }
    for (int row = 0; row < count(); ++row)
        if (item(row)->data(kIdRole).toString() == before && !before.isEmpty()) setCurrentRow(row);
    if (currentRow() < 0 && count() > 0) step(1);
}

void BlockList::add(const MailBlock& block) {
    auto* item = new QListWidgetItem(block.name, this);
    item->setData(kIdRole, block.id);
    item->setData(kAboutRole, block.about);
    item->setData(kIconRole, block.icon);
    item->setData(kOwnRole, block.kind != MailBlock::Kind::Standard);
    item->setData(Qt::AccessibleDescriptionRole, block.about);
    item->setToolTip(block.kind == MailBlock::Kind::Standard
                         ? block.about
                         : tr("%1. A right click edits it.").arg(block.about));
}

void BlockList::addHead(const QString& text) {
    auto* item = new QListWidgetItem(text, this);
    item->setFlags(Qt::NoItemFlags);
}

QString BlockList::current() const {
    return currentItem() ? currentItem()->data(kIdRole).toString() : QString();
}

void BlockList::step(int by) {
    for (int row = currentRow() + by; row >= 0 && row < count(); row += by)
        if (!item(row)->data(kIdRole).toString().isEmpty()) return setCurrentRow(row);
}

bool BlockList::leadBy(int key) {
    switch (key) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!current().isEmpty()) emit chosen(current());
            return true;
        default:
            return false;
    }
}

QStringList BlockList::mimeTypes() const {
    return {QStringLiteral("text/plain")};
}

QMimeData* BlockList::mimeData(const QList<QListWidgetItem*>& items) const {
    if (items.isEmpty()) return nullptr;
    auto* block = new QMimeData;
    block->setText(QLatin1String(kMimeWords) + items.front()->data(kIdRole).toString());
    return block;
}

}  // namespace rehearsal::email
