#pragma once

#include <string>
#include <string_view>

namespace rehearsal::web {

/// How a mail client shows the colours of a mail.
enum class Scheme {
    Light,             ///< As it is written.
    Dark,              ///< With the dark styles it brings along, as Apple Mail does.
    PartialInversion,  ///< Simulated: light backgrounds darken, and text too dark on them is raised.
    FullInversion,     ///< Simulated: what is light becomes dark, and the other way round.
};

/// What a client makes of a mail before anyone reads it.
struct MailLook {
    Scheme scheme = Scheme::Light;
    bool pictures = true;         ///< Off: their alternative texts stand in their places.
    bool remotePictures = false;  ///< Whether pictures of other machines are fetched.
    bool operator==(const MailLook&) const = default;
};

/// The mail as a client of that look reads it: its `prefers-color-scheme` queries and its `color-scheme` are
/// answered in the source, so that every preview chooses for itself and looks the same on every machine. The
/// rest of the look is the page's: PreviewPage::setLook.
std::string withLook(std::string_view html, const MailLook& look);

}  // namespace rehearsal::web
