// Apart from the tests, because moc loses its way in raw strings.
#include "session/small_bundle.h"

namespace rehearsal::session {

static constexpr char kCampaign[] =
    R"({"format":"rehearsal.campaign/1","name":"Welcome","purpose":"transactional",
"entry":{"triggers":[{"type":"event","event":"Signed Up"}]},"start":"hello",
"nodes":{"hello":{"type":"wait","for":"30m","next":"mail"},"mail":{"type":"send","template":"hi","next":null}}})";

bundle::Files smallBundle() {
    bundle::Files files;
    files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Small"})");
    files.set("policy.json", R"({"format":"rehearsal.policy/1"})");
    files.set("campaigns/welcome.json", kCampaign);
    files.set("templates/hi/template.json",
              R"({"format":"rehearsal.template/1","name":"Hi","from":{"name":"S","email":"s@example.com"}})");
    files.set("templates/hi/subject.liquid", "Hi");
    files.set("templates/hi/body.html", "<html><body>Hi {{ unsubscribe_url }}</body></html>");
    files.set("profiles.ndjson", R"({"id":"u0","traits":{"email":"ana@example.com","country":"FR"}})"
                                 "\n");
    return files;
}

std::string welcomeCampaign() {
    return kCampaign;
}

std::string signedUp(int number) {
    const std::string id = std::to_string(number);
    return R"({"type":"track","event":"Signed Up","messageId":"m)" + id + R"(","userId":"u)" + id +
           R"(","timestamp":"2026-03-02T10:00:00Z","receivedAt":"2026-03-02T10:00:00Z"})" + "\n";
}

}  // namespace rehearsal::session
