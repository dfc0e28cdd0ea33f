#include "email/width_picker.h"

#include <QHBoxLayout>
#include <QSpinBox>
#include <array>

#include "widgets/segmented_control.h"
#include "widgets/theme.h"

namespace rehearsal::email {

namespace {

constexpr std::array<int, 4> kWidths{320, 375, 600, 0};
constexpr int kOther = static_cast<int>(kWidths.size());
constexpr int kLeast = 320;
constexpr int kMost = 800;

}  // namespace

WidthPicker::WidthPicker(QWidget* parent)
    : QWidget(parent), segments_(new widgets::SegmentedControl(this)), field_(new QSpinBox(this)) {
    segments_->addSegment(QStringLiteral("320"), {}, tr("A small phone, 320 pixels wide"));
    segments_->addSegment(QStringLiteral("375"), {}, tr("A phone, 375 pixels wide"));
    segments_->addSegment(QStringLiteral("600"), {}, tr("A mail on a desk, 600 pixels wide"));
    segments_->addSegment(tr("Desktop"), {}, tr("As wide as there is room"));
    segments_->addSegment(tr("Other"), {}, tr("Any width from 320 to 800 pixels"));
    segments_->setAccessibleName(tr("Width"));
    field_->setRange(kLeast, kMost);
    field_->setSingleStep(10);
    field_->setValue(480);
    field_->setSuffix(tr(" px"));
    field_->setAccessibleName(tr("Width in pixels"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(widgets::theme::kInsideControl);
    layout->addWidget(segments_);
    layout->addWidget(field_);
    showField();
    connect(segments_, &widgets::SegmentedControl::currentChanged, this, [this] {
        showField();
        emit mailWidthChanged(mailWidth());
    });
    connect(field_, &QSpinBox::valueChanged, this, [this] { emit mailWidthChanged(mailWidth()); });
}

int WidthPicker::mailWidth() const {
    const int current = segments_->current();
    return current == kOther ? field_->value() : kWidths[static_cast<std::size_t>(current)];
}

void WidthPicker::setMailWidth(int width) {
    for (int i = 0; i < kOther; ++i)
        if (kWidths[static_cast<std::size_t>(i)] == width) return segments_->setCurrent(i);
    field_->setValue(width);
    segments_->setCurrent(kOther);
}

void WidthPicker::showField() {
    field_->setVisible(segments_->current() == kOther);
}

}  // namespace rehearsal::email
