#pragma once

#include <QScrollArea>
#include <QString>
#include <map>

class QCheckBox;
class QComboBox;
class QLabel;
class QTableView;
class QVBoxLayout;

namespace rehearsal::bundle {
struct Person;
}
namespace rehearsal::session {
class Session;
}

namespace rehearsal::people {

class TraitsModel;

/// The chosen person: who it is, what the policy says for them, their consent and all their traits, to be
/// edited.
class PersonPanel : public QScrollArea {
    Q_OBJECT
  public:
    explicit PersonPanel(session::Session& session, QWidget* parent = nullptr);

    /// Shows the session's person as the document has it now.
    void refresh();

  private:
    void buildHead(QVBoxLayout* layout);
    void buildConsent(QVBoxLayout* layout);
    void buildTraits(QVBoxLayout* layout);
    const bundle::Person* person() const;
    void showSentences(const bundle::Person& person);
    void showConsent(const bundle::Person& person);
    QComboBox* makeConsentChoice(const std::string& purpose);
    void addTrait();
    void removeTrait();
    void fitTraits();

    session::Session& session_;
    QLabel* name_;
    QLabel* id_;
    QVBoxLayout* sentences_;
    QVBoxLayout* consent_;
    QCheckBox* suppressed_;
    TraitsModel* traits_;
    QTableView* traitsTable_;
    std::map<std::string, QComboBox*> choices_;  ///< By purpose.
};

}  // namespace rehearsal::people
