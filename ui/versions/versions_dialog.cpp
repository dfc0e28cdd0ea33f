#include "versions/versions_dialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "versions/change_tree.h"
#include "versions/version_text.h"
#include "widgets/icon.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"
#include "widgets/variant.h"
#include "words/bundle_changes.h"
#include "words/diagnostic_text.h"

namespace rehearsal::versions {

namespace theme = widgets::theme;

namespace {

using VersionKind = session::Version::Kind;

constexpr QSize kSize(1080, 680);
constexpr int kListWidth = 320;

enum Against { Now, VersionBefore };

}  // namespace

VersionsDialog::VersionsDialog(session::Session& session, QWidget* parent)
    : QDialog(parent), session_(session) {
    setWindowTitle(tr("Versions"));
    resize(kSize);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeList());
    row->addWidget(widgets::makeLine(Qt::Vertical, this));
    row->addWidget(makeDetail(), 1);
    connect(&session_, &session::Session::versionsChanged, this, &VersionsDialog::refresh);
    connect(&session_, &session::Session::documentChanged, this, &VersionsDialog::refresh);
    refresh();
    list_->setFocus();
}

QWidget* VersionsDialog::makeList() {
    list_ = new QListWidget(this);
    list_->setObjectName(QStringLiteral("versions"));
    list_->setAccessibleName(tr("Versions"));
    list_->setFixedWidth(kListWidth);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setIconSize({theme::kIcon, theme::kIcon});
    list_->setSpacing(2);
    connect(list_, &QListWidget::currentRowChanged, this, &VersionsDialog::showVersion);
    return list_;
}

QWidget* VersionsDialog::makeDetail() {
    auto* detail = new QWidget(this);
    title_ = widgets::makeLabel({}, widgets::TextRole::Title, detail);
    title_->setWordWrap(true);
    summary_ = widgets::makeLabel({}, widgets::TextRole::Secondary, detail);
    summary_->setWordWrap(true);
    trouble_ = widgets::makeLabel({}, widgets::TextRole::Error, detail);
    trouble_->setWordWrap(true);
    name_ = new QLineEdit(detail);
    name_->setObjectName(QStringLiteral("versionName"));
    name_->setPlaceholderText(tr("Give it a name"));
    name_->setAccessibleName(tr("Name of this version"));
    name_->setMaximumWidth(kListWidth);
    connect(name_, &QLineEdit::editingFinished, this, &VersionsDialog::saveName);
    against_ = new widgets::SegmentedControl(detail);
    against_->addSegment(tr("To now"));
    against_->addSegment(tr("From the version before"));
    connect(against_, &widgets::SegmentedControl::currentChanged, this, &VersionsDialog::showVersion);
    changes_ = new ChangeTree(detail);
    connect(changes_, &ChangeTree::stepActivated, this, [this](const QString& campaign, const QString& node) {
        session_.setCampaignId(campaign);
        session_.setNodeId(node);
        emit session_.viewRequested(QStringLiteral("design"));
        accept();
    });
    nothing_ = widgets::makeLabel({}, widgets::TextRole::Body, detail);
    restore_ = new QPushButton(tr("Restore this version"), detail);
    restore_->setObjectName(QStringLiteral("restore"));
    restore_->setAutoDefault(false);
    widgets::setVariant(restore_, widgets::Variant::Primary);
    connect(restore_, &QPushButton::clicked, this, &VersionsDialog::restore);
    auto* tools = new QHBoxLayout;
    tools->addWidget(against_);
    tools->addStretch();
    tools->addWidget(name_);
    tools->addWidget(restore_);
    auto* column = new QVBoxLayout(detail);
    column->setContentsMargins(theme::kBetweenGroups, theme::kBetweenGroups, theme::kBetweenGroups,
                               theme::kPanelPadding);
    column->setSpacing(theme::kBetweenFields);
    column->addWidget(title_);
    column->addWidget(summary_);
    column->addLayout(tools);
    column->addWidget(trouble_);
    column->addWidget(nothing_);
    column->addWidget(changes_, 1);
    column->addStretch();
    return detail;
}

void VersionsDialog::refresh() {
    const session::Version* shown = current();
    const std::int64_t entry = shown ? shown->entry : -1;
    const std::int64_t mark = shown ? shown->mark : 0;
    versions_ = session_.versions();
    {
        const QSignalBlocker quiet(list_);
        list_->clear();
        for (const session::Version& version : versions_) {
            auto* item = new QListWidgetItem(widgets::icon(iconOf(version)),
                                             titleOf(version, QDate::currentDate()), list_);
            item->setToolTip(summaryOf(version));
            item->setSizeHint({0, theme::kRowHeight});
            const bool same = version.entry == entry && (version.mark == mark || mark == 0);
            if (same && list_->currentRow() < 0) list_->setCurrentItem(item);
        }
        if (list_->currentRow() < 0) list_->setCurrentRow(0);
    }
    showVersion();
}

const session::Version* VersionsDialog::current() const {
    const int row = list_->currentRow();
    return row >= 0 && row < versions_.size() ? &versions_[row] : nullptr;
}

base::Expected<bundle::Files> VersionsDialog::otherFiles(const session::Version& version) const {
    if (against_->current() == Now) return session_.document().files();
    const auto row = list_->currentRow();
    return row + 1 < versions_.size() ? session_.filesAt(versions_[row + 1].entry)
                                      : session_.filesAt(version.entry);
}

void VersionsDialog::showVersion() {
    const session::Version* version = current();
    if (!version) return;
    title_->setText(titleOf(*version, QDate::currentDate()));
    summary_->setText(summaryOf(*version));
    name_->setText(version->kind == VersionKind::Named ? version->name : QString());
    name_->setEnabled(version->kind != VersionKind::Exported);
    const auto files = session_.filesAt(version->entry);
    const auto other = otherFiles(*version);
    trouble_->setVisible(!files || !other);
    if (!files || !other) {
        trouble_->setText(words::diagnosticText(files ? other.error() : files.error()));
        changes_->setChanges({});
    } else {
        const bool toNow = against_->current() == Now;
        const bundle::Document older(toNow ? *files : *other);
        const bundle::Document newer(toNow ? *other : *files);
        changes_->setChanges(words::bundleChanges(older, newer));
    }
    const bool nothing = changes_->topLevelItemCount() == 0 && trouble_->isHidden();
    nothing_->setText(against_->current() == Now ? tr("Nothing has changed since then.")
                                                 : tr("It is the same as the version before."));
    nothing_->setVisible(nothing);
    changes_->setVisible(!nothing && trouble_->isHidden());
    restore_->setEnabled(files && !(*files == session_.document().files()));
}

void VersionsDialog::restore() {
    const session::Version* version = current();
    if (!version) return;
    const QString title = titleOf(*version, QDate::currentDate());
    session_.restoreVersion(version->entry, tr("Restore “%1”").arg(title));
}

void VersionsDialog::saveName() {
    const session::Version* version = current();
    const QString name = name_->text().trimmed();
    if (!version || version->kind == VersionKind::Exported) return;
    if (version->kind == VersionKind::Named) {
        if (name != version->name) session_.renameVersion(version->mark, name);
    } else if (!name.isEmpty()) {
        session_.nameVersion(version->entry, workspace::Mark::Kind::Named, name);
    }
}

}  // namespace rehearsal::versions
