#include "email/preview_pane.h"

#include <QComboBox>
#include <QDateTime>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "email/failure_bar.h"
#include "email/inbox_line.h"
#include "email/look_picker.h"
#include "email/mail_foot.h"
#include "email/mail_out.h"
#include "email/preview_toolbar.h"
#include "email/remote_bar.h"
#include "email/sent_mails.h"
#include "email/source_problems.h"
#include "email/template_draft.h"
#include "email/width_picker.h"
#include "message/roots.h"
#include "session/session.h"
#include "web/remote_pictures.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

const QString kWidthSetting = QStringLiteral("email.width");
const QString kSchemeSetting = QStringLiteral("email.scheme");
const QString kPicturesSetting = QStringLiteral("email.pictures");
const QString kOff = QStringLiteral("off");
const QString kOn = QStringLiteral("on");

QString nameOf(const bundle::Person& person) {
    const auto trait = [&person](const char* name) {
        const base::Value* value = person.traits.find(name);
        return value && value->isString() ? QString::fromStdString(value->string()) : QString();
    };
    QString name = (trait("first_name") + QLatin1Char(' ') + trait("last_name")).simplified();
    if (name.isEmpty()) name = trait("name");
    return name.isEmpty() ? QString::fromStdString(person.id) : name;
}

}  // namespace

