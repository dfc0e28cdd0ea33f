#include "email/brand_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "base/value.h"
#include "bundle/edits.h"
#include "email/brand_fields.h"
#include "email/brand_file.h"
#include "email/contrast.h"
#include "fields/chips_field.h"
#include "fields/field_specs.h"
#include "fields/form.h"
#include "fields/page_fields.h"
#include "widgets/empty_state.h"
#include "widgets/icon.h"
#include "widgets/section_header.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

using namespace fields;
using fields::specs::Kind;
namespace theme = widgets::theme;

namespace {

/// What a brand has at first: the defaults of the format, the bundle's name, and a logo where there is one.
Json firstBrand(const bundle::Document& document) {
    Json brand{{"format", "rehearsal.brand/1"}};
    brand["name"] = document.bundle().name;
    const Json look = base::toJson(document.bundle().brand.look);
    for (const auto& [name, value] : look.items())
        if (value.is_object()) brand[name] = value;
    for (const std::string& asset : document.files().under("assets/logo.")) brand["logo"] = asset;
    return brand;
}

QString colorLabel(const QString& name) {
    const QHash<QString, QString> labels{{QStringLiteral("accent"), BrandPanel::tr("Accent: buttons, links")},
                                         {QStringLiteral("on_accent"), BrandPanel::tr("Text on the accent")},
                                         {QStringLiteral("text"), BrandPanel::tr("Text")},
                                         {QStringLiteral("secondary"), BrandPanel::tr("Quieter text")},
                                         {QStringLiteral("background"), BrandPanel::tr("Around the mail")},
                                         {QStringLiteral("card"), BrandPanel::tr("Behind the text")},
                                         {QStringLiteral("line"), BrandPanel::tr("Lines")}};
    if (labels.contains(name)) return labels[name];
    QString own = name;
    own.replace(QLatin1Char('_'), QLatin1Char(' '));
    return own.left(1).toUpper() + own.mid(1);
}

QStringList namesIn(const Json* object) {
    QStringList names;
    if (!object || !object->is_object()) return names;
    for (const auto& [name, value] : object->items()) names << QString::fromStdString(name);
    return names;
}

}  // namespace

