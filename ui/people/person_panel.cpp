#include "people/person_panel.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include "people/people_edits.h"
#include "people/person_text.h"
#include "people/policy_text.h"
#include "people/sentence_row.h"
#include "people/traits_model.h"
#include "session/session.h"
#include "widgets/data_table.h"
#include "widgets/icon.h"
#include "widgets/section_header.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::people {

namespace theme = widgets::theme;

namespace {

const char* const kStatuses[] = {"", "denied", "pending", "granted", "confirmed"};

void clear(QVBoxLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            // It goes once the event at hand is over; until then it must not be seen.
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

}  // namespace

PersonPanel::PersonPanel(session::Session& session, QWidget* parent)
    : QScrollArea(parent), session_(session) {
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(theme::kInspectorWidth);
    auto* inside = new QWidget;
    widgets::setSurface(inside, widgets::Surface::Panel);
    auto* layout = new QVBoxLayout(inside);
    layout->setContentsMargins(theme::kPanelPadding, theme::kPanelPadding, theme::kPanelPadding,
                               theme::kPanelPadding);
    layout->setSpacing(theme::kBetweenFields);
    buildHead(layout);
    buildConsent(layout);
    buildTraits(layout);
    layout->addStretch();
    setWidget(inside);
}

void PersonPanel::buildHead(QVBoxLayout* layout) {
    name_ = widgets::makeLabel({}, widgets::TextRole::Section);
    name_->setWordWrap(true);
    id_ = widgets::makeLabel({}, widgets::TextRole::Secondary);
    id_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(name_);
    layout->addWidget(id_);
    layout->addSpacing(theme::kInsideControl);
    layout->addWidget(new widgets::SectionHeader(tr("What the policy says")));
    sentences_ = new QVBoxLayout;
    sentences_->setSpacing(theme::kInsideControl);
    layout->addLayout(sentences_);
    layout->addSpacing(theme::kInsideControl);
}

void PersonPanel::buildConsent(QVBoxLayout* layout) {
    layout->addWidget(new widgets::SectionHeader(tr("Consent")));
    consent_ = new QVBoxLayout;
    consent_->setSpacing(theme::kInsideControl);
    layout->addLayout(consent_);
    suppressed_ = new QCheckBox(tr("Suppressed: never mailed"));
    connect(suppressed_, &QCheckBox::clicked, this, [this](bool checked) {
        session_.apply(edits::setSuppressed(session_.document(), session_.personId().toStdString(), checked));
    });
    layout->addWidget(suppressed_);
    layout->addSpacing(theme::kInsideControl);
}

void PersonPanel::buildTraits(QVBoxLayout* layout) {
    auto* header = new widgets::SectionHeader(tr("Traits"));
    auto* add = new QPushButton(widgets::icon(QStringLiteral("plus")), tr("Add trait"));
    widgets::setVariant(add, widgets::Variant::Ghost);
    connect(add, &QPushButton::clicked, this, &PersonPanel::addTrait);
    header->addAction(add);
    layout->addWidget(header);

    traits_ = new TraitsModel(this);
    traitsTable_ = new QTableView;
    widgets::setUpTable(traitsTable_);
    traitsTable_->setModel(traits_);
    traitsTable_->setAccessibleName(tr("Traits"));
    traitsTable_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                                  QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    traitsTable_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    traitsTable_->setColumnWidth(TraitsModel::Name, 124);
    auto* remove = new QAction(widgets::icon(QStringLiteral("trash-2")), tr("Remove trait"), traitsTable_);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, &PersonPanel::removeTrait);
    traitsTable_->addAction(remove);
    traitsTable_->setContextMenuPolicy(Qt::ActionsContextMenu);
    layout->addWidget(traitsTable_);
    connect(traits_, &TraitsModel::valueTyped, this, [this](const QString& trait, const QString& input) {
        session_.apply(edits::setTrait(session_.document(), session_.personId().toStdString(),
                                       trait.toStdString(), input.toStdString()));
    });
    connect(traits_, &TraitsModel::nameTyped, this, [this](const QString& from, const QString& to) {
        session_.apply(edits::renameTrait(session_.document(), session_.personId().toStdString(),
                                          from.toStdString(), to.toStdString()));
    });
}

