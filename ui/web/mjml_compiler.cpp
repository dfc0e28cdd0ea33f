#include "web/mjml_compiler.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QVariantMap>
#include <QWebEnginePage>

#include "web/mjml_lint.h"
#include "web/profile.h"
#include "web/schemes.h"

namespace rehearsal::web {

namespace {

QString callOf(const std::string& source) {
    const QJsonArray arguments{QString::fromStdString(source)};
    return QStringLiteral("compileMjml(...%1)")
        .arg(QString::fromUtf8(QJsonDocument(arguments).toJson(QJsonDocument::Compact)));
}

/// Attributes MJML does not know are left out of the mail, which stands without them.
bool isHarmless(const QString& message) {
    return message.contains(QLatin1String("ttribute")) && !message.contains(QLatin1Char('{')) &&
           !message.contains(QLatin1Char('%'));
}

base::Diagnostic findingOf(const QVariantMap& error, const std::string& file) {
    const QString message = error.value(QStringLiteral("message")).toString();
    const QString tag = error.value(QStringLiteral("tag")).toString();
    base::Diagnostic finding;
    finding.severity = isHarmless(message) ? base::Severity::Warning : base::Severity::Error;
    finding.file = file;
    finding.line = error.value(QStringLiteral("line")).toInt();
    finding.text = (tag.isEmpty() ? message : tag + QStringLiteral(": ") + message).toStdString();
    return finding;
}

MjmlResult resultOf(const QVariant& value, const std::string& source, const std::string& file) {
    const QVariantMap map = value.toMap();
    MjmlResult result;
    result.html = map.value(QStringLiteral("html")).toString().toStdString();
    result.problems = lintMjml(source, file);
    for (const QVariant& error : map.value(QStringLiteral("errors")).toList()) {
        // What stands in a value once Liquid has been there, MJML cannot know.
        const QString message = error.toMap().value(QStringLiteral("message")).toString();
        const bool isOfLiquid = message.contains(QStringLiteral("has invalid value: {{"));
        if (!isOfLiquid) result.problems.push_back(findingOf(error.toMap(), file));
    }
    if (result.html.empty() && !base::hasErrors(result.problems))
        result.problems.push_back({base::Severity::Error,
                                   file,
                                   {},
                                   0,
                                   0,
                                   "MJML made nothing of this source.",
                                   "It begins with <mjml> and holds one <mj-body>."});
    return result;
}

}  // namespace

MjmlCompiler::MjmlCompiler(QObject* parent) : QObject(parent), profile_(Profile::tools()) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, [this] { giveUp("MJML took too long over this source."); });
}

MjmlCompiler::~MjmlCompiler() {
    // A page that goes answers what it still owes, with nothing.
    ++run_;
}

void MjmlCompiler::compile(std::string source, std::string file, Callback done) {
    jobs_.push_back({std::move(source), std::move(file), std::move(done)});
    if (!page_) startPage();
    runNext();
}

void MjmlCompiler::startPage() {
    loaded_ = false;
    page_ = std::make_unique<QWebEnginePage>(profile_->engine());
    connect(page_.get(), &QWebEnginePage::loadFinished, this, [this](bool ok) {
        loaded_ = ok;
        if (ok)
            runNext();
        else
            giveUp("The MJML compiler could not be started.");
    });
    connect(page_.get(), &QWebEnginePage::renderProcessTerminated, this,
            [this] { giveUp("The MJML compiler stopped over this source."); });
    page_->load(toolUrl(QStringLiteral("mjml.html")));
}

void MjmlCompiler::runNext() {
    if (running_ || jobs_.empty()) return;
    timer_.start(timeoutMs_);
    if (!loaded_) return;
    running_ = true;
    const QPointer<MjmlCompiler> self(this);
    const quint64 run = ++run_;
    page_->runJavaScript(callOf(jobs_.front().source), 0, [self, run](const QVariant& value) {
        if (!self || run != self->run_ || !self->running_) return;
        const Job& job = self->jobs_.front();
        self->finish(resultOf(value, job.source, job.file));
    });
}

void MjmlCompiler::finish(MjmlResult result) {
    timer_.stop();
    running_ = false;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    const QPointer<MjmlCompiler> self(this);
    job.done(result);
    if (self) runNext();
}

void MjmlCompiler::giveUp(const std::string& text) {
    ++run_;
    running_ = false;
    // The page may be the caller of this very function.
    if (page_) page_.release()->deleteLater();
    if (jobs_.empty()) return;
    MjmlResult result;
    result.problems = lintMjml(jobs_.front().source, jobs_.front().file);
    result.problems.push_back({base::Severity::Error, jobs_.front().file, {}, 0, 0, text, {}});
    if (jobs_.size() > 1) startPage();
    finish(std::move(result));
}

}  // namespace rehearsal::web
