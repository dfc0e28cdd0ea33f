#pragma once

#include <QTemporaryDir>
#include <string>

#include "bundle/mjml_source.h"
#include "email/template_edits.h"
#include "session/session.h"
#include "web/bundle_compiler.h"

namespace rehearsal::test {

inline const std::string kMjml = R"(<mjml>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text>Hello {{ profile.first_name }}</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
)";

/// Whether a body.html says that it was made from this source.
inline bool isCompiledFrom(const std::string& html, const std::string& mjml) {
    return bundle::isCompiledFrom(html, bundle::plainMjml(mjml, "body.mjml"));
}

/// A small shop with two people and two emails: one in MJML, one in HTML.
inline bundle::Files shop() {
    bundle::Files files;
    files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Shop"})");
    files.set("policy.json", R"({"format":"rehearsal.policy/1"})");
    files.set("campaigns/hello.json", R"({
  "format": "rehearsal.campaign/1",
  "name": "Hello",
  "entry": {"triggers": [{"type": "event", "event": "Signed Up"}]},
  "start": "greet",
  "nodes": {"greet": {"type": "send", "template": "hello", "next": null}}
})");
    const char* settings =
        R"({"format":"rehearsal.template/1","name":"NAME","from":{"name":"Shop","email":"hi@shop.example"}})";
    for (const char* id : {"hello", "plain"}) {
        std::string text = settings;
        text.replace(text.find("NAME"), 4, id == std::string("hello") ? "Hello" : "Plain");
        files.set(email::fileOf(id, "template.json"), text);
    }
    files.set("templates/hello/subject.liquid", "Welcome, {{ profile.first_name }}\n");
    files.set("templates/hello/body.mjml", kMjml);
    files.set("templates/plain/subject.liquid", "News");
    files.set("templates/plain/body.html", "<p>News for {{ profile.nickname }}</p>");
    files.set("profiles.ndjson",
              "{\"id\":\"ana\",\"traits\":{\"email\":\"ana@example.com\",\"first_name\":\"Ana\"}}\n"
              "{\"id\":\"bo\",\"traits\":{\"email\":\"bo@example.com\",\"first_name\":\"Bo\",\"nickname\":"
              "\"B\"}}\n");
    return files;
}

/// A session with that shop, or another bundle, in a workspace of its own.
class OpenSession {
  public:
    explicit OpenSession(bundle::Files files = shop()) {
        compiled_ = web::compileFiles(files).has_value();
        const std::filesystem::path file(folder_.filePath(QStringLiteral("shop.rehearsal")).toStdString());
        opened_ = session.createWorkspace(file, files).has_value();
    }
    bool isReady() const { return compiled_ && opened_; }
    std::string file(const std::string& path) const {
        const std::string* bytes = session.document().files().find(path);
        return bytes ? *bytes : std::string();
    }

    session::Session session;

  private:
    QTemporaryDir folder_;
    bool compiled_ = false;
    bool opened_ = false;
};

}  // namespace rehearsal::test
