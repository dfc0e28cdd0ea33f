#include "email/template_list.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "session/session.h"
#include "widgets/icon.h"
#include "widgets/search_field.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

bool hasProblem(const base::Diagnostics& problems, const std::string& id) {
    for (const auto& problem : problems)
        if (problem.file.starts_with("templates/" + id + "/")) return true;
    return false;
}

}  // namespace

TemplateList::TemplateList(session::Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      search_(new widgets::SearchField(tr("Find an email"), this)),
      list_(new QListWidget(this)),
      brand_(new QPushButton(widgets::icon(QStringLiteral("palette")), tr("Brand"), this)) {
    setAttribute(Qt::WA_StyledBackground);
    widgets::setSurface(this, widgets::Surface::Panel);
    auto* add = new QToolButton(this);
    add->setIcon(widgets::icon(QStringLiteral("plus")));
    add->setToolTip(tr("New email"));
    add->setAccessibleName(tr("New email"));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(theme::kBetweenFields, theme::kBetweenFields, theme::kInsideControl,
                            theme::kInsideControl);
    top->setSpacing(theme::kInsideControl / 2);
    top->addWidget(search_, 1);
    top->addWidget(add);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(list_, 1);
    layout->addWidget(widgets::makeLine(Qt::Horizontal, this));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(theme::kBetweenFields, theme::kInsideControl, theme::kBetweenFields,
                             theme::kInsideControl);
    foot->addWidget(brand_);
    layout->addLayout(foot);
    brand_->setObjectName(QStringLiteral("brand"));
    brand_->setCheckable(true);
    brand_->setToolTip(tr("Name, logo, colours, fonts and link tags of all emails"));
    connect(brand_, &QPushButton::clicked, this, &TemplateList::brandRequested);
    // The email that is chosen already is a way back too.
    connect(list_, &QListWidget::itemClicked, this, [this] { emit emailRequested(); });
    list_->setAccessibleName(tr("Emails"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setIconSize({theme::kSmallIcon, theme::kSmallIcon});
    list_->setContextMenuPolicy(Qt::CustomContextMenu);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setStyleSheet(QStringLiteral("QListWidget { background: transparent; border: 0; }"));
    connect(add, &QToolButton::clicked, this, &TemplateList::createRequested);
    connect(search_, &QLineEdit::textChanged, this, &TemplateList::filter);
    connect(list_, &QWidget::customContextMenuRequested, this, &TemplateList::showMenu);
    connect(list_, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item) session_.setTemplateId(item->data(Qt::UserRole).toString());
    });
    connect(&session_, &session::Session::templateIdChanged, this, &TemplateList::showSelection);
    refresh();
}

void TemplateList::refresh() {
    const QSignalBlocker quiet(list_);
    list_->clear();
    for (const auto& email : session_.bundle().templates) {
        const QString id = QString::fromStdString(email.id);
        auto* item = new QListWidgetItem(email.name.empty() ? id : QString::fromStdString(email.name), list_);
        item->setData(Qt::UserRole, id);
        item->setToolTip(id);
        item->setIcon(hasProblem(session_.problems(), email.id)
                          ? widgets::icon(QStringLiteral("triangle-alert"), theme::Scale::Amber)
                          : widgets::icon(QStringLiteral("mail")));
    }
    showSelection();
    filter(search_->text());
}

void TemplateList::setBrandShown(bool shown) {
    brand_->setChecked(shown);
}

void TemplateList::showSelection() {
    const QSignalBlocker quiet(list_);
    for (int i = 0; i < list_->count(); ++i)
        if (list_->item(i)->data(Qt::UserRole).toString() == session_.templateId())
            return list_->setCurrentRow(i);
    list_->setCurrentRow(-1);
}

void TemplateList::filter(const QString& words) {
    for (int i = 0; i < list_->count(); ++i) {
        auto* item = list_->item(i);
        const QString where = item->text() + QLatin1Char(' ') + item->data(Qt::UserRole).toString();
        item->setHidden(!where.contains(words.trimmed(), Qt::CaseInsensitive));
    }
}

void TemplateList::showMenu(const QPoint& position) {
    const auto* item = list_->itemAt(position);
    if (!item) return;
    const QString id = item->data(Qt::UserRole).toString();
    QMenu menu;
    connect(menu.addAction(tr("Duplicate")), &QAction::triggered, this,
            [this, id] { emit duplicateRequested(id); });
    connect(menu.addAction(tr("Delete")), &QAction::triggered, this,
            [this, id] { emit removeRequested(id); });
    menu.exec(list_->mapToGlobal(position));
}

}  // namespace rehearsal::email
