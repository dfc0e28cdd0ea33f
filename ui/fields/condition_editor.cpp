#include "fields/condition_editor.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "fields/leaf_edit.h"
#include "fields/phrase_button.h"
#include "fields/popup.h"
#include "fields/tab_order.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"
#include "words/sentences.h"

namespace rehearsal::fields {

namespace theme = widgets::theme;

namespace {

constexpr int kIndent = 12;

/// What stands in a group: its parts behind a line that shows how far it reaches.
class GroupBody : public QWidget {
  public:
    using QWidget::QWidget;

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(QRect(3, 2, 1, height() - 4), theme::color(theme::Role::ControlBorder));
    }
};

}  // namespace

ConditionEditor::ConditionEditor(FieldContext& context, ConditionScope scope, QWidget* parent)
    : QWidget(parent),
      context_(context),
      scope_(std::move(scope)),
      addText_(tr("Add a condition")),
      moreText_(addText_),
      box_(new QVBoxLayout(this)),
      head_(new QWidget(this)),
      sentence_(widgets::makeLabel({}, widgets::TextRole::Body, this)),
      add_(new QPushButton(addText_, this)) {
    box_->setContentsMargins(0, 0, 0, 0);
    box_->setSpacing(4);
    sentence_->setWordWrap(true);
    auto* head = new QVBoxLayout(head_);
    head->setContentsMargins(0, 0, 0, 0);
    rootRow_ = new PartRow(sentence_, false, head_);
    head->addWidget(rootRow_);
    connect(rootRow_, &PartRow::menuAsked, this, [this](QWidget* below) {
        if (tree_.root()) popUp(below, [&](QMenu& menu) { fillActions(menu, tree_.root()->id); });
    });
    connect(rootRow_, &PartRow::asked, this, [this](PartAction action) {
        if (tree_.root()) act(tree_.root()->id, action);
    });
    widgets::setVariant(add_, widgets::Variant::Ghost);
    add_->setIcon(widgets::icon(QStringLiteral("plus")));
    add_->setObjectName(QStringLiteral("addCondition"));
    connect(add_, &QPushButton::clicked, this,
            [this] { popUp(add_, [&](QMenu& menu) { fillAdd(menu, std::nullopt); }); });
    box_->addWidget(head_);
    box_->addWidget(add_, 0, Qt::AlignLeft);
    rebuild();
}

void ConditionEditor::setWhere() {
    isWhere_ = true;
    addText_ = tr("Only where…");
    moreText_ = tr("And where…");
    add_->setText(tree_.empty() ? addText_ : moreText_);
}

void ConditionEditor::setCondition(const Json& condition) {
    if (condition == condition_) return say();
    const auto way = open_ ? tree_.wayTo(open_) : std::vector<std::size_t>();
    const bool wasOpen = open_ != 0 && tree_.find(open_);
    condition_ = condition;
    tree_ = ConditionTree(condition);
    open_ = wasOpen ? tree_.at(way) : 0;
    rebuild();
}

void ConditionEditor::clear() {
    // A part may be in the middle of its own signal: it goes when that is over.
    if (body_) {
        box_->removeWidget(body_);
        body_->hide();
        body_->deleteLater();
    }
    body_ = nullptr;
    parts_.clear();
    phrases_.clear();
    rows_.clear();
}

void ConditionEditor::rebuild() {
    clear();
    const Part* root = tree_.root();
    const bool one = root && !root->isGroup();
    if (one) {
        body_ = new QWidget(this);
        auto* into = new QVBoxLayout(body_);
        into->setContentsMargins(0, 0, 0, 0);
        addEditor(*root, body_, into);
    } else if (root) {
        body_ = build(*root, this);
    }
    if (body_) {
        box_->insertWidget(1, body_);
        body_->show();
    }
    head_->setVisible(one || (root && saysAll_));
    rootRow_->setMenuVisible(one);
    widgets::setTextRole(sentence_, one ? widgets::TextRole::Strong : widgets::TextRole::Secondary);
    tabInReadingOrder(this);
    add_->setText(root ? moreText_ : addText_);
    say();
}

