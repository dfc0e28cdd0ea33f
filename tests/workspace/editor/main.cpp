// A process that works on a workspace and can be killed.
//   workspace_editor loop FILE   edits for ever; prints the number of each edit once `save` has returned for
//   it workspace_editor open FILE   opens it once; prints `opened` or the sentence of the refusal
#include <cstdio>
#include <string>

#include "bundle/document.h"
#include "bundle/files.h"
#include "workspace/workspace.h"

namespace {

using rehearsal::bundle::Edit;
using rehearsal::bundle::Files;
using rehearsal::workspace::Workspace;

/// Two documents that always belong together, so that half an edit would show; of very different sizes, so
/// that some edits fill one page of the database and some many.
Files stateOf(int n) {
    Files files;
    files.set("bundle.json", std::to_string(n));
    files.set("campaigns/loop.json",
              std::string(static_cast<std::size_t>(n % 7) * 9000, 'x') + std::to_string(n));
    return files;
}

Edit step(const Files& before, const Files& after) {
    Edit edit{"Step", {}};
    for (const char* file : {"bundle.json", "campaigns/loop.json"}) {
        edit.files.push_back({file, true, true, 0, *before.find(file), *after.find(file)});
    }
    return edit;
}

int loop(Workspace& workspace) {
    const auto files = workspace.files();
    if (!files) return 1;
    for (int n = std::stoi(*files->find("bundle.json"));; ++n) {
        if (!workspace.save(step(stateOf(n), stateOf(n + 1)), stateOf(n + 1), n)) return 1;
        std::printf("%d\n", n + 1);
        std::fflush(stdout);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    auto workspace = Workspace::open(argv[2]);
    if (!workspace) {
        std::printf("%s\n", workspace.error().text.c_str());
        return 1;
    }
    if (std::string(argv[1]) == "loop") return loop(*workspace);
    std::puts("opened");
    return 0;
}
