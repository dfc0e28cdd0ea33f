#include "widgets/section_header.h"

#include <QHBoxLayout>
#include <QLabel>

#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::widgets {

SectionHeader::SectionHeader(const QString& title, const QString& remark, QWidget* parent)
    : QWidget(parent),
      line_(new QHBoxLayout(this)),
      title_(makeLabel(title, TextRole::Section)),
      remark_(makeLabel(remark, TextRole::Secondary)) {
    line_->setContentsMargins(0, 0, 0, 0);
    line_->setSpacing(theme::kInsideControl);
    line_->addWidget(title_);
    line_->addWidget(remark_);
    line_->addStretch();
    setMinimumHeight(theme::kControlHeight);
}

void SectionHeader::setTitle(const QString& title) {
    title_->setText(title);
}

void SectionHeader::setRemark(const QString& remark) {
    remark_->setText(remark);
}

void SectionHeader::addAction(QWidget* widget) {
    line_->addWidget(widget);
}

}  // namespace rehearsal::widgets
