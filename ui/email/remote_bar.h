#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace rehearsal::email {

/// A bar above the mail that says how many of its pictures are elsewhere, and fetches them when asked to.
class RemoteBar : public QWidget {
    Q_OBJECT
  public:
    explicit RemoteBar(QWidget* parent = nullptr);

    /// Shown where there are any.
    void show(int pictures, bool loaded);
    QPushButton* button() { return button_; }
    QString text() const;

  signals:
    void loadChanged(bool load);

  private:
    QLabel* text_;
    QPushButton* button_;
    bool loaded_ = false;
};

}  // namespace rehearsal::email
