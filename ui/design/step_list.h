#pragma once

#include <QListWidget>

namespace rehearsal::design {

/// The kinds of step there are, to choose from or to drag onto the canvas.
class StepList : public QListWidget {
    Q_OBJECT
  public:
    /// What is dragged: the key of a kind.
    static constexpr char kMimeType[] = "application/x-rehearsal-step-kind";

    explicit StepList(QWidget* parent = nullptr);

    /// Shows the kinds whose name or help holds a text; those that end a path where that makes sense.
    void fill(const QString& wanted, bool withEnds);
    /// The key of the kind that is chosen, or nothing.
    QString current() const;
    /// Lets a search field above lead the list: arrows go through it, Enter chooses. Whether the key did
    /// that.
    bool leadBy(int key);

  signals:
    void chosen(const QString& kind);

  protected:
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override;
};

}  // namespace rehearsal::design
