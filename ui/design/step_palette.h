#pragma once

#include <QFrame>
#include <QStringList>

class QComboBox;
class QLineEdit;
class QListWidget;

namespace rehearsal::design {

/// The list of steps that can be added, searched by typing; it floats over the canvas.
class StepPalette : public QFrame {
    Q_OBJECT
  public:
    explicit StepPalette(QWidget* parent = nullptr);

    /// Shows it at a point of the screen. `ways` are the names of the ways out to choose from, none if there
    /// is just one; steps that end a path are offered for open ways alone.
    void open(const QPoint& globalPos, const QStringList& ways, int way, const QList<bool>& open);

  signals:
    void chosen(const QString& kind, int way);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void fill();
    void choose();

    QComboBox* way_;
    QLineEdit* search_;
    QListWidget* list_;
    QList<bool> open_;
};

}  // namespace rehearsal::design
