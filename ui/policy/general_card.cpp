#include "policy/general_card.h"

#include <QVBoxLayout>

#include "fields/field_specs.h"
#include "fields/page_fields.h"
#include "widgets/section_header.h"

namespace rehearsal::policy {

using namespace fields;
using fields::specs::Kind;

GeneralCard::GeneralCard(FieldContext& context, QWidget* parent)
    : widgets::Card(parent), context_(context), form_(new Form(context, this)) {
    content()->addWidget(new widgets::SectionHeader(tr("Clock, duplicates and holdout")));
    content()->addWidget(form_);
}

void GeneralCard::build() {
    form_->clear();
    QWidget* body = form_->body();
    FieldSpec zone = specs::make(Kind::Text, "/timezone", tr("Time zone of people whose own is not known"));
    zone.value = "UTC";
    FieldSpec dedup =
        specs::make(Kind::Duration, "/dedup/window", tr("The same event again is ignored for"), tr("7 days"));
    dedup.value = "7d";
    form_->addRow({new ZoneField(zone, context_, body), makeField(dedup, context_, body)});
    form_->addRow(new CheckField(
        specs::make(Kind::Text, "/require_verified_email", tr("Mail only addresses that are verified")), true,
        std::nullopt, context_, body));
    form_->addRow(
        new CheckField(specs::make(Kind::Text, "/holdout",
                                   tr("Keep a share of people out of all marketing, to measure against")),
                       Json{{"percent", 5}, {"salt", "holdout"}}, std::nullopt, context_, body));
    if (shown_ == 0) return;
    form_->addRow(
        {new PercentField(specs::make(Kind::Text, "/holdout/percent", tr("Share of people")), context_, body),
         makeField(specs::optional(specs::make(Kind::Text, "/holdout/salt",
                                               tr("Draw (another text draws other people)"))),
                   context_, body)});
}

void GeneralCard::refresh() {
    const int holdout = context_.find("/holdout") ? 1 : 0;
    if (std::exchange(shown_, holdout) != holdout) build();
    form_->refresh();
}

}  // namespace rehearsal::policy
