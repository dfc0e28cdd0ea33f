#pragma once

#include <QUrl>
#include <set>
#include <string_view>

namespace rehearsal::web {

/// The addresses of other machines that a mail takes pictures from.
std::set<QUrl> remotePictures(std::string_view html);

/// Whether a picture may be fetched from there: by https, and not from this machine or its own network, as
/// far as the address tells.
bool mayFetchPicture(const QUrl& url);

}  // namespace rehearsal::web
