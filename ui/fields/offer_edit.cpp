#include "fields/offer_edit.h"

#include <QAbstractItemView>
#include <QAction>
#include <QFocusEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

#include "widgets/icon.h"
#include "widgets/theme.h"

namespace rehearsal::fields {
namespace {

namespace theme = widgets::theme;
constexpr int kPopupRow = 28;
constexpr int kLeastPopupWidth = 292;

/// A name, and behind it in a quieter colour what it holds.
class OfferDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, kPopupRow}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme::color(theme::Role::Selection));
            painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 4, 4);
        }
        const QRect room = option.rect.adjusted(theme::kInsideControl, 0, -theme::kInsideControl, 0);
        const QString name = index.data(Qt::DisplayRole).toString();
        const QString detail = index.data(Qt::UserRole).toString();
        painter->setFont(theme::font(theme::TextSize::Body));
        const QFontMetrics metrics(painter->font());
        const int nameWidth = std::min(metrics.horizontalAdvance(name), room.width());
        painter->setPen(theme::color(theme::Role::Text));
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(name, Qt::ElideMiddle, room.width()));
        const QRect rest = room.adjusted(nameWidth + 2 * theme::kInsideControl, 0, 0, 0);
        painter->setFont(theme::font(theme::TextSize::Secondary));
        painter->setPen(theme::color(theme::Role::SecondaryText));
        if (rest.width() > 24) {
            painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter,
                              QFontMetrics(painter->font()).elidedText(detail, Qt::ElideRight, rest.width()));
        }
        painter->restore();
    }
};

}  // namespace

class OfferEdit::Model : public QAbstractListModel {
  public:
    using QAbstractListModel::QAbstractListModel;

    void set(Offers offers) {
        beginResetModel();
        offers_ = std::move(offers);
        endResetModel();
    }
    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(offers_.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid()) return {};
        const Offer& offer = offers_[static_cast<std::size_t>(index.row())];
        if (role == Qt::DisplayRole || role == Qt::EditRole) return offer.text;
        if (role == Qt::UserRole) return offer.detail;
        if (role == Qt::AccessibleTextRole) return QString(offer.text + QLatin1String(", ") + offer.detail);
        return {};
    }

  private:
    Offers offers_;
};

OfferEdit::OfferEdit(QWidget* parent)
    : QLineEdit(parent), model_(new Model(this)), completer_(new QCompleter(this)) {
    auto* popup = new QListView;
    popup->setMouseTracking(true);
    popup->setUniformItemSizes(true);
    completer_->setModel(model_);
    completer_->setFilterMode(Qt::MatchContains);
    completer_->setCaseSensitivity(Qt::CaseInsensitive);
    completer_->setMaxVisibleItems(9);
    completer_->setPopup(popup);
    popup->setItemDelegate(new OfferDelegate(popup));
    popup->setObjectName(QStringLiteral("offers"));
    popup->setMinimumWidth(kLeastPopupWidth);
    setCompleter(completer_);
    auto* all = addAction(widgets::icon(QStringLiteral("chevron-down")), QLineEdit::TrailingPosition);
    all->setToolTip(tr("Show what is known"));
    connect(all, &QAction::triggered, this, &OfferEdit::showAll);
    connect(this, &QLineEdit::textEdited, this, &OfferEdit::edited);
    connect(completer_, qOverload<const QString&>(&QCompleter::activated), this, [this](const QString& text) {
        setText(text);
        emit edited(text);
    });
}

void OfferEdit::showText(const QString& text) {
    if (this->text() == text) return;
    setText(text);
    setCursorPosition(0);
}

void OfferEdit::offer() {
    if (provide_) model_->set(provide_());
}

void OfferEdit::showAll() {
    setFocus();
    offer();
    completer_->setCompletionPrefix({});
    completer_->complete();
}

void OfferEdit::focusInEvent(QFocusEvent* event) {
    // Coming back from the list itself is no new beginning.
    if (event->reason() != Qt::PopupFocusReason) offer();
    QLineEdit::focusInEvent(event);
}

void OfferEdit::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Down && !completer_->popup()->isVisible()) return showAll();
    QLineEdit::keyPressEvent(event);
}

}  // namespace rehearsal::fields
