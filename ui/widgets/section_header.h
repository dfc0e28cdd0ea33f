#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace rehearsal::widgets {

/// The head of a part of a view: its title, a quieter remark, and room for buttons at the end.
class SectionHeader : public QWidget {
  public:
    explicit SectionHeader(const QString& title, const QString& remark = {}, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setRemark(const QString& remark);
    /// Puts a widget at the end of the line.
    void addAction(QWidget* widget);

  private:
    QHBoxLayout* line_;
    QLabel* title_;
    QLabel* remark_;
};

}  // namespace rehearsal::widgets
