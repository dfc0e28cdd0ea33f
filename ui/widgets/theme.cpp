#include "widgets/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>
#include <QWidget>
#include <algorithm>

#include "widgets/style_sheet.h"
#include "widgets/theme_colors.h"

// Resources of a static library have to be asked for, and the macro has to stand outside any namespace.
static void initFonts() {
    Q_INIT_RESOURCE(rehearsal_fonts);
}

namespace rehearsal::widgets::theme {

namespace {

struct State {
    Mode mode = Mode::System;
    bool systemIsDark = false;
    double textScale = 1;
    bool installed = false;
};

State& state() {
    static State state;
    return state;
}

/// Amber 11 of the light scale falls just short of 4.5:1 on slate 1; a little of amber 12 makes up for it.
QColor readableAmber() {
    const QColor text = color(Scale::Amber, 11, false);
    const QColor dark = color(Scale::Amber, 12, false);
    const auto mix = [](int a, int b) { return (a * 4 + b) / 5; };
    return {mix(text.red(), dark.red()), mix(text.green(), dark.green()), mix(text.blue(), dark.blue())};
}

void apply() {
    if (!state().installed) return;
    QApplication::setPalette(palette());
    QApplication::setFont(font(TextSize::Body));
    qApp->setStyleSheet(styleSheet());
    emit Notifier::instance().changed();
    for (QWidget* window : QApplication::topLevelWidgets()) window->update();
}

}  // namespace

QColor color(Scale scale, int step) {
    return color(scale, step, isDark());
}

QColor color(Scale scale, int step, bool dark) {
    return QColor::fromRgb(radixColor(scale, step, dark));
}

QColor color(Role role) {
    return color(role, isDark());
}

QColor color(Role role, bool dark) {
    const auto slate = [dark](int step) { return color(Scale::Slate, step, dark); };
    switch (role) {
        case Role::App:
            return slate(1);
        case Role::Panel:
            return slate(2);
        case Role::Card:
            return dark ? slate(2) : QColor(Qt::white);
        case Role::Control:
            return dark ? slate(3) : QColor(Qt::white);
        case Role::ControlHover:
            return dark ? slate(4) : slate(3);
        case Role::ControlPressed:
            return dark ? slate(5) : slate(4);
        case Role::Border:
            return slate(dark ? 4 : 5);
        case Role::ControlBorder:
            return slate(dark ? 6 : 7);
        case Role::Text:
            return slate(12);
        case Role::SecondaryText:
            return slate(11);
        case Role::DisabledText:
            return slate(dark ? 8 : 9);
        case Role::Accent:
            return color(Scale::Indigo, 9, dark);
        case Role::AccentHover:
            return color(Scale::Indigo, 10, dark);
        case Role::OnAccent:
            return Qt::white;
        case Role::AccentText:
            return color(Scale::Indigo, 11, dark);
        case Role::Selection:
            return color(Scale::Indigo, dark ? 4 : 3, dark);
        case Role::Focus:
            return color(Scale::Indigo, dark ? 10 : 9, dark);
        case Role::GoodText:
            return color(Scale::Grass, 11, dark);
        case Role::WarningText:
            return dark ? color(Scale::Amber, 11, true) : readableAmber();
        case Role::ErrorText:
            return color(Scale::Tomato, 11, dark);
    }
    return {};
}

QColor textOnTint(Scale scale) {
    return color(scale, isDark() ? 11 : 12);
}

QString fontFamily() {
    return QStringLiteral("Rehearsal Inter");
}

QString sourceFontFamily() {
    return QStringLiteral("JetBrains Mono");
}

int pixelSize(TextSize size) {
    constexpr int kPixels[] = {12, 13, 15, 20, 28};
    return qRound(kPixels[static_cast<int>(size)] * state().textScale);
}

QFont font(TextSize size, Weight weight) {
    constexpr QFont::Weight kWeights[] = {QFont::Normal, QFont::Medium, QFont::DemiBold};
    QFont font(fontFamily());
    font.setPixelSize(pixelSize(size));
    font.setWeight(kWeights[static_cast<int>(weight)]);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont sourceFont() {
    QFont font(sourceFontFamily());
    font.setPixelSize(pixelSize(TextSize::Body));
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    return font;
}

void setMode(Mode mode) {
    state().mode = mode;
    apply();
}

Mode mode() {
    return state().mode;
}

bool isDark() {
    return state().mode == Mode::Dark || (state().mode == Mode::System && state().systemIsDark);
}

void setTextScale(double scale) {
    state().textScale = std::clamp(scale, 0.85, 1.5);
    apply();
}

double textScale() {
    return state().textScale;
}

void install() {
    if (state().installed) return;
    // The palette of the platform is lost once ours is set, so it is asked now.
    state().systemIsDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    initFonts();
    for (const char* file :
         {"RehearsalInter-Regular.otf", "RehearsalInter-Medium.otf", "RehearsalInter-SemiBold.otf",
          "JetBrainsMono-Regular.ttf", "JetBrainsMono-Bold.ttf"})
        QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/") + QLatin1String(file));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    state().installed = true;
    apply();
}

Notifier& Notifier::instance() {
    static Notifier notifier;
    return notifier;
}

}  // namespace rehearsal::widgets::theme
