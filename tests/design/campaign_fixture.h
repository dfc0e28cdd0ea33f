#pragma once

#include <QApplication>
#include <QTemporaryDir>

#include "bundle/edits.h"
#include "bundle/files.h"
#include "design/canvas_scene.h"
#include "design/canvas_view.h"
#include "design/design_view.h"
#include "design/inspector.h"
#include "session/session.h"

namespace rehearsal::test {

inline constexpr char kCampaign[] = R"({
  "format": "rehearsal.campaign/1",
  "name": "Cart recovery",
  "entry": {"triggers": [{"type": "event", "event": "Product Added"}]},
  "exits": [{"on": "Order Completed", "outcome": "goal"}],
  "start": "wait-30m",
  "nodes": {
    "wait-30m": {"type": "wait", "for": "30m", "reset_on": ["Product Added"], "next": "remind"},
    "remind": {"type": "send", "template": "cart-reminder", "next": "french"},
    "french": {
      "type": "branch",
      "cases": [{"name": "yes", "when": {"field": "profile.country", "op": "=", "value": "FR"}, "next": "wait-24h"}],
      "otherwise": null
    },
    "wait-24h": {"type": "wait", "for": "24h", "next": null}
  }
}
)";

/// A workspace with one campaign, and the Design view on it.
struct Fixture {
    Fixture() {
        bundle::Files files;
        files.set("bundle.json", R"({"format": "rehearsal.bundle/1", "name": "Test"})");
        files.set("policy.json", R"({"format": "rehearsal.policy/1"})");
        files.set("campaigns/cart.json", kCampaign);
        files.set("templates/cart-reminder/template.json",
                  R"({"format": "rehearsal.template/1", "name": "Cart reminder"})");
        files.set("templates/cart-reminder/subject.liquid", "Your cart");
        files.set("templates/cart-reminder/body.html", "<p>Your cart</p>");
        opened = session.createWorkspace((folder.path() + "/w.rehearsal").toStdString(), files).has_value();
        view = std::make_unique<design::DesignView>(session);
        view->resize(1280, 800);
        view->show();
        QApplication::setActiveWindow(view.get());  // Shortcuts work in the active window alone.
    }

    const std::string& text() const { return *session.document().files().find("campaigns/cart.json"); }
    design::CanvasView& canvas() { return view->canvas(); }
    design::CanvasScene& scene() { return view->canvas().canvas(); }

    QTemporaryDir folder;
    session::Session session;
    std::unique_ptr<design::DesignView> view;
    bool opened = false;
};

}  // namespace rehearsal::test
