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
    const std::string url = fmt::format("smtp://{}:{}/localhost", server_.host, server_.port);
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp");
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
    const char* why = handle_->error[0] != '\0' ? handle_->error.data() : curl_easy_strerror(code);
    return base::failure(fmt::format("{}:{}", server_.host, server_.port),
                         fmt::format("The mail to {} was not taken: {}.", message.to, why),
                         "is the test server running?");
}

}  // namespace rehearsal::message
