#pragma once

#include <QJsonObject>

#include "bundle/bundle.h"
#include "message/message.h"

namespace rehearsal::email {

/// Everything a template may ask for, nested as it sees it, with the values of one person; traits that only
/// others have are there too, as null.
QJsonObject mergeTags(const bundle::Bundle& bundle, const message::Context& context);

}  // namespace rehearsal::email
