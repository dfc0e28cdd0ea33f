#pragma once

#include <QWidget>

#include "fields/field_spec.h"
#include "fields/offer_edit.h"

namespace rehearsal::widgets {
class FlowLayout;
}

namespace rehearsal::fields {

/// A list of values as chips: type one and press Enter or a comma, take one away with its cross.
class ListEdit : public QWidget {
    Q_OBJECT
  public:
    explicit ListEdit(QWidget* parent);

    void setValues(const Json& values);
    const Json& values() const { return values_; }
    /// What an item is called, for screen readers: "value", "field".
    OfferEdit* edit() { return edit_; }
    /// Makes what is typed an item; a literal unless said otherwise.
    void setReader(std::function<Json(const QString&)> read, std::function<QString(const Json&)> show);

  signals:
    void changed();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void rebuild();
    void take(const QString& typed);
    void removeAt(std::size_t index);

    Json values_ = Json::array();
    std::function<Json(const QString&)> read_;
    std::function<QString(const Json&)> show_;
    widgets::FlowLayout* flow_;
    OfferEdit* edit_;
};

}  // namespace rehearsal::fields
