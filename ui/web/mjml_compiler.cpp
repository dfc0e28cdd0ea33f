#include "web/mjml_compiler.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QRegularExpression>
#include <QVariantMap>
#include <QWebEnginePage>
#include <algorithm>
#include <tuple>

#include "bundle/mjml_scan.h"
#include "web/mjml_lint.h"
#include "web/profile.h"
#include "web/schemes.h"

namespace rehearsal::web {

namespace {

/// Of those MJML finds; nobody reads more, and each is looked for in the source.
constexpr std::size_t kMostErrors = 100;

QString callOf(const std::string& source) {
    const QJsonArray arguments{QString::fromStdString(source)};
    return QStringLiteral("compileMjml(...%1)")
        .arg(QString::fromUtf8(QJsonDocument(arguments).toJson(QJsonDocument::Compact)));
}

/// What MJML says of a value that holds Liquid: `Attribute color has invalid value: {{ a }} for type Color`.
/// It cannot know what will stand there.
bool isAboutLiquid(const QString& message) {
    static const QRegularExpression kLiquid(QStringLiteral("\\{\\{|\\{%|%\\}|\\}\\}"));
    return message.contains(kLiquid);
}

/// Attributes MJML does not know are left out of the mail, which stands without them.
bool isHarmless(const QString& message) {
    return message.contains(QLatin1String("ttribute"));
}

/// The attributes a message is about: of `Attributes foo, bar are illegal` foo and bar.
QStringList attributesIn(const QString& message) {
    static const QRegularExpression kUnknown(QStringLiteral("^Attributes? (.+) (?:is|are) illegal"));
    static const QRegularExpression kValue(QStringLiteral("^Attribute (\\S+) has invalid value"));
    if (const auto found = kUnknown.match(message); found.hasMatch())
        return found.captured(1).split(QStringLiteral(", ")).mid(0, static_cast<int>(kMostErrors));
    if (const auto found = kValue.match(message); found.hasMatch()) return {found.captured(1)};
    return {};
}

/// Where that attribute stands in the first such tag that begins on the line; the tag's own place without.
std::pair<int, int> placeOf(const std::string& source, const std::string& tag, int line,
                            const std::string& attribute) {
    std::size_t lineBegin = 0;
    for (int n = 1; n < line && lineBegin < source.size(); ++n)
        lineBegin = std::min(source.find('\n', lineBegin), source.size() - 1) + 1;
    const std::size_t lineEnd = std::min(source.find('\n', lineBegin), source.size());
    bundle::MjmlScanner scanner(source);
    std::pair<int, int> place{line, 0};
    while (const auto found = scanner.next()) {
        if (found->begin > lineEnd) break;
        if (found->begin < lineBegin || found->kind != bundle::MjmlTag::Kind::Opening || found->name != tag)
            continue;
        if (place.second == 0) place = bundle::lineAndColumn(source, found->begin);
        for (const auto& each : found->attributes)
            if (each.name == attribute) return bundle::lineAndColumn(source, each.begin);
    }
    return place;
}

/// What MJML found, once for each attribute it is about.
base::Diagnostics findingsOf(const QVariantMap& error, const std::string& source) {
    const QString message = error.value(QStringLiteral("message")).toString();
    const QString tag = error.value(QStringLiteral("tag")).toString();
    if (isHarmless(message) && isAboutLiquid(message)) return {};
    base::Diagnostic finding;
    finding.severity = isHarmless(message) ? base::Severity::Warning : base::Severity::Error;
    finding.line = error.value(QStringLiteral("line")).toInt();
    finding.text = (tag.isEmpty() ? message : tag + QStringLiteral(": ") + message).toStdString();
    base::Diagnostics found;
    const bool unknown = message.contains(QLatin1String(" illegal"));
    for (const QString& attribute : attributesIn(message)) {
        std::tie(finding.line, finding.column) = placeOf(
            source, tag.toStdString(), error.value(QStringLiteral("line")).toInt(), attribute.toStdString());
        if (unknown) {
            finding.text = "“" + tag.toStdString() + "” has no attribute “" + attribute.toStdString() + "”.";
            finding.hint = "It is left out of the mail.";
        }
        found.push_back(finding);
    }
    if (found.empty()) found.push_back(finding);
    return found;
}

std::string fileOf(const bundle::MjmlSource& source) {
    return source.pieces.empty() ? std::string() : source.pieces.front().file;
}

/// What is found without MJML: includes that lead nowhere, and what it would drop.
base::Diagnostics ownProblems(const bundle::MjmlSource& source) {
    base::Diagnostics problems = source.problems;
    for (auto& finding : lintMjml(source.text, fileOf(source)))
        problems.push_back(source.placed(std::move(finding)));
    return problems;
}

MjmlResult resultOf(const QVariant& value, const bundle::MjmlSource& source) {
    const QVariantMap map = value.toMap();
    MjmlResult result;
    result.html = map.value(QStringLiteral("html")).toString().toStdString();
    result.problems = ownProblems(source);
    std::size_t placed = 0;
    for (const QVariant& error : map.value(QStringLiteral("errors")).toList()) {
        // Beyond that many only an error counts that there was none of yet.
        const bool counts = !isHarmless(error.toMap().value(QStringLiteral("message")).toString());
        if (placed >= kMostErrors && (!counts || base::hasErrors(result.problems))) continue;
        for (auto& finding : findingsOf(error.toMap(), source.text)) {
            result.problems.push_back(source.placed(std::move(finding)));
            ++placed;
        }
    }
    if (result.html.empty() && !base::hasErrors(result.problems))
        result.problems.push_back({base::Severity::Error,
                                   fileOf(source),
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

void MjmlCompiler::compile(bundle::MjmlSource source, Callback done) {
    jobs_.push_back({std::move(source), std::move(done)});
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
    page_->runJavaScript(callOf(jobs_.front().source.text), 0, [self, run](const QVariant& value) {
        if (!self || run != self->run_ || !self->running_) return;
        const Job& job = self->jobs_.front();
        self->finish(resultOf(value, job.source));
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
    result.problems = ownProblems(jobs_.front().source);
    result.problems.push_back({base::Severity::Error, fileOf(jobs_.front().source), {}, 0, 0, text, {}});
    if (jobs_.size() > 1) startPage();
    finish(std::move(result));
}

}  // namespace rehearsal::web
