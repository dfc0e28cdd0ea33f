#include "bundle/template_reader.h"

#include <fmt/format.h>

#include "base/limits.h"
#include "bundle/json_text.h"
#include "bundle/mjml_source.h"
#include "bundle/place.h"

namespace rehearsal::bundle {
namespace {

using base::Severity;

void readSender(const Place& place, Template& out) {
    ObjectReader object(place);
    if (const auto name = object.find("name")) out.fromName = readString(*name);
    if (const auto email = object.require("email")) out.fromEmail = readNonEmpty(*email, "an email address");
}

void readHead(const Place& place, Template& out) {
    ObjectReader object(place);
    if (!object.isObject()) return;
    readFormat(object, "rehearsal.template/1");
    if (const auto name = object.require("name")) out.name = readString(*name);
    if (const auto from = object.find("from")) readSender(*from, out);
    if (const auto reply = object.find("reply_to")) out.replyTo = readString(*reply);
    if (const auto language = object.find("language")) out.language = readString(*language);
}

/// Reads the parts of one template's folder.
class Folder {
  public:
    Folder(const Files& files, const std::string& id, base::Diagnostics& diagnostics)
        : files_(files), folder_("templates/" + id + "/"), diagnostics_(diagnostics) {}

    std::optional<std::string> text(const std::string& part) const {
        const std::string* bytes = files_.find(folder_ + part);
        if (!bytes || !isReadableText(folder_ + part, *bytes, diagnostics_)) return std::nullopt;
        return *bytes;
    }
    std::string requiredText(const std::string& part, const std::string& hint) const {
        if (!files_.contains(folder_ + part)) {
            add(part, fmt::format("The template has no {}", part), hint);
            return {};
        }
        return text(part).value_or("");
    }
    void head(Template& out) const {
        Findings findings(folder_ + "template.json");
        const std::string* bytes = files_.find(findings.file());
        if (!bytes) {
            add("template.json", "The template has no template.json",
                R"(such as {"format": "rehearsal.template/1", "name": "…"})");
            return;
        }
        if (const auto value = parseJson(*bytes, findings)) readHead({&*value, {}, &findings}, out);
        for (base::Diagnostic& one : findings.takeDiagnostics()) diagnostics_.push_back(std::move(one));
    }
    void checkCompiled(const Template& out) const {
        constexpr const char* kHint = "rehearsal --compile BUNDLE";
        if (!out.mjml) return;
        const MjmlSource source = readMjmlSource(files_, folder_ + "body.mjml");
        diagnostics_.insert(diagnostics_.end(), source.problems.begin(), source.problems.end());
        if (!files_.contains(folder_ + "body.html")) {
            add("body.html", "body.mjml is there, but not the body.html that is compiled from it", kHint);
        } else if (source.problems.empty() && !isCompiledFrom(out.html, source)) {
            add("body.html", "body.html is not compiled from this body.mjml", kHint);
        }
    }

  private:
    void add(const std::string& part, std::string text, std::string hint) const {
        diagnostics_.push_back({Severity::Error, folder_ + part, {}, 0, 0, std::move(text), std::move(hint)});
    }

    const Files& files_;
    std::string folder_;
    base::Diagnostics& diagnostics_;
};

}  // namespace

bool isReadableText(const std::string& file, const std::string& bytes, base::Diagnostics& diagnostics) {
    const auto add = [&](std::string text, std::string hint) {
        diagnostics.push_back({Severity::Error, file, {}, 0, 0, std::move(text), std::move(hint)});
        return false;
    };
    if (bytes.size() > limits::kTemplateBytes) {
        return add(fmt::format("The text is longer than {} MiB", limits::kTemplateBytes >> 20), {});
    }
    if (!isUtf8(bytes)) return add("The text is not UTF-8", "save it as UTF-8");
    return true;
}

Template readTemplate(const Files& files, const std::string& id, base::Diagnostics& diagnostics) {
    Template out;
    out.id = id;
    const Folder folder(files, id, diagnostics);
    folder.head(out);
    out.subject = folder.requiredText("subject.liquid", "it holds the subject line");
    out.preheader = folder.text("preheader.liquid").value_or("");
    out.mjml = folder.text("body.mjml");
    out.html = out.mjml ? folder.text("body.html").value_or("")
                        : folder.requiredText("body.html", "it holds the mail");
    out.text = folder.text("body.txt");
    out.amp = folder.text("body.amp.html");
    folder.checkCompiled(out);
    return out;
}

}  // namespace rehearsal::bundle
