#include "shell/start_page.h"

#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "shell/choice_button.h"
#include "shell/preferences.h"
#include "shell/recipes.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

namespace {

constexpr int kContentWidth = 1120;
constexpr int kColumnGap = 32;
constexpr int kRecentShown = 5;

}  // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent), recent_(new QVBoxLayout) {
    auto* content = new QWidget;
    content->setMaximumWidth(kContentWidth);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(theme::kBetweenGroups, 48, theme::kBetweenGroups, theme::kBetweenGroups);
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
    parts->setSpacing(kColumnGap);
    parts->addLayout(makeBeginnings(), 2);
    parts->addLayout(makeOpenings(), 1);
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

QAbstractButton* StartPage::way(const char* iconName, theme::Scale scale, const QString& text,
                                const QString& sentence, void (StartPage::*requested)()) {
    auto* button = new ChoiceButton(QLatin1String(iconName), scale, text, sentence);
    connect(button, &QAbstractButton::clicked, this, requested);
    return button;
}

/// The left column: what somebody begins with who has nothing yet.
QLayout* StartPage::makeBeginnings() {
    auto* grid = new QGridLayout;
    grid->setSpacing(theme::kInsideControl);
    grid->addWidget(widgets::makeLabel(tr("Begin"), widgets::TextRole::Section), 0, 0, 1, 2);
    grid->addWidget(way("book-open", theme::Scale::Indigo, tr("Open the sample workspace"),
                        tr("Eight campaigns, their mails and people"), &StartPage::openSampleRequested),
                    1, 0);
    grid->addWidget(way("plus", theme::Scale::Indigo, tr("New workspace"), tr("An empty canvas to draw on"),
                        &StartPage::newWorkspaceRequested),
                    1, 1);
    grid->setRowMinimumHeight(2, theme::kBetweenGroups - theme::kInsideControl);
    grid->addWidget(widgets::makeLabel(tr("Start from a recipe"), widgets::TextRole::Section), 3, 0, 1, 2);
    int n = 0;
    for (const recipes::Recipe& recipe : recipes::all()) {
        auto* button = new ChoiceButton(recipe.icon, recipe.scale, recipe.name, recipe.sentence);
        const QString id = QString::fromStdString(recipe.id);
        button->setObjectName(QStringLiteral("recipe:") + id);
        connect(button, &QAbstractButton::clicked, this, [this, id] { emit recipeRequested(id); });
        grid->addWidget(button, 4 + n / 2, n % 2);
        ++n;
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(grid->rowCount(), 1);
    return grid;
}

/// The right column: what is there already.
QLayout* StartPage::makeOpenings() {
    auto* column = new QVBoxLayout;
    column->setSpacing(theme::kInsideControl);
    column->addWidget(widgets::makeLabel(tr("Open"), widgets::TextRole::Section));
    column->addWidget(way("folder-open", theme::Scale::Slate, tr("Open a workspace"), tr("A .rehearsal file"),
                          &StartPage::openRequested));
    column->addWidget(way("package", theme::Scale::Slate, tr("Import a rule bundle folder"),
                          tr("As it stands in a repository"), &StartPage::importFolderRequested));
    column->addWidget(way("file-archive", theme::Scale::Slate, tr("Import a rule bundle zip"),
                          tr("As it was exported"), &StartPage::importZipRequested));
    column->addSpacing(theme::kBetweenGroups - theme::kInsideControl);
    column->addWidget(widgets::makeLabel(tr("Recent workspaces"), widgets::TextRole::Section));
    recent_->setSpacing(theme::kInsideControl);
    column->addLayout(recent_);
    column->addStretch();
    return column;
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
