#include "fields/condition_field.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include "base/json_pointer.h"
#include "fields/condition_row.h"
#include "fields/simple_fields.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"
#include "words/sentences.h"

namespace rehearsal::fields {
namespace {

/// The parts of a condition that rows are made of: of all and any the members, else the condition itself.
Json partsOf(const Json& value) {
    for (const char* mode : {"all", "any"}) {
        if (value.is_object() && value.contains(mode) && value[mode].is_array()) return value[mode];
    }
    return value.is_null() ? Json::array() : Json::array({value});
}

std::optional<std::size_t> numberIn(const std::string& pointer, const std::string& before,
                                    const std::string& after) {
    if (pointer.rfind(before, 0) != 0 || pointer.size() <= before.size() + after.size()) return std::nullopt;
    if (pointer.compare(pointer.size() - after.size(), after.size(), after) != 0) return std::nullopt;
    const std::string digits = pointer.substr(before.size(), pointer.size() - before.size() - after.size());
    bool ok = false;
    const uint number = QString::fromStdString(digits).toUInt(&ok);
    return ok ? std::optional<std::size_t>(number) : std::nullopt;
}

const bundle::Condition* inNode(const bundle::Node& node, const std::string& pointer) {
    const std::string at = base::childPointer("/nodes", node.id);
    if (const auto* branch = std::get_if<bundle::Branch>(&node.step)) {
        const auto index = numberIn(pointer, at + "/cases/", "/when");
        if (index && *index < branch->cases.size()) return &branch->cases[*index].when;
    }
    if (const auto* send = std::get_if<bundle::Send>(&node.step)) {
        for (const auto& [name, slot] : send->contentSlots) {
            const auto index =
                numberIn(pointer, base::childPointer(at + "/slots", name) + "/choose/", "/when");
            if (index && *index < slot.choose.size()) return &slot.choose[*index].when;
        }
    }
    return nullptr;
}

const bundle::Condition* whereOf(const bundle::Trigger& trigger) {
    const bundle::EventMatch* match = nullptr;
    if (const auto* event = std::get_if<bundle::EventTrigger>(&trigger)) match = &event->match;
    if (const auto* count = std::get_if<bundle::CountTrigger>(&trigger)) match = &count->match;
    return match && match->any.size() == 1 ? match->any[0].where.get() : nullptr;
}

}  // namespace

const bundle::Condition* conditionAt(const bundle::Campaign& campaign, const std::string& pointer) {
    if (pointer == "/entry/where") return campaign.entry.where ? &*campaign.entry.where : nullptr;
    if (const auto index = numberIn(pointer, "/exits/", "/when"); index && *index < campaign.exits.size()) {
        return campaign.exits[*index].when ? &*campaign.exits[*index].when : nullptr;
    }
    if (const auto index = numberIn(pointer, "/entry/triggers/", "/where");
        index && *index < campaign.entry.triggers.size()) {
        return whereOf(campaign.entry.triggers[*index]);
    }
    for (const bundle::Node& node : campaign.nodes) {
        if (const bundle::Condition* found = inNode(node, pointer)) return found;
    }
    return nullptr;
}

ConditionField::ConditionField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent) {
    auto* body = new QWidget(this);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(widgets::theme::kInsideControl);
    sentence_ = widgets::makeLabel({}, widgets::TextRole::Strong, body);
    sentence_->setWordWrap(true);
    sentence_->setObjectName(QStringLiteral("conditionSentence"));
    mode_ = makeCombo(body, {tr("All of these hold"), tr("Any of these holds")});
    mode_->setAccessibleName(tr("All or any"));
    list_ = new QVBoxLayout;
    list_->setSpacing(widgets::theme::kInsideControl);
    add_ = new QPushButton(tr("Add a condition"), body);
    widgets::setVariant(add_, widgets::Variant::Ghost);
    add_->setIcon(widgets::icon(QStringLiteral("plus")));
    auto* menu = new QMenu(add_);
    const auto offer = [&](const QString& text, const Json& part) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, part] { add(part); });
    };
    offer(tr("On a field"), Json{{"field", "profile.country"}, {"op", "="}, {"value", "FR"}});
    offer(tr("On something they did"), Json{{"did", "Order Completed"}, {"within", "7d"}});
    if (!context().bundle().segments.empty()) {
        offer(tr("On a segment"), Json{{"segment", context().bundle().segments.front().first}});
    }
    add_->setMenu(menu);
    layout->addWidget(sentence_);
    layout->addWidget(mode_);
    layout->addLayout(list_);
    layout->addWidget(add_, 0, Qt::AlignLeft);
    setEditor(body);
    connect(mode_, &QComboBox::activated, this, [this] { write(false); });
}

QString ConditionField::sentenceOf(std::size_t part) const {
    const bundle::Campaign* campaign = const_cast<ConditionField*>(this)->context().session().campaign();
    const bundle::Condition* whole = campaign ? conditionAt(*campaign, spec().pointer) : nullptr;
    if (!whole) return {};
    if (const auto* all = std::get_if<bundle::All>(&whole->test)) {
        return part < all->of.size() ? words::sentence(all->of[part]) : QString();
    }
    if (const auto* any = std::get_if<bundle::Any>(&whole->test)) {
        return part < any->of.size() ? words::sentence(any->of[part]) : QString();
    }
    return words::sentence(*whole);
}

void ConditionField::show(const Json* value) {
    const Json now = value ? *value : Json();
    if (!shown_ || now != value_) {
        value_ = now;
        shown_ = true;
        rebuild();
    }
    const bundle::Campaign* campaign = context().session().campaign();
    const bundle::Condition* whole = campaign ? conditionAt(*campaign, spec().pointer) : nullptr;
    sentence_->setText(whole ? words::sentence(*whole) : QString());
    sentence_->setVisible(whole != nullptr);
}

void ConditionField::rebuild() {
    for (ConditionRow* row : rows_) {
        row->hide();
        row->deleteLater();
    }
    rows_.clear();
    const Json parts = partsOf(value_);
    mode_->setCurrentIndex(value_.is_object() && value_.contains("any") ? 1 : 0);
    for (std::size_t i = 0; i < parts.size(); ++i) addRow(parts[i], sentenceOf(i));
    mode_->setVisible(rows_.size() > 1);
}

void ConditionField::addRow(const Json& part, const QString& sentence) {
    auto* row = new ConditionRow(part, sentence, context(), this);
    list_->addWidget(row);
    rows_ << row;
    connect(row, &ConditionRow::changed, this, &ConditionField::write);
    connect(row, &ConditionRow::removed, this, [this, row] {
        rows_.removeOne(row);
        row->hide();
        row->deleteLater();
        write(false);
    });
}

void ConditionField::add(const Json& part) {
    addRow(part, {});
    write(false);
}

void ConditionField::write(bool typing) {
    mode_->setVisible(rows_.size() > 1);
    Json parts = Json::array();
    for (const ConditionRow* row : rows_) parts.push_back(row->value());
    const char* mode = mode_->currentIndex() == 1 ? "any" : "all";
    const bool group = value_.is_object() && (value_.contains("all") || value_.contains("any"));
    if (parts.size() > 1 || (group && !parts.empty())) {
        value_ = Json{{mode, parts}};
    } else if (parts.size() == 1) {
        value_ = parts[0];
    } else {
        value_ = spec().optional ? Json() : Json(true);
    }
    // With no part left, a condition that is needed holds for everyone.
    commit(value_.is_null() ? std::nullopt : std::optional(value_), typing);
}

}  // namespace rehearsal::fields
