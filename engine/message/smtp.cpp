#include "message/smtp.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <mutex>

#include "message/mime.h"

namespace rehearsal::message {
namespace {

constexpr long kConnectSeconds = 10;
constexpr long kSendSeconds = 60;

/// `localhost`, `::1`, and 127.0.0.0/8 written out in four numbers.
bool isThisMachine(std::string_view host) {
    if (host == "localhost" || host == "[::1]" || host == "::1") return true;
    if (!host.starts_with("127.")) return false;
    int dots = 0;
    int number = -1;
    for (const char c : host) {
        if (c == '.') {
            if (number < 0) return false;
            ++dots;
            number = -1;
        } else if (c >= '0' && c <= '9') {
            number = std::max(number, 0) * 10 + (c - '0');
            if (number > 255) return false;
        } else {
            return false;
        }
    }
    return dots == 3 && number >= 0;
}

struct Upload {
    std::string_view rest;
};

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* user) {
    auto& upload = *static_cast<Upload*>(user);
    const std::size_t length = std::min(size * count, upload.rest.size());
    std::memcpy(buffer, upload.rest.data(), length);
    upload.rest.remove_prefix(length);
    return length;
}

int isCancelled(void* cancelled, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return *static_cast<const std::atomic<bool>*>(cancelled) ? 1 : 0;
}

/// What went wrong, in a sentence without its full stop, and what to do.
std::pair<std::string, std::string> reasonOf(CURLcode code, const SmtpServer& server, const char* detail) {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return {fmt::format("there is no server called {}", server.host), "Check the server's name."};
        case CURLE_LOGIN_DENIED:
            return {fmt::format("{} did not accept the user name or the password", server.host),
                    "Some providers want a password made for programs."};
        case CURLE_PEER_FAILED_VERIFICATION:
            return {fmt::format("the certificate of {} is not trusted ({})", server.host, detail),
                    "Check the server's name."};
        case CURLE_USE_SSL_FAILED:
            return {fmt::format("{} offers no encryption on this port", server.host),
                    "Try TLS on port 465, or STARTTLS on port 587."};
        case CURLE_SSL_CONNECT_ERROR:
            return {fmt::format("{} and this program found no common encryption ({})", server.host, detail),
                    "Try STARTTLS in place of TLS, or the other way round."};
        case CURLE_OPERATION_TIMEDOUT:
            return {fmt::format("{} did not answer in time", server.host), "Check the port."};
        case CURLE_ABORTED_BY_CALLBACK:
            return {"it was cancelled", {}};
        default:
            return {detail, "is the test server running?"};
    }
}

const char* schemeOf(const SmtpServer& server) {
    return server.security == SmtpSecurity::Tls ? "smtps" : "smtp";
}

void needCurl() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

}  // namespace

base::Expected<SmtpServer> testServer(std::string_view hostAndPort) {
    const std::size_t colon = hostAndPort.rfind(':');
    SmtpServer server;
    server.host = hostAndPort.substr(0, std::min(colon, hostAndPort.size()));
    const std::string_view port =
        colon == std::string_view::npos ? std::string_view() : hostAndPort.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), server.port);
    if (port.empty() || error != std::errc() || end != port.data() + port.size() || server.port == 0) {
        return base::failure(std::string(hostAndPort), "This is no host and port.", "such as localhost:2525");
    }
    if (!isThisMachine(server.host)) {
        return base::failure(
            std::string(hostAndPort),
            fmt::format("Mails of a rehearsal go to a test server on this machine only, not to \"{}\".",
                        server.host),
            "localhost, 127.0.0.1 or [::1]");
    }
    if (server.host == "::1") server.host = "[::1]";
    return server;
}

struct SmtpConnection::Handle {
    CURL* curl = curl_easy_init();
    std::array<char, CURL_ERROR_SIZE> error{};

    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { curl_easy_cleanup(curl); }
};

SmtpConnection::SmtpConnection(SmtpServer server) : server_(std::move(server)) {
    needCurl();
    handle_ = std::make_unique<Handle>();
    CURL* curl = handle_->curl;
    // The path is what the client calls itself.
    const std::string url =
        fmt::format("{}://{}:{}/localhost", schemeOf(server_), server_.host, server_.port);
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, schemeOf(server_));
    if (server_.security == SmtpSecurity::StartTls)
        curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    if (!server_.trusted.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, server_.trusted.c_str());
    if (!server_.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, server_.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server_.password.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, kSendSeconds);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &give);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, handle_->error.data());
}

SmtpConnection::~SmtpConnection() = default;
SmtpConnection::SmtpConnection(SmtpConnection&&) noexcept = default;
SmtpConnection& SmtpConnection::operator=(SmtpConnection&&) noexcept = default;

void SmtpConnection::cancelOn(const std::atomic<bool>& cancelled) {
    CURL* curl = handle_->curl;
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &isCancelled);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(&cancelled));
}

base::Expected<void> SmtpConnection::send(const Message& message, std::string_view mime) {
    CURL* curl = handle_->curl;
    Upload upload{mime};
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to(
        curl_slist_append(nullptr, message.to.c_str()), &curl_slist_free_all);
    handle_->error[0] = '\0';
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, senderOf(message).c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mime.size()));
    const CURLcode code = curl_easy_perform(curl);
    if (code == CURLE_OK) return {};
    const char* detail = handle_->error[0] != '\0' ? handle_->error.data() : curl_easy_strerror(code);
    const auto [why, hint] = reasonOf(code, server_, detail);
    return base::failure(fmt::format("{}:{}", server_.host, server_.port),
                         fmt::format("The mail to {} was not taken: {}.", message.to, why), hint);
}

}  // namespace rehearsal::message