QString ConditionEditor::phrase(const Part& part) const {
    QString text = words::sentence(readCondition(ConditionTree::json(part), scope_));
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

void ConditionEditor::say() {
    for (auto each = phrases_.cbegin(); each != phrases_.cend(); ++each) {
        const Part* part = tree_.find(each.key());
        if (part) each.value()->setPhrase(phrase(*part));
    }
    const QString says =
        condition_.is_null() ? QString() : words::sentence(readCondition(condition_, scope_));
    sentence_->setText(isWhere_ ? tr("where %1").arg(says) : says);
}

QWidget* ConditionEditor::build(const Part& part, QWidget* parent) {
    QWidget* made = part.isGroup() ? buildGroup(part, parent) : buildLeaf(part, parent);
    parts_[part.id] = made;
    return made;
}

void ConditionEditor::connectRow(PartRow* row, int id) {
    rows_[id] = row;
    connect(row, &PartRow::asked, this, [this, id](PartAction action) { act(id, action); });
    connect(row, &PartRow::menuAsked, this,
            [this, id](QWidget* below) { popUp(below, [&](QMenu& menu) { fillActions(menu, id); }); });
    connect(row, &PartRow::dragged, this, [this, id](QPoint at) { showDrop(dropAt(id, at)); });
    connect(row, &PartRow::dragCancelled, this, [this] { showDrop(std::nullopt); });
    connect(row, &PartRow::dropped, this, [this, id](QPoint at) {
        const auto drop = dropAt(id, at);
        showDrop(std::nullopt);
        if (drop && tree_.move(id, drop->group, drop->index)) commit(id);
    });
}

QWidget* ConditionEditor::buildLeaf(const Part& part, QWidget* parent) {
    auto* leaf = new QWidget(parent);
    auto* box = new QVBoxLayout(leaf);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    auto* says = new PhraseButton(leaf);
    says->setObjectName(QStringLiteral("phrase"));
    says->setPhrase(phrase(part));
    says->setChecked(part.id == open_);
    says->setAccessibleDescription(tr("Press Enter to edit it. Alt and the arrow keys move it."));
    phrases_[part.id] = says;
    auto* row = new PartRow(says, true, leaf);
    connectRow(row, part.id);
    box->addWidget(row);
    if (part.id == open_) addEditor(part, leaf, box);
    connect(says, &PhraseButton::clicked, this, [this, id = part.id](bool on) { open(id, on); });
    return leaf;
}

LeafEdit* ConditionEditor::addEditor(const Part& part, QWidget* parent, QVBoxLayout* into) {
    const bool bare = tree_.root() && tree_.root()->id == part.id;
    LeafEdit* edit = makeLeafEdit(part.leaf, part.nots % 2 == 1, context_, scope_, parent);
    edit->setObjectName(QStringLiteral("leafEdit"));
    auto* around = new QVBoxLayout;
    around->setContentsMargins(bare ? 0 : 24, 0, bare ? 0 : 24, bare ? 0 : theme::kInsideControl);
    around->addWidget(edit);
    into->addLayout(around);
    connect(edit, &LeafEdit::changed, this, [this, edit, id = part.id](bool typing) {
        tree_.setLeaf(id, edit->value());
        condition_ = tree_.json();
        say();
        emit changed(typing);
    });
    connect(edit, &LeafEdit::negated, this, [this, id = part.id] { act(id, PartAction::Negate); });
    return edit;
}

QWidget* ConditionEditor::buildGroup(const Part& part, QWidget* parent) {
    auto* group = new QWidget(parent);
    auto* box = new QVBoxLayout(group);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    auto* kind = new QPushButton(group);
    const bool negated = part.nots % 2 == 1;
    const bool all = part.kind == ConditionTree::Kind::All;
    kind->setText(all ? (negated ? tr("Not all of these") : tr("All of these"))
                      : (negated ? tr("None of these") : tr("Any of these")));
    kind->setIcon(widgets::icon(QStringLiteral("chevron-down")));
    kind->setLayoutDirection(Qt::RightToLeft);
    kind->setObjectName(QStringLiteral("groupKind"));
    kind->setProperty("look", QStringLiteral("group"));
    kind->setAccessibleDescription(tr("Press Space to choose. Alt and the arrow keys move the group."));
    widgets::setVariant(kind, widgets::Variant::Ghost);
    connect(kind, &QPushButton::clicked, this,
            [this, kind, id = part.id] { popUp(kind, [&](QMenu& menu) { fillKinds(menu, id); }); });
    auto* says = new QWidget(group);
    auto* line = new QHBoxLayout(says);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(kind, 0, Qt::AlignLeft);
    line->addStretch(1);
    const bool outermost = tree_.root()->id == part.id;
    auto* row = new PartRow(says, !outermost, group);
    kind->installEventFilter(row);
    auto* plus = new QToolButton(row);
    plus->setIcon(widgets::icon(QStringLiteral("plus")));
    plus->setProperty("look", QStringLiteral("small"));
    plus->setFixedSize(theme::kSmallestTarget, 28);
    plus->setToolTip(tr("Add to this group"));
    plus->setAccessibleName(tr("Add to this group"));
    plus->setObjectName(QStringLiteral("addToGroup"));
    connect(plus, &QToolButton::clicked, this,
            [this, plus, id = part.id] { popUp(plus, [&](QMenu& menu) { fillAdd(menu, id); }); });
    row->addBeforeMenu(plus);
    plus->setVisible(!outermost);
    connectRow(row, part.id);
    box->addWidget(row);
    auto* body = new GroupBody(group);
    auto* inside = new QVBoxLayout(body);
    inside->setContentsMargins(kIndent, 0, 0, 0);
    inside->setSpacing(0);
    for (const Part& each : part.of) inside->addWidget(build(each, body));
    if (part.of.empty()) {
        inside->addWidget(widgets::makeLabel(
            all ? tr("Nothing yet, so it always holds") : tr("Nothing yet, so it never holds"),
            widgets::TextRole::Secondary, body));
    }
    auto* indented = new QHBoxLayout;
    indented->setContentsMargins(outermost ? 0 : kIndent - 4, 0, 0, 0);
    indented->addWidget(body);
    box->addLayout(indented);
    return group;
}

void ConditionEditor::open(int id, bool on) {
    open_ = on ? id : 0;
    rebuild();
    focusOn(id, on);
}

void ConditionEditor::commit(int focus) {
    if (tree_.empty() && needed_) tree_ = ConditionTree(Json(true));
    condition_ = tree_.json();
    if (!tree_.find(open_)) open_ = 0;
    rebuild();
    focusOn(focus, focus == open_ && focus != 0);
    emit changed(false);
}

void ConditionEditor::focusOn(int id, bool intoEditor) {
    QWidget* part = parts_.value(id, nullptr);
    if (!part && tree_.root() && (id == 0 || tree_.root()->id == id)) part = body_;
    if (!part) return add_->setFocus();
    const bool bare = part == body_ && !tree_.root()->isGroup();
    QWidget* found = nullptr;
    if (LeafEdit* edit = intoEditor || bare ? part->findChild<LeafEdit*>() : nullptr) {
        for (QWidget* each : edit->findChildren<QWidget*>()) {
            if (!(each->focusPolicy() & Qt::TabFocus) || each->isHidden()) continue;
            found = each;
            break;
        }
        if (auto* line = qobject_cast<QLineEdit*>(found)) line->selectAll();
    }
    if (!found && phrases_.contains(id)) found = phrases_[id];
    if (!found) found = part->findChild<QPushButton*>(QStringLiteral("groupKind"));
    if (found) found->setFocus();
}

}  // namespace rehearsal::fields
