#include "rehearse/decisions_csv.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace rehearsal::rehearse {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("rehearse", text);
}

QByteArray header() {
    QByteArray line = csvField(tr("Instant"));
    for (int column = 0; column < DecisionModel::ColumnCount; ++column)
        line += ',' + csvField(DecisionModel::title(column));
    return line + ',' + csvField(tr("Person id")) + ',' + csvField(tr("Reason")) + "\r\n";
}

QByteArray line(const journey::Decision& decision, const ShownRun& run) {
    QByteArray line = csvField(QString::fromStdString(toString(decision.at)));
    for (int column = 0; column < DecisionModel::ColumnCount; ++column)
        line += ',' + csvField(DecisionModel::text(decision, column, run));
    return line + ',' + csvField(QString::fromUtf8(decision.profile)) + ',' +
           csvField(QString::fromUtf8(decision.reason)) + "\r\n";
}

}  // namespace

QByteArray csvField(const QString& text) {
    QByteArray field = text.toUtf8();
    if (!field.isEmpty() && QByteArray("=+-@\t").contains(field[0])) field.prepend('\'');
    if (field.indexOf('"') < 0 && field.indexOf(',') < 0 && field.indexOf('\n') < 0 &&
        field.indexOf('\r') < 0)
        return field;
    return '"' + field.replace("\"", "\"\"") + '"';
}

base::Expected<void> writeCsv(const ShownRun& run, const events::RowQuery::Rows& rows, const QString& path,
                              const std::atomic<bool>& cancelled) {
    QSaveFile file(path);
    const auto problem = [&] {
        return base::failure(
            path.toStdString(),
            tr("The decisions could not be written: %1.").arg(file.errorString()).toStdString(),
            tr("Choose another folder, or make room on the disk.").toStdString());
    };
    if (!file.open(QIODevice::WriteOnly)) return problem();
    file.write(header());
    for (const auto row : *rows) {
        if (cancelled) return {};
        if (file.write(line(run.result->decisions[row], run)) < 0) return problem();
    }
    if (!file.commit()) return problem();
    return {};
}

}  // namespace rehearsal::rehearse
