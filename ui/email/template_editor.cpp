#include "email/template_editor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

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
    tabs_ = new QTabBar(this);
    for (const QString& name : {tr("MJML"), tr("Plain text"), tr("Settings")}) tabs_->addTab(name);
    tabs_->setExpanding(false);
    tabs_->setDrawBase(false);
    tabs_->setAccessibleName(tr("Parts of the email"));
    note_ = widgets::makeLabel(tr("Without a text of its own, the plain text part is made from the mail."),
                               widgets::TextRole::Secondary, this);
    note_->setContentsMargins(theme::kPanelPadding, theme::kInsideControl, theme::kPanelPadding,
                              theme::kInsideControl);
    sourcePage_ = new QWidget(this);
    auto* page = new QVBoxLayout(sourcePage_);
    page->setContentsMargins({});
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
    layout->addWidget(note_);
    layout->addWidget(stack_, 1);
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
    auto* more = new QToolButton(head);
    more->setIcon(widgets::icon(QStringLiteral("ellipsis")));
    more->setToolTip(tr("More"));
    more->setAccessibleName(tr("More"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    const auto id = [this] { return QString::fromStdString(draft_.id()); };
    connect(menu->addAction(widgets::icon(QStringLiteral("copy")), tr("Duplicate email")),
            &QAction::triggered, this, [this, id] { emit duplicateRequested(id()); });
    connect(menu->addAction(widgets::icon(QStringLiteral("trash-2")), tr("Delete email")),
            &QAction::triggered, this, [this, id] { emit removeRequested(id()); });
    more->setMenu(menu);
    auto* top = new QHBoxLayout;
    top->addWidget(title_, 1);
    top->addWidget(find);
    top->addWidget(more);
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(theme::kPanelPadding, theme::kBetweenFields, theme::kPanelPadding,
                               theme::kInsideControl);
    layout->setSpacing(theme::kInsideControl);
    layout->addLayout(top);
    subject_ = addField(layout, tr("Subject"), "subject.liquid", subjectCount_, kSubjectShown);
    preheader_ = addField(layout, tr("Preheader"), "preheader.liquid", preheaderCount_, kPreheaderShown);
    connect(find, &QToolButton::clicked, this, [this] {
        if (tabs_->currentIndex() == Settings) tabs_->setCurrentIndex(Body);
        if (source_) source_->find();
    });
    return head;
}

LiquidField* TemplateEditor::addField(QVBoxLayout* layout, const QString& label, const char* part,
                                      QLabel*& count, int most) {
    auto* field = new LiquidField(this);
    field->setAccessibleName(label);
    count = widgets::makeLabel({}, widgets::TextRole::Secondary, this);
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
    connect(field, &QLineEdit::textEdited, this,
            [this, part](const QString& text) { typeField(fileOf(draft_.id(), part), text); });
    connect(field, &QLineEdit::editingFinished, &draft_, &TemplateDraft::commit);
    connect(field, &LiquidField::undoRequested, &draft_, &TemplateDraft::undo);
    connect(field, &LiquidField::redoRequested, &draft_, &TemplateDraft::redo);
    return field;
}

void TemplateEditor::showCounts(const QString& subject, const QString& preheader) {
    const auto count = [](QLabel* label, const QString& text, int most) {
        const auto length = text.toUcs4().size();
        label->setText(QString::number(length));
        widgets::setTextRole(label,
                             length > most ? widgets::TextRole::Warning : widgets::TextRole::Secondary);
    };
    count(subjectCount_, subject, kSubjectShown);
    count(preheaderCount_, preheader, kPreheaderShown);
}

void TemplateEditor::start() {
    if (source_) return;
    source_ = new web::CodeEditor(sourcePage_);
    sourcePage_->layout()->addWidget(source_);
    connect(source_, &web::CodeEditor::typed, this, [this](const QString& key, const QString& text) {
        // The page may still tell of an email that has been left.
        const std::string file = key.toStdString();
        if (file.starts_with(fileOf(draft_.id(), ""))) draft_.type(file, text.toStdString());
    });
    connect(source_, &web::CodeEditor::undoRequested, &draft_, &TemplateDraft::undo);
    connect(source_, &web::CodeEditor::redoRequested, &draft_, &TemplateDraft::redo);
    refresh();
}

std::string TemplateEditor::shownFile() const {
    return tabs_->currentIndex() == Text ? fileOf(draft_.id(), "body.txt") : draft_.bodyFile();
}

void TemplateEditor::refresh() {
    const std::string& id = draft_.id();
    const auto* email = session_.bundle().emailTemplate(id);
    title_->setText(QString::fromStdString(email && !email->name.empty() ? email->name : id));
    title_->setToolTip(title_->text());
    subject_->showText(withoutEnd(draft_.text(fileOf(id, "subject.liquid"))));
    preheader_->showText(withoutEnd(draft_.text(fileOf(id, "preheader.liquid"))));
    tabs_->setTabText(Body, draft_.hasMjml() ? tr("MJML") : tr("HTML"));
    settings_->showTemplate(id);
    showTab();
}

void TemplateEditor::showTab() {
    const int tab = tabs_->currentIndex();
    stack_->setCurrentIndex(tab == Settings ? 1 : 0);
    const std::string file = shownFile();
    const std::string text = draft_.text(file);
    note_->setVisible(tab == Text && text.empty());
    if (!source_ || tab == Settings || draft_.id().empty()) return;
    const QString language = tab == Text        ? QStringLiteral("text")
                             : draft_.hasMjml() ? QStringLiteral("mjml")
                                                : QStringLiteral("html");
    source_->showText(QString::fromStdString(file), language, QString::fromStdString(text));
    showProblems();
}

void TemplateEditor::typeField(const std::string& file, const QString& text) {
    std::string now = text.toStdString();
    if (!now.empty() && draft_.text(file).ends_with('\n')) now += '\n';
    draft_.type(file, now);
}

void TemplateEditor::showProblems() {
    if (draft_.id().empty()) return;
    base::Diagnostics shown;
    bool subject = false;
    bool preheader = false;
    for (const auto& problem : sourceProblems(draft_)) {
        if (problem.file == shownFile()) shown.push_back(problem);
        subject = subject || problem.file.ends_with("/subject.liquid");
        preheader = preheader || problem.file.ends_with("/preheader.liquid");
    }
    widgets::setInvalid(subject_, subject);
    widgets::setInvalid(preheader_, preheader);
    if (source_) source_->showProblems(shown);
    note_->setVisible(tabs_->currentIndex() == Text && draft_.text(shownFile()).empty());
}

void TemplateEditor::goTo(const base::Diagnostic& problem) {
    if (problem.file.ends_with("/subject.liquid")) return subject_->setFocus();
    if (problem.file.ends_with("/preheader.liquid")) return preheader_->setFocus();
    const bool text = problem.file.ends_with("/body.txt");
    tabs_->setCurrentIndex(text ? Text : Body);
    if (source_ && problem.line > 0 && problem.file == shownFile())
        source_->goTo(problem.line, problem.column);
}

}  // namespace rehearsal::email
