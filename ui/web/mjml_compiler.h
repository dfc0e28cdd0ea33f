#pragma once

#include <QObject>
#include <QTimer>
#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "base/diagnostic.h"
#include "bundle/mjml_source.h"

class QWebEnginePage;

namespace rehearsal::web {

class Profile;

/// What a MJML source became. Without errors the HTML may be kept; with some it may still be looked at.
struct MjmlResult {
    std::string html;  ///< Liquid kept as it was; without the header of a body.html.
    base::Diagnostics problems;

    bool ok() const { return !html.empty() && !base::hasErrors(problems); }
};

/// Compiles MJML in a hidden page of its own. Sources are compiled one after the other; one that takes too
/// long is given up, with the page. GUI thread.
class MjmlCompiler : public QObject {
    Q_OBJECT
  public:
    using Callback = std::function<void(const MjmlResult&)>;

    explicit MjmlCompiler(QObject* parent = nullptr);
    ~MjmlCompiler() override;

    /// Compiles a source and gives the result to `done`, later. Findings are placed in the files the source
    /// is put together from. Nothing is called after the compiler is gone.
    void compile(bundle::MjmlSource source, Callback done);
    void setTimeout(int ms) { timeoutMs_ = ms; }

  private:
    struct Job {
        bundle::MjmlSource source;
        Callback done;
    };

    void startPage();
    void runNext();
    void finish(MjmlResult result);
    void giveUp(const std::string& text);

    std::shared_ptr<Profile> profile_;
    std::unique_ptr<QWebEnginePage> page_;
    std::deque<Job> jobs_;
    QTimer timer_;
    int timeoutMs_ = 15000;
    bool loaded_ = false;
    bool running_ = false;
    quint64 run_ = 0;  ///< Which run an answer belongs to: that of a page given up counts for nothing.
};

}  // namespace rehearsal::web
