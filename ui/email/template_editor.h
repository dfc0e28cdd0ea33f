#pragma once

#include <QWidget>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

class QLabel;
class QMenu;
class QPushButton;
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

class BlockPalette;
class LiquidField;
struct MailBlock;
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
    LiquidField* subject() { return subject_.edit; }
    LiquidField* preheader() { return preheader_.edit; }

  signals:
    void duplicateRequested(const QString& id);
    void removeRequested(const QString& id);

  public:
    void setPaletteShown(bool shown);
    BlockPalette* palette() { return palette_; }
    QToolButton* paletteButton() { return blocks_; }
    /// Puts a block where the cursor is, or at a place of the text; a list to fill it from is asked for where
    /// there are several.
    void insertBlock(const QString& id, int at = -1);
    /// Opens a block of the bundle beside the mail's parts, to be written as they are.
    void openBlock(const std::string& file);
    void closeBlock();
    /// Makes a block of what is selected, and puts its use there instead.
    void saveBlock(const QString& name);

  private:
    enum Tab { Body, Html, Text, Amp, Block, Settings };
    struct Field {
        LiquidField* edit = nullptr;
        QLabel* count = nullptr;
        QLabel* problem = nullptr;  ///< Under the field, where something is wrong with it.
    };

    QWidget* makeHead();
    QWidget* makeNote();
    void makeTabs();
    QString language() const;
    QMenu* makeMenu(QWidget* parent);
    Field addField(QVBoxLayout* layout, const QString& label, const char* part, int most);
    std::string shownFile() const;
    void showTab();
    void putBlock(const MailBlock& block, const QString& list, int at);
    void showNote();
    static void showFieldProblem(const Field& field, const base::Diagnostics& problems,
                                 std::string_view file);
    void showNames();
    void typeField(const std::string& file, const QString& text);

    session::Session& session_;
    TemplateDraft& draft_;
    QLabel* title_ = nullptr;
    Field subject_;
    Field preheader_;
    QTabBar* tabs_ = nullptr;
    QWidget* note_ = nullptr;
    QLabel* noteText_ = nullptr;
    QPushButton* noteButton_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    std::string blockFile_;  ///< The block that is open; empty where none is.
    QWidget* sourcePage_ = nullptr;
    BlockPalette* palette_ = nullptr;
    QToolButton* blocks_ = nullptr;
    web::CodeEditor* source_ = nullptr;
    SettingsForm* settings_ = nullptr;
};

}  // namespace rehearsal::email
