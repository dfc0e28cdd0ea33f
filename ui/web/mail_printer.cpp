#include "web/mail_printer.h"

#include <QPageLayout>

#include "web/preview_page.h"
#include "web/profile.h"

namespace rehearsal::web {

namespace {

constexpr double kPointsOfPixel = 0.75;

}  // namespace

MailPrinter::MailPrinter(QObject* parent) : QObject(parent) {}
MailPrinter::~MailPrinter() = default;

void MailPrinter::print(const MailShot& shot, int height, Callback done) {
    page_ = std::make_unique<PreviewPage>();
    auto& content = page_->profile().previewHandler().content(page_->host());
    content.html = QByteArray::fromStdString(withLook(shot.html, shot.look));
    content.files = shot.files;
    page_->setLook(shot.look);
    const QSizeF size(shot.width * kPointsOfPixel, height * kPointsOfPixel);
    const QPageLayout layout(QPageSize(size, QPageSize::Point, {}, QPageSize::ExactMatch),
                             QPageLayout::Portrait, {});
    connect(page_.get(), &QWebEnginePage::loadFinished, this,
            [this, layout, done = std::move(done)](bool ok) {
                if (!ok) return done({});
                page_->printToPdf(done, layout);
            });
    page_->load(page_->address());
}

}  // namespace rehearsal::web
