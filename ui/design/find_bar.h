#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace rehearsal::design {

class CanvasScene;

/// Finds steps by what their cards say; Enter goes to the next.
class FindBar : public QFrame {
    Q_OBJECT
  public:
    explicit FindBar(CanvasScene& scene, QWidget* parent = nullptr);

    void open();

  signals:
    void found(const QString& id);
    void closed();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void search();
    void go(int by);

    CanvasScene& scene_;
    QLineEdit* edit_;
    QLabel* count_;
    QStringList hits_;
    int at_ = 0;
};

}  // namespace rehearsal::design