const bundle::Person* PersonPanel::person() const {
    return session_.bundle().person(session_.personId().toStdString());
}

void PersonPanel::refresh() {
    const bundle::Person* person = this->person();
    setVisible(person != nullptr);
    if (!person) return;
    name_->setText(nameOf(*person));
    id_->setText(traitText(*person, "email").isEmpty()
                     ? tr("%1, no email").arg(QString::fromStdString(person->id))
                     : tr("%1 · %2").arg(QString::fromStdString(person->id), traitText(*person, "email")));
    showSentences(*person);
    showConsent(*person);
    suppressed_->setChecked(person->suppressed);
    traits_->setTraits(person->traits);
    fitTraits();
}

void PersonPanel::showSentences(const bundle::Person& person) {
    clear(sentences_);
    for (const PolicySentence& sentence : policySentences(session_.bundle(), person))
        sentences_->addWidget(makeSentenceRow(sentence));
}

QComboBox* PersonPanel::makeConsentChoice(const std::string& purpose) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    QString word = QString::fromStdString(purpose);
    word[0] = word[0].toUpper();
    auto* label = widgets::makeLabel(word, widgets::TextRole::Body);
    auto* choice = new QComboBox;
    for (const char* status : kStatuses) choice->addItem(consentWord(status), QString::fromLatin1(status));
    choice->setAccessibleName(tr("Consent to %1").arg(QString::fromStdString(purpose)));
    label->setBuddy(choice);
    layout->addWidget(label, 1);
    layout->addWidget(choice, 1);
    consent_->addWidget(row);
    connect(choice, &QComboBox::activated, this, [this, purpose, choice] {
        session_.apply(edits::setConsent(session_.document(), session_.personId().toStdString(), purpose,
                                         choice->currentData().toString().toStdString()));
    });
    return choice;
}

void PersonPanel::showConsent(const bundle::Person& person) {
    const std::vector<std::string> purposes = explain::purposesToShow(session_.bundle(), person);
    const bool same =
        purposes.size() == choices_.size() &&
        std::all_of(purposes.begin(), purposes.end(), [&](const auto& p) { return choices_.contains(p); });
    if (!same) {
        clear(consent_);
        choices_.clear();
        for (const std::string& purpose : purposes) choices_[purpose] = makeConsentChoice(purpose);
    }
    for (const auto& [purpose, choice] : choices_) {
        QString status;
        for (const bundle::GivenConsent& given : person.consent)
            if (given.purpose == purpose) status = QString::fromStdString(given.status);
        const QSignalBlocker quiet(choice);
        choice->setCurrentIndex(std::max(0, choice->findData(status)));
    }
}

void PersonPanel::addTrait() {
    QString name = tr("new_trait");
    for (int n = 2; traits_->rowOf(name) >= 0; ++n) name = tr("new_trait_%1").arg(n);
    if (!session_.apply(
            edits::setTrait(session_.document(), session_.personId().toStdString(), name.toStdString(), "")))
        return;
    const QModelIndex index = traits_->index(traits_->rowOf(name), TraitsModel::Name);
    traitsTable_->setCurrentIndex(index);
    traitsTable_->edit(index);
}

void PersonPanel::removeTrait() {
    const QModelIndex current = traitsTable_->currentIndex();
    if (!current.isValid()) return;
    session_.apply(edits::removeTrait(session_.document(), session_.personId().toStdString(),
                                      traits_->name(current.row()).toStdString()));
}

void PersonPanel::fitTraits() {
    const int header = traitsTable_->horizontalHeader()->sizeHint().height();
    traitsTable_->setFixedHeight(header + theme::kRowHeight * traits_->rowCount() + 2);
}

}  // namespace rehearsal::people
