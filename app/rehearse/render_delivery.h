#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "bundle/files.h"
#include "message/pictures.h"
#include "message/smtp.h"
#include "simulation/run.h"

namespace CLI {
class App;
}

namespace rehearsal::rehearse {

/// Where the mails of a run go: into a folder, to a test server, or nowhere. One at a time, so that a run
/// holds no more of them than it has threads.
class MailDelivery {
  public:
    void addTo(CLI::App& verb);
    bool wanted() const { return !folder_.empty() || !server_.empty(); }

    /// Makes ready. False, with a sentence on standard error, where the folder or the server cannot be used.
    bool open(const bundle::Files& files);
    /// What a run gives its mails to; stops the run at the first that cannot be delivered.
    simulation::Deliver deliver(simulation::RunControl& control);
    /// Whether all went out; says on standard error what did not.
    bool finish() const;

  private:
    base::Expected<void> deliver(const std::string& key, const message::Message& message);
    base::Expected<void> send(const message::Message& message, const std::string& mail);
    std::optional<message::SmtpConnection> idleConnection();

    std::string folder_;
    std::string server_;
    message::Pictures pictures_;
    message::SmtpServer smtp_;
    std::mutex mutex_;
    std::vector<message::SmtpConnection> idle_;  ///< Connections that no thread uses now.
    std::optional<base::Diagnostic> failure_;    ///< The first.
};

}  // namespace rehearsal::rehearse
