#include "email/secret_store.h"

#include <qt6keychain/keychain.h>

namespace rehearsal::email {

namespace {

const QString kService = QStringLiteral("org.rehearsal.Rehearsal");

}  // namespace

void SecretStore::read(const QString& name, std::function<void(std::optional<QString>, bool)> done) {
    auto* job = new QKeychain::ReadPasswordJob(kService, this);
    job->setKey(name);
    connect(job, &QKeychain::Job::finished, this, [job, done = std::move(done)] {
        const auto error = job->error();
        const bool isThere = error == QKeychain::NoError || error == QKeychain::EntryNotFound;
        done(error == QKeychain::NoError ? std::optional(job->textData()) : std::nullopt, isThere);
    });
    job->start();
}

void SecretStore::keep(const QString& name, const QString& secret, std::function<void(bool)> done) {
    QKeychain::Job* job = nullptr;
    if (secret.isEmpty()) {
        job = new QKeychain::DeletePasswordJob(kService, this);
    } else {
        auto* write = new QKeychain::WritePasswordJob(kService, this);
        write->setTextData(secret);
        job = write;
    }
    job->setKey(name);
    connect(job, &QKeychain::Job::finished, this,
            [job, done = std::move(done)] { done(job->error() == QKeychain::NoError); });
    job->start();
}

}  // namespace rehearsal::email
