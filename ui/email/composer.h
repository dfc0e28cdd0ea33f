#pragma once

#include <QObject>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <optional>

#include "bundle/bundle.h"
#include "message/message.h"

namespace rehearsal::email {

/// What one preview is made of.
struct ComposeRequest {
    std::shared_ptr<const bundle::Bundle> bundle;
    bundle::Template email;
    bundle::Person person;
    base::Instant now;
    /// What the mail saw when a run sent it; without it, what it would see now.
    std::shared_ptr<const message::Context> context;
};

struct Composed {
    message::Message message;
    message::Context context;
};

/// Renders mails beside the window's thread. Of requests that come in faster than they are answered the last
/// one counts.
class Composer : public QObject {
    Q_OBJECT
  public:
    explicit Composer(QObject* parent = nullptr);
    ~Composer() override;

    void compose(ComposeRequest request);

  signals:
    void composed(const std::shared_ptr<const rehearsal::email::Composed>& result);

  private:
    void start();

    QThreadPool pool_;
    std::optional<ComposeRequest> next_;
    bool running_ = false;
};

}  // namespace rehearsal::email
