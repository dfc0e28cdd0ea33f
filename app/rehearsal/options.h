#pragma once

#include <QString>
#include <QStringList>

namespace rehearsal::app {

/// What the command line asks for.
struct Options {
    QString open;         ///< A workspace, or a bundle to import.
    QString sample;       ///< Where the sample workspace is, or is to be made.
    QString screenshots;  ///< A folder for pictures of every view.
    QString compile;      ///< A bundle whose MJML is to be compiled, without a window.
};

/// Reads the arguments; ends the program for `--help`, `--version` and what it does not know.
Options readOptions(const QStringList& arguments);

}  // namespace rehearsal::app
