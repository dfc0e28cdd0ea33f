#pragma once

#include <QWidget>

#include "fields/field_context.h"

class QLabel;
class QScrollArea;
class QStackedWidget;

namespace rehearsal::fields {
class Form;
}

namespace rehearsal::email {

/// What all mails share: company, logo, colours, fonts and link tags, edited beside a mail that shows them.
class BrandPanel : public QWidget {
    Q_OBJECT
  public:
    explicit BrandPanel(session::Session& session, QWidget* parent = nullptr);

    /// Shows what the document holds now.
    void refresh();
    fields::Form& form() { return *form_; }

  signals:
    void closed();  ///< Back to the email's source.

  private:
    QWidget* makeHead();
    void setUp();
    void build();
    void addColors(const std::string& group, const QString& title, const QString& note);
    void showContrast();

    session::Session& session_;
    fields::FieldContext context_;
    QStackedWidget* stack_;
    fields::Form* form_;
    QLabel* contrast_ = nullptr;
    QStringList colorNames_;  ///< Of the fields there are.
};

}  // namespace rehearsal::email
