#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace rehearsal::test {

/// What a program left behind.
struct Outcome {
    int status = -1;
    QString out;
    QString err;
};

/// Runs `rehearse` as a shell would, with `input` as its standard input.
inline Outcome rehearse(const QStringList& arguments, const QByteArray& input = {}) {
    QProcess process;
    process.start(QStringLiteral(REHEARSAL_BINARY_DIR "/rehearse"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000)) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

}  // namespace rehearsal::test
