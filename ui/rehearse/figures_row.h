#pragma once

#include <QLabel>
#include <QWidget>
#include <vector>

#include "simulation/summary.h"

namespace rehearsal::rehearse {

/// The figures of a run in a row, each with what it counts below it.
class FiguresRow : public QWidget {
    Q_OBJECT
  public:
    explicit FiguresRow(QWidget* parent = nullptr);
    void setSummary(const simulation::Summary& summary);

  private:
    std::vector<QLabel*> figures_;
};

}  // namespace rehearsal::rehearse
