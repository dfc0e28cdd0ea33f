#pragma once

#include <QAbstractButton>

#include "widgets/theme.h"

namespace rehearsal::shell {

/// A large button of the start page: a tile, what it does, and a sentence about it.
class ChoiceButton : public QAbstractButton {
  public:
    ChoiceButton(QString iconName, widgets::theme::Scale scale, const QString& title, QString sentence,
                 QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString iconName_;
    widgets::theme::Scale scale_;
    QString sentence_;
};

}  // namespace rehearsal::shell
