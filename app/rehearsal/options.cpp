#include "options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace rehearsal::app {

Options readOptions(const QStringList& arguments) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("CommandLine", text); };
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Design triggered email campaigns and rehearse them on the events they will "
           "meet."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(tr("file"),
                                 tr("A workspace to open, or a rule bundle (folder or zip) to import."),
                                 tr("[FILE|BUNDLE]"));
    const QCommandLineOption sample(
        QStringLiteral("sample"), tr("Opens the sample workspace at FILE, and makes it where there is none."),
        tr("FILE"));
    const QCommandLineOption screenshots(QStringLiteral("screenshots"),
                                         tr("Renders every view of the sample workspace into DIR, and ends."),
                                         tr("DIR"));
    const QCommandLineOption compile(QStringLiteral("compile"),
                                     tr("Compiles the MJML of a bundle into its body.html files, and ends."),
                                     tr("BUNDLE"));
    parser.addOptions({sample, screenshots, compile});
    parser.process(arguments);
    if (parser.positionalArguments().size() > 1) parser.showHelp(2);
    return {parser.positionalArguments().value(0), parser.value(sample), parser.value(screenshots),
            parser.value(compile)};
}

}  // namespace rehearsal::app
