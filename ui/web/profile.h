#pragma once

#include <QWebEngineProfile>
#include <memory>

#include "web/network_block.h"
#include "web/preview_scheme_handler.h"

namespace rehearsal::web {

/// The browser a kind of page runs in: nothing is kept, nothing is fetched. Pages hold it, as it must outlive
/// them.
class Profile {
  public:
    /// For the bundled tools. All of them share it.
    static std::shared_ptr<Profile> tools();
    /// For mails. They share it too, and see nothing of each other.
    static std::shared_ptr<Profile> previews();

    explicit Profile(const char* scheme);
    QWebEngineProfile* engine() { return &engine_; }
    NetworkBlock& network() { return network_; }
    PreviewSchemeHandler& previewHandler() { return previewHandler_; }

  private:
    PreviewSchemeHandler previewHandler_;
    NetworkBlock network_;
    QWebEngineProfile engine_;
};

}  // namespace rehearsal::web
