#include <QCursor>
#include <QLineEdit>
#include <QMenu>
#include <QTabBar>

#include "email/block_list.h"
#include "email/block_palette.h"
#include "email/template_draft.h"
#include "email/template_editor.h"
#include "email/template_edits.h"
#include "liquid/template.h"
#include "session/session.h"
#include "web/code_editor.h"

namespace rehearsal::email {

namespace {

std::size_t byteOf(const QString& text, int at) {
    return static_cast<std::size_t>(text.left(at).toUtf8().size());
}

/// `views.cart` as it is asked for.
QString listName(const QString& list) {
    const QString id = list.section(QLatin1Char('.'), 1);
    return list.startsWith(QLatin1String("views.")) ? TemplateEditor::tr("The view “%1”").arg(id)
                                                    : TemplateEditor::tr("The feed “%1”").arg(id);
}

}  // namespace

void TemplateEditor::setPaletteShown(bool shown) {
    palette_->setVisible(shown);
    if (shown)
        palette_->setFocus();
    else if (source_)
        source_->setFocus();
}

void TemplateEditor::insertBlock(const QString& id, int at) {
    palette_->clearProblem();
    QList<MailBlock> all = standardBlocks();
    all += blocksOf(session_.document());
    const auto block =
        std::find_if(all.begin(), all.end(), [&](const MailBlock& one) { return one.id == id; });
    if (block == all.end() || !source_) return;
    if (block->needs.isEmpty()) return putBlock(*block, {}, at);
    const QStringList lists = listsFor(session_.bundle(), block->needs);
    if (lists.isEmpty()) {
        const bool view = block->needs == QLatin1String("view");
        return palette_->showProblem(
            {base::Severity::Error,
             {},
             {},
             0,
             0,
             view ? tr("This campaign bundle has no view that lists things, such as a cart.").toStdString()
                  : tr("This campaign bundle has no feed of products.").toStdString(),
             {}});
    }
    if (lists.size() == 1) return putBlock(*block, lists.first(), at);
    auto* menu = new QMenu(palette_);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString& list : lists)
        connect(menu->addAction(listName(list)), &QAction::triggered, this,
                [this, block = *block, list, at] { putBlock(block, list, at); });
    menu->setActiveAction(menu->actions().first());
    const QRect row = palette_->list()->visualItemRect(palette_->list()->currentItem());
    menu->popup(at >= 0 ? QCursor::pos() : palette_->list()->viewport()->mapToGlobal(row.bottomLeft()));
}

void TemplateEditor::putBlock(const MailBlock& block, const QString& list, int at) {
    draft_.commit();
    const bool wasBody = tabs_->currentIndex() == Body;
    tabs_->setCurrentIndex(Body);
    const std::string source = draft_.text(draft_.bodyFile());
    const QString text = QString::fromStdString(source);
    const int place = at >= 0 ? at : wasBody ? source_->selection().second : static_cast<int>(text.size());
    const std::size_t cursor = byteOf(text, place);
    const Markup markup = draft_.hasMjml() ? Markup::Mjml : Markup::Html;
    const bool own = block.kind != MailBlock::Kind::Standard;
    const bool inContent = block.kind == MailBlock::Kind::Liquid && isInContent(source, markup, cursor);
    const std::string words = own ? bundleBlockSource(block, markup, inContent, session_.document())
                                  : standardSource(block, markup, session_.document(), list);
    auto insertion = inContent ? base::Expected<Insertion>(Insertion{cursor, words, lineOf(source, cursor)})
                               : blockInsertion(source, markup, cursor, words);
    if (!insertion) return palette_->showProblem(insertion.error());
    std::string after = source;
    after.insert(insertion->at, insertion->text);
    draft_.change({{draft_.bodyFile(), after}}, tr("Insert block “%1”").arg(block.name));
    source_->goTo(insertion->line, 1);
}

void TemplateEditor::openBlock(const std::string& file) {
    if (!session_.document().files().contains(file)) return;
    draft_.commit();
    blockFile_ = file;
    tabs_->setTabText(Block, QString::fromStdString(file).section(QLatin1Char('/'), -1));
    tabs_->setTabVisible(Block, true);
    if (tabs_->currentIndex() == Block)
        showTab();
    else
        tabs_->setCurrentIndex(Block);
    if (source_) source_->setFocus();
}

void TemplateEditor::closeBlock() {
    draft_.commit();
    blockFile_.clear();
    if (tabs_->currentIndex() == Block) tabs_->setCurrentIndex(Body);
    tabs_->setTabVisible(Block, false);
}

void TemplateEditor::saveBlock(const QString& name) {
    palette_->clearProblem();
    if (!source_ || tabs_->currentIndex() != Body) return;
    draft_.commit();
    const std::string source = draft_.text(draft_.bodyFile());
    const QString text = QString::fromStdString(source);
    const auto [from, to] = source_->selection();
    const auto excerpt = wholeSelection(source, draft_.hasMjml() ? Markup::Mjml : Markup::Html,
                                        byteOf(text, from), byteOf(text, to));
    if (!excerpt) return palette_->showProblem(excerpt.error());
    const std::string id = freshBlockId(session_.document(), name.toStdString());
    const std::string file = "blocks/" + id + (excerpt->isMjml ? ".mjml" : ".liquid");
    std::string instead = "<mj-include path=\"" + file + "\" />";
    if (!excerpt->isMjml) {
        instead = "{% render '" + id + "'";
        for (const std::string& wanted : wantedNames(excerpt->text)) instead += ", " + wanted + ": " + wanted;
        instead += " %}";
    }
    std::string after = source;
    after.replace(excerpt->from, excerpt->to - excerpt->from, instead);
    draft_.change({{draft_.bodyFile(), after}, {file, excerpt->text + "\n"}},
                  tr("Save selection as block “%1”").arg(name));
    palette_->nameField()->clear();
    palette_->showBlocks(blocksOf(session_.document()));
}

}  // namespace rehearsal::email
