#pragma once

#include <QWidget>
#include <string>

#include "base/diagnostic.h"

class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;
class QVBoxLayout;

namespace rehearsal::session {
class Session;
}
namespace rehearsal::web {
class CodeEditor;
}

namespace rehearsal::email {

class LiquidField;
class SettingsForm;
class TemplateDraft;

/// The parts of one email to write: subject and preheader, the body and the text as source, and its settings.
class TemplateEditor : public QWidget {
    Q_OBJECT
  public:
    TemplateEditor(session::Session& session, TemplateDraft& draft, QWidget* parent = nullptr);

    /// Makes the source editor, which is the expensive part.
    void start();
    /// Shows the texts the draft holds now.
    void refresh();
    /// Marks what is wrong with the sources.
    void showProblems();
    /// Counts the characters of the subject and the preheader as they came out.
    void showCounts(const QString& subject, const QString& preheader);
    /// Puts the cursor where a finding is.
    void goTo(const base::Diagnostic& problem);

    web::CodeEditor* source() { return source_; }
    LiquidField* subject() { return subject_; }
    LiquidField* preheader() { return preheader_; }

  signals:
    void duplicateRequested(const QString& id);
    void removeRequested(const QString& id);

  private:
    enum Tab { Body, Text, Settings };

    QWidget* makeHead();
    LiquidField* addField(QVBoxLayout* layout, const QString& label, const char* part, QLabel*& count,
                          int most);
    std::string shownFile() const;
    void showTab();
    void typeField(const std::string& file, const QString& text);

    session::Session& session_;
    TemplateDraft& draft_;
    QLabel* title_ = nullptr;
    LiquidField* subject_ = nullptr;
    LiquidField* preheader_ = nullptr;
    QLabel* subjectCount_ = nullptr;
    QLabel* preheaderCount_ = nullptr;
    QTabBar* tabs_ = nullptr;
    QLabel* note_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    QWidget* sourcePage_ = nullptr;
    web::CodeEditor* source_ = nullptr;
    SettingsForm* settings_ = nullptr;
};

}  // namespace rehearsal::email
