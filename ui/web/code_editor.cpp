#include "web/code_editor.h"

#include <QVBoxLayout>
#include <QWebChannel>
#include <QWebEnginePage>
#include <QWebEngineView>

#include "web/editor_bridge.h"
#include "web/profile.h"
#include "web/schemes.h"
#include "widgets/theme.h"

namespace rehearsal::web {

namespace theme = widgets::theme;

namespace {

/// The window's tokens as the variables of resources/web/editor/theme.js.
QJsonObject themeVariables() {
    const auto role = [](theme::Role token) { return theme::color(token).name(); };
    const auto text = [](theme::Scale scale) { return theme::color(scale, 11).name(); };
    const auto pixels = [](theme::TextSize size) {
        return QStringLiteral("%1px").arg(theme::pixelSize(size));
    };
    return {
        {QStringLiteral("--card"), role(theme::Role::Card)},
        {QStringLiteral("--panel"), role(theme::Role::Panel)},
        {QStringLiteral("--text"), role(theme::Role::Text)},
        {QStringLiteral("--secondary"), role(theme::Role::SecondaryText)},
        {QStringLiteral("--faint"), theme::color(theme::Scale::Slate, 9).name()},
        {QStringLiteral("--line"), theme::color(theme::Scale::Slate, 2).name()},
        {QStringLiteral("--control"), role(theme::Role::Control)},
        {QStringLiteral("--control-border"), role(theme::Role::ControlBorder)},
        {QStringLiteral("--border"), role(theme::Role::Border)},
        {QStringLiteral("--selection"), theme::color(theme::Scale::Indigo, 4).name()},
        {QStringLiteral("--accent-text"), role(theme::Role::AccentText)},
        {QStringLiteral("--focus"), role(theme::Role::Focus)},
        {QStringLiteral("--error"), theme::color(theme::Scale::Tomato, 9).name()},
        {QStringLiteral("--warning"), theme::color(theme::Scale::Amber, 9).name()},
        {QStringLiteral("--match"), theme::color(theme::Scale::Amber, 5).name()},
        {QStringLiteral("--tag"), text(theme::Scale::Indigo)},
        {QStringLiteral("--attribute"), text(theme::Scale::Teal)},
        {QStringLiteral("--string"), text(theme::Scale::Grass)},
        {QStringLiteral("--liquid"), text(theme::Scale::Violet)},
        {QStringLiteral("--variable"), text(theme::Scale::Violet)},
        {QStringLiteral("--number"), text(theme::Scale::Amber)},
        {QStringLiteral("--family"), QStringLiteral("\"%1\"").arg(theme::fontFamily())},
        {QStringLiteral("--source-size"), pixels(theme::TextSize::Body)},
        {QStringLiteral("--body-size"), pixels(theme::TextSize::Body)},
        {QStringLiteral("--secondary-size"), pixels(theme::TextSize::Secondary)},
    };
}

QJsonArray toJson(const base::Diagnostics& problems) {
    QJsonArray list;
    for (const auto& problem : problems) {
        if (problem.line <= 0) continue;
        QString message = QString::fromStdString(problem.text);
        if (!problem.hint.empty()) message += QLatin1Char('\n') + QString::fromStdString(problem.hint);
        const bool isError = problem.severity == base::Severity::Error;
        list.append(QJsonObject{
            {QStringLiteral("line"), problem.line},
            {QStringLiteral("column"), problem.column},
            {QStringLiteral("severity"), isError ? QStringLiteral("error") : QStringLiteral("warning")},
            {QStringLiteral("message"), message}});
    }
    return list;
}

}  // namespace

CodeEditor::CodeEditor(QWidget* parent)
    : QWidget(parent),
      profile_(Profile::tools()),
      view_(new QWebEngineView(this)),
      page_(new QWebEnginePage(profile_->engine())),
      bridge_(new EditorBridge(this)) {
    bridge_->onReady = [this] { onReady(); };
    bridge_->onTyped = [this](const QString& key, const QString& text) {
        if (key == key_) text_ = text;
        emit typed(key, text);
    };
    bridge_->onFormatted = [this](const QString& key, const QString& text) {
        if (key == key_) emit formatted(key, text);
    };
    bridge_->onSelected = [this](const QString& key, int from, int to) {
        if (key != key_) return;
        selection_ = {from, to};
        emit selectionChanged();
    };
    bridge_->onDropped = [this](const QString& key, const QString& block, int at) {
        if (key == key_) emit blockDropped(block, at);
    };
    bridge_->onUndo = [this] { emit undoRequested(); };
    bridge_->onRedo = [this] { emit redoRequested(); };
    auto* channel = new QWebChannel(page_);
    channel->registerObject(QStringLiteral("bridge"), bridge_);
    page_->setWebChannel(channel);
    page_->setBackgroundColor(theme::color(theme::Role::Card));
    view_->setPage(page_);
    view_->setContextMenuPolicy(Qt::NoContextMenu);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(view_);
    setFocusProxy(view_);
    connect(&theme::Notifier::instance(), &theme::Notifier::changed, this, &CodeEditor::sendTheme);
    connect(page_, &QWebEnginePage::renderProcessTerminated, this, [this] {
        ready_ = false;
        page_->load(toolUrl(QStringLiteral("editor.html")));
    });
    page_->load(toolUrl(QStringLiteral("editor.html")));
}

CodeEditor::~CodeEditor() {
    // Before the profile they live in.
    delete view_;
    delete page_;
}

void CodeEditor::onReady() {
    ready_ = true;
    sendTheme();
    emit bridge_->complete(tags_);
    emit bridge_->setNames(names_);
    emit bridge_->show(key_, language_, text_, readOnly_);
    emit bridge_->showProblems(problems_);
    emit ready();
}

void CodeEditor::sendTheme() {
    page_->setBackgroundColor(theme::color(theme::Role::Card));
    if (ready_) emit bridge_->setVariables(themeVariables());
}

void CodeEditor::showText(const QString& key, const QString& language, const QString& text, Access access) {
    const bool readOnly = access == Access::ReadOnly;
    if (key == key_ && language == language_ && text == text_ && readOnly == readOnly_) return;
    // The page marks nothing in a text it has not shown yet.
    if (key != key_) problems_ = {};
    key_ = key;
    language_ = language;
    text_ = text;
    readOnly_ = readOnly;
    if (ready_) emit bridge_->show(key_, language_, text_, readOnly_);
}

void CodeEditor::showProblems(const base::Diagnostics& problems) {
    QJsonArray list = toJson(problems);
    if (list == problems_) return;
    problems_ = std::move(list);
    if (ready_) emit bridge_->showProblems(problems_);
}

void CodeEditor::setMergeTags(const QJsonObject& tags) {
    if (tags == tags_) return;
    tags_ = tags;
    if (ready_) emit bridge_->complete(tags_);
}

void CodeEditor::setNames(const QJsonObject& names) {
    if (names == names_) return;
    names_ = names;
    if (ready_) emit bridge_->setNames(names_);
}

void CodeEditor::goTo(int line, int column) {
    view_->setFocus();
    if (ready_) emit bridge_->goTo(line, column);
}

void CodeEditor::find() {
    view_->setFocus();
    if (ready_) emit bridge_->find();
}

void CodeEditor::replace() {
    view_->setFocus();
    if (ready_) emit bridge_->replace();
}

void CodeEditor::format() {
    if (ready_) emit bridge_->format();
}

}  // namespace rehearsal::web
