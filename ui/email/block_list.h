#pragma once

#include <QListWidget>

#include "email/block_library.h"

namespace rehearsal::email {

/// Blocks as rows to drag into the source: a picture, a name, a sentence. Those of the bundle stand beneath
/// the program's own.
class BlockList : public QListWidget {
    Q_OBJECT
  public:
    explicit BlockList(QWidget* parent = nullptr);

    /// Shows the blocks whose name or sentence holds some words.
    void fill(const QList<MailBlock>& standard, const QList<MailBlock>& own, const QString& wanted);
    /// The id of the current block, or nothing.
    QString current() const;
    /// Up, down and Enter as they are meant in a field above the list.
    bool leadBy(int key);

    QSize viewportSizeHint() const override { return {208, 240}; }

  signals:
    void chosen(const QString& id);

  protected:
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override;

  private:
    void add(const MailBlock& block);
    void addHead(const QString& text);
    void step(int by);
};

}  // namespace rehearsal::email
