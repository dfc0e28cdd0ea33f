#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QWidget>
#include <memory>
#include <utility>

#include "base/diagnostic.h"

class QWebEnginePage;
class QWebEngineView;

namespace rehearsal::web {

class EditorBridge;
class Profile;

/// A source editor with highlighting, completion, folding, find and marks for problems. It holds no document:
/// it shows a text, says what is typed, and leaves undo to its owner.
class CodeEditor : public QWidget {
    Q_OBJECT
  public:
    explicit CodeEditor(QWidget* parent = nullptr);
    ~CodeEditor() override;

    enum class Access { Write, ReadOnly };

    /// Shows a text written in `mjml`, `html`, `amp` or `text`. The same `key` again replaces the text and
    /// keeps the cursor in place; of another key the cursor is remembered.
    void showText(const QString& key, const QString& language, const QString& text,
                  Access access = Access::Write);
    /// Marks findings at their line and column; those without a line are left to others.
    void showProblems(const base::Diagnostics& problems);
    /// The merge tags to complete, nested as templates see them, with the values of the person looked at.
    void setMergeTags(const QJsonObject& tags);
    /// What else to complete, each a list of names: `blocks`, `assets` (pictures), `includes` (parts in
    /// MJML).
    void setNames(const QJsonObject& names);
    void goTo(int line, int column);
    void find();
    void replace();
    /// Asks for the text indented anew; `formatted` gives it.
    void format();
    const QString& text() const { return text_; }
    /// Where the selection begins and ends in the text; alike where there is only a cursor.
    std::pair<int, int> selection() const { return selection_; }
    QWebEngineView* view() { return view_; }

  signals:
    void ready();
    void typed(const QString& key, const QString& text);
    void formatted(const QString& key, const QString& text);
    void selectionChanged();
    /// A block of the palette (its mime text is `rehearsal-block:ID`) was dropped at a place of the text.
    void blockDropped(const QString& id, int at);
    void undoRequested();
    void redoRequested();

  private:
    void onReady();
    void sendTheme();

    std::shared_ptr<Profile> profile_;
    QWebEngineView* view_;
    QWebEnginePage* page_;
    EditorBridge* bridge_;
    bool ready_ = false;
    QString key_;
    QString language_;
    QString text_;
    bool readOnly_ = false;
    std::pair<int, int> selection_;
    QJsonArray problems_;
    QJsonObject tags_;
    QJsonObject names_;
};

}  // namespace rehearsal::web
