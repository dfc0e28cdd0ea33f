// What is done to a condition as a whole: adding, moving, dragging.
#include <QLabel>
#include <QMenu>

#include "fields/condition_editor.h"
#include "fields/vocabulary.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

namespace rehearsal::fields {

namespace theme = widgets::theme;
using Kind = ConditionTree::Kind;

namespace {

constexpr int kLineWidth = 2;

}  // namespace

Json ConditionEditor::freshTest() const {
    // The nearest field that is known, and a test that needs no value yet.
    const Offers paths = Vocabulary::of(context_.session()).paths(scope_);
    const std::string path = paths.empty() ? "profile.email" : paths.front().text.toStdString();
    return {{"field", path}, {"op", "exists"}};
}

Json ConditionEditor::freshDid() const {
    const Offers events = Vocabulary::of(context_.session()).events();
    return {{"did", events.empty() ? "Order Completed" : events.front().text.toStdString()}};
}

void ConditionEditor::fillAdd(QMenu& menu, std::optional<int> group) {
    const auto offer = [&](const char* icon, const QString& text, const Json& leaf) {
        connect(menu.addAction(widgets::icon(QString::fromLatin1(icon)), text), &QAction::triggered, this,
                [this, group, leaf] { add(group, leaf); });
    };
    offer("tag", tr("Test a &field"), freshTest());
    offer("activity", tr("Something they &did"), freshDid());
    if (scope_.sees.segments && !context_.bundle().segments.empty()) {
        const std::string segment = context_.bundle().segments.front().first;
        offer("users", tr("A &segment"), Json{{"segment", segment}});
    }
    offer("circle-check", tr("&Always or never"), true);
    if (tree_.empty()) return;
    menu.addSeparator();
    const auto offerGroup = [&](const QString& text, Kind kind) {
        connect(menu.addAction(widgets::icon(QStringLiteral("group")), text), &QAction::triggered, this,
                [this, group, kind] {
                    const int id = tree_.addGroup(group, kind, freshTest());
                    open_ = id;
                    commit(id);
                });
    };
    offerGroup(tr("A group: a&ny of these"), Kind::Any);
    offerGroup(tr("A group: a&ll of these"), Kind::All);
}

void ConditionEditor::add(std::optional<int> group, const Json& leaf) {
    const int id = tree_.add(group, leaf);
    open_ = id;
    commit(id);
}

void ConditionEditor::fillKinds(QMenu& menu, int id) {
    const ConditionTree::Part* part = tree_.find(id);
    if (!part) return;
    const auto offer = [&](const QString& text, Kind kind, int nots) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(part->kind == kind && part->nots % 2 == nots);
        connect(action, &QAction::triggered, this, [this, id, kind, nots] {
            tree_.setGroup(id, kind, nots);
            commit(id);
        });
    };
    offer(tr("&All of these"), Kind::All, 0);
    offer(tr("An&y of these"), Kind::Any, 0);
    offer(tr("N&one of these"), Kind::Any, 1);
    offer(tr("Not all of &these"), Kind::All, 1);
}

int ConditionEditor::tryOn(ConditionTree& tree, int id, PartAction action) {
    switch (action) {
        case PartAction::Negate:
            tree.negate(id);
            return id;
        case PartAction::Duplicate:
            return tree.duplicate(id);
        case PartAction::Remove: {
            const ConditionTree::Part* group = tree.groupOf(id);
            const std::size_t index = tree.indexOf(id);
            int next = 0;
            if (group && index + 1 < group->of.size()) next = group->of[index + 1].id;
            if (group && next == 0 && index > 0) next = group->of[index - 1].id;
            tree.remove(id);
            return next ? next : -1;
        }
        case PartAction::Up:
            return tree.moveUp(id) ? id : 0;
        case PartAction::Down:
            return tree.moveDown(id) ? id : 0;
        case PartAction::Into:
            return tree.moveInto(id) ? id : 0;
        case PartAction::Out:
            return tree.moveOut(id) ? id : 0;
        case PartAction::GroupWithNext:
            return tree.groupWithNext(id);
        case PartAction::Ungroup:
            return tree.ungroup(id) ? -1 : 0;
    }
    return 0;
}

void ConditionEditor::act(int id, PartAction action) {
    if (!tree_.find(id)) return;
    const int focus = tryOn(tree_, id, action);
    if (focus == 0) return;
    commit(focus < 0 && tree_.root() ? tree_.root()->id : focus);
}

