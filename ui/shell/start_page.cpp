#include "shell/start_page.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "shell/choice_button.h"
#include "shell/preferences.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

namespace {

constexpr int kContentWidth = 860;
constexpr int kRecentShown = 6;

}  // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent), recent_(new QVBoxLayout) {
    auto* content = new QWidget;
    content->setMaximumWidth(kContentWidth);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(theme::kBetweenGroups, 72, theme::kBetweenGroups, theme::kBetweenGroups);
    column->setSpacing(theme::kInsideControl);
    auto* title =
        widgets::makeLabel(tr("Rehearse a campaign before anyone gets it"), widgets::TextRole::Figure);
    auto* lead = widgets::makeLabel(tr("Draw the workflow, write the mail, then run it over real or mock "
                                       "events and see every message it would "
                                       "have sent, and every one it held back, and why."),
                                    widgets::TextRole::Body);
    title->setWordWrap(true);
    lead->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(lead);
    column->addSpacing(theme::kBetweenGroups);
    auto* parts = new QHBoxLayout;
    parts->setSpacing(40);
    parts->addWidget(makeWays(), 1);
    parts->addWidget(makeRecent(), 1);
    column->addLayout(parts);
    column->addStretch();
    auto* centre = new QWidget;
    auto* line = new QHBoxLayout(centre);
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
    refresh();
}

QWidget* StartPage::makeWays() {
    auto* ways = new QWidget;
    auto* column = new QVBoxLayout(ways);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kInsideControl);
    column->addWidget(widgets::makeLabel(tr("Begin"), widgets::TextRole::Section));
    const auto add = [&](const char* iconName, theme::Scale scale, const QString& text,
                         const QString& sentence, void (StartPage::*requested)()) {
        auto* button = new ChoiceButton(QLatin1String(iconName), scale, text, sentence);
        connect(button, &QAbstractButton::clicked, this, requested);
        column->addWidget(button);
    };
    add("book-open", theme::Scale::Indigo, tr("Open the sample workspace"),
        tr("A shop with five campaigns, its mails and people"), &StartPage::openSampleRequested);
    add("sparkles", theme::Scale::Violet, tr("New workspace from the sample"),
        tr("The same, in a file of your own"), &StartPage::newFromSampleRequested);
    add("folder-open", theme::Scale::Teal, tr("Open a workspace"), tr("A .rehearsal file"),
        &StartPage::openRequested);
    add("package", theme::Scale::Amber, tr("Import a rule bundle folder"), tr("As it stands in a repository"),
        &StartPage::importFolderRequested);
    add("file-archive", theme::Scale::Amber, tr("Import a rule bundle zip"), tr("As it was exported"),
        &StartPage::importZipRequested);
    column->addStretch();
    return ways;
}

QWidget* StartPage::makeRecent() {
    auto* recent = new QWidget;
    auto* column = new QVBoxLayout(recent);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kInsideControl);
    column->addWidget(widgets::makeLabel(tr("Recent workspaces"), widgets::TextRole::Section));
    recent_->setSpacing(theme::kInsideControl);
    column->addLayout(recent_);
    column->addStretch();
    return recent;
}

void StartPage::refresh() {
    while (QLayoutItem* item = recent_->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    const QStringList files = preferences::recentFiles().mid(0, kRecentShown);
    for (const QString& file : files) {
        const QFileInfo info(file);
        auto* button =
            new ChoiceButton(QStringLiteral("file-text"), theme::Scale::Slate, info.completeBaseName(),
                             QDir::toNativeSeparators(info.absolutePath()));
        connect(button, &QAbstractButton::clicked, this, [this, file] { emit fileRequested(file); });
        recent_->addWidget(button);
    }
    if (files.isEmpty())
        recent_->addWidget(
            widgets::makeLabel(tr("Workspaces you open are listed here."), widgets::TextRole::Body));
}

}  // namespace rehearsal::shell
