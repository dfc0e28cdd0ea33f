#include "email/mail_foot.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>

#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

MailFoot::MailFoot(QWidget* parent) : QWidget(parent) {
    link_ = widgets::makeLabel({}, widgets::TextRole::Secondary, this);
    link_->setTextFormat(Qt::PlainText);
    link_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    zoom_ = widgets::makeLabel({}, widgets::TextRole::Secondary, this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(widgets::theme::kInsideControl);
    layout->addWidget(link_, 1);
    layout->addWidget(zoom_);
}

void MailFoot::showLink(const QString& url) {
    link_->setText(url);
    link_->setToolTip(url);
}

void MailFoot::showClicked(const QUrl& url) {
    showLink(tr("Leads to %1. Links are not opened here.").arg(url.toDisplayString()));
}

void MailFoot::showZoom(double zoom) {
    zoom_->setText(zoom < 1.0 ? tr("Shown at %1 %").arg(qRound(zoom * 100)) : QString());
}

void MailFoot::openMenu(const QUrl& url, const QPoint& position) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(widgets::icon(QStringLiteral("copy")), tr("Copy address")), &QAction::triggered,
            this, [url] { QApplication::clipboard()->setText(url.toString(QUrl::FullyEncoded)); });
    menu->popup(position);
}

QString MailFoot::text() const {
    return link_->text();
}

}  // namespace rehearsal::email
