#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QWidget>

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

    /// Shows a text written in `mjml`, `html` or `text`. The same `key` again replaces the text and keeps the
    /// cursor in place; of another key the cursor is remembered.
    void showText(const QString& key, const QString& language, const QString& text);
    /// Marks findings at their line and column; those without a line are left to others.
    void showProblems(const base::Diagnostics& problems);
    /// The merge tags to complete, nested as templates see them, with the values of the person looked at.
    void setMergeTags(const QJsonObject& tags);
    void goTo(int line, int column);
    void find();
    QWebEngineView* view() { return view_; }

  signals:
    void ready();
    void typed(const QString& key, const QString& text);
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
    QJsonArray problems_;
    QJsonObject tags_;
};

}  // namespace rehearsal::web
