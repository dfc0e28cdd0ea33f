#pragma once

#include <QTreeView>

class QStandardItem;
class QStandardItemModel;

namespace rehearsal::design {

class CanvasScene;

/// The campaign as a tree of sentences: for screen readers, and to find one's way in a large one. What is
/// chosen here is chosen on the canvas.
class Outline : public QTreeView {
    Q_OBJECT
  public:
    explicit Outline(CanvasScene& scene, QWidget* parent = nullptr);

    /// Reads the scene again; while nobody sees it, not before it is shown.
    void refresh();
    void choose(const QString& id);

  protected:
    void showEvent(QShowEvent* event) override;

  signals:
    void chosen(const QString& id);

  private:
    void addPath(int vertex, QStandardItem* parent, const QString& way);

    CanvasScene& scene_;
    QStandardItemModel* model_;
    std::vector<bool> shown_;
    bool stale_ = true;
};

}  // namespace rehearsal::design
