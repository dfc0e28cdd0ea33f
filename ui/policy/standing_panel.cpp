#include "policy/standing_panel.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "fields/simple_fields.h"
#include "people/person_text.h"
#include "people/sentence_row.h"
#include "policy/standing_text.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::policy {

namespace theme = widgets::theme;

namespace {

constexpr qint64 kDayMs = 86'400'000;

base::TimeZone zoneOf(const bundle::Person& person, const bundle::Policy& policy) {
    return base::TimeZone::find(people::timeZoneName(person, policy)).value_or(base::TimeZone::utc());
}

}  // namespace

StandingPanel::StandingPanel(session::Session& session, QWidget* parent)
    : QScrollArea(parent),
      session_(session),
      people_(fields::makeCombo(this)),
      campaigns_(fields::makeCombo(this)),
      moment_(new QDateTimeEdit(this)),
      headline_(widgets::makeLabel({}, widgets::TextRole::Section, this)),
      sentences_(new QVBoxLayout),
      note_(widgets::makeLabel({}, widgets::TextRole::Secondary, this)) {
    build();
    connect(people_, &QComboBox::activated, this,
            [this](int index) { session_.setPersonId(people_->itemData(index).toString()); });
    connect(campaigns_, &QComboBox::activated, this, &StandingPanel::refresh);
    connect(moment_, &QDateTimeEdit::dateTimeChanged, this, &StandingPanel::onMomentEdited);
    connect(&session_, &session::Session::personIdChanged, this, &StandingPanel::refresh);
    connect(&session_, &session::Session::runFinished, this, &StandingPanel::refresh);
}

void StandingPanel::build() {
    setFixedWidth(theme::kInspectorWidth);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("What the policy means"));
    auto* inside = new QWidget;
    widgets::setSurface(inside, widgets::Surface::Panel);
    widgets::setSurface(viewport(), widgets::Surface::Panel);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(theme::kPanelPadding, theme::kPanelPadding, theme::kPanelPadding,
                               theme::kPanelPadding);
    column->setSpacing(theme::kBetweenFields);
    column->addWidget(widgets::makeLabel(tr("What it means for a person"), widgets::TextRole::Section));
    const auto add = [&](const QString& label, QWidget* field, QWidget* beside = nullptr) {
        auto* box = new QVBoxLayout;
        box->setSpacing(4);
        auto* caption = widgets::makeLabel(label, widgets::TextRole::Secondary);
        caption->setBuddy(field);
        field->setAccessibleName(label);
        box->addWidget(caption);
        auto* line = new QHBoxLayout;
        line->addWidget(field, 1);
        if (beside) line->addWidget(beside);
        box->addLayout(line);
        column->addLayout(box);
    };
    people_->setObjectName(QStringLiteral("standingPerson"));
    campaigns_->setObjectName(QStringLiteral("standingCampaign"));
    moment_->setObjectName(QStringLiteral("standingMoment"));
    moment_->setDisplayFormat(QStringLiteral("ddd d MMM yyyy, HH:mm"));
    moment_->setTimeSpec(Qt::UTC);  // Holds a wall clock, of whichever place the person is in.
    auto* now = new QPushButton(tr("Now"));
    connect(now, &QPushButton::clicked, this, [this] { setNow(std::nullopt); });
    add(tr("Person"), people_);
    add(tr("A message of"), campaigns_);
    add(tr("When, on their clock"), moment_, now);
    column->addWidget(widgets::makeLine(Qt::Horizontal));
    headline_->setWordWrap(true);
    headline_->setObjectName(QStringLiteral("standingHeadline"));
    column->addWidget(headline_);
    sentences_->setSpacing(theme::kInsideControl);
    column->addLayout(sentences_);
    note_->setWordWrap(true);
    column->addWidget(note_);
    column->addStretch(1);
    setWidget(inside);
}

base::Instant StandingPanel::now() const {
    return chosen_.value_or(base::Instant{QDateTime::currentMSecsSinceEpoch()});
}

void StandingPanel::setNow(std::optional<base::Instant> now) {
    chosen_ = now;
    refresh();
}

