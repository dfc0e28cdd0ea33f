#include "design/json_pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QVBoxLayout>

#include "base/json_pointer.h"
#include "bundle/document_kind.h"
#include "bundle/edits.h"
#include "bundle/json_edit.h"
#include "bundle/json_places.h"
#include "bundle/json_text.h"
#include "design/json_editor.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"
#include "words/diagnostic_text.h"

namespace rehearsal::design {

namespace theme = widgets::theme;

namespace {

constexpr int kPauseMs = 350;    ///< So long nothing more is typed, and the document is told.
constexpr int kBurstMs = 2'000;  ///< So long after that, more typing undoes with it.
constexpr int kListHeight = 112;

/// Characters before a byte of UTF-8.
int characters(const std::string& text, std::size_t byte) {
    return static_cast<int>(QString::fromUtf8(text.data(), static_cast<qsizetype>(byte)).size());
}

std::size_t bytes(const QString& text, int character) {
    return static_cast<std::size_t>(text.left(character).toUtf8().size());
}

}  // namespace

JsonPane::JsonPane(session::Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      editor_(new JsonEditor(this)),
      strip_(new QFrame(this)),
      state_(widgets::makeLabel({}, widgets::TextRole::Error, strip_)),
      discard_(new QPushButton(tr("Discard the draft"), strip_)),
      problems_(new QListWidget(this)) {
    widgets::setSurface(strip_, widgets::Surface::Alert);
    auto* line = new QHBoxLayout(strip_);
    line->setContentsMargins(theme::kPanelPadding, theme::kInsideControl, theme::kPanelPadding,
                             theme::kInsideControl);
    state_->setWordWrap(true);
    state_->setObjectName(QStringLiteral("jsonState"));
    discard_->setObjectName(QStringLiteral("discardDraft"));
    line->addWidget(state_, 1);
    line->addWidget(discard_);
    strip_->hide();
    problems_->setAccessibleName(tr("What is wrong in the JSON"));
    problems_->setObjectName(QStringLiteral("jsonProblems"));
    problems_->setMaximumHeight(kListHeight);
    problems_->setIconSize({theme::kSmallIcon, theme::kSmallIcon});
    problems_->setFrameShape(QFrame::NoFrame);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(widgets::makeLine(Qt::Horizontal, this));
    column->addWidget(strip_);
    column->addWidget(editor_, 1);
    column->addWidget(problems_);
    setFocusProxy(editor_);
    pause_.setSingleShot(true);
    pause_.setInterval(kPauseMs);
    burst_.setSingleShot(true);
    burst_.setInterval(kBurstMs);
    connect(&pause_, &QTimer::timeout, this, &JsonPane::flush);
    connect(&burst_, &QTimer::timeout, this, [this] { ++bursts_; });
    connect(editor_, &QPlainTextEdit::textChanged, this, &JsonPane::onTyped);
    connect(editor_, &QPlainTextEdit::cursorPositionChanged, this, &JsonPane::onCursorMoved);
    connect(editor_, &JsonEditor::undoRequested, this, &JsonPane::flush);
    connect(editor_, &JsonEditor::leaveRequested, this, &JsonPane::leaveRequested);
    connect(discard_, &QPushButton::clicked, this, &JsonPane::discardDraft);
    connect(problems_, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
        editor_->goTo(item->data(Qt::UserRole).toInt());
        editor_->setFocus();
    });
    connect(problems_, &QListWidget::itemClicked, problems_, &QListWidget::itemActivated);
    using session::Session;
    connect(&session_, &Session::opened, this, [this] {
        shownFor_.clear();
        refresh();
    });
    connect(&session_, &Session::documentChanged, this, &JsonPane::refresh);
    connect(&session_, &Session::campaignIdChanged, this, &JsonPane::refresh);
    connect(&session_, &Session::nodeIdChanged, this, &JsonPane::showNode);
    refresh();
}

QWidget* JsonPane::makeHeader() {
    auto* header = new QWidget(this);
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(theme::kPanelPadding, theme::kInsideControl, theme::kPanelPadding,
                             theme::kInsideControl);
    name_ = widgets::makeLabel({}, widgets::TextRole::Secondary, header);
    auto* back = new QPushButton(widgets::icon(QStringLiteral("workflow")), tr("Back to the canvas"), header);
    back->setToolTip(tr("Back to the canvas (Ctrl+Shift+J)"));
    back->setObjectName(QStringLiteral("backToCanvas"));
    connect(back, &QPushButton::clicked, this, &JsonPane::leaveRequested);
    line->addWidget(name_, 1);
    line->addWidget(back);
    return header;
}

std::string JsonPane::file() const {
    return bundle::campaignFile(shownFor_.toStdString());
}

QString JsonPane::draftKey() const {
    return QStringLiteral("draft.json.") + shownFor_;
}

QString JsonPane::documentText() const {
    const std::string* text = session_.document().files().find(file());
    return text ? QString::fromStdString(*text) : QString();
}

void JsonPane::refresh() {
    const QString id = session_.campaignId();
    if (id != shownFor_) {
        if (!shownFor_.isEmpty() && pause_.isActive()) flush();  // Of the campaign that was shown.
        shownFor_ = id;
        draft_ = QString();
        const QString kept = session_.setting(draftKey());
        if (!kept.isEmpty()) draft_ = kept;
    }
    const QString wanted = hasDraft() ? draft_ : documentText();
    if (pause_.isActive()) return;  // What is being typed is told first, and wins.
    if (editor_->toPlainText() != wanted) {
        const QScopedValueRollback<bool> quiet(showing_, true);
        const int at = editor_->textCursor().position();
        editor_->setPlainText(wanted);
        editor_->goTo(at);
    }
    editor_->setReadOnly(id.isEmpty());
    name_->setText(id.isEmpty() ? QString() : QString::fromStdString(file()));
    showProblems();
}

void JsonPane::onTyped() {
    if (showing_) return;
    pause_.start();
}

void JsonPane::flush() {
    pause_.stop();
    if (shownFor_.isEmpty()) return;
    const QString text = editor_->toPlainText();
    if (text == documentText()) {
        setDraft(QString());
        return showProblems();
    }
    bundle::Findings findings(file());
    const auto parsed = bundle::parseJson(text.toStdString(), findings);
    if (!parsed || !parsed->isObject()) {
        setDraft(text);
        return showProblems();
    }
    setDraft(QString());
    const QString key = QStringLiteral("json:%1:%2").arg(shownFor_).arg(bursts_);
    burst_.start();
    session_.apply(bundle::edits::setText(session_.document(), file(), text.toStdString(),
                                          tr("Edit as JSON").toStdString()),
                   key);
    showProblems();
}

void JsonPane::setDraft(const QString& text) {
    draft_ = text;
    session_.setSetting(draftKey(), text);  // It outlives the program, and never reaches the document.
}

void JsonPane::discardDraft() {
    pause_.stop();
    setDraft(QString());
    refresh();
    editor_->setFocus();
}

void JsonPane::showDraftState(const base::Diagnostic& fault) {
    state_->setText(
        tr("Line %1, column %2: %3 Until it is mended the campaign stays as it was; what you typed is "
           "kept.")
            .arg(fault.line)
            .arg(fault.column)
            .arg(QString::fromStdString(fault.text).trimmed() + QLatin1Char('.')));
}

void JsonPane::showProblems() {
    const std::string text = editor_->toPlainText().toStdString();
    QVector<JsonMark> marks;
    strip_->setVisible(hasDraft());
    if (hasDraft()) {
        bundle::Findings findings(file());
        (void)bundle::parseJson(text, findings);
        base::Diagnostics faults = findings.takeDiagnostics();
        if (faults.empty())
            faults.push_back(
                {base::Severity::Error, file(), {}, 1, 1, "A campaign is an object in braces", {}});
        const base::Diagnostic& fault = faults.back();
        showDraftState(fault);
        const QTextBlock block = editor_->document()->findBlockByNumber(std::max(0, fault.line - 1));
        const int at = block.position() + std::clamp(fault.column - 1, 0, std::max(0, block.length() - 1));
        marks.append({at, at + 1, true, QString::fromStdString(fault.text)});
    } else {
        const bundle::JsonPlaces places(text);
        for (const base::Diagnostic& problem : session_.problems()) {
            if (problem.file != file()) continue;
            const bundle::JsonPlace& place = places.of(problem.pointer);
            marks.append({characters(text, place.begin), characters(text, place.end),
                          problem.severity == base::Severity::Error, words::diagnosticText(problem)});
        }
    }
    editor_->setMarks(marks);
    problems_->clear();
    for (const JsonMark& mark : marks) {
        const int number = editor_->document()->findBlock(mark.begin).blockNumber() + 1;
        auto* item = new QListWidgetItem(
            widgets::icon(mark.error ? QStringLiteral("circle-x") : QStringLiteral("triangle-alert"),
                          mark.error ? theme::Scale::Tomato : theme::Scale::Amber),
            tr("Line %1: %2").arg(number).arg(mark.sentence), problems_);
        item->setData(Qt::UserRole, mark.begin);
        item->setToolTip(mark.sentence);
    }
    problems_->setVisible(!marks.isEmpty());
}

void JsonPane::showNode(const QString& id) {
    if (showing_ || hasDraft() || id.isEmpty()) return;
    const std::string text = editor_->toPlainText().toStdString();
    const std::string pointer = base::childPointer("/nodes", id.toStdString());
    const bundle::JsonPlaces places(text);
    const bundle::JsonPlace& place = places.of(pointer);
    if (place.pointer != pointer) return;
    const QScopedValueRollback<bool> quiet(showing_, true);
    editor_->goTo(characters(text, place.begin));
}

void JsonPane::onCursorMoved() {
    if (showing_ || !editor_->hasFocus()) return;
    const QString text = editor_->toPlainText();
    const bundle::JsonPlaces places(text.toStdString());
    const auto steps =
        bundle::pointerTokens(places.at(bytes(text, editor_->textCursor().position())).pointer);
    const bool inNode = steps.size() > 1 && steps[0] == "nodes";
    const QScopedValueRollback<bool> quiet(showing_, true);
    session_.setNodeId(inNode ? QString::fromStdString(steps[1]) : QString());
}

void JsonPane::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showNode(session_.nodeId());
}

}  // namespace rehearsal::design
