#include "fields/value_edit.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "fields/duration_edit.h"
#include "fields/field.h"
#include "fields/list_edit.h"
#include "fields/name_edit.h"
#include "fields/simple_fields.h"
#include "widgets/icon.h"
#include "widgets/variant.h"

namespace rehearsal::fields {

ValueEdit::ValueEdit(FieldContext& context, ConditionScope scope, QWidget* parent)
    : QWidget(parent),
      context_(context),
      scope_(std::move(scope)),
      line_(new OfferEdit(this)),
      yesNo_(makeCombo(this, {tr("Yes"), tr("No")})),
      list_(new ListEdit(this)),
      reference_(new NameEdit(NameEdit::Of::Paths, context, scope_, this)),
      duration_(new DurationEdit(this)),
      kindButton_(new QToolButton(this)),
      refusal_(widgets::makeLabel({}, widgets::TextRole::Error, this)) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    for (QWidget* each : std::initializer_list<QWidget*>{line_, yesNo_, list_, reference_, duration_}) {
        row->addWidget(each, 1);
        each->setAccessibleName(tr("Value"));
    }
    row->addWidget(kindButton_, 0, Qt::AlignTop);
    box->addLayout(row);
    box->addWidget(refusal_);
    refusal_->setWordWrap(true);
    refusal_->hide();
    makeLine();
    makeMenu();
    connect(yesNo_, &QComboBox::activated, this, [this](int index) { take(index == 0, false); });
    connect(list_, &ListEdit::changed, this, [this] { take(list_->values(), false); });
    connect(reference_, &NameEdit::changed, this, [this] { take(Json{{"ref", reference_->value()}}, true); });
    connect(duration_, &QLineEdit::textEdited, this, &ValueEdit::onDuration);
    connect(duration_, &QLineEdit::editingFinished, duration_, &DurationEdit::normalize);
}

void ValueEdit::makeLine() {
    line_->setObjectName(QStringLiteral("conditionValue"));
    line_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    duration_->setObjectName(QStringLiteral("conditionDuration"));
    duration_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    duration_->setPlaceholderText(tr("7 days"));
    yesNo_->setObjectName(QStringLiteral("conditionYesNo"));
    list_->edit()->setObjectName(QStringLiteral("conditionList"));
    list_->edit()->setAccessibleName(tr("Add a value"));
    reference_->edit()->setObjectName(QStringLiteral("conditionReference"));
    reference_->edit()->setAccessibleName(tr("The field it is compared with"));
    const auto offers = [this] {
        Offers out;
        for (const QString& value : Vocabulary::of(context_.session()).values(path_, scope_))
            out.push_back({value, {}});
        return out;
    };
    line_->setProvider(offers);
    list_->edit()->setProvider(offers);
    connect(line_, &OfferEdit::edited, this, [this](const QString& text) {
        take(parseLiteral(text), true);
        showKind();
    });
}

void ValueEdit::makeMenu() {
    kindButton_->setPopupMode(QToolButton::InstantPopup);
    kindButton_->setObjectName(QStringLiteral("valueKind"));
    auto* menu = new QMenu(kindButton_);
    const auto offer = [&](const QString& text, const char* icon, Kind kind) {
        connect(menu->addAction(widgets::icon(QString::fromLatin1(icon)), text), &QAction::triggered, this,
                [this, kind] { setKind(kind); });
    };
    offer(tr("Text"), "type", Kind::Text);
    offer(tr("Number"), "hash", Kind::Number);
    offer(tr("Yes or no"), "check", Kind::YesNo);
    offer(tr("List"), "list", Kind::List);
    offer(tr("What another field holds"), "variable", Kind::Reference);
    kindButton_->setMenu(menu);
}

ValueEdit::Kind ValueEdit::kindOf(const Json& value) const {
    if (shape_ == Shape::Duration) return Kind::Duration;
    if (value.is_object()) return Kind::Reference;
    if (value.is_array() || (shape_ == Shape::List && !value.is_string())) return Kind::List;
    if (value.is_boolean()) return Kind::YesNo;
    return value.is_number() ? Kind::Number : Kind::Text;
}

