#include "design/inspector.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>
#include <utility>

#include "base/json_pointer.h"
#include "bundle/document_kind.h"
#include "design/checks_panel.h"
#include "design/panel_fields.h"
#include "design/run_section.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"
#include "words/sentences.h"

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
    panel_ = new fields::FieldPanel(context_, content);
    checks_ = new ChecksPanel(session, context_, content);
    auto* policy = new QPushButton(widgets::icon(QStringLiteral("shield-check")),
                                   tr("Policy for all campaigns…"), content);
    widgets::setVariant(policy, widgets::Variant::Ghost);
    policy->setObjectName(QStringLiteral("policyLink"));
    connect(policy, &QPushButton::clicked, this,
            [this] { emit session_.viewRequested(QStringLiteral("policy")); });
    auto* definitions =
        new QPushButton(widgets::icon(QStringLiteral("layers")), tr("Segments, views and feeds…"), content);
    widgets::setVariant(definitions, widgets::Variant::Ghost);
    connect(definitions, &QPushButton::clicked, this,
            [this] { emit session_.viewRequested(QStringLiteral("definitions")); });
    links_ = new QWidget(content);
    auto* under = new QVBoxLayout(links_);
    under->setContentsMargins(0, theme::kBetweenFields, 0, 0);
    under->setSpacing(0);
    under->addWidget(policy, 0, Qt::AlignLeft);
    under->addWidget(definitions, 0, Qt::AlignLeft);
    auto* box = new QVBoxLayout(content);
    box->setContentsMargins(theme::kPanelPadding, theme::kPanelPadding, theme::kPanelPadding,
                            theme::kPanelPadding);
    box->setSpacing(theme::kBetweenFields);
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
    box->addLayout(header);
    run_ = new RunSection(session_, content);
    box->addWidget(panel_);
    box->addWidget(run_);
    box->addWidget(links_);
    box->addWidget(checks_);
    box->addStretch(1);
    setWidget(content);
    widgets::setSurface(viewport(), widgets::Surface::Panel);
}

Inspector::~Inspector() {
    // Before the context: a field that loses the keyboard while it goes may still look into the document.
    delete takeWidget();
}

void Inspector::refresh() {
    context_.refresh(bundle::campaignFile(session_.campaignId().toStdString()));
    const bundle::Campaign* campaign = session_.campaign();
    const QString shown = session_.campaignId() + QLatin1Char('/') + session_.nodeId();
    fields::FieldSpecs specs;
    if (campaign && context_.json().is_object()) {
        specs = session_.nodeId().isEmpty()
                    ? campaignFields(context_.json(), session_.bundle())
                    : nodeFields(context_.json(), session_.nodeId().toStdString(), session_.bundle());
    }
    panel_->setFields(specs);
    const bool ofCampaign = campaign && session_.nodeId().isEmpty();
    links_->setVisible(ofCampaign);
    checks_->setVisible(ofCampaign);
    if (ofCampaign) checks_->refresh();
    if (shown != std::exchange(shownFor_, shown)) verticalScrollBar()->setValue(0);
    showHeader();
    run_->refresh();
}

void Inspector::showHeader() {
    const bundle::Campaign* campaign = session_.campaign();
    const bundle::Node* node = campaign ? campaign->node(session_.nodeId().toStdString()) : nullptr;
    if (node) {
        kind_->setText(tr("%1 · %2").arg(words::kindName(typeName(*node)), QString::fromStdString(node->id)));
        title_->setText(words::sentence(*node, session_.bundle()));
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
    for (const fields::Field* field : panel_->fields()) {
        if (field->spec().isStructural()) continue;
        for (const QString& said : context_.problemsAt(field->spec().pointer)) texts.removeAll(said);
    }
    return texts.join(QLatin1Char('\n'));
}

void Inspector::focusFirst() {
    panel_->focusFirst();
}

fields::Field* Inspector::field(const std::string& pointer) const {
    fields::Field* found = panel_->field(pointer);
    return found ? found : checks_->field(pointer);
}

void Inspector::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return emit leaveRequested();
    QScrollArea::keyPressEvent(event);
}

}  // namespace rehearsal::design
