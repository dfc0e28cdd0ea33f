#include "email/mail_views.h"

#include <QCoreApplication>

namespace rehearsal::email {

namespace {

/// Whose texts are translated.
struct MailViewWords {
    Q_DECLARE_TR_FUNCTIONS(MailViewWords)
};

MailView looking(const char* id, const QString& name, const QString& tip, web::MailLook look,
                 int width = 600) {
    return {QString::fromLatin1(id), name, tip, width, look, false};
}

}  // namespace

const QList<MailView>& mailViews() {
    using web::Scheme;
    static const QList<MailView> views{
        looking("desktop", MailViewWords::tr("Desktop"), MailViewWords::tr("600 pixels wide, as on a desk."),
                {}),
        looking("phone", MailViewWords::tr("375 px"), MailViewWords::tr("A phone, 375 pixels wide."), {},
                375),
        looking("small-phone", MailViewWords::tr("320 px"),
                MailViewWords::tr("A small phone, 320 pixels wide."), {}, 320),
        looking("dark", MailViewWords::tr("Dark"),
                MailViewWords::tr("With the dark styles the mail brings along."), {.scheme = Scheme::Dark}),
        looking("partial", MailViewWords::tr("Partly inverted"),
                MailViewWords::tr(
                    "Simulated: a client that darkens light backgrounds and lightens the text on them."),
                {.scheme = Scheme::PartialInversion}),
        looking("full", MailViewWords::tr("Fully inverted"),
                MailViewWords::tr("Simulated: a client that turns light into dark and dark into light."),
                {.scheme = Scheme::FullInversion}),
        looking("no-pictures", MailViewWords::tr("Without pictures"),
                MailViewWords::tr("Pictures are not loaded; their descriptions stand in their places."),
                {.pictures = false}),
        {QStringLiteral("text"),
         MailViewWords::tr("Text"),
         MailViewWords::tr("The plain text part."),
         600,
         {},
         true}};
    return views;
}

}  // namespace rehearsal::email
