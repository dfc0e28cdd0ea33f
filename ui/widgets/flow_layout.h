#pragma once

#include <QLayout>
#include <QList>

namespace rehearsal::widgets {

/// Puts widgets side by side and goes on in the next line where there is no more room. One that may grow
/// takes the rest of its line.
class FlowLayout : public QLayout {
  public:
    explicit FlowLayout(QWidget* parent, int spacing = 4);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override { items_.append(item); }
    int count() const override { return static_cast<int>(items_.size()); }
    QLayoutItem* itemAt(int index) const override { return items_.value(index); }
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange({0, 0, width, 0}, false); }
    void setGeometry(const QRect& rect) override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;

  private:
    int arrange(const QRect& rect, bool move) const;
    QList<QLayoutItem*> items_;
};

}  // namespace rehearsal::widgets
