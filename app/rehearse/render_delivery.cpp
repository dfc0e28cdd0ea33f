#include "render_delivery.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/sha256.h"
#include "message/mime.h"
#include "terminal.h"

namespace rehearsal::rehearse {
namespace {

namespace fs = std::filesystem;

/// `20260302T103000Z-ana-<hash of the key>.eml`: in order of time, to be found by person, and never twice.
std::string fileName(const std::string& key, const message::Message& message) {
    std::string time = base::toString(message.date).substr(0, 19);
    std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
    constexpr std::size_t kLongestName = 40;
    std::string name = message.to.substr(0, std::min(message.to.find('@'), kLongestName));
    for (char& c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '_';
        if (!plain) c = '_';
    }
    return fmt::format("{}Z-{}-{}.eml", time, name, base::hex(base::sha256(key)).substr(0, 16));
}

bool holdsMails(const fs::path& folder) {
    std::error_code error;
    return std::any_of(fs::directory_iterator(folder, error), fs::directory_iterator(),
                       [](const fs::directory_entry& entry) { return entry.path().extension() == ".eml"; });
}

void complainAbout(const std::string& place, std::string text, std::string hint) {
    complain({base::Severity::Error, place, {}, 0, 0, std::move(text), std::move(hint)});
}

}  // namespace

void MailDelivery::addTo(CLI::App& verb) {
    verb.add_option("--mail-out", folder_, "Write every mail into this folder as .eml; renders");
    verb.add_option("--smtp", server_,
                    "Send every mail to a test server on this machine, HOST:PORT such as localhost:2525; "
                    "renders");
}

bool MailDelivery::open(const bundle::Files& files) {
    if (!wanted()) return true;
    if (!server_.empty()) {
        auto server = message::testServer(server_);
        if (!server) {
            complain(server.error());
            return false;
        }
        smtp_ = std::move(*server);
    }
    if (!folder_.empty()) {
        std::error_code error;
        fs::create_directories(folder_, error);
        if (error || !fs::is_directory(folder_, error)) {
            complainAbout(folder_, "The folder cannot be made.",
                          "check the path and that you may write there");
            return false;
        }
        if (holdsMails(folder_)) {
            complainAbout(folder_, "The folder holds mails already, and nobody could tell them apart.",
                          "name another, or empty it");
            return false;
        }
    }
    pictures_ = message::Pictures(files);
    return true;
}

simulation::Deliver MailDelivery::deliver(simulation::RunControl& control) {
    if (!wanted()) return {};
    return [this, &control](const std::string& key, const message::Message& message) {
        if (control.cancelled) return;
        auto delivered = deliver(key, message);
        if (delivered) return;
        const std::lock_guard lock(mutex_);
        if (!failure_) failure_ = std::move(delivered.error());
        control.cancelled = true;
    };
}

base::Expected<void> MailDelivery::deliver(const std::string& key, const message::Message& message) {
    auto mail = message::toMime(message, pictures_);
    if (!mail) return tl::unexpected(std::move(mail.error()));
    if (!folder_.empty()) {
        const fs::path file = fs::path(folder_) / fileName(key, message);
        if (!writeOutput(file, *mail)) return base::failure(file.string(), "The mails are not complete.");
    }
    return server_.empty() ? base::Expected<void>() : send(message, *mail);
}

base::Expected<void> MailDelivery::send(const message::Message& message, const std::string& mail) {
    std::optional<message::SmtpConnection> connection = idleConnection();
    if (!connection) connection.emplace(smtp_);
    auto sent = connection->send(message, mail);
    if (!sent) return sent;
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(*connection));
    return {};
}

std::optional<message::SmtpConnection> MailDelivery::idleConnection() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return std::nullopt;
    std::optional<message::SmtpConnection> out(std::move(idle_.back()));
    idle_.pop_back();
    return out;
}

bool MailDelivery::finish() const {
    if (failure_) complain(*failure_);
    return !failure_;
}

}  // namespace rehearsal::rehearse
