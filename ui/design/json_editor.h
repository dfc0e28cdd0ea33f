#pragma once

#include <QMap>
#include <QPlainTextEdit>

namespace rehearsal::design {

/// Something that is wrong at a place of the text.
struct JsonMark {
    int begin = 0;  ///< In characters of the text.
    int end = 0;
    bool error = true;
    QString sentence;
};

/// An editor of JSON text with line numbers and marks in its margin. Undo and redo of what has reached the
/// document are the window's.
class JsonEditor : public QPlainTextEdit {
    Q_OBJECT
  public:
    explicit JsonEditor(QWidget* parent = nullptr);

    void setMarks(const QVector<JsonMark>& marks);
    const QVector<JsonMark>& marks() const { return marks_; }
    int marginWidth() const;
    void paintMargin(QPaintEvent* event);
    /// The sentences of the marks on a line, from 0.
    QStringList sentencesAt(int line) const;
    /// Puts the cursor at a character and that into sight.
    void goTo(int position);

  signals:
    void leaveRequested();  ///< Escape.
    void undoRequested();   ///< Before the window undoes: what is typed has to be told first.

  protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void applyTheme();
    void showMarks();
    int lineOf(int position) const;

    QWidget* margin_;
    QVector<JsonMark> marks_;
};

}  // namespace rehearsal::design
