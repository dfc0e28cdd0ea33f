#include "email/mail_views.h"

#include <QCoreApplication>

namespace rehearsal::email {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("MailViews", text);
}

MailView looking(const char* id, const QString& name, const QString& tip, web::MailLook look,
                 int width = 600) {
    return {QString::fromLatin1(id), name, tip, width, look, false};
}

}  // namespace

const QList<MailView>& mailViews() {
    using web::Scheme;
    static const QList<MailView> views{
        looking("desktop", tr("Desktop"), tr("600 pixels wide, as on a desk."), {}),
        looking("phone", tr("375 px"), tr("A phone, 375 pixels wide."), {}, 375),
        looking("small-phone", tr("320 px"), tr("A small phone, 320 pixels wide."), {}, 320),
        looking("dark", tr("Dark"), tr("With the dark styles the mail brings along."),
                {.scheme = Scheme::Dark}),
        looking("partial", tr("Partly inverted"),
                tr("Simulated: a client that darkens light backgrounds and lightens the text on them."),
                {.scheme = Scheme::PartialInversion}),
        looking("full", tr("Fully inverted"),
                tr("Simulated: a client that turns light into dark and dark into light."),
                {.scheme = Scheme::FullInversion}),
        looking("no-pictures", tr("Without pictures"),
                tr("Pictures are not loaded; their descriptions stand in their places."),
                {.pictures = false}),
        {QStringLiteral("text"), tr("Text"), tr("The plain text part."), 600, {}, true}};
    return views;
}

}  // namespace rehearsal::email
