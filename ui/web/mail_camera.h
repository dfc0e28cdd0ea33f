#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

#include "web/camera_page.h"

namespace rehearsal::web {

/// Takes pictures of whole mails that nobody sees, several at once, the most urgent first. The pages it
/// needs are made when there is something to do and go when there has been nothing for a while. GUI thread.
class MailCamera : public QObject {
    Q_OBJECT
  public:
    using Callback = std::function<void(const MailPicture&)>;

    explicit MailCamera(QObject* parent = nullptr);
    ~MailCamera() override;

    /// Takes a picture and gives it to `done`, later, unless `owner` is gone by then. Of two that wait the
    /// higher priority goes first, of equal ones the older. Returns a number for `setPriority` and `cancel`.
    quint64 take(MailShot shot, QObject* owner, Callback done, int priority = 0);
    void setPriority(quint64 id, int priority);
    /// Nothing is told of it any more.
    void cancel(quint64 id);
    /// The same with all that were asked for by one owner.
    void cancel(const QObject* owner);

    int waiting() const { return static_cast<int>(jobs_.size()); }
    void setTimeout(int ms) { timeoutMs_ = ms; }
    /// How many pages work at once: two to four, by the machine's cores.
    int pageCount() const { return pageCount_; }
    std::vector<CameraPage*> pages() const;

  private:
    struct Job {
        quint64 id = 0;
        int priority = 0;
        MailShot shot;
        QPointer<QObject> owner;
        Callback done;
    };
    struct Station {
        std::unique_ptr<CameraPage> page;
        Job job;
    };

    void runNext();
    CameraPage& pageOf(Station& station);
    std::vector<Job>::iterator mostUrgent();
    void taken(Station& station, const MailPicture& picture);
    void dropWhere(const std::function<bool(const Job&)>& unwanted);

    std::vector<Job> jobs_;
    std::vector<Station> stations_;
    QTimer idle_;
    quint64 nextId_ = 1;
    int pageCount_;
    int timeoutMs_ = kMailTimeoutMs;
};

}  // namespace rehearsal::web
