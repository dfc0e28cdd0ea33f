#pragma once

#include <QFrame>

#include "base/diagnostic.h"
#include "email/block_library.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace rehearsal::email {

class BlockList;

/// The blocks beside the source, to click, drag or take by Enter, and a way to keep what is selected as a new
/// one.
class BlockPalette : public QFrame {
    Q_OBJECT
  public:
    explicit BlockPalette(QWidget* parent = nullptr);

    /// Shows the blocks of a bundle beneath the program's own.
    void showBlocks(const QList<MailBlock>& own);
    /// Whether something is selected that could become a block.
    void setCanSave(bool can);
    /// Says why something was not done; nothing takes the sentence away.
    void showProblem(const base::Diagnostic& problem);
    void clearProblem();
    BlockList* list() { return list_; }
    QLineEdit* nameField() { return name_; }

  signals:
    void chosen(const QString& id);
    void saveRequested(const QString& name);
    void editRequested(const QString& id);  ///< Of a block of the bundle.
    void leaveRequested();                  ///< Escape: back to the source.

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void fill();
    void save();
    void showMenu(const QPoint& place);

    QLineEdit* search_;
    BlockList* list_;
    QLineEdit* name_;
    QPushButton* save_;
    QLabel* problem_;
    QList<MailBlock> own_;
};

}  // namespace rehearsal::email
