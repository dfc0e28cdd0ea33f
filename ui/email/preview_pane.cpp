#include "email/preview_pane.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "email/inbox_line.h"
#include "email/source_problems.h"
#include "email/template_draft.h"
#include "email/width_picker.h"
#include "session/session.h"
#include "web/mail_look.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

const QString kWidthSetting = QStringLiteral("email.width");
const QString kDarkSetting = QStringLiteral("email.dark");

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
    : QWidget(parent), session_(session), draft_(draft) {
    setAttribute(Qt::WA_StyledBackground);
    widgets::setSurface(this, widgets::Surface::App);
    problems_ = new ProblemStrip(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeToolbar());
    layout->addWidget(widgets::makeLine(Qt::Horizontal, this));
    layout->addWidget(makeMail(), 1);
    layout->addWidget(problems_);
    connect(&composer_, &Composer::composed, this, &PreviewPane::take);
    connect(&draft_, &TemplateDraft::changed, this, &PreviewPane::refresh);
    connect(problems_, &ProblemStrip::placeRequested, this, &PreviewPane::placeRequested);
    connect(&session_, &session::Session::personIdChanged, this, [this] {
        guest_.reset();
        showPerson();
        refresh();
    });
    connect(&session_, &session::Session::documentChanged, this, [this] { bundle_.reset(); });
    connect(&session_, &session::Session::opened, this, [this] { bundle_.reset(); });
}

QWidget* PreviewPane::makeToolbar() {
    auto* bar = new QWidget(this);
    bar->setAttribute(Qt::WA_StyledBackground);
    widgets::setSurface(bar, widgets::Surface::Panel);
    people_ = new QComboBox(bar);
    people_->setAccessibleName(tr("Shown as"));
    people_->setToolTip(tr("Whose mail is shown"));
    people_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    people_->setMaxVisibleItems(16);
    part_ = new widgets::SegmentedControl(bar);
    part_->addSegment(tr("Mail"), {}, tr("The mail with its layout"));
    part_->addSegment(tr("Text"), {}, tr("The plain text part"));
    part_->setAccessibleName(tr("Part"));
    scheme_ = new widgets::SegmentedControl(bar);
    scheme_->addSegment({}, QStringLiteral("sun"), tr("As a light mail client shows it"));
    scheme_->addSegment({}, QStringLiteral("moon"), tr("With the dark styles the mail brings along"));
    scheme_->setAccessibleName(tr("Light or dark"));
    width_ = new WidthPicker(bar);

    auto* first = new QHBoxLayout;
    first->setSpacing(theme::kInsideControl);
    first->addWidget(people_, 1);
    first->addWidget(part_);
    auto* second = new QHBoxLayout;
    second->setSpacing(theme::kInsideControl);
    second->addWidget(width_);
    second->addStretch();
    second->addWidget(scheme_);
    auto* layout = new QVBoxLayout(bar);
    layout->setContentsMargins(theme::kPanelPadding, theme::kBetweenFields, theme::kPanelPadding,
                               theme::kBetweenFields);
    layout->setSpacing(theme::kInsideControl);
    layout->addLayout(first);
    layout->addLayout(second);

    connect(people_, &QComboBox::activated, this, [this](int index) {
        guest_.reset();
        session_.setPersonId(people_->itemData(index).toString());
        refresh();
    });
    connect(part_, &widgets::SegmentedControl::currentChanged, this, [this](int index) {
        stack_->setCurrentIndex(index);
        width_->setEnabled(index == 0);
        scheme_->setEnabled(index == 0);
    });
    connect(scheme_, &widgets::SegmentedControl::currentChanged, this,
            [this](int index) { setDark(index == 1); });
    connect(width_, &WidthPicker::mailWidthChanged, this, [this](int width) {
        frame_->setMailWidth(width);
        session_.setSetting(kWidthSetting, QString::number(width));
    });
    return bar;
}

