#include "email/test_send_dialog.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <array>

#include "session/session.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

const QString kTo = QStringLiteral("email.test.to");
const QString kHost = QStringLiteral("email.test.host");
const QString kPort = QStringLiteral("email.test.port");
const QString kSecurity = QStringLiteral("email.test.security");
const QString kUser = QStringLiteral("email.test.user");

/// The usual ports, in the order of SmtpSecurity.
constexpr std::array<int, 3> kPorts{25, 587, 465};

bool isAddress(const QString& text) {
    const qsizetype at = text.indexOf(QLatin1Char('@'));
    return at > 0 && at + 1 < text.size() && text.count(QLatin1Char('@')) == 1 &&
           !text.contains(QLatin1Char(' ')) && !text.contains(QLatin1Char(','));
}

}  // namespace

TestSendDialog::TestSendDialog(session::Session& session, message::Message message, bundle::Files files,
                               QWidget* parent)
    : QDialog(parent),
      session_(session),
      message_(std::move(message)),
      files_(std::move(files)),
      to_(new QLineEdit(this)),
      host_(new QLineEdit(this)),
      port_(new QSpinBox(this)),
      security_(new QComboBox(this)),
      user_(new QLineEdit(this)),
      password_(new QLineEdit(this)),
      keychain_(widgets::makeLabel({}, widgets::TextRole::Secondary, this)),
      state_(widgets::makeLabel({}, widgets::TextRole::Body, this)),
      cancel_(new QPushButton(tr("Cancel"), this)),
      send_(new QPushButton(tr("Send"), this)) {
    setWindowTitle(tr("Send a test"));
    setMinimumWidth(440);
    build();
    restore();
    connect(&sender_, &TestSender::sent, this, &TestSendDialog::finish);
    connect(&sender_, &TestSender::failed, this, [this](const base::Diagnostic& why) {
        showState(false);
        const bool isAdvice = why.hint.ends_with('.');
        say(QString::fromStdString(isAdvice ? why.text + " " + why.hint : why.text), true);
    });
    connect(send_, &QPushButton::clicked, this, &TestSendDialog::send);
    connect(cancel_, &QPushButton::clicked, this, &TestSendDialog::reject);
    connect(security_, &QComboBox::activated, this, &TestSendDialog::changeSecurity);
    for (QLineEdit* field : {to_, host_})
        connect(field, &QLineEdit::textChanged, this, &TestSendDialog::check);
    for (QLineEdit* field : {host_, user_})
        connect(field, &QLineEdit::editingFinished, this, &TestSendDialog::readPassword);
    check();
}

void TestSendDialog::build() {
    to_->setPlaceholderText(tr("you@example.com"));
    host_->setPlaceholderText(tr("smtp.example.com"));
    port_->setRange(1, 65535);
    port_->setButtonSymbols(QSpinBox::NoButtons);
    security_->addItems({tr("None"), tr("STARTTLS"), tr("TLS")});
    user_->setPlaceholderText(tr("None where the server asks for none"));
    password_->setEchoMode(QLineEdit::Password);
    keychain_->setWordWrap(true);
    state_->setWordWrap(true);
    state_->setTextFormat(Qt::PlainText);
    send_->setDefault(true);
    widgets::setVariant(send_, widgets::Variant::Primary);
    auto* form = new QFormLayout;
    form->setSpacing(theme::kInsideControl);
    const auto add = [form](const QString& label, QWidget* field) {
        field->setAccessibleName(label);
        form->addRow(label, field);
    };
    add(tr("To"), to_);
    add(tr("Server"), host_);
    add(tr("Security"), security_);
    add(tr("Port"), port_);
    add(tr("User"), user_);
    add(tr("Password"), password_);
    form->addRow({}, keychain_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::kInsideControl);
    buttons->addStretch();
    buttons->addWidget(cancel_);
    buttons->addWidget(send_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kBetweenGroups, theme::kBetweenGroups, theme::kBetweenGroups,
                               theme::kPanelPadding);
    column->setSpacing(theme::kBetweenFields);
    column->addLayout(form);
    column->addWidget(state_);
    column->addLayout(buttons);
}

