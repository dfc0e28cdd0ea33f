#pragma once

#include <QLineEdit>
#include <optional>

#include "base/instant.h"

namespace rehearsal::fields {

/// A field for a length of time: "1 h 30 m", "90 min", "2 days". The arrow keys change the unit the cursor is
/// at.
class DurationEdit : public QLineEdit {
    Q_OBJECT
  public:
    explicit DurationEdit(QWidget* parent = nullptr);

    /// Nothing where the text is no length of time.
    std::optional<base::Duration> duration() const;
    void setDuration(base::Duration duration);
    /// What goes into the document: as typed where it can stand there, else the shortest.
    std::string written() const;
    /// Shows what is typed in the usual way: "90 min" as "1 h 30 m".
    void normalize();

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void step(int by);
};

}  // namespace rehearsal::fields
