#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bundle/bundle.h"
#include "web/mjml_compiler.h"

namespace rehearsal::session {
class Session;
}

namespace rehearsal::email {

/// The email that is being written, as it is this very moment. What is typed is seen here at once and goes
/// into the document at the next short pause, a body together with the HTML made from it; each longer pause
/// begins a new step of undo.
class TemplateDraft : public QObject {
    Q_OBJECT
  public:
    explicit TemplateDraft(session::Session& session, QObject* parent = nullptr);

    /// Turns to another email; what was typed into the last one is kept.
    void open(const std::string& id);
    const std::string& id() const { return id_; }
    /// From now on MJML is compiled. Before it nothing of the browser is started.
    void startCompiling();

    bool hasMjml() const;
    /// The file the body is written in: `templates/ID/body.mjml` or `…/body.html`.
    std::string bodyFile() const;
    std::string text(const std::string& file) const;
    /// Takes what was typed into a file of this email. An empty `body.txt` or preheader is no file.
    void type(const std::string& file, const std::string& text);
    /// Changes files of this email, and of what it includes, as one step of undo that is no typing.
    void change(const std::map<std::string, std::string>& files, const QString& label);
    /// Puts what was typed into the document now.
    void commit();
    void undo();
    void redo();

    /// The email with everything typed so far; its HTML is the last that could be made.
    bundle::Template current() const;
    /// What MJML says about the body as it is.
    const base::Diagnostics& mjmlProblems() const { return compiled_.problems; }
    /// Compiles a source for someone else: a new email.
    web::MjmlCompiler& compiler();

  signals:
    void changed();   ///< Something that the preview shows is new.
    void replaced();  ///< The texts changed other than by typing: show them afresh.

  private:
    void compile();
    void recompile();
    void takeCompiled(const bundle::MjmlSource& source, const web::MjmlResult& result);
    /// The files with everything typed so far.
    bundle::Files filesNow() const;
    bundle::MjmlSource bodySource(const bundle::Files& files) const;
    bool isPartOfBody(const std::string& file) const;
    void compileOthers(const std::vector<std::string>& changed);
    void writeCompiledBody(bundle::Files& after) const;
    QString undoKey() const;
    void applyEdit(const bundle::Files& after);
    void documentChanged(const QStringList& files);

    session::Session& session_;
    std::unique_ptr<web::MjmlCompiler> compiler_;
    std::string id_;
    std::map<std::string, std::string> typed_;
    std::string lastFile_;
    QTimer commitTimer_;
    QElapsedTimer sinceTyping_;
    int step_ = 0;
    QString label_;  ///< What the step is called in the undo menu.
    bool applying_ = false;
    bool bodyIsDue_ = false;  ///< A typed source is in the document, its HTML is not yet.

    bool compiling_ = false;
    std::string compiledSource_;
    web::MjmlResult compiled_;
    std::string lastHtml_;
};

}  // namespace rehearsal::email
