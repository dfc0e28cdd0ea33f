#pragma once

#include <QList>
#include <QString>

#include "web/mail_look.h"

namespace rehearsal::email {

/// One way to look at a mail: how wide, in which colours, with or without pictures, or as text.
struct MailView {
    QString id;
    QString name;
    QString tip;  ///< What it stands for, a sentence.
    int width = 600;
    web::MailLook look;
    bool text = false;  ///< The text part, which has no look.
};

/// The views that "Everyone" shows, in their order.
const QList<MailView>& mailViews();

}  // namespace rehearsal::email
