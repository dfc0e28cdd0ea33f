#pragma once

#include <QAbstractListModel>
#include <QCompleter>
#include <QLineEdit>
#include <functional>

#include "fields/vocabulary.h"

namespace rehearsal::fields {

/// A line of text with names offered beneath it while typing, each with what it holds; the arrow at its end
/// and the Down key show them all.
class OfferEdit : public QLineEdit {
    Q_OBJECT
  public:
    using Provide = std::function<Offers()>;

    explicit OfferEdit(QWidget* parent = nullptr);

    /// Asked when the field gets the keyboard, so that what is offered is new.
    void setProvider(Provide provide) { provide_ = std::move(provide); }
    /// Shows what the document has; says nothing.
    void showText(const QString& text);

  signals:
    void edited(const QString& text);  ///< Typed, or chosen from what is offered.

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

  private:
    class Model;
    void offer();
    void showAll();

    Provide provide_;
    Model* model_;
    QCompleter* completer_;
};

}  // namespace rehearsal::fields