void ValueEdit::setValue(const Json& value, Shape shape) {
    shape_ = shape;
    value_ = value;
    kind_ = kindOf(value);
    refusal_->hide();
    if (kind_ == Kind::Text || kind_ == Kind::Number) line_->showText(literalText(value));
    if (kind_ == Kind::YesNo) yesNo_->setCurrentIndex(value.get<bool>() ? 0 : 1);
    if (kind_ == Kind::List) list_->setValues(value);
    if (kind_ == Kind::Reference) reference_->setValue(value.value("ref", Json("")));
    if (kind_ == Kind::Duration) {
        const auto length = value.is_string() ? base::parseDuration(value.get<std::string>()) : std::nullopt;
        if (length) duration_->setDuration(*length);
    }
    showKind();
}

void ValueEdit::showKind() {
    if (kind_ == Kind::Text || kind_ == Kind::Number) kind_ = kindOf(value_);
    const bool typed = kind_ == Kind::Text || kind_ == Kind::Number || kind_ == Kind::YesNo;
    const bool literal =
        kind_ == Kind::Text || kind_ == Kind::Number || (kind_ == Kind::YesNo && line_->hasFocus());
    line_->setVisible(literal);
    yesNo_->setVisible(typed && !literal);
    list_->setVisible(kind_ == Kind::List);
    reference_->setVisible(kind_ == Kind::Reference);
    duration_->setVisible(kind_ == Kind::Duration);
    kindButton_->setVisible(kind_ != Kind::Duration);
    const char* icons[] = {"type", "hash", "check", "list", "variable", "clock"};
    const QString names[] = {tr("text"),
                             tr("a number"),
                             tr("yes or no"),
                             tr("a list"),
                             tr("what another field holds"),
                             tr("a length of time")};
    const auto at = static_cast<std::size_t>(kind_);
    kindButton_->setIcon(widgets::icon(QString::fromLatin1(icons[at])));
    kindButton_->setToolTip(tr("This is %1").arg(names[at]));
    kindButton_->setAccessibleName(tr("Kind of value: %1").arg(names[at]));
    setFocusProxy(kind_ == Kind::List        ? static_cast<QWidget*>(list_->edit())
                  : kind_ == Kind::Reference ? static_cast<QWidget*>(reference_->edit())
                  : kind_ == Kind::Duration  ? static_cast<QWidget*>(duration_)
                  : literal                  ? static_cast<QWidget*>(line_)
                                             : static_cast<QWidget*>(yesNo_));
}

void ValueEdit::setKind(Kind kind) {
    if (kind == kind_) return;
    const QString typed = kind_ == Kind::Text || kind_ == Kind::Number ? literalText(value_) : QString();
    Json value;
    switch (kind) {
        case Kind::Text:
            value = value_.is_number() || value_.is_boolean() ? value_.dump() : std::string();
            break;
        case Kind::Number: {
            const Json number =
                value_.is_string() ? parseLiteral(QString::fromStdString(value_.get<std::string>())) : Json();
            value = number.is_number() ? number : Json(0);
            break;
        }
        case Kind::YesNo:
            value = true;
            break;
        case Kind::List:
            value = value_.is_null() || value_.is_object() || value_ == "" ? Json::array()
                                                                           : Json::array({value_});
            break;
        case Kind::Reference: {
            const QString root = scope_.sees.trigger ? QStringLiteral("trigger") : QStringLiteral("profile");
            const QString tail = path_.section(QLatin1Char('.'), 1);
            value = Json{{"ref", (root + QLatin1Char('.') +
                                  (tail.isEmpty() ? QStringLiteral("properties.category") : tail))
                                     .toStdString()}};
            break;
        }
        case Kind::Duration:
            return;
    }
    line_->clearFocus();
    setValue(value, shape_);
    emit changed(false);
    if (focusProxy()) focusProxy()->setFocus();
}

void ValueEdit::take(Json value, bool typing) {
    value_ = std::move(value);
    emit changed(typing);
}

void ValueEdit::onDuration() {
    const auto length = duration_->duration();
    widgets::setInvalid(duration_, !length);
    refusal_->setText(tr("Write a length of time, such as 30 m, 1 h 30 m or 7 days."));
    refusal_->setVisible(!length);
    duration_->setAccessibleDescription(length ? QString() : refusal_->text());
    if (length) take(Json(duration_->written()), true);
}

}  // namespace rehearsal::fields
