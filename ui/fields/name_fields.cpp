#include "fields/name_fields.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "base/json_pointer.h"
#include "bundle/edits.h"
#include "bundle/json_edit.h"
#include "bundle/place.h"
#include "fields/list_edit.h"
#include "fields/name_edit.h"
#include "fields/value_edit.h"
#include "widgets/icon.h"

namespace rehearsal::fields {

NameField::NameField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent) {
    const bool event = spec().kind == FieldSpec::Kind::EventName;
    edit_ = new NameEdit(event ? NameEdit::Of::Events : NameEdit::Of::Paths, context(),
                         context().scopeAt(spec().pointer), this);
    edit_->edit()->setPlaceholderText(spec().help);
    edit_->edit()->setAccessibleName(spec().label);
    setEditor(edit_);
    connect(edit_, &NameEdit::changed, this, [this] {
        const bool gone = edit_->text().isEmpty() && spec().optional;
        commit(gone ? std::nullopt : std::optional(edit_->value()), true);
    });
}

void NameField::show(const Json* value) {
    edit_->setValue(value ? *value : Json(""));
}

PathsField::PathsField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), edit_(new ListEdit(this)) {
    edit_->setReader(pathJson, pathText);
    edit_->edit()->setAccessibleName(tr("Add a field to “%1”").arg(spec().label));
    edit_->edit()->setProvider(
        [this] { return Vocabulary::of(context().session()).paths(context().scopeAt(spec().pointer)); });
    setEditor(edit_);
    connect(edit_, &ListEdit::changed, this, [this] { commit(edit_->values()); });
}

void PathsField::show(const Json* value) {
    edit_->setValues(value ? *value : Json::array());
}

LiteralField::LiteralField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent),
      edit_(new ValueEdit(context(), context().scopeAt(spec().pointer), this)) {
    setEditor(edit_);
    connect(edit_, &ValueEdit::changed, this, [this](bool typing) { commit(edit_->value(), typing); });
}

void LiteralField::show(const Json* value) {
    const Json now = value ? *value : Json("");
    if (edit_->value() != now || edit_->value().is_null()) edit_->setValue(now, ValueEdit::Shape::Literal);
}

MemberField::MemberField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent),
      name_(new QLineEdit(this)),
      edit_(new ValueEdit(context(), context().scopeAt(spec().pointer), this)) {
    auto* body = new QWidget(this);
    auto* box = new QVBoxLayout(body);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    name_->setText(QString::fromStdString(name()));
    name_->setAccessibleName(tr("Name"));
    name_->setObjectName(QStringLiteral("memberName"));
    auto* remove = new QToolButton(body);
    remove->setIcon(widgets::icon(QStringLiteral("x")));
    remove->setToolTip(tr("Remove “%1”").arg(name_->text()));
    remove->setAccessibleName(remove->toolTip());
    remove->setObjectName(QStringLiteral("removeMember"));
    row->addWidget(name_, 1);
    row->addWidget(remove);
    box->addLayout(row);
    box->addWidget(edit_);
    setEditor(body);
    connect(name_, &QLineEdit::textEdited, this, [this] { setRefusal({}); });
    connect(name_, &QLineEdit::editingFinished, this, &MemberField::rename);
    connect(remove, &QToolButton::clicked, this,
            [this] { context().set(spec().pointer, std::nullopt, QString::fromStdString(name())); });
    connect(edit_, &ValueEdit::changed, this, [this](bool typing) { commit(edit_->value(), typing); });
}

std::string MemberField::parentPointer() const {
    return spec().pointer.substr(0, spec().pointer.rfind('/'));
}

std::string MemberField::name() const {
    return bundle::pointerTokens(spec().pointer).back();
}

void MemberField::rename() {
    const std::string wanted = name_->text().trimmed().toStdString();
    if (wanted == name()) return;
    if (wanted.empty()) return setRefusal(tr("It needs a name."));
    const Json* members = context().find(parentPointer());
    if (!members || members->contains(wanted))
        return setRefusal(tr("There is a “%1” already.").arg(name_->text()));
    Json renamed = *members;
    bundle::renameMember(renamed, name(), wanted);
    context().set(parentPointer(), renamed, name_->text());
}

void MemberField::show(const Json* value) {
    if (!name_->hasFocus()) name_->setText(QString::fromStdString(name()));
    const Json now = value ? *value : Json("");
    if (edit_->value() != now || edit_->value().is_null()) edit_->setValue(now, ValueEdit::Shape::Literal);
}

StepIdField::StepIdField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), edit_(new QLineEdit(this)) {
    edit_->setToolTip(tr("How the log, tests and promises name this step"));
    setEditor(edit_);
    connect(edit_, &QLineEdit::textEdited, this,
            [this](const QString& text) { setRefusal(whyNot(text.trimmed())); });
    connect(edit_, &QLineEdit::editingFinished, this, &StepIdField::rename);
}

std::string StepIdField::id() const {
    return bundle::pointerTokens(spec().pointer).back();
}

void StepIdField::show(const Json*) {
    if (!edit_->hasFocus()) edit_->setText(QString::fromStdString(id()));
}

QString StepIdField::whyNot(const QString& wanted) {
    const std::string text = wanted.toStdString();
    if (text == id()) return {};
    if (!bundle::isId(text))
        return tr("Use small letters, digits and hyphens, and begin with a letter or digit.");
    const bundle::Campaign* campaign = context().session().campaign();
    return campaign && campaign->node(text) ? tr("There is a step “%1” already.").arg(wanted) : QString();
}

void StepIdField::rename() {
    const QString wanted = edit_->text().trimmed();
    if (wanted.toStdString() == id() || !whyNot(wanted).isEmpty()) return;
    session::Session& session = context().session();
    const auto edit = bundle::edits::renameNode(session.document(), session.campaignId().toStdString(), id(),
                                                wanted.toStdString(), tr("Rename step").toStdString());
    if (session.apply(edit)) session.setNodeId(wanted);
}

}  // namespace rehearsal::fields
