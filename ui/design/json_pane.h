#pragma once

#include <QTimer>
#include <QWidget>

#include "session/session.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace rehearsal::design {

class JsonEditor;

/// The shown campaign as its text, both ways: what is typed becomes an edit of the document where it is JSON,
/// and is kept beside it as a draft where it is not yet. What is wrong stands at its line and in a list
/// below.
class JsonPane : public QWidget {
    Q_OBJECT
  public:
    explicit JsonPane(session::Session& session, QWidget* parent = nullptr);

    JsonEditor& editor() { return *editor_; }
    /// Whether what is typed has not become part of the document.
    bool hasDraft() const { return !draft_.isNull(); }
    /// Tells the document what is typed, now.
    void flush();
    /// Shows the document's text, or the draft there is.
    void refresh();
    /// Puts the cursor at the selected step.
    void showNode(const QString& id);

  signals:
    void leaveRequested();

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    QWidget* makeHeader();
    void onTyped();
    void onCursorMoved();
    void showProblems();
    void showDraftState(const base::Diagnostic& fault);
    void setDraft(const QString& text);
    void discardDraft();
    std::string file() const;
    QString documentText() const;
    QString draftKey() const;

    session::Session& session_;
    JsonEditor* editor_;
    QLabel* name_ = nullptr;
    QWidget* strip_;
    QLabel* state_;
    QPushButton* discard_;
    QListWidget* problems_;
    QTimer pause_;
    QTimer burst_;   ///< While it runs, what is typed belongs to one step of undo.
    QString draft_;  ///< Null where the document has what is shown.
    QString shownFor_;
    quint64 bursts_ = 0;
    bool showing_ = false;  ///< The text or the cursor is being set by the program.
};

}  // namespace rehearsal::design
