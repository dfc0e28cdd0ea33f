#pragma once

#include <QByteArray>
#include <QUrl>

/// The only two schemes a page of this program may load from.
namespace rehearsal::web {

/// `rehearsal://tools/NAME`: the bundled tools.
inline constexpr char kToolScheme[] = "rehearsal";
/// `preview://N/`: the mail that page N shows, and its pictures under `assets/`.
inline constexpr char kPreviewScheme[] = "preview";

/// Makes both known to QtWebEngine. It does so once; before the first page is made.
void registerSchemes();

QUrl toolUrl(const QString& page);

}  // namespace rehearsal::web
