#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>

namespace rehearsal::web {

/// How a mail came out at a width, measured in its page.
struct MailLayout {
    int pageWidth = 0;    ///< That the page had when it was measured.
    int height = 0;       ///< Of the whole mail.
    QStringList tooWide;  ///< What sticks out, a sentence each; the worst first.
};

/// The script that measures, for the page's ApplicationWorld; `layoutOf` reads what it answers.
QString measureScript();
MailLayout layoutOf(const QVariant& answer);

/// The script that puts a strip of a colour beneath what the window shows of the mail, `top` from above, and
/// answers true; false while the window is not as tall as that.
QString markScript(const QString& color, int top, int height);

}  // namespace rehearsal::web
