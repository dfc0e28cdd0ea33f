#include "fields/list_edit.h"

#include <QKeyEvent>
#include <QToolButton>

#include "fields/field.h"
#include "widgets/flow_layout.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

namespace rehearsal::fields {

ListEdit::ListEdit(QWidget* parent)
    : QWidget(parent), flow_(new widgets::FlowLayout(this)), edit_(new OfferEdit(this)) {
    read_ = [](const QString& text) { return parseLiteral(text); };
    show_ = [](const Json& value) {
        return value.is_structured() || value.is_null() ? QString::fromStdString(value.dump())
                                                        : literalText(value);
    };
    edit_->setPlaceholderText(tr("Add another"));
    edit_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    edit_->installEventFilter(this);
    flow_->addWidget(edit_);
    setFocusProxy(edit_);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(edit_, &OfferEdit::edited, this, [this](const QString& text) {
        if (text.endsWith(QLatin1Char(','))) take(text.chopped(1));
    });
    connect(edit_->completer(), qOverload<const QString&>(&QCompleter::activated), this, &ListEdit::take,
            Qt::QueuedConnection);
}

void ListEdit::setReader(std::function<Json(const QString&)> read, std::function<QString(const Json&)> show) {
    read_ = std::move(read);
    show_ = std::move(show);
}

void ListEdit::setValues(const Json& values) {
    Json list = values.is_array() ? values : Json::array();
    if (list == values_) return;
    values_ = std::move(list);
    rebuild();
}

void ListEdit::rebuild() {
    while (flow_->count() > 0) {
        QLayoutItem* item = flow_->takeAt(0);
        if (item->widget() != edit_) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    QWidget* before = nullptr;
    for (std::size_t i = 0; i < values_.size(); ++i) {
        auto* chip = new QToolButton(this);
        const QString text = show_(values_[i]);
        chip->setText(fontMetrics().elidedText(text, Qt::ElideMiddle, 220));
        chip->setIcon(widgets::icon(QStringLiteral("x")));
        chip->setIconSize({12, 12});
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setProperty("look", QStringLiteral("chip"));
        chip->setObjectName(QStringLiteral("chip"));
        chip->setToolTip(tr("Remove %1").arg(text));
        chip->setAccessibleName(tr("Remove %1").arg(text));
        chip->setFocusPolicy(Qt::StrongFocus);
        chip->installEventFilter(this);
        flow_->addWidget(chip);
        chip->show();
        connect(chip, &QToolButton::clicked, this, [this, i] { removeAt(i); });
        if (before) setTabOrder(before, chip);
        before = chip;
    }
    flow_->addWidget(edit_);
    if (before) setTabOrder(before, edit_);
    edit_->setPlaceholderText(values_.empty() ? tr("Type one, then Enter") : tr("Add another"));
    updateGeometry();
}

void ListEdit::take(const QString& typed) {
    const QString text = typed.trimmed();
    edit_->clear();
    if (text.isEmpty()) return;
    const Json value = read_(text);
    if (std::find(values_.begin(), values_.end(), value) != values_.end()) return;
    values_.push_back(value);
    rebuild();
    emit changed();
}

void ListEdit::removeAt(std::size_t index) {
    if (index >= values_.size()) return;
    values_.erase(index);
    edit_->setFocus();
    rebuild();
    emit changed();
}

bool ListEdit::eventFilter(QObject* watched, QEvent* event) {
    if (watched == edit_ && event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
            reason == Qt::MouseFocusReason)
            take(edit_->text());
    }
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (watched == edit_) {
        if (key == Qt::Key_Return || key == Qt::Key_Enter) return take(edit_->text()), true;
        if (key == Qt::Key_Backspace && edit_->text().isEmpty() && !values_.empty())
            return removeAt(values_.size() - 1), true;
    } else if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
        static_cast<QToolButton*>(watched)->click();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace rehearsal::fields
