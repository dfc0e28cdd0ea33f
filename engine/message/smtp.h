#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "message/message.h"

namespace rehearsal::message {

/// How the way to a mail server is kept from others.
enum class SmtpSecurity {
    None,
    StartTls,  ///< Encrypted once connected; without that nothing is sent.
    Tls,       ///< Encrypted from the start.
};

/// Where mails are sent to.
struct SmtpServer {
    std::string host;  ///< An address in brackets where it has colons.
    std::uint16_t port = 25;
    SmtpSecurity security = SmtpSecurity::None;
    std::string user;  ///< Empty where none is asked for.
    std::string password;
    std::string trusted;  ///< A file of certificates to trust in place of the system's; for tests.
};

/// A test server on this machine, `localhost:2525`. An error for any other host: a rehearsal's mails reach
/// nobody.
base::Expected<SmtpServer> testServer(std::string_view hostAndPort);

/// One connection to a mail server, opened when it is first needed and kept. One thread at a time.
class SmtpConnection {
  public:
    explicit SmtpConnection(SmtpServer server);
    ~SmtpConnection();
    SmtpConnection(SmtpConnection&&) noexcept;
    SmtpConnection& operator=(SmtpConnection&&) noexcept;

    /// Hands over a mail made of `message` (RFC 5321); `mime` is what `toMime` gave.
    base::Expected<void> send(const Message& message, std::string_view mime);
    /// Sending ends early, as a failure, once this is true.
    void cancelOn(const std::atomic<bool>& cancelled);

  private:
    struct Handle;
    SmtpServer server_;
    std::unique_ptr<Handle> handle_;
};

}  // namespace rehearsal::message
