#include "design/json_editor.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

#include "design/json_highlighter.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

namespace rehearsal::design {

namespace theme = widgets::theme;

namespace {

constexpr int kMark = 14;

/// Where the numbers of the lines stand.
class Margin : public QWidget {
  public:
    explicit Margin(JsonEditor* editor) : QWidget(editor), editor_(editor) {}

  protected:
    void paintEvent(QPaintEvent* event) override { editor_->paintMargin(event); }
    bool event(QEvent* event) override {
        if (event->type() == QEvent::ToolTip) {
            const auto* help = static_cast<QHelpEvent*>(event);
            const int line = editor_->cursorForPosition({0, help->pos().y()}).blockNumber();
            QToolTip::showText(help->globalPos(), editor_->sentencesAt(line).join(QLatin1Char('\n')), this);
            return true;
        }
        return QWidget::event(event);
    }

  private:
    JsonEditor* editor_;
};

bool isUndoKey(QEvent* event) {
    auto* key = static_cast<QKeyEvent*>(event);
    return key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo) ||
           key->keyCombination() == QKeyCombination(Qt::CTRL, Qt::Key_Y);
}

}  // namespace

JsonEditor::JsonEditor(QWidget* parent) : QPlainTextEdit(parent), margin_(new Margin(this)) {
    setObjectName(QStringLiteral("jsonEditor"));
    setAccessibleName(tr("The campaign as JSON"));
    setProperty("source", true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    new JsonHighlighter(document());
    connect(this, &QPlainTextEdit::blockCountChanged, this,
            [this] { setViewportMargins(marginWidth(), 0, 0, 0); });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& rect, int dy) {
        dy ? margin_->scroll(0, dy) : margin_->update(0, rect.y(), margin_->width(), rect.height());
    });
    connect(&theme::Notifier::instance(), &theme::Notifier::changed, this, &JsonEditor::applyTheme);
    applyTheme();
}

void JsonEditor::applyTheme() {
    setFont(theme::sourceFont());
    setTabStopDistance(2 * QFontMetricsF(font()).horizontalAdvance(QLatin1Char(' ')));
    setViewportMargins(marginWidth(), 0, 0, 0);
    showMarks();
}

int JsonEditor::marginWidth() const {
    const int digits = std::max<int>(3, static_cast<int>(QString::number(blockCount()).size()));
    return digits * QFontMetrics(theme::sourceFont()).horizontalAdvance(QLatin1Char('9')) + kMark + 20;
}

int JsonEditor::lineOf(int position) const {
    return document()->findBlock(position).blockNumber();
}

QStringList JsonEditor::sentencesAt(int line) const {
    QStringList out;
    for (const JsonMark& mark : marks_)
        if (lineOf(mark.begin) == line) out << mark.sentence;
    return out;
}

void JsonEditor::paintMargin(QPaintEvent* event) {
    QPainter painter(margin_);
    painter.fillRect(event->rect(), theme::color(theme::Role::Panel));
    painter.setFont(theme::sourceFont());
    QTextBlock block = firstVisibleBlock();
    QRectF rect = blockBoundingGeometry(block).translated(contentOffset());
    for (; block.isValid() && rect.top() <= event->rect().bottom(); block = block.next()) {
        rect = blockBoundingGeometry(block).translated(contentOffset());
        const bool current = block.blockNumber() == textCursor().blockNumber();
        painter.setPen(theme::color(current ? theme::Role::Text : theme::Role::SecondaryText));
        painter.drawText(QRectF(0, rect.top(), margin_->width() - 8, rect.height()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(block.blockNumber() + 1));
        for (const JsonMark& mark : marks_) {
            if (lineOf(mark.begin) != block.blockNumber()) continue;
            const QPixmap sign = widgets::iconPixmap(
                mark.error ? QStringLiteral("circle-x") : QStringLiteral("triangle-alert"),
                theme::color(mark.error ? theme::Role::ErrorText : theme::Role::WarningText), kMark,
                devicePixelRatioF());
            painter.drawPixmap(QRectF(6, rect.center().y() - kMark / 2.0, kMark, kMark), sign,
                               QRectF(sign.rect()));
            if (mark.error) break;
        }
    }
}

void JsonEditor::setMarks(const QVector<JsonMark>& marks) {
    marks_ = marks;
    showMarks();
    margin_->update();
}

void JsonEditor::showMarks() {
    QList<QTextEdit::ExtraSelection> selections;
    const int last = document()->characterCount() - 1;
    for (const JsonMark& mark : marks_) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(std::clamp(mark.begin, 0, last));
        // Of a value over many lines the first says enough.
        const QTextBlock block = document()->findBlock(std::clamp(mark.begin, 0, last));
        const int end = std::min(std::max(mark.end, mark.begin + 1), block.position() + block.length() - 1);
        selection.cursor.setPosition(std::clamp(end, 0, last), QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(
            theme::color(mark.error ? theme::Role::ErrorText : theme::Role::WarningText));
        selection.format.setToolTip(mark.sentence);
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void JsonEditor::goTo(int position) {
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::clamp(position, 0, document()->characterCount() - 1));
    setTextCursor(cursor);
    centerCursor();
}

bool JsonEditor::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && isUndoKey(event)) {
        emit undoRequested();
        event->ignore();  // The window's action takes it.
        return false;
    }
    return QPlainTextEdit::event(event);
}

void JsonEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return emit leaveRequested();
    QPlainTextEdit::keyPressEvent(event);
}

void JsonEditor::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    const QRect inside = contentsRect();
    margin_->setGeometry(inside.left(), inside.top(), marginWidth(), inside.height());
}

}  // namespace rehearsal::design
