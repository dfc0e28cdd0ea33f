#pragma once

#include <QPointer>
#include <QWidget>
#include <functional>

#include "shell/finder_entry.h"

namespace rehearsal::shell {

class Finder;

/// Ctrl+K: a Finder that floats over the window, over everything that can be done and gone to.
class CommandPalette : public QWidget {
    Q_OBJECT
  public:
    /// `entries` is asked each time the palette opens.
    CommandPalette(std::function<FinderEntries()> entries, QWidget* window);

    void open();
    void dismiss();
    Finder& finder() { return *finder_; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

  private:
    void place();

    std::function<FinderEntries()> entries_;
    Finder* finder_;
    QPointer<QWidget> focusBefore_;
};

}  // namespace rehearsal::shell