void TestSendDialog::restore() {
    to_->setText(session_.setting(kTo));
    host_->setText(session_.setting(kHost));
    user_->setText(session_.setting(kUser));
    const QString security = session_.setting(kSecurity);
    security_->setCurrentIndex(security.isEmpty() ? 1 : qBound(0, security.toInt(), 2));
    const int port = session_.setting(kPort).toInt();
    port_->setValue(port > 0 ? port : kPorts[static_cast<std::size_t>(security_->currentIndex())]);
    readPassword();
}

QString TestSendDialog::secretName() const {
    return QStringLiteral("smtp:%1@%2").arg(user_->text().trimmed(), host_->text().trimmed());
}

void TestSendDialog::readPassword() {
    secrets_.read(secretName(), [this](const std::optional<QString>& secret, bool isThere) {
        hasKeychain_ = isThere;
        keychain_->setText(isThere ? tr("The password is kept in the keychain of this computer.")
                                   : tr("There is no keychain here: the password is asked for each time."));
        if (secret && password_->text().isEmpty()) password_->setText(*secret);
    });
}

void TestSendDialog::keepSettings() {
    session_.setSetting(kTo, to_->text().trimmed());
    session_.setSetting(kHost, host_->text().trimmed());
    session_.setSetting(kUser, user_->text().trimmed());
    session_.setSetting(kPort, QString::number(port_->value()));
    session_.setSetting(kSecurity, QString::number(security_->currentIndex()));
}

void TestSendDialog::changeSecurity() {
    for (const int port : kPorts)
        if (port_->value() == port)
            return port_->setValue(kPorts[static_cast<std::size_t>(security_->currentIndex())]);
}

message::SmtpServer TestSendDialog::server() const {
    message::SmtpServer server;
    server.host = host_->text().trimmed().toStdString();
    if (server.host.find(':') != std::string::npos && !server.host.starts_with('['))
        server.host = '[' + server.host + ']';
    server.port = static_cast<std::uint16_t>(port_->value());
    server.security = static_cast<message::SmtpSecurity>(security_->currentIndex());
    server.user = user_->text().trimmed().toStdString();
    server.password = password_->text().toStdString();
    server.trusted = trusted_.toStdString();
    return server;
}

void TestSendDialog::send() {
    keepSettings();
    message::Message test = message_;
    test.to = to_->text().trimmed().toStdString();
    showState(true);
    say(tr("Sending to %1 by %2…").arg(to_->text().trimmed(), host_->text().trimmed()), false);
    sender_.send(std::move(test), files_, server());
}

void TestSendDialog::finish() {
    // Only what has worked is kept.
    if (hasKeychain_ && !user_->text().trimmed().isEmpty())
        secrets_.keep(secretName(), password_->text(), [](bool) {});
    showState(false);
    say(tr("Sent to %1.").arg(to_->text().trimmed()), false);
    cancel_->setText(tr("Close"));
    emit sent(to_->text().trimmed());
}

void TestSendDialog::reject() {
    if (!sender_.isSending()) return QDialog::reject();
    sender_.cancel();
    showState(false);
    say(tr("Sending was cancelled."), false);
}

void TestSendDialog::check() {
    send_->setEnabled(isAddress(to_->text().trimmed()) && !host_->text().trimmed().isEmpty());
}

void TestSendDialog::showState(bool sending) {
    for (QWidget* field : std::initializer_list<QWidget*>{to_, host_, port_, security_, user_, password_})
        field->setEnabled(!sending);
    cancel_->setText(tr("Cancel"));
    send_->setText(sending ? tr("Sending…") : tr("Send"));
    if (sending)
        send_->setEnabled(false);
    else
        check();
}

void TestSendDialog::say(const QString& sentence, bool isError) {
    widgets::setTextRole(state_, isError ? widgets::TextRole::Error : widgets::TextRole::Body);
    state_->setText(sentence);
}

QString TestSendDialog::text() const {
    return state_->text();
}

}  // namespace rehearsal::email
