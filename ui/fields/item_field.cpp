#include "fields/item_field.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "bundle/json_edit.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::fields {

ItemField::ItemField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent) {
    auto* row = new QWidget(this);
    auto* box = new QHBoxLayout(row);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    QLabel* label = widgets::makeLabel(spec().label, widgets::TextRole::Strong, row);
    label->setWordWrap(true);
    box->addWidget(label, 1);
    up_ = addButton(QStringLiteral("arrow-up"), tr("Move “%1” up").arg(spec().label), "moveUp", row);
    down_ = addButton(QStringLiteral("arrow-down"), tr("Move “%1” down").arg(spec().label), "moveDown", row);
    remove_ = addButton(QStringLiteral("trash-2"), tr("Remove “%1”").arg(spec().label), "remove", row);
    for (QToolButton* button : {up_, down_, remove_}) box->addWidget(button, 0, Qt::AlignTop);
    setEditor(row);
    connect(up_, &QToolButton::clicked, this, [this] { moveBy(-1); });
    connect(down_, &QToolButton::clicked, this, [this] { moveBy(1); });
    connect(remove_, &QToolButton::clicked, this,
            [this] { context().set(spec().pointer, std::nullopt, spec().label); });
}

QToolButton* ItemField::addButton(const QString& icon, const QString& name, const char* objectName,
                                  QWidget* row) {
    auto* button = new QToolButton(row);
    button->setIcon(widgets::icon(icon));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setProperty("look", QStringLiteral("small"));
    button->setFixedSize(widgets::theme::kSmallestTarget, 28);
    // A name of its own, so that the keyboard stays at the button when the list is shown anew.
    button->setObjectName(QString::fromLatin1(objectName) + QLatin1Char(':') +
                          QString::fromStdString(spec().pointer));
    return button;
}

std::string ItemField::listPointer() const {
    return spec().pointer.substr(0, spec().pointer.rfind('/'));
}

void ItemField::show(const Json*) {
    const Json* list = context().find(listPointer());
    const bool isList = list && list->is_array();
    const std::size_t count = list ? list->size() : 0;
    const std::string last = bundle::pointerTokens(spec().pointer).back();
    const std::size_t index = isList ? std::stoul(last) : 0;
    const std::size_t least = spec().value.is_number() ? spec().value.get<std::size_t>() : 0;
    up_->setVisible(isList && count > 1);
    down_->setVisible(isList && count > 1);
    up_->setEnabled(index > 0);
    down_->setEnabled(index + 1 < count);
    remove_->setVisible(count > least);
}

void ItemField::moveBy(int by) {
    const Json* list = context().find(listPointer());
    const auto index = static_cast<std::ptrdiff_t>(std::stoul(bundle::pointerTokens(spec().pointer).back()));
    if (!list || index + by < 0 || index + by >= static_cast<std::ptrdiff_t>(list->size())) return;
    Json moved = *list;
    std::swap(moved[static_cast<std::size_t>(index)], moved[static_cast<std::size_t>(index + by)]);
    context().set(listPointer(), moved, spec().label);
}

}  // namespace rehearsal::fields