void StandingPanel::fillChoices() {
    const QSignalBlocker quietPeople(people_);
    const QSignalBlocker quietCampaigns(campaigns_);
    const QString campaign =
        campaigns_->currentIndex() < 0 ? session_.campaignId() : campaigns_->currentData().toString();
    people_->clear();
    for (const bundle::Person& person : session_.bundle().people) {
        const QString country = people::countryName(person);
        const QString name = people::nameOf(person);
        people_->addItem(country.isEmpty() ? name : tr("%1, %2").arg(name, country),
                         QString::fromStdString(person.id));
    }
    people_->setCurrentIndex(people_->findData(session_.personId()));
    campaigns_->clear();
    for (const bundle::Campaign& each : session_.bundle().campaigns) {
        const QString name = QString::fromStdString(each.name.empty() ? each.id : each.name);
        campaigns_->addItem(tr("%1 (%2)").arg(name, QString::fromStdString(each.purpose)),
                            QString::fromStdString(each.id));
    }
    campaigns_->setCurrentIndex(std::max(0, campaigns_->findData(campaign)));
}

void StandingPanel::showMoment(const base::TimeZone& zone) {
    const base::LocalTime local = zone.at(now());
    const QSignalBlocker quiet(moment_);
    moment_->setDateTime(QDateTime::fromMSecsSinceEpoch(local.day * kDayMs + local.msOfDay, Qt::UTC));
    emit clockChanged(static_cast<int>(local.msOfDay / 60'000));
}

void StandingPanel::onMomentEdited() {
    const bundle::Person* person = session_.bundle().person(session_.personId().toStdString());
    if (!person) return;
    const qint64 wall = moment_->dateTime().toMSecsSinceEpoch();
    const qint64 day = (wall - ((wall % kDayMs) + kDayMs) % kDayMs) / kDayMs;
    setNow(zoneOf(*person, session_.bundle().policy).instantOf(day, wall - day * kDayMs));
}

/// The messages the last rehearsal sent this person.
const std::vector<explain::EarlierMessage>& StandingPanel::earlierOf(const bundle::Person& person) {
    const QString id = QString::fromStdString(person.id);
    if (countedRun_ == session_.lastRun() && countedPerson_ == id) return earlier_;
    countedRun_ = session_.lastRun();
    countedPerson_ = id;
    earlier_.clear();
    if (!countedRun_) return earlier_;
    for (const journey::Decision& line : countedRun_->decisions) {
        if (line.kind == journey::Decision::Kind::Send && line.profile == person.id)
            earlier_.push_back({line.at, std::string(line.campaign), std::string(line.purpose)});
    }
    return earlier_;
}

void StandingPanel::say(const bundle::Person& person) {
    const bundle::Bundle& bundle = session_.bundle();
    const bundle::Campaign* campaign = bundle.campaign(campaigns_->currentData().toString().toStdString());
    const std::string purpose = campaign ? campaign->purpose : "marketing";
    const auto standing = explain::standingOf(bundle.policy, person, purpose, campaign ? campaign->id : "",
                                              now(), earlierOf(person));
    const StandingText text = standingText(standing, bundle, person);
    headline_->setText(text.headline);
    for (const people::PolicySentence& sentence : text.sentences)
        sentences_->addWidget(people::makeSentenceRow(sentence));
    note_->setText(countedRun_ ? tr("Counted with the messages of the last rehearsal.")
                               : tr("No rehearsal yet, so no earlier messages are counted."));
    setAccessibleDescription(text.whole());
}

QString StandingPanel::text() const {
    return accessibleDescription();
}

void StandingPanel::refresh() {
    while (QLayoutItem* item = sentences_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    fillChoices();
    const bundle::Person* person = session_.bundle().person(session_.personId().toStdString());
    for (QWidget* each :
         {static_cast<QWidget*>(people_), static_cast<QWidget*>(campaigns_), static_cast<QWidget*>(moment_)})
        each->setEnabled(person != nullptr);
    if (person) {
        showMoment(zoneOf(*person, session_.bundle().policy));
        return say(*person);
    }
    headline_->setText(tr("There are no sample people yet."));
    note_->setText(tr("Add some under People, and the policy is explained for each."));
    setAccessibleDescription(headline_->text());
    emit clockChanged(-1);
}

}  // namespace rehearsal::policy
