#pragma once

#include <QDialog>

#include "email/secret_store.h"
#include "email/test_sender.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace rehearsal::session {
class Session;
}

namespace rehearsal::email {

/// Sends the shown mail to an address that is typed here, by a mail server of one's own.
class TestSendDialog : public QDialog {
    Q_OBJECT
  public:
    TestSendDialog(session::Session& session, message::Message message, bundle::Files files, QWidget* parent);

    QLineEdit* to() { return to_; }
    QLineEdit* host() { return host_; }
    QSpinBox* port() { return port_; }
    QComboBox* security() { return security_; }
    QLineEdit* user() { return user_; }
    QLineEdit* password() { return password_; }
    QPushButton* sendButton() { return send_; }
    QString text() const;
    /// Certificates to trust in place of the system's; for tests.
    void setTrusted(const QString& file) { trusted_ = file; }

    void reject() override;

  signals:
    void sent(const QString& to);

  private:
    void build();
    void restore();
    void readPassword();
    void keepSettings();
    void send();
    void finish();
    void check();
    void changeSecurity();
    void showState(bool sending);
    void say(const QString& sentence, bool isError);
    message::SmtpServer server() const;
    QString secretName() const;

    session::Session& session_;
    message::Message message_;
    bundle::Files files_;
    TestSender sender_;
    SecretStore secrets_;
    QString trusted_;
    bool hasKeychain_ = false;
    QLineEdit* to_;
    QLineEdit* host_;
    QSpinBox* port_;
    QComboBox* security_;
    QLineEdit* user_;
    QLineEdit* password_;
    QLabel* keychain_;
    QLabel* state_;
    QPushButton* cancel_;
    QPushButton* send_;
};

}  // namespace rehearsal::email
