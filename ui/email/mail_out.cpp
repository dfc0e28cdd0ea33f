#include "email/mail_out.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSaveFile>

#include "email/test_send_dialog.h"
#include "message/mime.h"
#include "session/session.h"
#include "web/mail_printer.h"
#include "widgets/icon.h"

namespace rehearsal::email {

MailOut::MailOut(session::Session& session, QPushButton* button, QObject* parent)
    : QObject(parent), session_(session), button_(button) {
    fillMenu();
    button_->setEnabled(false);
}

MailOut::~MailOut() = default;

void MailOut::setMail(const MailToGo& mail) {
    mail_ = mail;
    button_->setEnabled(isReady() && !mail_.composed->message.html.empty());
}

void MailOut::fillMenu() {
    auto* menu = new QMenu(button_);
    const auto add = [&](const QString& icon, const QString& text, auto run) {
        connect(menu->addAction(widgets::icon(icon), text), &QAction::triggered, this, run);
    };
    add(QStringLiteral("mail"), tr("Save as .eml…"), [this] {
        const QString path = ask(tr("Save the mail"), QStringLiteral(".eml"), tr("Mails (*.eml)"));
        if (!path.isEmpty()) saveEml(path);
    });
    add(QStringLiteral("image"), tr("Save as picture…"), [this] {
        const QString path = ask(tr("Save a picture of the mail"), QStringLiteral(".png"), tr("PNG (*.png)"));
        if (!path.isEmpty()) savePicture(path);
    });
    add(QStringLiteral("file-text"), tr("Save as PDF…"), [this] {
        const QString path = ask(tr("Save the mail as PDF"), QStringLiteral(".pdf"), tr("PDF (*.pdf)"));
        if (!path.isEmpty()) savePdf(path);
    });
    menu->addSeparator();
    add(QStringLiteral("copy"), tr("Copy HTML"), [this] { copyHtml(); });
    add(QStringLiteral("send"), tr("Send a test…"), [this] { sendTest(); });
    button_->setMenu(menu);
}

QString MailOut::ask(const QString& title, const QString& ending, const QString& filter) {
    const QString folder = session_.setting(QStringLiteral("email.folder"));
    const QString start = QDir(folder.isEmpty() ? QDir::homePath() : folder).filePath(mail_.name + ending);
    QString path = QFileDialog::getSaveFileName(button_, title, start, filter);
    if (path.isEmpty()) return path;
    if (QFileInfo(path).suffix().isEmpty()) path += ending;
    session_.setSetting(QStringLiteral("email.folder"), QFileInfo(path).path());
    return path;
}

void MailOut::write(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) < 0 || !file.commit())
        return fail(tr("%1 could not be written").arg(QDir::toNativeSeparators(path)), file.errorString());
    emit said(tr("Saved as %1").arg(QDir::toNativeSeparators(path)));
}

void MailOut::fail(const QString& what, const QString& why) {
    emit session_.failed(
        {.file = {}, .pointer = {}, .text = tr("%1: %2").arg(what, why).toStdString(), .hint = {}});
}

void MailOut::saveEml(const QString& path) {
    if (!isReady()) return;
    const auto mime = message::toMime(mail_.composed->message, message::Pictures(mail_.files));
    if (!mime) return fail(tr("The mail cannot be saved"), QString::fromStdString(mime.error().text));
    write(path, QByteArray::fromStdString(*mime));
}

web::MailShot MailOut::shot() const {
    return {
        .html = mail_.composed->message.html, .files = mail_.files, .look = mail_.look, .width = mail_.width};
}

void MailOut::savePicture(const QString& path) {
    if (!isReady()) return;
    if (!camera_) camera_ = std::make_unique<web::MailCamera>();
    emit said(tr("Taking a picture of the mail…"));
    web::MailShot fine = shot();
    fine.scale = qMax(1.0, 2.0 / button_->devicePixelRatioF());
    camera_->take(fine, this, [this, path](const web::MailPicture& picture) {
        if (picture.image.isNull()) return fail(tr("No picture could be taken"), picture.failure);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        picture.image.save(&buffer, "PNG");
        write(path, bytes);
    });
}

void MailOut::savePdf(const QString& path) {
    if (!isReady()) return;
    if (!camera_) camera_ = std::make_unique<web::MailCamera>();
    if (!printer_) printer_ = std::make_unique<web::MailPrinter>();
    emit said(tr("Making a PDF of the mail…"));
    // How long the page has to be is measured where pictures are taken.
    camera_->take(shot(), this, [this, path, shot = shot()](const web::MailPicture& picture) {
        if (picture.layout.height <= 0) return fail(tr("No PDF could be made"), picture.failure);
        printer_->print(shot, picture.layout.height, [this, path](const QByteArray& bytes) {
            if (bytes.isEmpty()) return fail(tr("No PDF could be made"), tr("the page could not be printed"));
            write(path, bytes);
        });
    });
}

void MailOut::copyHtml() {
    if (!isReady()) return;
    QApplication::clipboard()->setText(QString::fromStdString(mail_.composed->message.html));
    emit said(tr("The HTML of this mail is on the clipboard"));
}

void MailOut::sendTest() {
    if (!isReady()) return;
    auto* dialog = new TestSendDialog(session_, mail_.composed->message, mail_.files, button_->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TestSendDialog::sent, this,
            [this](const QString& to) { emit said(tr("A test was sent to %1").arg(to)); });
    dialog->open();
}

}  // namespace rehearsal::email
