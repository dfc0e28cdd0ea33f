#include "email/problem_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

constexpr int kMostRows = 4;

}  // namespace

ProblemStrip::ProblemStrip(QWidget* parent)
    : QWidget(parent),
      icon_(new QLabel(this)),
      summary_(widgets::makeLabel({}, widgets::TextRole::Secondary, this)),
      list_(new QListWidget(this)) {
    setAttribute(Qt::WA_StyledBackground);
    widgets::setSurface(this, widgets::Surface::Panel);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(theme::kPanelPadding, theme::kInsideControl, theme::kPanelPadding,
                            theme::kInsideControl);
    top->setSpacing(theme::kInsideControl);
    top->addWidget(icon_);
    top->addWidget(summary_, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(widgets::makeLine(Qt::Horizontal, this));
    layout->addLayout(top);
    layout->addWidget(list_);
    list_->setAccessibleName(tr("Problems of this email"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setIconSize({theme::kSmallIcon, theme::kSmallIcon});
    list_->setStyleSheet(QStringLiteral("QListWidget { background: transparent; border: 0; }"));
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setTextElideMode(Qt::ElideRight);
    connect(list_, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
        const int index = item->data(Qt::UserRole).toInt();
        if (index >= 0) emit placeRequested(problems_[static_cast<std::size_t>(index)]);
    });
    connect(list_, &QListWidget::itemClicked, list_, &QListWidget::itemActivated);
}

void ProblemStrip::show(const base::Diagnostics& problems, const std::vector<std::string>& emptyMergeTags,
                        const QString& person) {
    problems_ = problems;
    list_->clear();
    for (std::size_t i = 0; i < problems_.size(); ++i) {
        const auto& problem = problems_[i];
        QString text = QString::fromStdString(problem.text);
        if (problem.line > 0) text = tr("Line %1: %2").arg(problem.line).arg(text);
        add(text, QString::fromStdString(problem.hint), problem.severity == base::Severity::Error,
            static_cast<int>(i));
    }
    for (const auto& path : emptyMergeTags)
        add(tr("“%1” is empty for %2").arg(QString::fromStdString(path), person),
            tr("Give it a default: {{ %1 | default: \"…\" }}.").arg(QString::fromStdString(path)), false, -1);
    const int count = list_->count();
    const bool errors = base::hasErrors(problems_);
    const QString name = count == 0 ? QStringLiteral("circle-check")
                         : errors   ? QStringLiteral("circle-alert")
                                    : QStringLiteral("triangle-alert");
    const auto scale = count == 0 ? theme::Scale::Grass : errors ? theme::Scale::Tomato : theme::Scale::Amber;
    icon_->setPixmap(widgets::icon(name, scale).pixmap(theme::kSmallIcon, theme::kSmallIcon));
    summary_->setText(count == 0   ? tr("No problems for %1").arg(person)
                      : count == 1 ? tr("1 problem for %1").arg(person)
                                   : tr("%1 problems for %2").arg(count).arg(person));
    list_->setVisible(count > 0);
    list_->setFixedHeight(qMin(count, kMostRows) * theme::kRowHeight);
}

void ProblemStrip::add(const QString& text, const QString& hint, bool isError, int problem) {
    auto* item = new QListWidgetItem(
        widgets::icon(isError ? QStringLiteral("circle-x") : QStringLiteral("triangle-alert"),
                      isError ? theme::Scale::Tomato : theme::Scale::Amber),
        text, list_);
    item->setToolTip(hint.isEmpty() ? text : text + QLatin1Char('\n') + hint);
    item->setData(Qt::UserRole, problem);
}

QStringList ProblemStrip::texts() const {
    QStringList all;
    for (int i = 0; i < list_->count(); ++i) all << list_->item(i)->text();
    return all;
}

}  // namespace rehearsal::email
