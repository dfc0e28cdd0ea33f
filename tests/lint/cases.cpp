// Apart from the tests, because moc loses its way in raw strings.
#include "cases.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace rehearsal::test {

std::filesystem::path caseFolder() {
    return REHEARSAL_SOURCE_DIR "/tests/golden/lint";
}

std::string readAll(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::vector<std::string> caseNames() {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(caseFolder()))
        out.push_back(entry.path().filename().string());
    std::sort(out.begin(), out.end());
    return out;
}

bundle::Files filesOf(const std::string& name) {
    bundle::Files files;
    files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Case"})");
    files.set("policy.json", R"({"format":"rehearsal.policy/1"})");
    files.set("campaigns/other.json",
              R"({"format":"rehearsal.campaign/1","name":"Other","start":null,"nodes":{},)"
              R"("entry":{"triggers":[{"type":"event","event":"A"}]}})");
    for (const auto& [id, title] : {std::pair("hello", "Hello"), std::pair("offer", "Offer")}) {
        const std::string folder = std::string("templates/") + id;
        files.set(folder + "/template.json",
                  std::string(R"({"format":"rehearsal.template/1","name":")") + title + "\"}");
        files.set(folder + "/subject.liquid", "Hello");
        files.set(folder + "/body.html", "<p>Hello</p>");
    }
    for (const char* block : {"first", "second"})
        files.set(std::string("blocks/") + block + ".liquid", block);
    for (const auto& entry : std::filesystem::directory_iterator(caseFolder() / name)) {
        const std::string file = entry.path().filename().string();
        if (file == "expected.txt") continue;
        files.set(file == "campaign.json" ? "campaigns/c.json" : file, readAll(entry.path()));
    }
    return files;
}

}  // namespace rehearsal::test
