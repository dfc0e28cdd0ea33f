#include "email/template_editor.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "email/block_palette.h"
#include "email/liquid_field.h"
#include "email/settings_form.h"
#include "email/source_problems.h"
#include "email/template_draft.h"
#include "email/template_edits.h"
#include "session/session.h"
#include "web/code_editor.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

// What most clients show of them before they cut (characters).
constexpr int kSubjectShown = 60;
constexpr int kPreheaderShown = 90;
constexpr int kLeastSource = 280;

/// A file ends with a line break that nobody sees in a field.
QString withoutEnd(const std::string& text) {
    QString shown = QString::fromStdString(text);
    while (shown.endsWith(QLatin1Char('\n')) || shown.endsWith(QLatin1Char('\r'))) shown.chop(1);
    return shown;
}

}  // namespace

TemplateEditor::TemplateEditor(session::Session& session, TemplateDraft& draft, QWidget* parent)
    : QWidget(parent), session_(session), draft_(draft) {
    setAttribute(Qt::WA_StyledBackground);
    widgets::setSurface(this, widgets::Surface::Panel);
    makeTabs();
    sourcePage_ = new QWidget(this);
    palette_ = new BlockPalette(sourcePage_);
    palette_->hide();
    auto* page = new QHBoxLayout(sourcePage_);
    page->setContentsMargins({});
    page->setSpacing(0);
    page->addWidget(palette_);
    settings_ = new SettingsForm(session_, this);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(sourcePage_);
    stack_->addWidget(settings_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(tabs_);
    layout->addWidget(widgets::makeLine(Qt::Horizontal, this));
    layout->addWidget(makeNote());
    layout->addWidget(stack_, 1);
    connect(blocks_, &QToolButton::toggled, this, &TemplateEditor::setPaletteShown);
    connect(palette_, &BlockPalette::chosen, this, [this](const QString& block) { insertBlock(block); });
    connect(palette_, &BlockPalette::editRequested, this,
            [this](const QString& block) { openBlock(block.toStdString()); });
    connect(palette_, &BlockPalette::saveRequested, this, &TemplateEditor::saveBlock);
    connect(palette_, &BlockPalette::leaveRequested, this, [this] {
        if (source_) source_->setFocus();
    });
    connect(tabs_, &QTabBar::currentChanged, this, &TemplateEditor::showTab);
    connect(&draft_, &TemplateDraft::replaced, this, &TemplateEditor::refresh);
    connect(&draft_, &TemplateDraft::changed, this, &TemplateEditor::showProblems);
}

QWidget* TemplateEditor::makeHead() {
    auto* head = new QWidget(this);
    title_ = widgets::makeLabel({}, widgets::TextRole::Title, head);
    title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* find = new QToolButton(head);
    find->setIcon(widgets::icon(QStringLiteral("search")));
    find->setToolTip(tr("Find and replace in the source (Ctrl+F)"));
    find->setAccessibleName(tr("Find and replace"));
    blocks_ = new QToolButton(head);
    blocks_->setIcon(
        widgets::icon(QStringLiteral("blocks"), theme::Role::SecondaryText, theme::Role::AccentText));
    blocks_->setText(tr("Blocks"));
    blocks_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    blocks_->setToolTip(tr("Parts of a mail to put in: a greeting, the cart, a footer"));
    blocks_->setCheckable(true);
    auto* more = new QToolButton(head);
    more->setIcon(widgets::icon(QStringLiteral("ellipsis")));
    more->setToolTip(tr("More"));
    more->setAccessibleName(tr("More"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(makeMenu(more));
    auto* top = new QHBoxLayout;
    top->addWidget(title_, 1);
    top->addWidget(blocks_);
    top->addWidget(find);
    top->addWidget(more);
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(theme::kPanelPadding, theme::kBetweenFields, theme::kPanelPadding,
                               theme::kInsideControl);
    layout->setSpacing(theme::kInsideControl);
    layout->addLayout(top);
    subject_ = addField(layout, tr("Subject"), "subject.liquid", kSubjectShown);
    preheader_ = addField(layout, tr("Preheader"), "preheader.liquid", kPreheaderShown);
    connect(find, &QToolButton::clicked, this, [this] {
        if (tabs_->currentIndex() == Settings) tabs_->setCurrentIndex(Body);
        if (source_) source_->find();
    });
    return head;
}

void TemplateEditor::makeTabs() {
    tabs_ = new QTabBar(this);
    for (const QString& name :
         {tr("MJML"), tr("HTML"), tr("Plain text"), tr("AMP"), tr("Block"), tr("Settings")})
        tabs_->addTab(name);
    tabs_->setTabToolTip(Html, tr("What the MJML becomes"));
    tabs_->setTabToolTip(Amp, tr("A part for inboxes that show AMP, such as Gmail"));
    tabs_->setTabVisible(Block, false);
    tabs_->setExpanding(false);
    tabs_->setDrawBase(false);
    tabs_->setAccessibleName(tr("Parts of the email"));
    auto* close = new QToolButton(tabs_);
    close->setIcon(widgets::icon(QStringLiteral("x")));
    close->setAutoRaise(true);
    close->setFixedSize(theme::kSmallestTarget, theme::kSmallestTarget);
    close->setToolTip(tr("Close the block"));
    close->setAccessibleName(tr("Close the block"));
    tabs_->setTabButton(Block, QTabBar::RightSide, close);
    connect(close, &QToolButton::clicked, this, &TemplateEditor::closeBlock);
}

/// A line above the source that says what the shown part is, where that is not plain.
QWidget* TemplateEditor::makeNote() {
    note_ = new QWidget(this);
    noteText_ = widgets::makeLabel({}, widgets::TextRole::Secondary, note_);
    noteText_->setWordWrap(true);
    noteButton_ = new QPushButton(tr("Start from a valid AMP mail"), note_);
    auto* layout = new QHBoxLayout(note_);
    layout->setContentsMargins(theme::kPanelPadding, theme::kInsideControl, theme::kPanelPadding,
                               theme::kInsideControl);
    layout->addWidget(noteText_, 1);
    layout->addWidget(noteButton_);
    connect(noteButton_, &QPushButton::clicked, this, [this] {
        draft_.change({{fileOf(draft_.id(), "body.amp.html"), ampSkeleton()}}, tr("Add AMP part"));
    });
    return note_;
}

QMenu* TemplateEditor::makeMenu(QWidget* parent) {
    auto* menu = new QMenu(parent);
    const auto add = [this, menu](const char* icon, const QString& text, auto run) {
        QAction* action = menu->addAction(widgets::icon(QLatin1String(icon)), text);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    const auto id = [this] { return QString::fromStdString(draft_.id()); };
    add("replace", tr("Find and replace\tCtrl+H"), [this] {
        if (tabs_->currentIndex() == Settings) tabs_->setCurrentIndex(Body);
        if (source_) source_->replace();
    });
    add("align-left", tr("Format source\tShift+Alt+F"), [this] {
        if (source_) source_->format();
    });
    menu->addSeparator();
    add("copy", tr("Duplicate email"), [this, id] { emit duplicateRequested(id()); });
    add("trash-2", tr("Delete email"), [this, id] { emit removeRequested(id()); });
    return menu;
}

TemplateEditor::Field TemplateEditor::addField(QVBoxLayout* layout, const QString& label, const char* part,
                                               int most) {
    auto* field = new LiquidField(this);
    field->setAccessibleName(label);
    auto* count = widgets::makeLabel({}, widgets::TextRole::Secondary, this);
    count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    count->setMinimumWidth(QFontMetrics(count->font()).horizontalAdvance(QStringLiteral("000")));
    count->setToolTip(tr("Characters for this person; most inboxes show about %1").arg(most));
    auto* caption = widgets::makeLabel(label, widgets::TextRole::Secondary, this);
    caption->setFixedWidth(64);
    caption->setBuddy(field);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kInsideControl);
    row->addWidget(caption);
    row->addWidget(field, 1);
    row->addWidget(count);
    layout->addLayout(row);
    auto* problem = widgets::makeLabel({}, widgets::TextRole::Error, this);
    problem->setWordWrap(true);
    problem->setContentsMargins(caption->width() + theme::kInsideControl, 0, 0, 0);
    problem->hide();
    layout->addWidget(problem);
    connect(field, &QLineEdit::textEdited, this,
            [this, part](const QString& text) { typeField(fileOf(draft_.id(), part), text); });
    connect(field, &QLineEdit::editingFinished, &draft_, &TemplateDraft::commit);
    connect(field, &LiquidField::undoRequested, &draft_, &TemplateDraft::undo);
    connect(field, &LiquidField::redoRequested, &draft_, &TemplateDraft::redo);
    return {field, count, problem};
}

void TemplateEditor::showCounts(const QString& subject, const QString& preheader) {
    const auto count = [](QLabel* label, const QString& text, int most) {
        const auto length = text.toUcs4().size();
        label->setText(QString::number(length));
        widgets::setTextRole(label,
                             length > most ? widgets::TextRole::Warning : widgets::TextRole::Secondary);
    };
    count(subject_.count, subject, kSubjectShown);
    count(preheader_.count, preheader, kPreheaderShown);
}

void TemplateEditor::start() {
    if (source_) return;
    source_ = new web::CodeEditor(sourcePage_);
    static_cast<QHBoxLayout*>(sourcePage_->layout())->addWidget(source_, 1);
    source_->setMinimumWidth(kLeastSource);
    connect(source_, &web::CodeEditor::blockDropped, this, &TemplateEditor::insertBlock);
    connect(source_, &web::CodeEditor::selectionChanged, this, [this] {
        const auto [from, to] = source_->selection();
        palette_->setCanSave(from != to && tabs_->currentIndex() == Body);
        palette_->clearProblem();
    });
    connect(source_, &web::CodeEditor::typed, this, [this](const QString& key, const QString& text) {
        // The page may still tell of an email that has been left.
        const std::string file = key.toStdString();
        if (file.starts_with(fileOf(draft_.id(), "")) || file == blockFile_)
            draft_.type(file, text.toStdString());
    });
    connect(source_, &web::CodeEditor::formatted, this, [this](const QString& key, const QString& text) {
        draft_.change({{key.toStdString(), text.toStdString()}}, tr("Format email"));
    });
    connect(source_, &web::CodeEditor::undoRequested, &draft_, &TemplateDraft::undo);
    connect(source_, &web::CodeEditor::redoRequested, &draft_, &TemplateDraft::redo);
    refresh();
}

std::string TemplateEditor::shownFile() const {
    switch (tabs_->currentIndex()) {
        case Html:
            return fileOf(draft_.id(), "body.html");
        case Text:
            return fileOf(draft_.id(), "body.txt");
        case Amp:
            return fileOf(draft_.id(), "body.amp.html");
        case Block:
            return blockFile_;
        default:
            return draft_.bodyFile();
    }
}

void TemplateEditor::refresh() {
    const std::string& id = draft_.id();
    const auto* email = session_.bundle().emailTemplate(id);
    title_->setText(QString::fromStdString(email && !email->name.empty() ? email->name : id));
    title_->setToolTip(title_->text());
    subject_.edit->showText(withoutEnd(draft_.text(fileOf(id, "subject.liquid"))));
    preheader_.edit->showText(withoutEnd(draft_.text(fileOf(id, "preheader.liquid"))));
    tabs_->setTabText(Body, draft_.hasMjml() ? tr("MJML") : tr("HTML"));
    tabs_->setTabVisible(Html, draft_.hasMjml());
    settings_->showTemplate(id);
    if (!blockFile_.empty() && !session_.document().files().contains(blockFile_)) closeBlock();
    showNames();
    showTab();
}

void TemplateEditor::showTab() {
    const int tab = tabs_->currentIndex();
    stack_->setCurrentIndex(tab == Settings ? 1 : 0);
    showNote();
    if (!source_ || tab == Settings || draft_.id().empty()) return;
    const QString file = QString::fromStdString(shownFile());
    const bool isMade = tab == Html && draft_.hasMjml();
    const std::string text = isMade ? draft_.current().html : draft_.text(shownFile());
    source_->showText(file, language(), QString::fromStdString(text),
                      isMade ? web::CodeEditor::Access::ReadOnly : web::CodeEditor::Access::Write);
    showProblems();
}

QString TemplateEditor::language() const {
    switch (tabs_->currentIndex()) {
        case Text:
            return QStringLiteral("text");
        case Amp:
            return QStringLiteral("amp");
        default:
            return shownFile().ends_with(".mjml") ? QStringLiteral("mjml") : QStringLiteral("html");
    }
}

void TemplateEditor::showNote() {
    const int tab = tabs_->currentIndex();
    const bool isEmpty = draft_.text(shownFile()).empty();
    QString text;
    if (tab == Html) text = tr("Made from the MJML, to look at and to copy. Change the mail under MJML.");
    if (tab == Text && isEmpty)
        text = tr("Without a text of its own, the plain text part is made from the mail.");
    if (tab == Amp && isEmpty)
        text = tr("No AMP part. Inboxes that know AMP show it instead of the mail; all others never see it.");
    if (tab == Block)
        text = tr(
            "A block: changed here, it changes in every email that uses it. The preview shows this email.");
    noteText_->setText(text);
    noteButton_->setVisible(tab == Amp && isEmpty);
    note_->setVisible(!text.isEmpty());
}

/// The names of the bundle that are offered while typing.
void TemplateEditor::showNames() {
    palette_->showBlocks(blocksOf(session_.document()));
    if (!source_) return;
    QJsonArray blocks;
    QJsonArray assets;
    QJsonArray includes;
    for (const auto& [id, text] : session_.bundle().blocks) blocks.append(QString::fromStdString(id));
    for (const std::string& file : session_.document().files().under("assets/"))
        assets.append(QString::fromStdString(file));
    for (const std::string& file : session_.document().files().under("blocks/"))
        if (!file.ends_with(".liquid")) includes.append(QString::fromStdString(file));
    source_->setNames({{QStringLiteral("blocks"), blocks},
                       {QStringLiteral("assets"), assets},
                       {QStringLiteral("includes"), includes}});
}

void TemplateEditor::typeField(const std::string& file, const QString& text) {
    std::string now = text.toStdString();
    if (!now.empty() && draft_.text(file).ends_with('\n')) now += '\n';
    draft_.type(file, now);
}

void TemplateEditor::showProblems() {
    if (draft_.id().empty()) return;
    const auto problems = sourceProblems(draft_, blockFile_);
    base::Diagnostics shown;
    for (const auto& problem : problems)
        if (problem.file == shownFile()) shown.push_back(problem);
    if (source_) source_->showProblems(shown);
    showFieldProblem(subject_, problems, "/subject.liquid");
    showFieldProblem(preheader_, problems, "/preheader.liquid");
    if (tabs_->currentIndex() == Html && source_)
        source_->showText(QString::fromStdString(shownFile()), QStringLiteral("html"),
                          QString::fromStdString(draft_.current().html), web::CodeEditor::Access::ReadOnly);
    showNote();
}

/// Says under a field what is wrong with it, at which character.
void TemplateEditor::showFieldProblem(const Field& field, const base::Diagnostics& problems,
                                      std::string_view file) {
    QStringList texts;
    for (const auto& problem : problems) {
        if (!problem.file.ends_with(file)) continue;
        QString text = QString::fromStdString(problem.text);
        if (!problem.hint.empty()) text += QStringLiteral(": ") + QString::fromStdString(problem.hint);
        texts << (problem.column > 1 ? tr("At character %1: %2").arg(problem.column).arg(text) : text);
    }
    widgets::setInvalid(field.edit, !texts.isEmpty());
    field.problem->setText(texts.join(QLatin1Char('\n')));
    field.problem->setVisible(!texts.isEmpty());
    field.edit->setAccessibleDescription(field.problem->text());
}

void TemplateEditor::goTo(const base::Diagnostic& problem) {
    for (const auto& [field, file] :
         {std::pair(subject_, "/subject.liquid"), {preheader_, "/preheader.liquid"}}) {
        if (!problem.file.ends_with(file)) continue;
        field.edit->setFocus();
        if (problem.column > 0) field.edit->setCursorPosition(problem.column - 1);
        return;
    }
    if (problem.file.starts_with("blocks/")) {
        openBlock(problem.file);
        if (source_ && problem.line > 0) source_->goTo(problem.line, problem.column);
        return;
    }
    const bool text = problem.file.ends_with("/body.txt");
    const bool amp = problem.file.ends_with("/body.amp.html");
    tabs_->setCurrentIndex(text ? Text : amp ? Amp : Body);
    if (source_ && problem.line > 0 && problem.file == shownFile())
        source_->goTo(problem.line, problem.column);
}

}  // namespace rehearsal::email
