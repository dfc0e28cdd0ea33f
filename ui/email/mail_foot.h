#pragma once

#include <QUrl>
#include <QWidget>

class QLabel;

namespace rehearsal::email {

/// The line under the mail: where a link leads, and how much smaller the mail is shown.
class MailFoot : public QWidget {
    Q_OBJECT
  public:
    explicit MailFoot(QWidget* parent = nullptr);

    /// What the pointer or the keyboard is on; empty for none.
    void showLink(const QString& url);
    /// Was clicked: it is not opened.
    void showClicked(const QUrl& url);
    void showZoom(double zoom);
    /// A menu to copy the address.
    void openMenu(const QUrl& url, const QPoint& position);
    QString text() const;

  private:
    QLabel* link_;
    QLabel* zoom_;
};

}  // namespace rehearsal::email
