#include "design/inspector.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "base/json_pointer.h"
#include "design/card.h"
#include "design/sentences.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::design {

namespace theme = widgets::theme;

Inspector::Inspector(session::Session& session, QWidget* parent)
    : QScrollArea(parent), session_(session), context_(session) {
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    setFixedWidth(theme::kInspectorWidth);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(this);
    widgets::setSurface(content, widgets::Surface::Panel);
    box_ = new QVBoxLayout(content);
    box_->setContentsMargins(theme::kPanelPadding, theme::kPanelPadding, theme::kPanelPadding,
                             theme::kPanelPadding);
    box_->setSpacing(theme::kBetweenFields);
    kind_ = widgets::makeLabel({}, widgets::TextRole::Secondary, content);
    title_ = widgets::makeLabel({}, widgets::TextRole::Section, content);
    title_->setWordWrap(true);
    title_->setObjectName(QStringLiteral("inspectorTitle"));
    problem_ = widgets::makeLabel({}, widgets::TextRole::Error, content);
    problem_->setWordWrap(true);
    auto* header = new QVBoxLayout;
    header->setSpacing(4);
    header->addWidget(kind_);
    header->addWidget(title_);
    header->addWidget(problem_);
    box_->addLayout(header);
    box_->addStretch(1);
    setWidget(content);
    widgets::setSurface(viewport(), widgets::Surface::Panel);
}

void Inspector::refresh() {
    context_.refresh();
    const bundle::Campaign* campaign = session_.campaign();
    const QString shown = session_.campaignId() + QLatin1Char('/') + session_.nodeId();
    FieldSpecs specs;
    if (campaign && context_.json().is_object()) {
        specs = session_.nodeId().isEmpty()
                    ? campaignFields(context_.json(), session_.bundle())
                    : nodeFields(context_.json(), session_.nodeId().toStdString(), session_.bundle());
    }
    if (shown != shownFor_ || specs != specs_) {
        const bool other = shown != shownFor_;
        shownFor_ = shown;
        rebuild(specs);
        if (other) verticalScrollBar()->setValue(0);
    }
    showHeader();
    for (Field* field : fields_) field->refresh();
}

void Inspector::showHeader() {
    const bundle::Campaign* campaign = session_.campaign();
    const bundle::Node* node = campaign ? campaign->node(session_.nodeId().toStdString()) : nullptr;
    if (node) {
        kind_->setText(tr("%1 · %2").arg(kindName(typeName(*node)), QString::fromStdString(node->id)));
        title_->setText(sentence(*node, session_.bundle()));
    } else {
        kind_->setText(campaign ? tr("Campaign") : QString());
        title_->setText(campaign ? QString::fromStdString(campaign->name) : tr("No campaign yet"));
    }
    const QString problem = problemText();
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
}

/// What is wrong with the step and is said under none of its fields.
QString Inspector::problemText() const {
    if (session_.nodeId().isEmpty()) return {};
    QStringList texts = context_.problemsAt(base::childPointer("/nodes", session_.nodeId().toStdString()));
    for (const Field* field : fields_) {
        if (field->spec().kind == FieldSpec::Kind::Action || field->spec().current >= 0) continue;
        for (const QString& said : context_.problemsAt(field->spec().pointer)) texts.removeAll(said);
    }
    return texts.join(QLatin1Char('\n'));
}

void Inspector::rebuild(const FieldSpecs& specs) {
    const QWidget* focused = focusWidget() && isAncestorOf(focusWidget()) ? focusWidget() : nullptr;
    const QString focusName = focused ? focused->objectName() : QString();
    // A field may be in the middle of its own signal: it goes when that is over.
    if (body_) {
        body_->hide();
        body_->deleteLater();
    }
    specs_ = specs;
    fields_.clear();
    body_ = new QWidget(widget());
    auto* into = new QVBoxLayout(body_);
    into->setContentsMargins(0, 0, 0, 0);
    into->setSpacing(theme::kBetweenFields);
    box_->insertWidget(1, body_);
    for (const FieldSpec& spec : specs) addField(spec, into);
    // Filled before they are shown: a field's height depends on what it holds.
    for (Field* field : fields_) field->refresh();
    body_->show();
    if (focusName.isEmpty()) return;
    if (auto* again = body_->findChild<QWidget*>(focusName)) again->setFocus();
}

void Inspector::addField(const FieldSpec& spec, QVBoxLayout*& into) {
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

QVBoxLayout* Inspector::addMore(const FieldSpec& spec, QVBoxLayout* into) {
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

void Inspector::focusFirst() {
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

Field* Inspector::field(const std::string& pointer) const {
    for (Field* field : fields_) {
        if (field->spec().pointer == pointer && field->spec().current < 0) return field;
    }
    return nullptr;
}

void Inspector::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return emit leaveRequested();
    QScrollArea::keyPressEvent(event);
}

}  // namespace rehearsal::design
