#pragma once

#include <QMap>
#include <QWidget>

#include "fields/condition_tree.h"
#include "fields/field_context.h"
#include "fields/part_row.h"

class QLabel;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace rehearsal::fields {

class LeafEdit;
class PhraseButton;

/// Builds a condition: groups inside groups, each part a phrase that opens to be edited. Parts are dragged,
/// or moved with the keyboard.
class ConditionEditor : public QWidget {
    Q_OBJECT
  public:
    ConditionEditor(FieldContext& context, ConditionScope scope, QWidget* parent);

    /// It says more of an event that stands before it.
    void setWhere();

    /// Null where there is none.
    void setCondition(const Json& condition);
    const Json& condition() const { return condition_; }
    /// Where the condition stands has changed, not what it says.
    void setScope(ConditionScope scope) { scope_ = std::move(scope); }
    /// Needed: what is emptied always holds.
    void setNeeded(bool needed) { needed_ = needed; }
    /// Says the whole as one sentence, also where it is a group.
    void setSaysAll(bool all) { saysAll_ = all; }
    QLabel* sentence() { return sentence_; }

  signals:
    void changed(bool typing);

  private:
    using Part = ConditionTree::Part;

    /// Where a dragged part would go: a group, and a place in it.
    struct Drop {
        int group = 0;
        std::size_t index = 0;
    };

    void rebuild();
    void clear();
    void say();
    QWidget* build(const Part& part, QWidget* parent);
    QWidget* buildLeaf(const Part& part, QWidget* parent);
    QWidget* buildGroup(const Part& part, QWidget* parent);
    void connectRow(PartRow* row, int id);
    LeafEdit* addEditor(const Part& part, QWidget* parent, QVBoxLayout* into);
    void open(int id, bool on);
    QString phrase(const Part& part) const;

    void fillAdd(QMenu& menu, std::optional<int> group);
    void fillKinds(QMenu& menu, int id);
    void fillActions(QMenu& menu, int id);
    Json freshTest() const;
    Json freshDid() const;
    void add(std::optional<int> group, const Json& leaf);
    void act(int id, PartAction action);
    static int tryOn(ConditionTree& tree, int id, PartAction action);
    /// The tree was changed by a gesture: shows it and reports it, the keyboard at `focus`.
    void commit(int focus);
    void focusOn(int id, bool intoEditor);

    std::optional<Drop> dropAt(int id, const QPoint& global) const;
    int dropLine(const Drop& drop) const;
    void showDrop(const std::optional<Drop>& drop);

    FieldContext& context_;
    ConditionScope scope_;
    QString addText_;
    QString moreText_;
    Json condition_;
    ConditionTree tree_;
    bool needed_ = false;
    bool saysAll_ = false;
    bool isWhere_ = false;
    int open_ = 0;                ///< The part that is open to be edited.
    QLabel* dropMark_ = nullptr;  ///< The line where a dragged part would go.

    QVBoxLayout* box_;
    QWidget* head_;
    QLabel* sentence_;
    PartRow* rootRow_ = nullptr;
    QWidget* body_ = nullptr;
    QPushButton* add_;
    QMap<int, QWidget*> parts_;
    QMap<int, PhraseButton*> phrases_;
    QMap<int, PartRow*> rows_;
};

}  // namespace rehearsal::fields
