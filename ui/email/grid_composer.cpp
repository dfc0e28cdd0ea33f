#include "email/grid_composer.h"

#include <QCryptographicHash>
#include <QMutex>
#include <set>

#include "message/composer.h"
#include "message/edge_cases.h"
#include "message/sample_context.h"

namespace rehearsal::email {

class GridComposer::Pictures {
  public:
    /// A digest of a mail and of the bundle's pictures that it names.
    QByteArray digestOf(const std::string& html, const bundle::Files& files) {
        QCryptographicHash hash(QCryptographicHash::Sha1);
        hash.addData(QByteArrayView(html.data(), static_cast<qsizetype>(html.size())));
        const QMutexLocker lock(&mutex_);
        for (const auto& [path, bytes] : files.all())
            if (path.starts_with("assets/") && html.find(path) != std::string::npos)
                hash.addData(digestOf(path, bytes));
        return hash.result();
    }

  private:
    struct Known {
        bundle::Files::Bytes bytes;  ///< Kept, so that no other picture can come to stand at its address.
        QByteArray digest;
    };

    const QByteArray& digestOf(const std::string& path, const bundle::Files::Bytes& bytes) {
        Known& known = known_[path];
        if (known.bytes != bytes)
            known = {bytes,
                     QCryptographicHash::hash(QByteArray::fromStdString(*bytes), QCryptographicHash::Sha1)};
        return known.digest;
    }

    QMutex mutex_;
    std::map<std::string, Known> known_;
};

namespace {

/// The people a request is about, in their order; those beyond the limit are counted.
std::vector<const bundle::Person*> peopleOf(const GridRequest& request, const std::atomic<bool>& cancelled,
                                            std::size_t& left) {
    std::set<std::string> matching;
    if (!request.segment.empty() && request.histories) {
        fields::MatchQuestion question{{{"segment", request.segment}},
                                       {bundle::Scope::inSegment(), {}, {}},
                                       {},
                                       request.histories,
                                       request.now};
        question.rules.policy = request.bundle->policy;
        question.rules.segments = request.bundle->segments;
        question.rules.views = request.bundle->views;
        for (const auto& person : fields::count(question, cancelled).matching) matching.insert(person.id);
    }
    std::vector<const bundle::Person*> people;
    for (const bundle::Person& person : request.bundle->people) {
        if (!request.segment.empty() && !matching.contains(person.id)) continue;
        if (people.size() < kMostGridPeople)
            people.push_back(&person);
        else
            ++left;
    }
    return people;
}

GridRow rowOf(const bundle::Person& person) {
    GridRow row;
    row.id = QString::fromStdString(person.id);
    row.name = QString::fromStdString(fields::nameOf(person));
    row.person = person;
    return row;
}

GridRow rowOf(const message::EdgeCase& edge) {
    GridRow row = rowOf(edge.person);
    row.name = QString::fromStdString(edge.name);
    row.why = QString::fromStdString(edge.why);
    row.isEdgeCase = true;
    row.canBeAdded = edge.isPerson;
    return row;
}

}  // namespace

void GridComposer::compose(GridRequest request) {
    if (!pictures_) pictures_ = std::make_shared<Pictures>();
    auto work = [request = std::move(request),
                 pictures = pictures_](const events::Background::Cancelled& cancelled) {
        GridRows result;
        const message::Composer composer(*request.bundle);
        const auto add = [&](GridRow row, message::Context context) {
            auto mail = std::make_shared<Composed>();
            mail->context = std::move(context);
            mail->message = composer.compose(request.email, mail->context);
            row.mail = std::move(mail);
            row.content = pictures->digestOf(row.mail->message.html, request.files);
            row.textContent = QCryptographicHash::hash(QByteArray::fromStdString(row.mail->message.text),
                                                       QCryptographicHash::Sha1);
            judge(row);
            result.rows.push_back(std::move(row));
        };
        for (const bundle::Person* person : peopleOf(request, *cancelled, result.left)) {
            if (*cancelled) return result;
            add(rowOf(*person), message::sampleContext(*request.bundle, *person, request.email, request.now));
        }
        if (request.edgeCases) {
            for (message::EdgeCase& edge : message::edgeCases(*request.bundle, request.email, request.now)) {
                if (*cancelled) return result;
                add(rowOf(edge), std::move(edge.context));
            }
        }
        sortByTrouble(result.rows);
        return result;
    };
    background_.run(std::move(work), [this](const GridRows& rows) { emit composed(rows); });
}

}  // namespace rehearsal::email
