#include "shell/settings_dialog.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <array>
#include <cmath>

#include "shell/preferences.h"
#include "widgets/segmented_control.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

namespace {

constexpr std::array<double, 4> kScales{0.92, 1.0, 1.15, 1.3};

int nearestScale(double scale) {
    int nearest = 0;
    for (int i = 1; i < static_cast<int>(kScales.size()); ++i)
        if (std::abs(kScales[i] - scale) < std::abs(kScales[nearest] - scale)) nearest = i;
    return nearest;
}

QVBoxLayout* labelled(const QString& text, QWidget* field) {
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(widgets::makeLabel(text, widgets::TextRole::Secondary));
    column->addWidget(field, 0, Qt::AlignLeft);
    field->setAccessibleName(text);
    return column;
}

}  // namespace

SettingsDialog::SettingsDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Settings"));
    auto* modes = new widgets::SegmentedControl;
    modes->addSegment(tr("As the system"), QStringLiteral("monitor"));
    modes->addSegment(tr("Light"), QStringLiteral("sun"));
    modes->addSegment(tr("Dark"), QStringLiteral("moon"));
    modes->setCurrent(static_cast<int>(theme::mode()));
    connect(modes, &widgets::SegmentedControl::currentChanged, this,
            [](int index) { preferences::setThemeMode(static_cast<theme::Mode>(index)); });
    auto* sizes = new widgets::SegmentedControl;
    for (const QString& name : {tr("Small"), tr("Normal"), tr("Large"), tr("Very large")})
        sizes->addSegment(name);
    sizes->setCurrent(nearestScale(theme::textScale()));
    connect(sizes, &widgets::SegmentedControl::currentChanged, this,
            [](int index) { preferences::setTextScale(kScales[static_cast<std::size_t>(index)]); });
    auto* close = new QPushButton(tr("Done"));
    widgets::setVariant(close, widgets::Variant::Primary);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kBetweenGroups, theme::kBetweenGroups, theme::kBetweenGroups,
                               theme::kPanelPadding);
    column->setSpacing(theme::kPanelPadding);
    column->addLayout(labelled(tr("Theme"), modes));
    column->addLayout(labelled(tr("Text size"), sizes));
    column->addSpacing(theme::kInsideControl);
    column->addWidget(close, 0, Qt::AlignRight);
}

}  // namespace rehearsal::shell
