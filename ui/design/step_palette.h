#pragma once

#include <QFrame>
#include <QStringList>

class QComboBox;
class QLabel;
class QLineEdit;

namespace rehearsal::design {

class StepList;

/// The list of steps that can be added, searched by typing; it floats over the canvas.
class StepPalette : public QFrame {
    Q_OBJECT
  public:
    explicit StepPalette(QWidget* parent = nullptr);

    /// Shows it at a point of the screen. `ways` are the names of the ways out to choose from, none if there
    /// is just one; steps that end a path are offered for open ways alone.
    void open(const QPoint& globalPos, const QStringList& ways, int way, const QList<bool>& open);

    /// The same to put another kind in a step's place; those that end a path where nothing follows.
    void openToReplace(const QPoint& globalPos, bool withEnds);

  signals:
    void chosen(const QString& kind, int way);
    void replacementChosen(const QString& kind);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void showAt(const QPoint& globalPos);
    void fill();
    void choose(const QString& kind);

    QLabel* title_;
    QComboBox* way_;
    QLineEdit* search_;
    StepList* list_;
    QList<bool> open_;
    bool replaces_ = false;
};

}  // namespace rehearsal::design
