#include "people/people_model.h"

#include <algorithm>

#include "people/person_text.h"
#include "widgets/theme.h"
#include "widgets/time_text.h"

namespace rehearsal::people {

namespace {

std::string marketingStatus(const bundle::Person& person) {
    for (const bundle::GivenConsent& consent : person.consent)
        if (consent.purpose == "marketing") return consent.status;
    return {};
}

/// From the most to the least that was agreed to.
int consentRank(const std::string& status) {
    const char* const order[] = {"confirmed", "granted", "pending", "", "denied"};
    for (int rank = 0; rank < 5; ++rank)
        if (status == order[rank]) return rank;
    return 5;
}

widgets::theme::Scale consentScale(const std::string& status) {
    using widgets::theme::Scale;
    if (status == "confirmed" || status == "granted") return Scale::Grass;
    if (status == "pending") return Scale::Amber;
    return status == "denied" ? Scale::Tomato : Scale::Slate;
}

qulonglong traitCount(const bundle::Person& person) {
    return person.traits.isObject() ? person.traits.object().size() : 0;
}

}  // namespace

PeopleModel::PeopleModel(QObject* parent) : QAbstractTableModel(parent) {}

void PeopleModel::setPeople(std::vector<bundle::Person> people, const bundle::Policy& policy) {
    const auto sameId = [](const bundle::Person& a, const bundle::Person& b) { return a.id == b.id; };
    policy_ = policy;
    if (std::equal(people.begin(), people.end(), people_.begin(), people_.end(), sameId)) {
        // The same people with other facts: selection and scrolling stay.
        people_ = std::move(people);
        if (!people_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    people_ = std::move(people);
    endResetModel();
}

int PeopleModel::rowOf(const QString& id) const {
    for (std::size_t row = 0; row < people_.size(); ++row)
        if (people_[row].id == id.toStdString()) return static_cast<int>(row);
    return -1;
}

int PeopleModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(people_.size());
}

int PeopleModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString PeopleModel::text(const bundle::Person& person, int column) const {
    switch (column) {
        case Name:
            return nameOf(person);
        case Email:
            return traitText(person, "email");
        case Country:
            return regionName(person);
        case TimeZone: {
            const QString city = widgets::zoneCity(timeZoneName(person, policy_));
            return hasOwnTimeZone(person) ? city : tr("%1 (policy)").arg(city);
        }
        case Consent:
            return consentWord(marketingStatus(person));
        case Suppressed:
            return person.suppressed ? tr("Suppressed") : QString();
        case Traits:
            return widgets::countText(traitCount(person));
        default:
            return {};
    }
}

QString PeopleModel::filterText(const bundle::Person& person) const {
    QString all = QString::fromStdString(person.id);
    for (int column = 0; column < Traits; ++column) all += QLatin1Char('\n') + text(person, column);
    return all + QLatin1Char('\n') + QString::fromStdString(toJsonText(person.traits));
}

QVariant PeopleModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const bundle::Person& person = people_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return text(person, index.column());
        case Qt::TextAlignmentRole:
            return QVariant::fromValue((index.column() == Traits ? Qt::AlignRight : Qt::AlignLeft) |
                                       Qt::AlignVCenter);
        case Qt::FontRole:
            if (index.column() != Name) return {};
            return widgets::theme::font(widgets::theme::TextSize::Body, widgets::theme::Weight::Medium);
        case Qt::ToolTipRole:
            return index.column() == Consent ? tr("Consent to marketing") : QVariant();
        case PersonIdRole:
            return QString::fromStdString(person.id);
        case ConsentStatusRole:
            return QString::fromStdString(marketingStatus(person));
        case FilterRole:
            return filterText(person);
        case ScaleRole:
            return static_cast<int>(index.column() == Consent ? consentScale(marketingStatus(person))
                                                              : widgets::theme::Scale::Tomato);
        case SortRole:
            if (index.column() == Consent) return consentRank(marketingStatus(person));
            if (index.column() == Traits) return traitCount(person);
            return text(person, index.column());
        default:
            return {};
    }
}

QVariant PeopleModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Traits ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Name:
            return tr("Name");
        case Email:
            return tr("Email");
        case Country:
            return tr("Country");
        case TimeZone:
            return tr("Time zone");
        case Consent:
            return tr("Marketing consent");
        case Suppressed:
            return tr("Suppressed");
        case Traits:
            return tr("Traits");
        default:
            return {};
    }
}

}  // namespace rehearsal::people
