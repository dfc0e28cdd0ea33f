#include "email/grid_row.h"

#include <QCoreApplication>
#include <algorithm>

namespace rehearsal::email {

namespace {

/// Whose texts are translated.
struct GridWords {
    Q_DECLARE_TR_FUNCTIONS(GridWords)
};

/// The file's name inside the email's folder says enough.
QString sentenceOf(const base::Diagnostic& problem) {
    const QString text = QString::fromStdString(problem.text);
    const QString file = QString::fromStdString(problem.file).section(QLatin1Char('/'), -1);
    return problem.line > 0 ? GridWords::tr("Line %1 of %2: %3").arg(problem.line).arg(file, text) : text;
}

QString emptyTags(const std::vector<std::string>& tags) {
    QStringList names;
    for (const std::string& tag : tags) names << GridWords::tr("“%1”").arg(QString::fromStdString(tag));
    return names.size() == 1 ? GridWords::tr("%1 is empty.").arg(names.front())
                             : GridWords::tr("These are empty: %1.").arg(names.join(QStringLiteral(", ")));
}

void add(GridRow& row, Trouble trouble, const QString& sentence) {
    row.trouble = std::max(row.trouble, trouble);
    if (!row.problems.contains(sentence)) row.problems << sentence;
}

}  // namespace

void judge(GridRow& row) {
    const message::Message& mail = row.mail->message;
    for (const auto& problem : mail.problems)
        if (problem.severity == base::Severity::Error) add(row, Trouble::Errors, sentenceOf(problem));
    for (const auto& block : mail.failedBlocks)
        add(row, Trouble::Errors,
            GridWords::tr("The block “%1” could not be shown.").arg(QString::fromStdString(block.block)));
    if (mail.failure) {
        if (row.problems.isEmpty()) row.problems << QString::fromStdString(*mail.failure);
        row.problems.front() = GridWords::tr("This mail cannot go out. %1").arg(row.problems.front());
        row.trouble = Trouble::CannotGoOut;
    }
    if (!mail.emptyMergeTags.empty()) add(row, Trouble::EmptyTags, emptyTags(mail.emptyMergeTags));
}

void sortByTrouble(std::vector<GridRow>& rows) {
    std::stable_sort(rows.begin(), rows.end(), [](const GridRow& a, const GridRow& b) {
        return a.isEdgeCase != b.isEdgeCase ? b.isEdgeCase : a.trouble > b.trouble;
    });
}

}  // namespace rehearsal::email