PreviewPane::PreviewPane(session::Session& session, TemplateDraft& draft, QWidget* parent)
    : QWidget(parent),
      session_(session),
      draft_(draft),
      toolbar_(new PreviewToolbar(this)),
      sent_(new SentMails(session, this)),
      out_(new MailOut(session, toolbar_->out(), this)) {
    setAttribute(Qt::WA_StyledBackground);
    widgets::setSurface(this, widgets::Surface::App);
    problems_ = new ProblemStrip(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(toolbar_);
    layout->addWidget(widgets::makeLine(Qt::Horizontal, this));
    layout->addWidget(makeMail(), 1);
    layout->addWidget(problems_);
    connectToolbar();
    connectMail();
    connectSession();
}

QWidget* PreviewPane::makeMail() {
    auto* body = new QWidget(this);
    inbox_ = new InboxLine(body);
    remote_ = new RemoteBar(body);
    failure_ = new FailureBar(body);
    frame_ = new MailFrame(body);
    foot_ = new MailFoot(body);
    text_ = new QPlainTextEdit(body);
    text_->setReadOnly(true);
    text_->setFont(theme::sourceFont());
    text_->setProperty("source", true);
    text_->setAccessibleName(tr("Plain text of the mail"));
    stack_ = new QStackedWidget(body);
    stack_->addWidget(frame_);
    stack_->addWidget(text_);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(theme::kPanelPadding, theme::kBetweenFields, theme::kPanelPadding,
                               theme::kInsideControl);
    layout->setSpacing(theme::kInsideControl);
    layout->addWidget(inbox_);
    layout->addWidget(failure_);
    layout->addWidget(remote_);
    layout->addWidget(stack_, 1);
    layout->addWidget(foot_);
    return body;
}

void PreviewPane::connectToolbar() {
    connect(toolbar_, &PreviewToolbar::personChosen, this, [this](const QString& id) {
        const bool leaves = guest_.has_value();
        guest_.reset();
        session_.setPersonId(id);
        if (leaves) refresh();
    });
    connect(toolbar_->part(), &widgets::SegmentedControl::currentChanged, stack_,
            &QStackedWidget::setCurrentIndex);
    connect(toolbar_->look(), &LookPicker::lookChanged, this, &PreviewPane::changeLook);
    connect(toolbar_->width(), &WidthPicker::mailWidthChanged, this, [this](int width) {
        frame_->setMailWidth(width);
        session_.setSetting(kWidthSetting, QString::number(width));
    });
    connect(toolbar_->moment(), &MomentPicker::menuOpens, this, &PreviewPane::offerMoments);
    connect(toolbar_->moment(), &MomentPicker::momentChosen, this, &PreviewPane::goToMoment);
    connect(sent_, &SentMails::found, this,
            [this](const std::string&, const std::shared_ptr<const message::Context>& context) {
                sentContext_ = context;
                refresh();
            });
    connect(sent_, &SentMails::notFound, this, [this](const QString& why) { failure_->showReason(why); });
}

void PreviewPane::connectMail() {
    connect(&composer_, &Composer::composed, this, &PreviewPane::take);
    connect(&draft_, &TemplateDraft::replaced, this, [this] {
        if (shownTemplate_ != draft_.id()) leaveSentMail();
    });
    connect(&draft_, &TemplateDraft::changed, this, &PreviewPane::refresh);
    connect(problems_, &ProblemStrip::placeRequested, this, &PreviewPane::placeRequested);
    connect(frame_, &MailFrame::linkHovered, foot_, &MailFoot::showLink);
    connect(frame_, &MailFrame::linkClicked, foot_, &MailFoot::showClicked);
    connect(frame_, &MailFrame::linkMenuRequested, foot_, &MailFoot::openMenu);
    connect(frame_, &MailFrame::zoomChanged, foot_, &MailFoot::showZoom);
    connect(frame_, &MailFrame::mailWidthChanged, this, [this](int width) {
        toolbar_->width()->setMailWidth(width);
        session_.setSetting(kWidthSetting, QString::number(width));
    });
    connect(remote_, &RemoteBar::loadChanged, this, &PreviewPane::setLoadsPictures);
    connect(out_, &MailOut::said, foot_, &MailFoot::showLink);
}

void PreviewPane::connectSession() {
    connect(&session_, &session::Session::personIdChanged, this, [this] {
        guest_.reset();
        showPerson();
        leaveSentMail();
        refresh();
    });
    connect(&session_, &session::Session::runFinished, this, [this] {
        leaveSentMail();
        refresh();
    });
    connect(&session_, &session::Session::documentChanged, this, [this] { bundle_.reset(); });
    connect(&session_, &session::Session::opened, this, [this] {
        bundle_.reset();
        leaveSentMail();
        if (started_) restoreSettings();
    });
}

QComboBox* PreviewPane::people() {
    return toolbar_->people();
}

void PreviewPane::start() {
    if (started_) return;
    started_ = true;
    frame_->start();
    restoreSettings();
    refreshPeople();
}

void PreviewPane::restoreSettings() {
    const QString width = session_.setting(kWidthSetting);
    toolbar_->width()->setMailWidth(width.isEmpty() ? 600 : width.toInt());
    frame_->setMailWidth(toolbar_->width()->mailWidth());
    const int scheme = qBound(0, session_.setting(kSchemeSetting).toInt(), 3);
    toolbar_->look()->setLook(static_cast<web::Scheme>(scheme), session_.setting(kPicturesSetting) != kOff);
}

void PreviewPane::refreshPeople() {
    people()->clear();
    for (const auto& person : session_.bundle().people) {
        const QString id = QString::fromStdString(person.id);
        const QString name = nameOf(person);
        people()->addItem(name == id ? name : tr("%1 (%2)").arg(name, id), id);
    }
    people()->setEnabled(people()->count() > 0);
    showPerson();
}

void PreviewPane::showPerson() {
    toolbar_->showPerson(guest_ ? QString() : session_.personId(),
                         guest_ ? guest_->name : tr("No sample people yet"));
}

void PreviewPane::showAs(const GridRow& row, const MailView& view) {
    leaveSentMail();
    guest_.reset();
    if (row.isEdgeCase)
        guest_ = row;
    else
        session_.setPersonId(row.id);
    toolbar_->part()->setCurrent(view.text ? 1 : 0);
    if (!view.text) {
        toolbar_->look()->setLook(view.look.scheme, view.look.pictures);
        toolbar_->width()->setMailWidth(view.width);
        frame_->setMailWidth(view.width);
    }
    showPerson();
    refresh();
}

bundle::Person PreviewPane::person() const {
    if (guest_) return guest_->person;
    if (const auto* known = session_.bundle().person(session_.personId().toStdString())) return *known;
    bundle::Person nobody;
    nobody.id = "someone";
    return nobody;
}

QString PreviewPane::personName() const {
    if (guest_) return guest_->name;
    return session_.personId().isEmpty() ? tr("someone unknown") : nameOf(person());
}

web::MailLook PreviewPane::look() const {
    return {.scheme = toolbar_->look()->scheme(),
            .pictures = toolbar_->look()->pictures(),
            .remotePictures = session_.setting(remoteSetting()) == kOn};
}

void PreviewPane::refresh() {
    if (!started_ || !isVisible() || draft_.id().empty()) return;
    const Moment& moment = toolbar_->moment()->moment();
    // What it saw then is still looked for.
    if (!moment.key.empty() && !sentContext_) return;
    if (!bundle_) bundle_ = std::make_shared<const bundle::Bundle>(session_.bundle());
    auto seen = sentContext_;
    if (guest_) seen = std::make_shared<const message::Context>(guest_->mail->context);
    const base::Instant now{QDateTime::currentMSecsSinceEpoch()};
    composer_.compose({bundle_, draft_.current(), person(), moment.at.value_or(now), seen});
}

void PreviewPane::take(const std::shared_ptr<const Composed>& result) {
    last_ = result;
    inbox_->show(result->message);
    toolbar_->moment()->setZone(message::zoneOf(result->context));
    text_->setPlainText(QString::fromStdString(result->message.text));
    const auto& failure = result->message.failure;
    failure_->showReason(
        failure
            ? tr("This mail would not go out to %1: %2").arg(personName(), QString::fromStdString(*failure))
            : QString());
    // A mail that cannot be composed leaves the last one that could in sight, if it was one of these.
    const bool other = shownTemplate_ != draft_.id();
    if (!failure || !result->message.html.empty() || other) shownHtml_ = result->message.html;
    shownTemplate_ = draft_.id();
    showMail();
    showProblems();
    emit composed(result);
}

void PreviewPane::showMail() {
    if (!last_) return;
    const auto& files = session_.document().files();
    frame_->show(shownHtml_, files, look());
    remote_->show(static_cast<int>(web::remotePictures(shownHtml_).size()), look().remotePictures);
    const QString name =
        QString::fromStdString(draft_.id()) + QLatin1Char('-') + (guest_ ? guest_->id : session_.personId());
    out_->setMail({last_, files, look(), frame_->shownWidth(), name});
}

void PreviewPane::showProblems() {
    base::Diagnostics problems = sourceProblems(draft_);
    const std::string compiled = "templates/" + draft_.id() + "/body.html";
    for (const auto& problem : last_->message.problems) {
        // What is wrong with the source of a compiled body has been said of the source.
        if (draft_.hasMjml() && problem.file == compiled && base::hasErrors(problems)) continue;
        if (std::find(problems.begin(), problems.end(), problem) == problems.end())
            problems.push_back(problem);
    }
    problems_->show(problems, last_->message.emptyMergeTags, personName());
}

void PreviewPane::changeLook() {
    session_.setSetting(kSchemeSetting, QString::number(static_cast<int>(look().scheme)));
    session_.setSetting(kPicturesSetting, look().pictures ? kOn : kOff);
    showMail();
}

QString PreviewPane::remoteSetting() const {
    return QStringLiteral("email.remote.") + QString::fromStdString(draft_.id());
}

void PreviewPane::setLoadsPictures(bool load) {
    session_.setSetting(remoteSetting(), load ? kOn : kOff);
    showMail();
}

void PreviewPane::offerMoments() {
    if (!sent_->hasRun()) return toolbar_->moment()->setSent(std::nullopt);
    std::vector<MomentPicker::Entry> entries;
    const std::string whose = guest_ ? std::string() : session_.personId().toStdString();
    for (const SentMail& mail : sent_->of(draft_.id(), whose)) {
        const auto* campaign = session_.bundle().campaign(mail.campaign);
        const std::string& name = campaign && !campaign->name.empty() ? campaign->name : mail.campaign;
        entries.push_back({mail.at, mail.key, QString::fromStdString(name)});
    }
    toolbar_->moment()->setSent(std::move(entries));
}

void PreviewPane::goToMoment(const Moment& moment) {
    sentContext_.reset();
    sent_->stop();
    if (moment.key.empty())
        refresh();
    else
        sent_->find(session_.personId().toStdString(), moment.key);
}

void PreviewPane::leaveSentMail() {
    sentContext_.reset();
    sent_->stop();
    if (!toolbar_->moment()->moment().key.empty()) toolbar_->moment()->setMoment({});
}

}  // namespace rehearsal::email
