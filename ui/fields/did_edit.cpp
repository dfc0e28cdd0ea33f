#include "fields/did_edit.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

#include "fields/calm.h"
#include "fields/condition_editor.h"
#include "fields/duration_edit.h"
#include "fields/name_edit.h"
#include "widgets/variant.h"

namespace rehearsal::fields {
namespace {

int countAt(const Json& did, const char* key) {
    const Json count = did.value(key, Json());
    if (!count.is_number_integer()) return 0;
    return static_cast<int>(std::min<std::int64_t>(count.get<std::int64_t>(), 1'000'000));
}

}  // namespace

DidEdit::DidEdit(const Json& value, FieldContext& shared, const ConditionScope& sees, QWidget* parent)
    : LeafEdit(value, shared, sees, parent), event_(new NameEdit(NameEdit::Of::Events, shared, sees, this)) {
    event_->setValue(value["did"]);
    event_->edit()->setObjectName(QStringLiteral("conditionEvent"));
    event_->edit()->setAccessibleName(tr("Event"));
    grid()->addWidget(event_, 0, 0, 1, 2);
    grid()->setColumnStretch(0, 3);
    grid()->setColumnStretch(1, 2);
    makeOften();
    makeWhen();
    makeWhere();
    connect(event_, &NameEdit::changed, this, [this] {
        value_["did"] = event_->value();
        where_->setScope(scopeOfWhere());
        report(true);
    });
}

ConditionScope DidEdit::scopeOfWhere() const {
    return scope().about(event_->text().toStdString());
}

QSpinBox* DidEdit::addCount(const QString& name, const char* objectName) {
    auto* spin = new Calm<QSpinBox>(this);
    spin->setRange(0, 1'000'000);
    spin->setAccessibleName(name);
    spin->setObjectName(QString::fromLatin1(objectName));
    spin->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return spin;
}

void DidEdit::makeOften() {
    often_ = addCombo(
        {tr("at least once"), tr("at least"), tr("at most"), tr("exactly"), tr("between"), tr("never")},
        tr("How often"), "often", 1, 0, 1);
    const bool hasLeast = value_.contains("at_least"), hasMost = value_.contains("at_most");
    const bool never = hasMost && !hasLeast && value_["at_most"] == 0;
    often_->setCurrentIndex(value_.contains("exactly") ? Exactly
                            : never                    ? Never
                            : hasLeast && hasMost      ? Between
                            : hasLeast                 ? AtLeast
                            : hasMost                  ? AtMost
                                                       : Once);
    least_ = addCount(tr("How many times"), "times");
    most_ = addCount(tr("At most how many times"), "timesAtMost");
    auto* counts = new QHBoxLayout;
    counts->setSpacing(4);
    counts->addWidget(least_);
    counts->addWidget(most_);
    grid()->addLayout(counts, 1, 1);
    const int index = often_->currentIndex();
    least_->setValue(countAt(value_, index == Exactly  ? "exactly"
                                     : index == AtMost ? "at_most"
                                                       : "at_least"));
    most_->setValue(countAt(value_, "at_most"));
    showCounts();
    connect(often_, &QComboBox::activated, this, [this] {
        const QSignalBlocker least(least_), most(most_);
        if (least_->value() == 0) least_->setValue(1);
        if (most_->value() < least_->value()) most_->setValue(least_->value() + 1);
        onOften(false);
    });
    connect(least_, &QSpinBox::valueChanged, this, [this] { onOften(true); });
    connect(most_, &QSpinBox::valueChanged, this, [this] { onOften(true); });
}

void DidEdit::showCounts() {
    const int index = often_->currentIndex();
    least_->setVisible(index != Once && index != Never);
    most_->setVisible(index == Between);
    least_->setSuffix(index == Between ? QString() : tr(" times"));
    most_->setPrefix(tr("and "));
}

void DidEdit::onOften(bool typing) {
    for (const char* key : {"at_least", "at_most", "exactly"}) value_.erase(key);
    const int index = often_->currentIndex();
    if (index == AtLeast || index == Between) value_["at_least"] = least_->value();
    if (index == AtMost) value_["at_most"] = least_->value();
    if (index == Between) value_["at_most"] = most_->value();
    if (index == Exactly) value_["exactly"] = least_->value();
    if (index == Never) value_["at_most"] = 0;
    showCounts();
    report(typing);
}

void DidEdit::makeWhen() {
    QStringList windows{tr("at any time"), tr("in the last")};
    const bool since = value_.contains("since");
    if (scope().sees.sinceEntry || since) windows << tr("since they entered");
    when_ = addCombo(windows, tr("When"), "when", 2, 0, 1);
    when_->setCurrentIndex(value_.contains("within") ? 1 : since ? 2 : 0);
    within_ = new DurationEdit(this);
    within_->setAccessibleName(tr("How long back"));
    within_->setObjectName(QStringLiteral("within"));
    within_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    const Json written = value_.value("within", Json());
    const auto length = written.is_string() ? base::parseDuration(written.get<std::string>()) : std::nullopt;
    within_->setDuration(length.value_or(base::days(7)));
    within_->setVisible(when_->currentIndex() == 1);
    grid()->addWidget(within_, 2, 1);
    connect(when_, &QComboBox::activated, this, [this] { onWhen(false); });
    connect(within_, &QLineEdit::textEdited, this, [this] { onWhen(true); });
    connect(within_, &QLineEdit::editingFinished, within_, &DurationEdit::normalize);
}

void DidEdit::onWhen(bool typing) {
    const int index = when_->currentIndex();
    within_->setVisible(index == 1);
    const bool valid = index != 1 || within_->duration();
    widgets::setInvalid(within_, !valid);
    const QString why = valid ? QString() : tr("Write a length of time, such as 30 m, 1 h 30 m or 7 days.");
    within_->setToolTip(why);
    within_->setAccessibleDescription(why);
    if (!valid) return;
    value_.erase("within");
    value_.erase("since");
    if (index == 1) value_["within"] = within_->written();
    if (index == 2) value_["since"] = "entry";
    report(typing);
}

void DidEdit::makeWhere() {
    where_ = new ConditionEditor(context(), scopeOfWhere(), this);
    where_->setWhere();
    where_->setCondition(value_.value("where", Json()));
    grid()->addWidget(where_, 3, 0, 1, 2);
    connect(where_, &ConditionEditor::changed, this, [this](bool typing) {
        if (where_->condition().is_null()) {
            value_.erase("where");
        } else {
            value_["where"] = where_->condition();
        }
        report(typing);
    });
}

}  // namespace rehearsal::fields
