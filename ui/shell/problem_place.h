#pragma once

#include <QString>

#include "base/diagnostic.h"
#include "bundle/bundle.h"

namespace rehearsal::shell {

/// Where in the window a finding is mended.
struct ProblemPlace {
    QString view = QStringLiteral("design");  ///< May name a place in it: `policy/caps/0`.
    QString campaign;
    QString node;
    QString emailTemplate;
    QString person;
    QString label;  ///< For people: `Cart recovery › wait-30m`.
};

ProblemPlace placeOf(const base::Diagnostic& diagnostic, const bundle::Bundle& bundle);

}  // namespace rehearsal::shell
