#include "email/sent_mails.h"

#include <algorithm>

#include "explain/story.h"
#include "session/run_replay.h"
#include "session/session.h"

namespace rehearsal::email {

SentMails::SentMails(session::Session& session, QObject* parent) : QObject(parent), session_(session) {
    pool_.setMaxThreadCount(1);
}

SentMails::~SentMails() {
    stop();
    pool_.waitForDone();
}

bool SentMails::hasRun() const {
    return session_.lastRun() != nullptr;
}

const std::vector<SentMail>& SentMails::of(const std::string& templateId, const std::string& personId) {
    const auto run = session_.lastRun();
    const std::string wanted = templateId + '\n' + personId;
    if (run && sentIn_.lock() == run && sentOf_ == wanted) return sent_;
    sent_.clear();
    sentOf_ = wanted;
    sentIn_ = run;
    if (!run) return sent_;
    for (const journey::Decision& decision : run->decisions) {
        if (decision.kind != journey::Decision::Kind::Send || decision.templateId != templateId ||
            decision.profile != personId)
            continue;
        sent_.push_back({decision.key(), decision.at, std::string(decision.campaign)});
    }
    std::reverse(sent_.begin(), sent_.end());
    return sent_;
}

void SentMails::stop() {
    if (control_) control_->cancelled = true;
    control_.reset();
}

void SentMails::find(const std::string& personId, const std::string& key) {
    stop();
    const auto bundle = session_.replay().bundle();
    if (!bundle) return;
    control_ = std::make_shared<simulation::RunControl>();
    simulation::RunOptions options = session_.replay().options();
    options.render = true;
    pool_.start([this, control = control_, bundle, options, personId, key] {
        std::shared_ptr<const message::Context> context;
        const auto story = explain::storyOf(
            personId, *bundle, options, *control,
            [&](const journey::Outgoing& outgoing, const simulation::MessageMaker& maker) {
                if (outgoing.key == key)
                    context = std::make_shared<const message::Context>(maker.contextOf(outgoing));
            });
        // The destructor waits for this, so the receiver is there; what is queued goes with it.
        QMetaObject::invokeMethod(this, [this, control, context, key, failed = !story.has_value(),
                                         why = story ? std::string() : story.error().text] {
            if (control != control_) return;
            control_.reset();
            if (context)
                emit found(key, context);
            else if (failed)
                emit notFound(
                    tr("The run could not be looked at again: %1").arg(QString::fromStdString(why)));
            else
                emit notFound(tr("The run did not send this mail when it was looked at again."));
        });
    });
}

}  // namespace rehearsal::email
