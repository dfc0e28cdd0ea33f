#pragma once

#include <QByteArray>
#include <QStringList>
#include <optional>

#include "bundle/document.h"
#include "bundle/edits.h"

/// Steps on the clipboard: JSON that another campaign, another window or a text editor can take.
namespace rehearsal::design::clipboard {

inline constexpr char kMimeType[] = "application/x-rehearsal-steps+json";

/// The steps as JSON; lines that lead out of them end.
QByteArray copy(const bundle::Document& document, const std::string& campaign, const QStringList& ids);

/// An edit that puts steps onto an edge, under ids of their own: the edge leads to the first of them, and
/// where the first way through them ends it goes on to where the edge led. Nothing if the text holds no
/// steps.
struct Paste {
    bundle::Edit edit;
    QStringList ids;
};
std::optional<Paste> paste(const bundle::Document& document, const std::string& campaign,
                           const bundle::edits::EdgeRef& edge, const QByteArray& text, std::string label);

}  // namespace rehearsal::design::clipboard
