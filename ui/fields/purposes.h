#pragma once

#include <QStringList>

#include "bundle/bundle.h"
#include "fields/chips_field.h"

namespace rehearsal::fields {

/// Every purpose that the bundle names anywhere, and the usual ones; sorted, `marketing` first.
QStringList purposesOf(const bundle::Bundle& bundle);

/// "Newsletter (a kind of marketing)".
QString purposeText(const QString& purpose, const bundle::Policy& policy);

/// The purposes as choices of a field.
QVector<ChipsField::Choice> purposeChoices(const bundle::Bundle& bundle);

}  // namespace rehearsal::fields
