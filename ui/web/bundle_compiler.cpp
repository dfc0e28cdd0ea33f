#include "web/bundle_compiler.h"

#include <QEventLoop>
#include <algorithm>
#include <optional>

#include "web/compiled_body.h"
#include "web/mjml_compiler.h"

namespace rehearsal::web {

namespace {

constexpr std::string_view kSourceName = "/body.mjml";

base::Expected<std::string> compileNow(MjmlCompiler& compiler, const bundle::MjmlSource& mjml) {
    QEventLoop loop;
    MjmlResult made;
    bool done = false;
    compiler.compile(mjml, [&](const MjmlResult& result) {
        made = result;
        done = true;
        loop.quit();
    });
    if (!done) loop.exec();
    const auto error = std::find_if(
        made.problems.begin(), made.problems.end(),
        [](const base::Diagnostic& finding) { return finding.severity == base::Severity::Error; });
    if (error != made.problems.end()) return tl::unexpected(*error);
    return made.html;
}

}  // namespace

std::string compiledFile(const std::string& source) {
    return source.substr(0, source.size() - kSourceName.size()) + "/body.html";
}

std::vector<std::string> staleSources(const bundle::Files& files) {
    std::vector<std::string> stale;
    for (const std::string& path : files.under("templates/")) {
        if (!path.ends_with(kSourceName)) continue;
        const std::string* body = files.find(compiledFile(path));
        if (!body || !bundle::isCompiledFrom(*body, bundle::readMjmlSource(files, path)))
            stale.push_back(path);
    }
    return stale;
}

base::Expected<int> compileFiles(bundle::Files& files) {
    const auto stale = staleSources(files);
    if (stale.empty()) return 0;
    MjmlCompiler compiler;
    for (const std::string& path : stale) {
        const bundle::MjmlSource mjml = bundle::readMjmlSource(files, path);
        const auto html = compileNow(compiler, mjml);
        if (!html) return tl::unexpected(html.error());
        files.set(compiledFile(path), compiledBody(mjml, *html));
    }
    return static_cast<int>(stale.size());
}

base::Expected<int> compileBundle(const std::filesystem::path& folderOrZip) {
    auto files = bundle::readFiles(folderOrZip);
    if (!files) return tl::unexpected(files.error());
    const auto count = compileFiles(*files);
    if (!count || *count == 0) return count;
    if (auto written = bundle::writeFiles(*files, folderOrZip); !written)
        return tl::unexpected(written.error());
    return count;
}

}  // namespace rehearsal::web
