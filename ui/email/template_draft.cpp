#include "email/template_draft.h"

#include <utility>

#include "email/template_edits.h"
#include "session/session.h"
#include "web/compiled_body.h"

namespace rehearsal::email {

namespace {

constexpr int kCommitPauseMs = 350;
constexpr int kUndoPauseMs = 1200;

bool mayBeMissing(const std::string& file) {
    return file.ends_with("/body.txt") || file.ends_with("/preheader.liquid");
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
    }
    sinceTyping_.start();
    lastFile_ = file;
    typed_[file] = text;
    commitTimer_.start();
    if (hasMjml() && file == bodyFile())
        compile();
    else
        emit changed();
}

void TemplateDraft::commit() {
    commitTimer_.stop();
    if (typed_.empty()) return;
    bundle::Files after = session_.document().files();
    for (const auto& [file, text] : typed_) {
        if (text.empty() && mayBeMissing(file))
            after.remove(file);
        else
            after.set(file, text);
    }
    bodyIsDue_ = bodyIsDue_ || typed_.contains(fileOf(id_, "body.mjml"));
    writeCompiledBody(after);
    typed_.clear();
    applyEdit(after);
}

/// Where the HTML of the source that `after` holds is known, it goes along.
void TemplateDraft::writeCompiledBody(bundle::Files& after) const {
    const std::string* source = after.find(fileOf(id_, "body.mjml"));
    if (!bodyIsDue_ || !source || !compiled_.ok() || compiledSource_ != *source) return;
    after.set(fileOf(id_, "body.html"), web::compiledBody(*source, compiled_.html));
}

void TemplateDraft::applyEdit(const bundle::Files& after) {
    const auto edit = bundle::difference(session_.document().files(), after, tr("Edit email").toStdString());
    const QString key = QStringLiteral("template:%1:%2").arg(QString::fromStdString(lastFile_)).arg(step_);
    const std::string* source = after.find(fileOf(id_, "body.mjml"));
    if (!source || compiledSource_ == *source) bodyIsDue_ = false;
    applying_ = true;
    session_.apply(edit, key);
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
    const std::string source = text(fileOf(id_, "body.mjml"));
    compiling_ = true;
    compiler_->compile(source, fileOf(id_, "body.mjml"),
                       [this, id = id_, source](const web::MjmlResult& result) {
                           compiling_ = false;
                           if (id == id_ && hasMjml())
                               takeCompiled(source, result);
                           else if (hasMjml())
                               compile();
                       });
}

void TemplateDraft::takeCompiled(const std::string& source, const web::MjmlResult& result) {
    compiledSource_ = source;
    compiled_ = result;
    if (!result.html.empty()) lastHtml_ = result.html;
    if (source != text(fileOf(id_, "body.mjml"))) {
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
    }
    return now;
}

void TemplateDraft::documentChanged(const QStringList& files) {
    if (applying_ || id_.empty()) return;
    const std::string prefix = fileOf(id_, "");
    bool own = false;
    for (const QString& name : files) {
        const std::string file = name.toStdString();
        if (!file.starts_with(prefix)) continue;
        own = true;
        typed_.erase(file);
    }
    if (own) {
        bodyIsDue_ = false;
        const bundle::Template* now = session_.bundle().emailTemplate(id_);
        if (now && hasMjml() && compiledSource_ != text(fileOf(id_, "body.mjml"))) {
            if (web::isCompiledFrom(now->html, *now->mjml)) lastHtml_ = now->html;
            compile();
        }
        emit replaced();
    }
    emit changed();
}

}  // namespace rehearsal::email
