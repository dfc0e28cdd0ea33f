#include "email/email_view.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "email/brand_panel.h"
#include "email/merge_tags.h"
#include "email/preview_pane.h"
#include "email/preview_side.h"
#include "email/template_draft.h"
#include "email/template_editor.h"
#include "email/template_edits.h"
#include "email/template_list.h"
#include "session/session.h"
#include "web/code_editor.h"
#include "web/compiled_body.h"
#include "widgets/empty_state.h"

namespace rehearsal::email {

EmailView::EmailView(session::Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      draft_(new TemplateDraft(session, this)),
      list_(new TemplateList(session, this)),
      editor_(new TemplateEditor(session, *draft_, this)),
      brand_(new BrandPanel(session, this)),
      middle_(new QStackedWidget(this)),
      preview_(new PreviewPane(session, *draft_, this)),
      side_(new PreviewSide(session, *draft_, preview_, this)),
      parts_(new QSplitter(Qt::Horizontal, this)),
      stack_(new QStackedWidget(this)),
      empty_(new widgets::EmptyState(
          QStringLiteral("mail"), tr("No emails yet"),
          tr("An email is written once, with merge tags, and shown here as each of your "
             "sample people would get it."),
          tr("New email"), this)) {
    parts_->addWidget(list_);
    middle_->addWidget(editor_);
    middle_->addWidget(brand_);
    parts_->addWidget(middle_);
    parts_->addWidget(side_);
    parts_->setSizes({200, 480, 520});
    parts_->setStretchFactor(0, 0);
    parts_->setStretchFactor(1, 1);
    parts_->setStretchFactor(2, 1);
    parts_->setCollapsible(1, false);
    parts_->setCollapsible(2, false);
    parts_->setHandleWidth(1);
    stack_->addWidget(parts_);
    stack_->addWidget(empty_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(stack_);

    connect(side_, &PreviewSide::everyoneShown, this, &EmailView::makeRoomForEveryone);
    connect(empty_, &widgets::EmptyState::activated, this, &EmailView::createTemplate);
    connect(list_, &TemplateList::createRequested, this, &EmailView::createTemplate);
    connect(list_, &TemplateList::brandRequested, this, [this] { showBrand(true); });
    connect(list_, &TemplateList::emailRequested, this, [this] { showBrand(false); });
    connect(brand_, &BrandPanel::closed, this, [this] { showBrand(false); });
    connect(list_, &TemplateList::duplicateRequested, this, &EmailView::duplicateTemplate);
    connect(list_, &TemplateList::removeRequested, this, &EmailView::removeTemplate);
    connect(editor_, &TemplateEditor::duplicateRequested, this, &EmailView::duplicateTemplate);
    connect(editor_, &TemplateEditor::removeRequested, this, &EmailView::removeTemplate);
    connect(preview_, &PreviewPane::placeRequested, editor_, &TemplateEditor::goTo);
    connect(preview_, &PreviewPane::composed, this, [this](const std::shared_ptr<const Composed>& result) {
        editor_->showCounts(QString::fromStdString(result->message.subject).trimmed(),
                            QString::fromStdString(result->message.preheader).trimmed());
        if (editor_->source()) editor_->source()->setMergeTags(mergeTags(session_.bundle(), result->context));
    });
    connect(&session_, &session::Session::templateIdChanged, this, [this] {
        showBrand(false);
        openTemplate();
    });
    connect(&session_, &session::Session::documentChanged, this, &EmailView::documentChanged);
    connect(&session_, &session::Session::opened, this, [this] {
        showBrand(false);
        list_->refresh();
        preview_->refreshPeople();
        openTemplate();
    });
    showEmptyOrParts();
}

EmailView::~EmailView() = default;

void EmailView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!started_) {
        started_ = true;
        editor_->start();
        preview_->start();
        draft_->startCompiling();
    }
    openTemplate();
}

void EmailView::hideEvent(QHideEvent* event) {
    draft_->commit();
    QWidget::hideEvent(event);
}

/// Eight views side by side are worth more than long lines of source.
void EmailView::makeRoomForEveryone(bool shown) {
    if (!shown) return parts_->setSizes(sizes_);
    sizes_ = parts_->sizes();
    const int source = middle_->minimumSizeHint().width();
    parts_->setSizes({sizes_[0], source, parts_->width() - sizes_[0] - source});
}

void EmailView::showPlace(std::string_view place) {
    showBrand(place == "/brand");
    side_->showEveryone(place == "/everyone");
}

void EmailView::showBrand(bool shown) {
    middle_->setCurrentIndex(shown ? 1 : 0);
    list_->setBrandShown(shown);
    if (shown) brand_->refresh();
}

void EmailView::openTemplate() {
    showEmptyOrParts();
    const std::string id = session_.templateId().toStdString();
    if (!isVisible()) return;
    if (draft_->id() != id)
        draft_->open(id);
    else
        preview_->refresh();
}

void EmailView::showEmptyOrParts() {
    stack_->setCurrentIndex(session_.bundle().templates.empty() ? 1 : 0);
}

void EmailView::documentChanged(const QStringList& files) {
    bool templates = false;
    bool people = false;
    for (const QString& file : files) {
        templates = templates || file.startsWith(QLatin1String("templates/"));
        people = people || file == QLatin1String("profiles.ndjson");
    }
    if (templates) list_->refresh();
    if (middle_->currentIndex() == 1) brand_->refresh();
    if (people) preview_->refreshPeople();
    showEmptyOrParts();
    openTemplate();
}

void EmailView::createTemplate() {
    const std::string name = tr("New email").toStdString();
    const auto source = bundle::plainMjml(starterSource(), "body.mjml");
    draft_->compiler().compile(source, [this, name, source](const web::MjmlResult& result) {
        const std::string id = freshTemplateId(session_.bundle(), name);
        const auto edit =
            email::createTemplate(session_.document(), id, name, web::compiledBody(source, result.html),
                                  tr("Add email").toStdString());
        if (session_.apply(edit)) session_.setTemplateId(QString::fromStdString(id));
    });
}

void EmailView::duplicateTemplate(const QString& id) {
    draft_->commit();
    const auto* from = session_.bundle().emailTemplate(id.toStdString());
    if (!from) return;
    const std::string name = tr("%1 copy").arg(QString::fromStdString(from->name)).toStdString();
    const std::string fresh = freshTemplateId(session_.bundle(), name);
    const auto edit = email::duplicateTemplate(session_.document(), id.toStdString(), fresh, name,
                                               tr("Duplicate email").toStdString());
    if (session_.apply(edit)) session_.setTemplateId(QString::fromStdString(fresh));
}

void EmailView::removeTemplate(const QString& id) {
    draft_->commit();
    session_.apply(
        email::removeTemplate(session_.document(), id.toStdString(), tr("Delete email").toStdString()));
}

}  // namespace rehearsal::email
