#include "web/mail_camera.h"

#include <QThread>
#include <algorithm>

namespace rehearsal::web {

namespace {

/// A page is a process with its memory; one that is needed again soon is quicker than one that is made.
constexpr int kIdleMs = 30'000;

}  // namespace

MailCamera::MailCamera(QObject* parent)
    : QObject(parent), pageCount_(qBound(2, QThread::idealThreadCount(), 4)) {
    stations_.resize(static_cast<std::size_t>(pageCount_));
    idle_.setSingleShot(true);
    idle_.setInterval(kIdleMs);
    connect(&idle_, &QTimer::timeout, this, [this] {
        for (Station& station : stations_) station.page.reset();
    });
}

MailCamera::~MailCamera() = default;

quint64 MailCamera::take(MailShot shot, QObject* owner, Callback done, int priority) {
    const quint64 id = nextId_++;
    jobs_.push_back({id, priority, std::move(shot), owner, std::move(done)});
    // Whoever asks for many asks for all of them before the first begins: the most urgent is then known.
    QMetaObject::invokeMethod(this, &MailCamera::runNext, Qt::QueuedConnection);
    return id;
}

void MailCamera::setPriority(quint64 id, int priority) {
    for (Job& job : jobs_)
        if (job.id == id) job.priority = priority;
}

void MailCamera::cancel(quint64 id) {
    dropWhere([id](const Job& job) { return job.id == id; });
}

void MailCamera::cancel(const QObject* owner) {
    dropWhere([owner](const Job& job) { return job.owner == owner; });
}

void MailCamera::dropWhere(const std::function<bool(const Job&)>& unwanted) {
    std::erase_if(jobs_, unwanted);
    for (Station& station : stations_)
        if (station.page && station.page->isBusy() && unwanted(station.job)) station.page->drop();
    QMetaObject::invokeMethod(this, &MailCamera::runNext, Qt::QueuedConnection);
}

std::vector<CameraPage*> MailCamera::pages() const {
    std::vector<CameraPage*> all;
    for (const Station& station : stations_)
        if (station.page) all.push_back(station.page.get());
    return all;
}

void MailCamera::runNext() {
    std::erase_if(jobs_, [](const Job& job) { return job.owner.isNull(); });
    for (Station& station : stations_) {
        if (jobs_.empty()) break;
        if (station.page && station.page->isBusy()) continue;
        const auto next = mostUrgent();
        station.job = std::move(*next);
        jobs_.erase(next);
        pageOf(station).take(station.job.shot);
    }
    idle_.start();
}

std::vector<MailCamera::Job>::iterator MailCamera::mostUrgent() {
    // Jobs stand in the order they came in; of equal ones the first is found.
    return std::max_element(jobs_.begin(), jobs_.end(),
                            [](const Job& a, const Job& b) { return a.priority < b.priority; });
}

CameraPage& MailCamera::pageOf(Station& station) {
    // One that is spent may be telling so this moment.
    if (station.page && station.page->isSpent()) station.page.release()->deleteLater();
    if (!station.page) {
        station.page = std::make_unique<CameraPage>(timeoutMs_);
        connect(station.page.get(), &CameraPage::taken, this,
                [this, &station](const MailPicture& picture) { taken(station, picture); });
        connect(station.page.get(), &CameraPage::freed, this, &MailCamera::runNext, Qt::QueuedConnection);
    }
    return *station.page;
}

void MailCamera::taken(Station& station, const MailPicture& picture) {
    const Job job = std::move(station.job);
    QMetaObject::invokeMethod(this, &MailCamera::runNext, Qt::QueuedConnection);
    if (job.owner && job.done) job.done(picture);
}

}  // namespace rehearsal::web
