// How the Export view is put together.
#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>

#include "export/export_view.h"
#include "widgets/card.h"
#include "widgets/icon.h"
#include "widgets/section_header.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::exporting {

namespace theme = widgets::theme;

namespace {

constexpr int kContentWidth = 720;

}  // namespace

ExportView::ExportView(session::Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    auto* content = new QWidget;
    content->setMaximumWidth(kContentWidth);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(theme::kBetweenGroups, theme::kBetweenGroups, theme::kBetweenGroups,
                               theme::kBetweenGroups);
    column->setSpacing(theme::kPanelPadding);
    column->addWidget(widgets::makeLabel(tr("Export the rules"), widgets::TextRole::Title));
    auto* lead =
        widgets::makeLabel(tr("A rule bundle is what production runs: plain files that can be reviewed, kept "
                              "in a repository and compared."),
                           widgets::TextRole::Body);
    lead->setWordWrap(true);
    column->addWidget(lead);
    column->addWidget(makeReadinessCard());
    column->addWidget(makeRunCard());
    column->addWidget(makeTargetCard());
    column->addWidget(makeFilesCard());
    column->addStretch();
    auto* centre = new QWidget;
    auto* line = new QHBoxLayout(centre);
    line->setContentsMargins(0, 0, 0, 0);
    line->addStretch(1);
    line->addWidget(content, 100);
    line->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(centre);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    connect(format_, &widgets::SegmentedControl::currentChanged, this, &ExportView::changeFormat);
    connect(target_, &QLineEdit::textChanged, this, &ExportView::showTarget);
    connect(&session, &session::Session::opened, this, &ExportView::showOpened);
    connect(&session, &session::Session::documentChanged, this, &ExportView::showFiles);
    connect(&session, &session::Session::problemsChanged, this, &ExportView::showReadiness);
    for (const auto changed : {&session::Session::runStarted, &session::Session::runFinished,
                               &session::Session::runCancelled, &session::Session::problemsChanged})
        connect(&session, changed, this, &ExportView::showRun);
    connect(&theme::Notifier::instance(), &theme::Notifier::changed, this, &ExportView::showReadiness);
    showOpened();
    showTarget();
}

QWidget* ExportView::makeReadinessCard() {
    auto* card = new widgets::Card;
    stateIcon_ = new QLabel;
    state_ = widgets::makeLabel({}, widgets::TextRole::Strong);
    stateHint_ = widgets::makeLabel({}, widgets::TextRole::Secondary);
    stateHint_->setWordWrap(true);
    showProblems_ = new QPushButton(tr("Show problems"));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(state_);
    texts->addWidget(stateHint_);
    auto* line = new QHBoxLayout;
    line->setSpacing(theme::kBetweenFields);
    line->addWidget(stateIcon_, 0, Qt::AlignTop);
    line->addLayout(texts, 1);
    line->addWidget(showProblems_);
    card->content()->addLayout(line);
    connect(showProblems_, &QPushButton::clicked, this,
            [this] { emit session_.viewRequested(QStringLiteral("problems")); });
    return card;
}

QWidget* ExportView::makeRunCard() {
    auto* card = new widgets::Card;
    runTitle_ = widgets::makeLabel({}, widgets::TextRole::Strong);
    runDetail_ = widgets::makeLabel({}, widgets::TextRole::Secondary);
    runDetail_->setWordWrap(true);
    run_ = new QPushButton(widgets::icon(QStringLiteral("play")), tr("Run rehearsal"));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(runTitle_);
    texts->addWidget(runDetail_);
    auto* line = new QHBoxLayout;
    line->setSpacing(theme::kBetweenFields);
    line->addLayout(texts, 1);
    line->addWidget(run_);
    card->content()->addLayout(line);
    connect(run_, &QPushButton::clicked, this, [this] { session_.startRun(session_.runOptions()); });
    return card;
}

QWidget* ExportView::makeTargetCard() {
    auto* card = new widgets::Card;
    auto* header = new widgets::SectionHeader(tr("Where to"));
    format_ = new widgets::SegmentedControl;
    format_->addSegment(tr("Folder"), QStringLiteral("folder"));
    format_->addSegment(tr("Zip"), QStringLiteral("file-archive"));
    format_->setAccessibleName(tr("Format"));
    header->addAction(format_);
    target_ = new QLineEdit;
    target_->setAccessibleName(tr("Where to"));
    auto* browseButton = new QPushButton(tr("Choose…"));
    objection_ = widgets::makeLabel({}, widgets::TextRole::Error);
    export_ = new QPushButton(tr("Export rules"));
    widgets::setVariant(export_, widgets::Variant::Primary);
    result_ = widgets::makeLabel({}, widgets::TextRole::Good);
    result_->setWordWrap(true);
    openFolder_ = new QPushButton(widgets::icon(QStringLiteral("folder-open")), tr("Open folder"));
    widgets::setVariant(openFolder_, widgets::Variant::Ghost);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(theme::kInsideControl);
    fields->addWidget(target_, 1);
    fields->addWidget(browseButton);
    auto* ends = new QHBoxLayout;
    ends->setSpacing(theme::kBetweenFields);
    ends->addWidget(export_);
    ends->addWidget(result_, 1);
    ends->addWidget(openFolder_);
    ends->addStretch();
    card->content()->addWidget(header);
    card->content()->addLayout(fields);
    card->content()->addWidget(objection_);
    card->content()->addLayout(ends);
    connect(browseButton, &QPushButton::clicked, this, &ExportView::browse);
    connect(export_, &QPushButton::clicked, this, &ExportView::exportNow);
    connect(openFolder_, &QPushButton::clicked, this, [this] {
        const QString folder = zip() ? QFileInfo(target_->text()).absolutePath() : target_->text();
        QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
    });
    return card;
}

QWidget* ExportView::makeFilesCard() {
    auto* card = new widgets::Card;
    auto* header = new widgets::SectionHeader(tr("What is written"));
    total_ = widgets::makeLabel({}, widgets::TextRole::Secondary);
    header->addAction(total_);
    files_ = new QVBoxLayout;
    files_->setSpacing(0);
    card->content()->addWidget(header);
    card->content()->addLayout(files_);
    return card;
}

}  // namespace rehearsal::exporting
