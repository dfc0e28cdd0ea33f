#pragma once

#include <QString>
#include <QVector>

#include "bundle/files.h"

namespace rehearsal::exporting {

/// One kind of file an export writes.
struct ExportGroup {
    QString name;
    int files = 0;
    qint64 bytes = 0;
};

/// What an export would write, by kind, and altogether.
struct ExportPlan {
    QVector<ExportGroup> groups;
    int files = 0;
    qint64 bytes = 0;
};

ExportPlan planOf(const bundle::Files& files);

/// Whether a name chosen for a folder or zip can be written to; a sentence where it cannot.
QString objectionTo(const QString& target, bool zip);

}  // namespace rehearsal::exporting
