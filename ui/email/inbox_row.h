#pragma once

#include <QString>
#include <QWidget>
#include <vector>

namespace rehearsal::email {

/// What a list of mails tells of one.
struct InboxText {
    QString from;
    QString subject;
    QString preheader;
};

/// How a mail client lists mails. How much it shows depends on the window and the letters: the counts are
/// what usual ones have room for (measured by others in March 2026).
struct InboxClient {
    enum class Shape {
        OneLine,   ///< Sender, then subject and preheader behind one another.
        Portrait,  ///< A circle with a letter, and three lines beside it.
        Stacked,   ///< Three lines, the preheader in two.
    };
    QString name;
    Shape shape;
    int subject;    ///< Letters that are shown.
    int preheader;  ///< Letters that are shown.
};

/// Gmail, Apple Mail, Outlook and Yahoo.
std::vector<InboxClient> inboxClients();

/// The first so many letters as people count them, an emoji being one, with an ellipsis where more follow.
QString cutTo(const QString& text, int letters);

/// One mail as one client lists it, light or dark.
class InboxRow : public QWidget {
  public:
    InboxRow(InboxClient client, QWidget* parent);

    void show(const InboxText& text, bool dark);
    using QWidget::show;
    const InboxText& shown() const { return text_; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void paintOneLine(QPainter& painter, const QRect& area) const;
    void paintLines(QPainter& painter, QRect area) const;
    int lineHeight() const;

    InboxClient client_;
    InboxText text_;
    bool dark_ = false;
};

}  // namespace rehearsal::email
