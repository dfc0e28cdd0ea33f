#include "email/template_edits.h"

#include <cctype>
#include <nlohmann/json.hpp>

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
    static const std::string source = R"(<mjml lang="en" dir="ltr">
  <mj-head>
    <mj-attributes>
      <mj-all font-family="{{ brand.fonts.body }}" />
      <mj-text font-size="16px" line-height="26px" color="{{ brand.colors.text }}" padding="0 32px" />
      <mj-button background-color="{{ brand.colors.accent }}" color="{{ brand.colors.on_accent }}" font-size="16px" font-weight="600" border-radius="8px" inner-padding="14px 28px" />
    </mj-attributes>
    <mj-raw>
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
    </mj-raw>
    <mj-style>
      :root { color-scheme: light dark; supported-color-schemes: light dark; }
      @media (prefers-color-scheme: dark) {
        .page, .page > table { background: {{ brand.dark.background }} !important; }
        .card, .card > table { background: {{ brand.dark.card }} !important; }
        .ink div, .ink h1 { color: {{ brand.dark.text }} !important; }
        .quiet div, .quiet a { color: {{ brand.dark.secondary }} !important; }
      }
    </mj-style>
  </mj-head>
  <mj-body background-color="{{ brand.colors.background }}" width="600px" css-class="page">
    <mj-section padding="16px 0" />
    <mj-section background-color="{{ brand.colors.card }}" padding="40px 0" border-radius="12px" css-class="card">
      <mj-column>
        <mj-text font-family="{{ brand.fonts.heading }}" font-size="28px" line-height="36px" css-class="ink">
          <h1 style="margin:0;font-size:28px;line-height:36px;font-weight:600;">Hello {{ profile.first_name | default: "there" }}</h1>
        </mj-text>
        <mj-text padding="16px 32px 24px" css-class="ink">Write what this email is for.</mj-text>
        <mj-button href="{{ brand.url | default: 'https://example.com' }}" align="left" padding="0 32px">Show me</mj-button>
      </mj-column>
    </mj-section>
    <mj-section padding="24px 0 40px">
      <mj-column>
        <mj-text font-size="13px" line-height="20px" color="{{ brand.colors.secondary }}" align="center" css-class="quiet">
          {% if brand.name %}{{ brand.name }}{% if brand.address %}, {{ brand.address }}{% endif %}<br>{% endif %}
          {{ brand.footer | default: "You get this email because you asked us for news." }}
          <a href="{{ unsubscribe_url }}" style="color:{{ brand.colors.secondary }}">Unsubscribe</a>
        </mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
)";
    return source;
}

const std::string& ampSkeleton() {
    static const std::string source = R"(<!doctype html>
<html ⚡4email data-css-strict>
<head>
  <meta charset="utf-8">
  <script async src="https://cdn.ampproject.org/v0.js"></script>
  <style amp4email-boilerplate>body{visibility:hidden}</style>
  <style amp-custom>
    body { font-family: Helvetica, Arial, sans-serif; color: #1c2024; }
  </style>
</head>
<body>
  <p>Hello {{ profile.first_name | default: "there" }}</p>
</body>
</html>
)";
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
