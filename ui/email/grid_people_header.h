#pragma once

#include <QHeaderView>

namespace rehearsal::email {

/// The left edge of "Everyone", which stays when the grid is scrolled sideways: who each row is, and what is
/// wrong with their mail in a sentence.
class GridPeopleHeader : public QHeaderView {
    Q_OBJECT
  public:
    explicit GridPeopleHeader(QWidget* parent = nullptr);
    QSize sizeHint() const override;

  protected:
    void paintSection(QPainter* painter, const QRect& rect, int row) const override;
};

}  // namespace rehearsal::email
