#include "fields/field.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::fields {

Field::Field(FieldSpec spec, FieldContext& context, QWidget* parent)
    : QWidget(parent),
      spec_(std::move(spec)),
      context_(context),
      box_(new QVBoxLayout(this)),
      wrong_(new QWidget(this)),
      problem_(widgets::makeLabel({}, widgets::TextRole::Error, wrong_)),
      mend_(new QPushButton(wrong_)) {
    setObjectName(QStringLiteral("field:") + QString::fromStdString(spec_.pointer));
    box_->setContentsMargins(0, 0, 0, 0);
    box_->setSpacing(4);
    const bool saysItself = spec_.kind == FieldSpec::Kind::Action || spec_.kind == FieldSpec::Kind::Item;
    if (!spec_.label.isEmpty() && !saysItself) {
        box_->addWidget(widgets::makeLabel(spec_.label, widgets::TextRole::Secondary, this));
    }
    auto* line = new QGridLayout(wrong_);
    line->setContentsMargins(0, 0, 0, 0);
    line->setHorizontalSpacing(widgets::theme::kInsideControl);
    line->setVerticalSpacing(4);
    auto* icon = new QLabel(wrong_);
    icon->setPixmap(widgets::icon(QStringLiteral("circle-alert"), widgets::theme::Role::ErrorText)
                        .pixmap(widgets::theme::kSmallIcon));
    line->addWidget(icon, 0, 0, Qt::AlignTop);
    line->addWidget(problem_, 0, 1);
    line->addWidget(mend_, 1, 1, Qt::AlignLeft);
    line->setColumnStretch(1, 1);
    problem_->setWordWrap(true);
    problem_->setObjectName(QStringLiteral("problem"));
    mend_->setObjectName(QStringLiteral("mend"));
    mend_->hide();
    connect(mend_, &QPushButton::clicked, this, [this] { commit(Json(nearest_.toStdString())); });
    wrong_->hide();
    box_->addWidget(wrong_);
}

void Field::setEditor(QWidget* editor) {
    editor_ = editor;
    editor->setObjectName(QString::fromStdString(spec_.pointer));
    editor->setAccessibleName(spec_.label);
    box_->insertWidget(box_->count() - 1, editor);
}

void Field::refresh() {
    const Json* value = context_.find(spec_.pointer);
    refusal_.clear();
    show(value ? value : spec_.value.is_null() ? nullptr : &spec_.value);
    showProblems();
}

void Field::commit(const std::optional<Json>& value, bool typing) {
    setRefusal({});
    context_.set(spec_.pointer, value, spec_.label.isEmpty() ? tr("condition") : spec_.label, typing);
}

void Field::setRefusal(const QString& refusal) {
    refusal_ = refusal;
    showProblems();
}

void Field::showProblems() {
    QStringList texts{refusal_};
    if (refusal_.isEmpty()) texts = spec_.isStructural() ? QStringList() : context_.problemsAt(spec_.pointer);
    texts.removeDuplicates();
    problem_->setText(texts.join(QLatin1Char('\n')));
    wrong_->setVisible(!texts.isEmpty());
    if (editor_ && !spec_.isStructural()) widgets::setInvalid(editor_, !texts.isEmpty());
    offerMend();
    describe(problem_->text());
}

/// The mend of a name that nothing has: the nearest one there is.
void Field::offerMend() {
    nearest_.clear();
    const Json* value = context_.find(spec_.pointer);
    if (refusal_.isEmpty() && !spec_.isStructural() && value && value->is_string())
        nearest_ = context_.nearestAt(spec_.pointer);
    mend_->setText(tr("Use “%1”").arg(nearest_));
    mend_->setVisible(!nearest_.isEmpty());
}

/// Screen readers hear what is wrong at the field itself.
void Field::describe(const QString& problem) {
    if (!editor_) return;
    editor_->setAccessibleDescription(problem);
    if (QWidget* inner = editor_->focusProxy()) inner->setAccessibleDescription(problem);
}

QString literalText(const Json& value) {
    if (value.is_null()) return {};
    if (value.is_object() && value.contains("ref")) {
        const Json& ref = value["ref"];
        return ref.is_string() ? QStringLiteral("{%1}").arg(QString::fromStdString(ref.get<std::string>()))
                               : QString();
    }
    if (value.is_array()) {
        QStringList items;
        for (const Json& item : value) items << literalText(item);
        return items.join(QStringLiteral(", "));
    }
    if (!value.is_string()) return QString::fromStdString(value.dump());
    const QString text = QString::fromStdString(value.get<std::string>());
    const bool plain = parseLiteral(text) == value;
    return plain ? text : QStringLiteral("\"%1\"").arg(text);
}

Json parseLiteral(const QString& text, bool list) {
    const QString trimmed = text.trimmed();
    if (list) {
        Json items = Json::array();
        for (const QString& item : trimmed.split(QLatin1Char(','), Qt::SkipEmptyParts))
            items.push_back(parseLiteral(item));
        return items;
    }
    if (trimmed.startsWith(QLatin1Char('{')) && trimmed.endsWith(QLatin1Char('}')) && trimmed.size() > 2) {
        return Json{{"ref", trimmed.mid(1, trimmed.size() - 2).trimmed().toStdString()}};
    }
    if (trimmed == QLatin1String("true") || trimmed == QLatin1String("false"))
        return trimmed == QLatin1String("true");
    if (trimmed.size() > 1 && trimmed.startsWith(QLatin1Char('"')) && trimmed.endsWith(QLatin1Char('"'))) {
        return trimmed.mid(1, trimmed.size() - 2).toStdString();
    }
    bool whole = false, real = false;
    const qlonglong integer = trimmed.toLongLong(&whole);
    if (whole && QString::number(integer) == trimmed) return static_cast<std::int64_t>(integer);
    const double number = trimmed.toDouble(&real);
    if (real && trimmed.contains(QLatin1Char('.')) && std::isfinite(number)) return number;
    return trimmed.toStdString();
}

}  // namespace rehearsal::fields