void ConditionEditor::fillActions(QMenu& menu, int id) {
    const ConditionTree::Part* part = tree_.find(id);
    if (!part) return;
    const auto offer = [&](const char* icon, const QString& text, PartAction action, QKeySequence keys = {}) {
        ConditionTree copy = tree_;
        QAction* entry = menu.addAction(widgets::icon(QString::fromLatin1(icon)), text);
        entry->setEnabled(tryOn(copy, id, action) != 0);
        entry->setShortcut(keys);
        connect(entry, &QAction::triggered, this, [this, id, action] { act(id, action); });
    };
    offer("circle-x", tr("&Negate"), PartAction::Negate, QKeySequence(tr("Alt+N")));
    offer("copy", tr("D&uplicate"), PartAction::Duplicate, QKeySequence(tr("Ctrl+D")));
    menu.addSeparator();
    offer("arrow-up", tr("Move up"), PartAction::Up, QKeySequence(tr("Alt+Up")));
    offer("arrow-down", tr("Move down"), PartAction::Down, QKeySequence(tr("Alt+Down")));
    offer("chevron-right", tr("Move into the group beside it"), PartAction::Into,
          QKeySequence(tr("Alt+Right")));
    offer("undo-2", tr("Move out of its group"), PartAction::Out, QKeySequence(tr("Alt+Left")));
    const ConditionTree::Part* group = tree_.groupOf(id);
    const bool inAll = group && group->kind == Kind::All;
    offer("group", inAll ? tr("Group with the next: either") : tr("Group with the next: both"),
          PartAction::GroupWithNext, QKeySequence(tr("Ctrl+G")));
    if (part->isGroup()) offer("ungroup", tr("Ungroup"), PartAction::Ungroup);
    menu.addSeparator();
    offer("trash-2", tr("&Remove"), PartAction::Remove, QKeySequence(tr("Del")));
}

std::optional<ConditionEditor::Drop> ConditionEditor::dropAt(int id, const QPoint& global) const {
    const ConditionTree::Part* moved = tree_.find(id);
    const ConditionTree::Part* group = tree_.root();
    if (!moved || !group || !group->isGroup()) return std::nullopt;
    const int y = mapFromGlobal(global).y();
    const auto reach = [&](const ConditionTree::Part& part) {
        const QWidget* widget = parts_.value(part.id, nullptr);
        const int top = widget ? widget->mapTo(this, QPoint()).y() : 0;
        return std::pair(top, top + (widget ? widget->height() : 0));
    };
    while (true) {
        const ConditionTree::Part* inside = nullptr;
        std::size_t index = 0;
        for (const ConditionTree::Part& each : group->of) {
            const auto [top, bottom] = reach(each);
            if (y > (top + bottom) / 2) index = static_cast<std::size_t>(&each - group->of.data()) + 1;
            // The edges of a group still belong to what is around it, so that one can get beside it.
            if (each.isGroup() && each.id != id && y > top + 12 && y < bottom - 4) inside = &each;
        }
        if (!inside) return Drop{group->id, index};
        group = inside;
    }
}

int ConditionEditor::dropLine(const Drop& drop) const {
    const ConditionTree::Part* group = tree_.find(drop.group);
    if (!group || group->of.empty()) return 0;
    const bool last = drop.index >= group->of.size();
    const QWidget* beside = parts_.value(last ? group->of.back().id : group->of[drop.index].id, nullptr);
    if (!beside) return 0;
    return beside->mapTo(this, QPoint(0, last ? beside->height() : 0)).y();
}

void ConditionEditor::showDrop(const std::optional<Drop>& drop) {
    if (!dropMark_) {
        dropMark_ = new QLabel(this);
        dropMark_->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    const ConditionTree::Part* group = drop ? tree_.find(drop->group) : nullptr;
    const QWidget* inside =
        group && !group->of.empty() ? parts_.value(group->of.front().id, nullptr) : nullptr;
    dropMark_->setVisible(inside);
    if (!inside) return;
    QPalette palette = dropMark_->palette();
    palette.setColor(QPalette::Window, theme::color(theme::Role::Accent));
    dropMark_->setPalette(palette);
    dropMark_->setAutoFillBackground(true);
    const int left = inside->mapTo(this, QPoint()).x();
    dropMark_->setGeometry(left, std::max(0, dropLine(*drop) - 1), width() - left, kLineWidth);
    dropMark_->raise();
}

}  // namespace rehearsal::fields
