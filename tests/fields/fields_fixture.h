#pragma once

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QTemporaryDir>
#include <QVBoxLayout>
#include <nlohmann/json.hpp>

#include "bundle/edits.h"
#include "bundle/files.h"
#include "fields/field_panel.h"
#include "fields/field_specs.h"
#include "fields/vocabulary.h"
#include "session/session.h"
#include "support/test.h"

namespace rehearsal::test {

using Json = nlohmann::ordered_json;

inline constexpr char kFieldsCampaign[] = R"({
  "format": "rehearsal.campaign/1",
  "name": "Cart recovery",
  "entry": {"triggers": [{"type": "event", "event": "Product Added"}]},
  "start": "ask",
  "nodes": {
    "ask": {"type": "branch", "cases": [{"name": "yes", "when": true, "next": null}], "otherwise": null},
    "arms": {
      "type": "split",
      "arms": [
        {"name": "a", "weight": 50, "next": null},
        {"name": "b", "weight": 30, "next": null},
        {"name": "c", "weight": 20, "next": null}
      ]
    },
    "hold": {"type": "wait", "for": "1h", "reset_on": "Product Viewed", "next": null}
  }
}
)";

inline constexpr char kFieldsPeople[] =
    R"({"id":"ana","traits":{"email":"ana@example.com","first_name":"Ana","country":"FR","staff":true}}
{"id":"lena","traits":{"email":"lena@example.de","first_name":"Lena","country":"DE","orders":3}}
{"id":"tom","traits":{"first_name":"Tom","country":"GB"}}
{"id":"mia","traits":{"first_name":"Mia","country":"FR"}}
)";

inline constexpr char kFieldsEvents[] =
    R"({"type":"track","userId":"ana","event":"Product Added","messageId":"1",)"
    R"("properties":{"product_id":"p1","category":"plants","price":39},)"
    R"("timestamp":"2026-03-01T10:00:00Z","receivedAt":"2026-03-01T10:00:01Z"})"
    "\n"
    R"({"type":"track","userId":"lena","event":"Product Added","messageId":"2",)"
    R"("properties":{"product_id":"p2","category":"pots","price":12.5},)"
    R"("timestamp":"2026-03-01T11:00:00Z","receivedAt":"2026-03-01T11:00:01Z"})"
    "\n"
    R"({"type":"track","userId":"ana","event":"Order Completed","messageId":"3","properties":{"total":80},)"
    R"("timestamp":"2026-03-02T10:00:00Z","receivedAt":"2026-03-02T10:00:01Z"})"
    "\n";

/// A workspace with people, a stream and a tracking plan, and a panel of fields on its campaign.
struct FieldsFixture {
    explicit FieldsFixture(const std::string& campaign = kFieldsCampaign) : context(session) {
        bundle::Files files;
        files.set("bundle.json", R"({"format": "rehearsal.bundle/1", "name": "Test"})");
        files.set("policy.json", R"({"format": "rehearsal.policy/1"})");
        files.set("segments.json", R"({"loyal": {"did": "Order Completed", "at_least": 1}})");
        files.set("views.json", R"({"orders": {"kind": "count", "event": "Order Completed"}})");
        files.set("profiles.ndjson", kFieldsPeople);
        files.set("campaigns/cart.json", campaign);
        files.set("events/added.schema.json",
                  R"({"title": "Product Added", "type": "object",
                      "properties": {"quantity": {"type": "integer", "examples": [2]}}})");
        opened = session.createWorkspace((folder.path() + "/w.rehearsal").toStdString(), files).has_value();
        session.setCampaignId("cart");
        QObject::connect(&session, &session::Session::documentChanged, &window, [this] { refresh(); });
    }

    /// The workspace gets its stream, and it is read.
    void addStream() {
        QFile file(folder.filePath("events.ndjson"));
        if (file.open(QIODevice::WriteOnly)) file.write(kFieldsEvents);
        file.close();
        fields::Vocabulary& words = fields::Vocabulary::of(session);
        if (!session.addStream(file.fileName())) return;
        QTRY_VERIFY(words.histories() && words.histories()->hasStreams);
    }

    void show(fields::FieldSpecs specs) {
        specs_ = std::move(specs);
        if (!panel) {
            panel = new fields::FieldPanel(context, &window);
            (new QVBoxLayout(&window))->addWidget(panel);
            window.resize(340, 900);
        }
        refresh();
        window.show();
        QApplication::setActiveWindow(&window);
    }
    void refresh() {
        context.refresh("campaigns/cart.json");
        if (panel) panel->setFields(specs_);
    }

    Json at(const std::string& pointer) const {
        const Json json = Json::parse(text());
        const Json::json_pointer to(pointer);
        return json.contains(to) ? json[to] : Json();
    }
    const std::string& text() const { return *session.document().files().find("campaigns/cart.json"); }

    template <class Widget>
    Widget* find(const char* name) {
        for (Widget* each : window.findChildren<Widget*>(QString::fromLatin1(name))) {
            if (each->isVisible()) return each;
        }
        return nullptr;
    }

    QTemporaryDir folder;
    session::Session session;
    fields::FieldContext context;
    QWidget window;
    fields::FieldPanel* panel = nullptr;
    bool opened = false;

  private:
    fields::FieldSpecs specs_;
};

/// The menu that is open, which a key or a click has just opened.
inline QMenu* openMenu() {
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}

}  // namespace rehearsal::test
