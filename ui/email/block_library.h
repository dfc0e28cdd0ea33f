#pragma once

#include <QList>
#include <QString>
#include <string>
#include <vector>

#include "bundle/document.h"
#include "email/source_places.h"

namespace rehearsal::email {

/// A text the program brings along for mails (resources/email_blocks).
std::string mailResource(const QString& name);

/// A block that can be put into a mail: one of the program's own, or one of the bundle.
struct MailBlock {
    enum class Kind { Standard, Liquid, Mjml };
    Kind kind = Kind::Standard;
    QString id;  ///< As it is dragged: `hero`; of the bundle's `blocks/greeting.liquid`.
    QString name;
    QString about;  ///< A sentence.
    QString icon;
    QString needs;  ///< Of a standard block: `view`, `feed`, `list` or nothing.
};

/// The program's own blocks, in the order they are shown.
const QList<MailBlock>& standardBlocks();
/// The blocks of a bundle: those Liquid renders, and parts in MJML that are included.
QList<MailBlock> blocksOf(const bundle::Document& document);

/// What a block that needs a list of products may take it from: `views.cart`, `feeds.recommendations`. The
/// likeliest first.
QStringList listsFor(const bundle::Bundle& bundle, const QString& needs);

/// The source of a standard block with a list and a picture of this bundle in it.
std::string standardSource(const MailBlock& block, Markup markup, const bundle::Document& document,
                           const QString& list);

/// What a source reads that no email gives: names it must be handed where it is rendered, such as a loop's.
std::vector<std::string> wantedNames(const std::string& source);

/// How a block of the bundle is asked for; in MJML wrapped so that it can stand among sections.
std::string bundleBlockSource(const MailBlock& block, Markup markup, bool inContent,
                              const bundle::Document& document);

}  // namespace rehearsal::email
