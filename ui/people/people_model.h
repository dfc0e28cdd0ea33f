#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "bundle/person.h"
#include "bundle/policy.h"

namespace rehearsal::people {

/// The sample people of the bundle as a table.
class PeopleModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Name, Email, Country, TimeZone, Consent, Suppressed, Traits, ColumnCount };
    enum Role {
        PersonIdRole = Qt::UserRole,
        SortRole,           ///< What a column sorts by.
        ConsentStatusRole,  ///< `confirmed` … `denied` of marketing; empty where nothing was said.
        FilterRole,         ///< Everything a search looks at, in one text.
        ScaleRole,          ///< The colour of a badge, as theme::Scale.
    };

    explicit PeopleModel(QObject* parent = nullptr);

    void setPeople(std::vector<bundle::Person> people, const bundle::Policy& policy);
    const bundle::Person& person(int row) const { return people_[static_cast<std::size_t>(row)]; }
    /// The row of that id, or -1.
    int rowOf(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

  private:
    QString text(const bundle::Person& person, int column) const;
    QString filterText(const bundle::Person& person) const;

    std::vector<bundle::Person> people_;
    bundle::Policy policy_;
};

}  // namespace rehearsal::people
