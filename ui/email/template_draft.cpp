#include "email/template_draft.h"

#include <algorithm>
#include <utility>

#include "email/template_edits.h"
#include "session/session.h"
#include "web/bundle_compiler.h"
#include "web/compiled_body.h"

namespace rehearsal::email {

namespace {

constexpr int kCommitPauseMs = 350;
constexpr int kUndoPauseMs = 1200;

bool mayBeMissing(const std::string& file) {
    return file.ends_with("/body.txt") || file.ends_with("/preheader.liquid") ||
           file.ends_with("/body.amp.html");
}

}  // namespace

TemplateDraft::TemplateDraft(session::Session& session, QObject* parent)
    : QObject(parent), session_(session) {
    commitTimer_.setSingleShot(true);
    commitTimer_.setInterval(kCommitPauseMs);
    connect(&commitTimer_, &QTimer::timeout, this, &TemplateDraft::commit);
    connect(&session_, &session::Session::documentChanged, this, &TemplateDraft::documentChanged);
}

void TemplateDraft::open(const std::string& id) {
    commit();
    id_ = id;
    typed_.clear();
    lastFile_.clear();
    compiledSource_.clear();
    compiled_ = {};
    bodyIsDue_ = false;
    ++step_;
    const bundle::Template* own = session_.bundle().emailTemplate(id_);
    lastHtml_ = own ? own->html : std::string();
    if (hasMjml()) compile();
    emit replaced();
    emit changed();
}

void TemplateDraft::startCompiling() {
    if (compiler_) return;
    compiler();
    if (hasMjml()) compile();
}

web::MjmlCompiler& TemplateDraft::compiler() {
    if (!compiler_) compiler_ = std::make_unique<web::MjmlCompiler>();
    return *compiler_;
}

bool TemplateDraft::hasMjml() const {
    return session_.document().files().contains(fileOf(id_, "body.mjml"));
}

std::string TemplateDraft::bodyFile() const {
    return fileOf(id_, hasMjml() ? "body.mjml" : "body.html");
}

std::string TemplateDraft::text(const std::string& file) const {
    if (const auto typed = typed_.find(file); typed != typed_.end()) return typed->second;
    const std::string* bytes = session_.document().files().find(file);
    return bytes ? *bytes : std::string();
}

void TemplateDraft::type(const std::string& file, const std::string& text) {
    if (id_.empty() || text == this->text(file)) return;
    const bool longPause = !sinceTyping_.isValid() || sinceTyping_.elapsed() > kUndoPauseMs;
    if (longPause || file != lastFile_) {
        commit();
        ++step_;
        label_ = tr("Edit email");
    }
    sinceTyping_.start();
    lastFile_ = file;
    typed_[file] = text;
    commitTimer_.start();
    if (isPartOfBody(file))
        compile();
    else
        emit changed();
}

void TemplateDraft::change(const std::map<std::string, std::string>& files, const QString& label) {
    if (id_.empty() || files.empty()) return;
    commit();
    ++step_;
    label_ = label;
    lastFile_ = files.begin()->first;
    for (const auto& [file, text] : files) typed_[file] = text;
    commit();
    sinceTyping_.invalidate();
    compile();
    emit replaced();
    emit changed();
}

/// Whether the body's HTML depends on a file: its MJML, or something that includes.
bool TemplateDraft::isPartOfBody(const std::string& file) const {
    if (!hasMjml()) return false;
    if (file == bodyFile()) return true;
    const auto source = bodySource(filesNow());
    return std::find(source.lookedFor.begin(), source.lookedFor.end(), file) != source.lookedFor.end();
}

void TemplateDraft::commit() {
    commitTimer_.stop();
    if (typed_.empty()) return;
    bundle::Files after = filesNow();
    std::vector<std::string> changed;
    for (const auto& [file, text] : typed_) {
        bodyIsDue_ = bodyIsDue_ || isPartOfBody(file);
        changed.push_back(file);
    }
    writeCompiledBody(after);
    typed_.clear();
    applyEdit(after);
    compileOthers(changed);
}

/// Other emails that include what was changed here get their HTML made anew, in the same step.
void TemplateDraft::compileOthers(const std::vector<std::string>& changed) {
    const auto isOwn = [this](const std::string& file) { return file.starts_with(fileOf(id_, "")); };
    if (!compiler_ || std::all_of(changed.begin(), changed.end(), isOwn)) return;
    const bundle::Files& files = session_.document().files();
    for (const std::string& path : web::staleSources(files)) {
        const bundle::MjmlSource source = bundle::readMjmlSource(files, path);
        const auto& used = source.lookedFor;
        if (isOwn(path) ||
            std::find_first_of(used.begin(), used.end(), changed.begin(), changed.end()) == used.end())
            continue;
        compiler_->compile(source, [this, path, source, key = undoKey(),
                                    label = label_](const web::MjmlResult& result) {
            bundle::Files after = session_.document().files();
            if (!result.ok() || bundle::readMjmlSource(after, path).text != source.text) return;
            after.set(web::compiledFile(path), web::compiledBody(source, result.html));
            applying_ = true;
            session_.apply(bundle::difference(session_.document().files(), after, label.toStdString()), key);
            applying_ = false;
        });
    }
}

/// Edits under one key are one step of undo.
QString TemplateDraft::undoKey() const {
    return QStringLiteral("template:%1:%2").arg(QString::fromStdString(lastFile_)).arg(step_);
}

bundle::Files TemplateDraft::filesNow() const {
    bundle::Files now = session_.document().files();
    for (const auto& [file, text] : typed_) {
        if (text.empty() && mayBeMissing(file))
            now.remove(file);
        else
            now.set(file, text);
    }
    return now;
}

bundle::MjmlSource TemplateDraft::bodySource(const bundle::Files& files) const {
    return bundle::readMjmlSource(files, fileOf(id_, "body.mjml"));
}

/// Where the HTML of the source that `after` holds is known, it goes along.
void TemplateDraft::writeCompiledBody(bundle::Files& after) const {
    if (!bodyIsDue_ || !compiled_.ok() || !after.contains(fileOf(id_, "body.mjml"))) return;
    const bundle::MjmlSource source = bodySource(after);
    if (compiledSource_ != source.text) return;
    after.set(fileOf(id_, "body.html"), web::compiledBody(source, compiled_.html));
}

void TemplateDraft::applyEdit(const bundle::Files& after) {
    const auto edit = bundle::difference(session_.document().files(), after, label_.toStdString());
    if (compiledSource_ == bodySource(after).text) bodyIsDue_ = false;
    applying_ = true;
    session_.apply(edit, undoKey());
    applying_ = false;
}

void TemplateDraft::undo() {
    commit();
    ++step_;
    session_.undoStack()->undo();
}

void TemplateDraft::redo() {
    commit();
    ++step_;
    session_.undoStack()->redo();
}

void TemplateDraft::compile() {
    if (!compiler_ || compiling_) return;
    const bundle::MjmlSource source = bodySource(filesNow());
    compiling_ = true;
    compiler_->compile(source, [this, id = id_, source](const web::MjmlResult& result) {
        compiling_ = false;
        if (id == id_ && hasMjml())
            takeCompiled(source, result);
        else if (hasMjml())
            compile();
    });
}

/// Compiles where the document has another source than what was compiled last: another body, or another text
/// of something it includes.
void TemplateDraft::recompile() {
    if (!hasMjml()) return;
    const bundle::MjmlSource source = bodySource(filesNow());
    if (compiledSource_ == source.text) return;
    const bundle::Template* now = session_.bundle().emailTemplate(id_);
    if (now && bundle::isCompiledFrom(now->html, source)) lastHtml_ = now->html;
    compile();
}

void TemplateDraft::takeCompiled(const bundle::MjmlSource& source, const web::MjmlResult& result) {
    compiledSource_ = source.text;
    compiled_ = result;
    if (!result.html.empty()) lastHtml_ = result.html;
    if (source.text != bodySource(filesNow()).text) {
        compile();
    } else if (bodyIsDue_ && typed_.empty()) {
        bundle::Files after = session_.document().files();
        writeCompiledBody(after);
        applyEdit(after);
    }
    emit changed();
}

bundle::Template TemplateDraft::current() const {
    const bundle::Template* own = session_.bundle().emailTemplate(id_);
    if (!own) return {};
    bundle::Template now = *own;
    if (hasMjml()) {
        now.mjml = text(fileOf(id_, "body.mjml"));
        now.html = lastHtml_;
    }
    for (const auto& [file, typed] : typed_) {
        if (file.ends_with("/subject.liquid")) now.subject = typed;
        if (file.ends_with("/preheader.liquid")) now.preheader = typed;
        if (file.ends_with("/body.txt")) now.text = typed.empty() ? std::nullopt : std::optional(typed);
        if (file.ends_with("/body.html")) now.html = typed;
        if (file.ends_with("/body.amp.html")) now.amp = typed.empty() ? std::nullopt : std::optional(typed);
    }
    return now;
}

void TemplateDraft::documentChanged(const QStringList& files) {
    if (applying_ || id_.empty()) return;
    const std::string prefix = fileOf(id_, "");
    bool own = false;
    for (const QString& name : files) {
        const std::string file = name.toStdString();
        if (!file.starts_with(prefix) && !file.starts_with("blocks/")) continue;
        own = true;
        typed_.erase(file);
    }
    if (own) {
        bodyIsDue_ = false;
        emit replaced();
    }
    recompile();
    emit changed();
}

}  // namespace rehearsal::email
