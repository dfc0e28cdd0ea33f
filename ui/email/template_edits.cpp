#include "email/template_edits.h"

#include <cctype>
#include <nlohmann/json.hpp>

#include "email/block_library.h"

namespace rehearsal::email {

namespace {

using Json = nlohmann::ordered_json;

std::string slug(const std::string& name) {
    std::string id;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 128 && std::isalnum(byte) != 0) {
            id += static_cast<char>(std::tolower(byte));
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    id.resize(std::min<std::size_t>(id.size(), 58));
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id.empty() ? "email" : id;
}

Json settings(const bundle::Bundle& bundle, const std::string& name) {
    Json json{{"format", "rehearsal.template/1"}, {"name", name}};
    if (bundle.templates.empty()) return json;
    const auto& other = bundle.templates.front();
    json["from"] = Json{{"name", other.fromName}, {"email", other.fromEmail}};
    if (!other.replyTo.empty()) json["reply_to"] = other.replyTo;
    if (!other.language.empty()) json["language"] = other.language;
    return json;
}

}  // namespace

std::string fileOf(const std::string& id, std::string_view name) {
    return "templates/" + id + "/" + std::string(name);
}

std::string freshTemplateId(const bundle::Bundle& bundle, const std::string& name) {
    const std::string base = slug(name);
    std::string id = base;
    for (int n = 2; bundle.emailTemplate(id) != nullptr; ++n) id = base + "-" + std::to_string(n);
    return id;
}

std::string freshBlockId(const bundle::Document& document, const std::string& name) {
    const std::string base = slug(name);
    std::string id = base;
    const auto isTaken = [&] { return !document.files().under("blocks/" + id + ".").empty(); };
    for (int n = 2; isTaken(); ++n) id = base + "-" + std::to_string(n);
    return id;
}

const std::string& starterSource() {
    static const std::string source = mailResource(QStringLiteral("starter.mjml"));
    return source;
}

const std::string& ampSkeleton() {
    static const std::string source = mailResource(QStringLiteral("skeleton.amp.html"));
    return source;
}

bundle::Edit createTemplate(const bundle::Document& document, const std::string& id, const std::string& name,
                            const std::string& bodyHtml, std::string label) {
    bundle::Files after = document.files();
    after.set(fileOf(id, "template.json"), bundle::formatJson(settings(document.bundle(), name)));
    after.set(fileOf(id, "subject.liquid"), name);
    after.set(fileOf(id, "body.mjml"), starterSource());
    after.set(fileOf(id, "body.html"), bodyHtml);
    return bundle::difference(document.files(), after, std::move(label));
}

bundle::Edit duplicateTemplate(const bundle::Document& document, const std::string& from,
                               const std::string& id, const std::string& name, std::string label) {
    bundle::Files after = document.files();
    const std::string prefix = fileOf(from, "");
    for (const std::string& path : document.files().under(prefix))
        after.set(fileOf(id, path.substr(prefix.size())), *document.files().find(path));
    Json json = document.json(fileOf(from, "template.json"));
    if (json.is_object()) {
        json["name"] = name;
        after.set(fileOf(id, "template.json"), bundle::formatJson(json));
    }
    return bundle::difference(document.files(), after, std::move(label));
}

bundle::Edit removeTemplate(const bundle::Document& document, const std::string& id, std::string label) {
    bundle::Files after = document.files();
    for (const std::string& path : document.files().under(fileOf(id, ""))) after.remove(path);
    return bundle::difference(document.files(), after, std::move(label));
}

}  // namespace rehearsal::email
