#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "web/camera_page.h"

namespace rehearsal::web {

class PreviewPage;

/// Makes a PDF of a mail: one page as long as the mail is. GUI thread.
class MailPrinter : public QObject {
    Q_OBJECT
  public:
    /// The bytes; empty where it could not be done.
    using Callback = std::function<void(const QByteArray&)>;

    explicit MailPrinter(QObject* parent = nullptr);
    ~MailPrinter() override;

    /// `height`: of the mail at that width, in CSS pixels. One at a time; the next takes its place.
    void print(const MailShot& shot, int height, Callback done);

  private:
    std::unique_ptr<PreviewPage> page_;
};

}  // namespace rehearsal::web
