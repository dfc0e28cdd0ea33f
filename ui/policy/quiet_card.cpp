#include "policy/quiet_card.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QTime>
#include <QVBoxLayout>

#include "bundle/edits.h"
#include "fields/chips_field.h"
#include "fields/field_specs.h"
#include "fields/purposes.h"
#include "policy/clock_dial.h"
#include "policy/policy_file.h"
#include "widgets/section_header.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::policy {

using namespace fields;
using fields::specs::Kind;

namespace {

constexpr char kQuiet[] = "/quiet_hours";

int minutesOf(const Json& quiet, const char* key) {
    if (!quiet.contains(key) || !quiet[key].is_string()) return 0;
    const QTime time = QTime::fromString(QString::fromStdString(quiet[key].get<std::string>()).left(5),
                                         QStringLiteral("HH:mm"));
    return time.isValid() ? time.hour() * 60 + time.minute() : 0;
}

}  // namespace

QuietCard::QuietCard(FieldContext& context, QWidget* parent)
    : widgets::Card(parent),
      context_(context),
      on_(new QCheckBox(tr("Keep quiet hours"), this)),
      off_(widgets::makeLabel(tr("Messages go out at any hour of the day and the night."),
                              widgets::TextRole::Secondary, this)),
      body_(new QWidget(this)),
      dial_(new ClockDial(body_)),
      form_(new Form(context, body_)) {
    auto* header = new widgets::SectionHeader(tr("Quiet hours"), tr("On the clock of each person"));
    header->addAction(on_);
    content()->addWidget(header);
    content()->addWidget(off_);
    auto* line = new QHBoxLayout(body_);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(widgets::theme::kBetweenGroups);
    line->addWidget(dial_, 0, Qt::AlignTop);
    line->addWidget(form_, 1, Qt::AlignTop);
    content()->addWidget(body_);
    on_->setObjectName(QString::fromLatin1(kQuiet));
    connect(on_, &QCheckBox::clicked, this, [this](bool checked) {
        const Json usual{{"from", "21:00"}, {"to", "08:00"}, {"mode", "defer"}};
        context_.set(kQuiet, checked ? std::optional(usual) : std::nullopt, tr("Quiet hours"));
    });
    connect(dial_, &ClockDial::rangeChanged, this, [this](int from, int to, bool) {
        const Json* present = context_.find(kQuiet);
        if (!present) return;
        Json quiet = *present;
        quiet["from"] = clockText(from).toStdString();
        quiet["to"] = clockText(to).toStdString();
        context_.set(kQuiet, quiet, tr("Quiet hours"), true);
    });
    buildForm();
}

void QuietCard::buildForm() {
    form_->clear();
    QWidget* body = form_->body();
    const std::string at = kQuiet;
    form_->addRow({makeField(specs::make(Kind::TimeOfDay, at + "/from", tr("From")), context_, body),
                   makeField(specs::make(Kind::TimeOfDay, at + "/to", tr("Until")), context_, body)});
    form_->addRow(specs::choice(at + "/mode", tr("A message that falls into them"),
                                {{tr("Waits until they are over"), "defer"}, {tr("Is not sent"), "skip"}},
                                "defer"));
    form_->addRow(new ChipsField(specs::make(Kind::Text, at + "/purposes", tr("For messages of")),
                                 purposeChoices(context_.bundle()),
                                 {tr("Add a purpose"), tr("Every purpose")}, context_, body));
}

void QuietCard::setNow(std::optional<int> minutes) {
    dial_->setNow(minutes);
}

void QuietCard::refresh() {
    const Json* quiet = context_.find(kQuiet);
    const bool on = quiet && quiet->is_object();
    on_->setChecked(on);
    off_->setVisible(!on);
    body_->setVisible(on);
    const QStringList purposes = purposesOf(context_.bundle());
    if (std::exchange(shownPurposes_, purposes) != purposes && !form_->isAncestorOf(window()->focusWidget()))
        buildForm();
    if (!on) return;
    dial_->setRange(minutesOf(*quiet, "from"), minutesOf(*quiet, "to"));
    form_->refresh();
}

}  // namespace rehearsal::policy
