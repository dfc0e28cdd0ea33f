#include "fields/field_panel.h"

#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "fields/tab_order.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::fields {

namespace theme = widgets::theme;

FieldPanel::FieldPanel(FieldContext& context, QWidget* parent)
    : QWidget(parent), context_(context), box_(new QVBoxLayout(this)) {
    box_->setContentsMargins(0, 0, 0, 0);
    box_->setSpacing(0);
}

void FieldPanel::setFields(const FieldSpecs& specs) {
    // A field that goes commits what was typed into it: the document changes, and that comes back here.
    if (showing_) {
        next_ = specs;
        return;
    }
    showing_ = true;
    showFields(specs);
    while (next_) showFields(*std::exchange(next_, std::nullopt));
    showing_ = false;
}

void FieldPanel::showFields(const FieldSpecs& specs) {
    const bool same =
        body_ && std::equal(specs.begin(), specs.end(), specs_.begin(), specs_.end(),
                            [](const FieldSpec& a, const FieldSpec& b) { return a.sameShape(b); });
    specs_ = specs;
    if (same) {
        auto spec = specs_.begin();
        for (Field* field : fields_) {
            while (spec->pointer != field->spec().pointer || spec->kind != field->spec().kind) ++spec;
            field->setSpec(*spec++);
        }
    } else {
        rebuild();
    }
    for (Field* field : fields_) field->refresh();
}

void FieldPanel::rebuild() {
    const QWidget* focused = focusWidget() && isAncestorOf(focusWidget()) ? focusWidget() : nullptr;
    const QString focusName = focused ? focused->objectName() : QString();
    // A field may be in the middle of its own signal: it goes when that is over.
    if (body_) {
        body_->hide();
        body_->deleteLater();
    }
    fields_.clear();
    body_ = new QWidget(this);
    auto* into = new QVBoxLayout(body_);
    into->setContentsMargins(0, 0, 0, 0);
    into->setSpacing(theme::kBetweenFields);
    box_->addWidget(body_);
    for (const FieldSpec& spec : specs_) addField(spec, into);
    // Filled before they are shown: a field's height depends on what it holds.
    for (Field* field : fields_) field->refresh();
    tabInReadingOrder(body_);
    body_->show();
    if (focusName.isEmpty()) return;
    if (auto* again = body_->findChild<QWidget*>(focusName)) again->setFocus();
}

void FieldPanel::addField(const FieldSpec& spec, QVBoxLayout*& into) {
    if (spec.kind == FieldSpec::Kind::Heading) {
        into->addSpacing(theme::kBetweenGroups - theme::kBetweenFields - 4);
        QLabel* label = widgets::makeLabel(spec.label, widgets::TextRole::Strong, into->parentWidget());
        label->setWordWrap(true);
        into->addWidget(label);
    } else if (spec.kind == FieldSpec::Kind::More) {
        into = addMore(spec, into);
    } else if (Field* field = makeField(spec, context_, into->parentWidget())) {
        into->addWidget(field);
        fields_ << field;
    }
}

QVBoxLayout* FieldPanel::addMore(const FieldSpec& spec, QVBoxLayout* into) {
    auto* button = new QToolButton(into->parentWidget());
    button->setText(spec.label);
    button->setObjectName(QStringLiteral("more"));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    auto* rest = new QWidget(into->parentWidget());
    auto* layout = new QVBoxLayout(rest);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kBetweenFields);
    const auto open = [this, button, rest](bool on) {
        moreOpen_ = on;
        rest->setVisible(on);
        button->setIcon(widgets::icon(on ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    };
    connect(button, &QToolButton::toggled, this, open);
    button->setChecked(moreOpen_);
    open(moreOpen_);
    into->addWidget(button, 0, Qt::AlignLeft);
    into->addWidget(rest);
    return layout;
}

void FieldPanel::focusFirst() {
    for (Field* field : fields_) {
        for (QWidget* widget : field->findChildren<QWidget*>()) {
            // The choice of a kind comes first on the panel, but its value is what people change.
            if (!widget->isVisibleTo(this) || !(widget->focusPolicy() & Qt::TabFocus) ||
                field->spec().current >= 0)
                continue;
            widget->setFocus(Qt::TabFocusReason);
            if (auto* edit = qobject_cast<QLineEdit*>(widget)) edit->selectAll();
            return;
        }
    }
}

Field* FieldPanel::field(const std::string& pointer) const {
    for (Field* field : fields_) {
        if (field->spec().pointer == pointer && field->spec().current < 0) return field;
    }
    return nullptr;
}

}  // namespace rehearsal::fields