QWidget* PreviewPane::makeMail() {
    auto* body = new QWidget(this);
    inbox_ = new InboxLine(body);
    frame_ = new MailFrame(body);
    text_ = new QPlainTextEdit(body);
    text_->setReadOnly(true);
    text_->setFont(theme::sourceFont());
    text_->setProperty("source", true);
    text_->setAccessibleName(tr("Plain text of the mail"));
    stack_ = new QStackedWidget(body);
    stack_->addWidget(frame_);
    stack_->addWidget(text_);
    status_ = widgets::makeLabel({}, widgets::TextRole::Secondary, body);
    status_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    zoom_ = widgets::makeLabel({}, widgets::TextRole::Secondary, body);
    auto* foot = new QHBoxLayout;
    foot->addWidget(status_, 1);
    foot->addWidget(zoom_);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(theme::kPanelPadding, theme::kBetweenFields, theme::kPanelPadding,
                               theme::kInsideControl);
    layout->setSpacing(theme::kInsideControl);
    layout->addWidget(inbox_);
    layout->addWidget(stack_, 1);
    layout->addLayout(foot);
    connect(frame_, &MailFrame::linkHovered, status_, &QLabel::setText);
    connect(frame_, &MailFrame::linkClicked, this, [this](const QUrl& url) {
        status_->setText(tr("Leads to %1. Links are not opened here.").arg(url.toDisplayString()));
    });
    connect(frame_, &MailFrame::zoomChanged, this, [this](double zoom) {
        zoom_->setText(zoom < 1.0 ? tr("Shown at %1 %").arg(qRound(zoom * 100)) : QString());
    });
    return body;
}

void PreviewPane::start() {
    if (started_) return;
    started_ = true;
    frame_->start();
    const int width =
        session_.setting(kWidthSetting).isEmpty() ? 600 : session_.setting(kWidthSetting).toInt();
    width_->setMailWidth(width);
    frame_->setMailWidth(width);
    scheme_->setCurrent(session_.setting(kDarkSetting) == QStringLiteral("1") ? 1 : 0);
    refreshPeople();
}

void PreviewPane::refreshPeople() {
    people_->clear();
    for (const auto& person : session_.bundle().people) {
        const QString id = QString::fromStdString(person.id);
        const QString name = nameOf(person);
        people_->addItem(name == id ? name : tr("%1 (%2)").arg(name, id), id);
    }
    people_->setEnabled(people_->count() > 0);
    showPerson();
}

void PreviewPane::showPerson() {
    people_->setCurrentIndex(guest_ ? -1 : people_->findData(session_.personId()));
    people_->setPlaceholderText(guest_ ? guest_->name : tr("No sample people yet"));
}

void PreviewPane::showAs(const GridRow& row, const MailView& view) {
    guest_.reset();
    if (row.isEdgeCase)
        guest_ = row;
    else
        session_.setPersonId(row.id);
    part_->setCurrent(view.text ? 1 : 0);
    scheme_->setCurrent(view.look.scheme == web::Scheme::Light ? 0 : 1);
    if (!view.text) width_->setMailWidth(view.width);
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

void PreviewPane::refresh() {
    if (!started_ || !isVisible() || draft_.id().empty()) return;
    if (!bundle_) bundle_ = std::make_shared<const bundle::Bundle>(session_.bundle());
    std::shared_ptr<const message::Context> seen;
    if (guest_) seen = std::make_shared<const message::Context>(guest_->mail->context);
    composer_.compose(
        {bundle_, draft_.current(), person(), base::Instant{QDateTime::currentMSecsSinceEpoch()}, seen});
}

void PreviewPane::take(const std::shared_ptr<const Composed>& result) {
    last_ = result;
    inbox_->show(result->message);
    text_->setPlainText(QString::fromStdString(result->message.text));
    showMail();
    showProblems();
    emit composed(result);
}

void PreviewPane::showMail() {
    if (!last_) return;
    const web::MailLook look{.scheme = dark_ ? web::Scheme::Dark : web::Scheme::Light};
    frame_->show(web::withLook(last_->message.html, look), session_.document().files());
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

void PreviewPane::setDark(bool dark) {
    dark_ = dark;
    session_.setSetting(kDarkSetting, dark ? QStringLiteral("1") : QStringLiteral("0"));
    showMail();
}

}  // namespace rehearsal::email
