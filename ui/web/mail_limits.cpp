#include "web/mail_limits.h"

#include <QCoreApplication>

namespace rehearsal::web {

QString tooLargeToShow(std::size_t bytes) {
    if (bytes <= kLargestShownMail) return {};
    return QCoreApplication::translate("MailLimits",
                                       "The mail is %1 MB of HTML; over %2 MB nothing is shown.")
        .arg(bytes >> 20)
        .arg(kLargestShownMail >> 20);
}

std::string tooLargePage(std::size_t bytes) {
    return QStringLiteral("<!doctype html><body style='font:15px sans-serif;padding:24px'><p>%1</p>")
        .arg(tooLargeToShow(bytes).toHtmlEscaped())
        .toStdString();
}

}  // namespace rehearsal::web
