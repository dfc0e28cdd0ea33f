#pragma once

#include <string>

#include "base/diagnostic.h"
#include "message/message.h"
#include "message/pictures.h"

namespace rehearsal::message {

/// A message as a mail program opens it and a mail server takes it (RFC 5322, lines end in CRLF): plain text,
/// AMP and HTML as alternatives in this order, with the pictures that the HTML shows. The same message gives
/// the same bytes. An error where it cannot be sent, or where a header would not be what it says.
base::Expected<std::string> toMime(const Message& message, const Pictures& pictures = {});

/// The address a message comes from: its template's, or one that reaches nobody where that names none.
std::string senderOf(const Message& message);

}  // namespace rehearsal::message