BrandPanel::BrandPanel(session::Session& session, QWidget* parent)
    : QWidget(parent), session_(session), context_(session), stack_(new QStackedWidget(this)) {
    setAttribute(Qt::WA_StyledBackground);
    widgets::setSurface(this, widgets::Surface::Panel);
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(theme::kPanelPadding, theme::kBetweenFields, theme::kPanelPadding,
                               theme::kBetweenGroups);
    form_ = new Form(context_, inside);
    column->addWidget(form_);
    column->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* empty = new widgets::EmptyState(QStringLiteral("palette"), tr("One look for all mails"),
                                          tr("Name, logo, colours, fonts, address and link tags, kept in one "
                                             "place. Blocks use them, and so can every mail."),
                                          tr("Set up the brand"), this);
    connect(empty, &widgets::EmptyState::activated, this, &BrandPanel::setUp);
    stack_->addWidget(scroll);
    stack_->addWidget(empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(widgets::makeLine(Qt::Horizontal, this));
    layout->addWidget(stack_, 1);
}

QWidget* BrandPanel::makeHead() {
    auto* head = new QWidget(this);
    auto* back =
        new QPushButton(widgets::icon(QStringLiteral("chevron-left")), tr("Back to the email"), head);
    connect(back, &QPushButton::clicked, this, &BrandPanel::closed);
    auto* line = new QHBoxLayout;
    line->addWidget(widgets::makeLabel(tr("Brand"), widgets::TextRole::Title, head), 1);
    line->addWidget(back);
    auto* note =
        widgets::makeLabel(tr("What all mails share: a change here is seen in each mail that uses it."),
                           widgets::TextRole::Secondary, head);
    note->setWordWrap(true);
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(theme::kPanelPadding, theme::kBetweenFields, theme::kPanelPadding,
                               theme::kBetweenFields);
    layout->setSpacing(4);
    layout->addLayout(line);
    layout->addWidget(note);
    return head;
}

void BrandPanel::setUp() {
    session_.apply(bundle::edits::setJson(session_.document(), kBrandFile, firstBrand(session_.document()),
                                          tr("Set up the brand").toStdString()));
}

void BrandPanel::refresh() {
    const bool there = session_.document().files().contains(kBrandFile);
    stack_->setCurrentIndex(there ? 0 : 1);
    context_.refresh(kBrandFile);
    if (!there) return;
    const QStringList names =
        namesIn(context_.find("/colors")) + QStringList(QString()) + namesIn(context_.find("/dark"));
    if (contrast_ == nullptr || names != colorNames_) {
        colorNames_ = names;
        build();
    }
    form_->refresh();
    showContrast();
}

void BrandPanel::build() {
    form_->clear();
    QWidget* body = form_->body();
    const auto text = [](const char* pointer, const QString& label, const QString& help = {}) {
        return specs::optional(specs::make(Kind::Text, pointer, label, help));
    };
    form_->addRow({makeField(text("/name", tr("Name")), context_, body),
                   makeField(text("/url", tr("Website"), QStringLiteral("https://")), context_, body)});
    form_->addRow(new PictureField(text("/logo", tr("Logo")), context_, body));
    form_->addRow(text("/address", tr("Postal address"), tr("Many laws ask for it in every marketing mail")));
    form_->addRow(
        text("/footer", tr("Why people get these mails"), tr("You get this mail because you asked for it.")));
    addColors("/colors", tr("Colours"), {});
    contrast_ = widgets::makeLabel({}, widgets::TextRole::Secondary);
    contrast_->setObjectName(QStringLiteral("contrast"));
    contrast_->setWordWrap(true);
    form_->addWidget(contrast_);
    addColors("/dark", tr("Colours in dark mode"), tr("Used by mails that bring dark styles of their own."));
    form_->addWidget(new widgets::SectionHeader(tr("Fonts")));
    form_->addRow(new FontsField(specs::make(Kind::Text, "/fonts/heading", tr("Headings")), context_, body));
    form_->addRow(new FontsField(specs::make(Kind::Text, "/fonts/body", tr("Text")), context_, body));
    form_->addWidget(new widgets::SectionHeader(tr("Link tags")));
    form_->addRow(new PairsField(
        specs::make(Kind::Text, "/links/tags", tr("Added to the links of every mail")),
        {QStringLiteral("email"), QStringLiteral("{{ campaign.id }}")},
        {QStringLiteral("="), QStringLiteral("utm_source"), tr("Value, or Liquid")}, context_, body));
    form_->addRow(new ChipsField(specs::make(Kind::Text, "/links/domains", tr("Only links to")), {},
                                 {tr("Add a domain"), tr("All links, whatever they lead to")}, context_,
                                 body));
}

void BrandPanel::addColors(const std::string& group, const QString& title, const QString& note) {
    form_->addWidget(new widgets::SectionHeader(title, note));
    const Json defaults = base::toJson(bundle::Document(bundle::Files()).bundle().brand.look);
    const Json known = defaults.value(Json::json_pointer(group), Json::object());
    QStringList names = namesIn(&known);
    for (const QString& name : namesIn(context_.find(group)))
        if (!names.contains(name)) names << name;
    QList<Field*> row;
    for (const QString& name : names) {
        FieldSpec spec = specs::make(Kind::Text, group + "/" + name.toStdString(), colorLabel(name));
        spec.value = known.value(name.toStdString(), Json());
        row << new ColorField(spec, context_, form_->body());
        if (row.size() == 2) form_->addRow(std::exchange(row, {}));
    }
    if (!row.isEmpty()) form_->addRow(row);
}

/// Says which pairs of colours cannot be read, or that all can.
void BrandPanel::showContrast() {
    const auto color = [this](const char* name) {
        const base::Value* colors = session_.bundle().brand.look.find("colors");
        const base::Value* value = colors ? colors->find(name) : nullptr;
        return QColor(value && value->isString() ? QString::fromStdString(value->string()) : QString());
    };
    struct Pair {
        const char* text;
        const char* ground;
        QString sentence;
    };
    const Pair pairs[] = {
        {"on_accent", "accent", tr("Text on the accent is hard to read: %1:1.")},
        {"accent", "card", tr("Links are hard to read: %1:1.")},
        {"text", "card", tr("Text is hard to read: %1:1.")},
        {"secondary", "card", tr("Quieter text is hard to read: %1:1.")},
        {"secondary", "background", tr("Quieter text around the mail is hard to read: %1:1.")}};
    QStringList found;
    for (const Pair& pair : pairs) {
        const double ratio = contrast(color(pair.text), color(pair.ground));
        if (ratio < kReadable) found << pair.sentence.arg(QLocale().toString(ratio, 'f', 1));
    }
    widgets::setTextRole(contrast_,
                         found.isEmpty() ? widgets::TextRole::Secondary : widgets::TextRole::Warning);
    contrast_->setText(found.isEmpty()
                           ? tr("All texts can be read on what is behind them (4.5:1 and more).")
                           : found.join(QLatin1Char(' ')) + QLatin1Char(' ') + tr("Text needs 4.5:1."));
}

}  // namespace rehearsal::email
