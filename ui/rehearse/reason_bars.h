#pragma once

#include <QAbstractButton>
#include <cstdint>
#include <map>
#include <string>

#include "widgets/theme.h"

class QVBoxLayout;

namespace rehearsal::rehearse {

/// One reason as a sentence, its count, and a bar that shows its share. A click asks for the list behind it.
class ReasonBar : public QAbstractButton {
    Q_OBJECT
  public:
    ReasonBar(const std::string& reason, std::uint64_t count, std::uint64_t most,
              widgets::theme::Scale scale);
    QSize sizeHint() const override { return {240, 44}; }
    QSize minimumSizeHint() const override { return {160, 44}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    QString title_;
    QString meaning_;
    std::uint64_t count_;
    double share_;
    widgets::theme::Scale scale_;
};

/// The reasons of a run, the most frequent first.
class ReasonBars : public QWidget {
    Q_OBJECT
  public:
    /// `nothing` is said where there is no reason to show.
    ReasonBars(const QString& nothing, widgets::theme::Scale scale, QWidget* parent = nullptr);
    void setCounts(const std::map<std::string, std::uint64_t>& counts);

  signals:
    void reasonChosen(const QString& reason);

  private:
    QString nothing_;
    widgets::theme::Scale scale_;
    QVBoxLayout* layout_;
};

}  // namespace rehearsal::rehearse
