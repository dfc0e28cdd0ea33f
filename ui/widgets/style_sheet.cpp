#include "widgets/style_sheet.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "widgets/icon.h"
#include "widgets/style_sheet_text.h"
#include "widgets/theme.h"

namespace rehearsal::widgets::theme {

namespace {

/// Style sheets take pictures from files alone: the few they need are drawn once for each colour into a
/// folder that goes away with the program.
QString tintedFile(const QString& name, const QColor& color) {
    static const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("%1-%2").arg(name, color.name().mid(1)));
    if (!QFile::exists(path + QStringLiteral(".png"))) {
        iconPixmap(name, color, kSmallIcon, 1).save(path + QStringLiteral(".png"));
        iconPixmap(name, color, kSmallIcon, 2).save(path + QStringLiteral("@2x.png"));
    }
    return path + QStringLiteral(".png");
}

std::vector<std::pair<QString, QString>> tokens() {
    const auto name = [](Role role) { return color(role).name(); };
    const auto pixels = [](TextSize size) { return QStringLiteral("%1px").arg(pixelSize(size)); };
    return {
        {QStringLiteral("@app"), name(Role::App)},
        {QStringLiteral("@panel"), name(Role::Panel)},
        {QStringLiteral("@card"), name(Role::Card)},
        {QStringLiteral("@controlHover"), name(Role::ControlHover)},
        {QStringLiteral("@controlPressed"), name(Role::ControlPressed)},
        {QStringLiteral("@controlBorder"), name(Role::ControlBorder)},
        {QStringLiteral("@control"), name(Role::Control)},
        {QStringLiteral("@border"), name(Role::Border)},
        {QStringLiteral("@strongBorder"), color(Scale::Slate, 8).name()},
        {QStringLiteral("@secondary"), name(Role::SecondaryText)},
        {QStringLiteral("@disabled"), name(Role::DisabledText)},
        {QStringLiteral("@textOnAccent"), name(Role::OnAccent)},
        {QStringLiteral("@text"), name(Role::Text)},
        {QStringLiteral("@accentHover"), name(Role::AccentHover)},
        {QStringLiteral("@accentText"), name(Role::AccentText)},
        {QStringLiteral("@accent"), name(Role::Accent)},
        {QStringLiteral("@selection"), name(Role::Selection)},
        {QStringLiteral("@focus"), name(Role::Focus)},
        {QStringLiteral("@good"), name(Role::GoodText)},
        {QStringLiteral("@warning"), name(Role::WarningText)},
        {QStringLiteral("@alertTint"), color(Scale::Tomato, 3).name()},
        {QStringLiteral("@errorBorder"), color(Scale::Tomato, 8).name()},
        {QStringLiteral("@error"), name(Role::ErrorText)},
        {QStringLiteral("@tooltipText"), color(Scale::Slate, isDark() ? 12 : 1).name()},
        {QStringLiteral("@tooltip"), color(Scale::Slate, isDark() ? 5 : 12).name()},
        {QStringLiteral("@fontSecondary"), pixels(TextSize::Secondary)},
        {QStringLiteral("@fontBody"), pixels(TextSize::Body)},
        {QStringLiteral("@fontSection"), pixels(TextSize::Section)},
        {QStringLiteral("@fontTitle"), pixels(TextSize::Title)},
        {QStringLiteral("@fontFigure"), pixels(TextSize::Figure)},
        {QStringLiteral("@family"), fontFamily()},
        {QStringLiteral("@sourceFamily"), sourceFontFamily()},
        {QStringLiteral("@radius"), QStringLiteral("%1px").arg(kControlRadius)},
        {QStringLiteral("@cardRadius"), QStringLiteral("%1px").arg(kCardRadius)},
        {QStringLiteral("@iconChevronDisabled"),
         tintedFile(QStringLiteral("chevron-down"), color(Role::DisabledText))},
        {QStringLiteral("@iconChevronDown"),
         tintedFile(QStringLiteral("chevron-down"), color(Role::SecondaryText))},
        {QStringLiteral("@iconChevronUp"),
         tintedFile(QStringLiteral("chevron-up"), color(Role::SecondaryText))},
        {QStringLiteral("@iconChevronRight"),
         tintedFile(QStringLiteral("chevron-right"), color(Role::SecondaryText))},
        {QStringLiteral("@iconCheckText"), tintedFile(QStringLiteral("check"), color(Role::Text))},
        {QStringLiteral("@iconCheck"), tintedFile(QStringLiteral("check"), color(Role::OnAccent))},
        {QStringLiteral("@iconMinus"), tintedFile(QStringLiteral("minus"), color(Role::OnAccent))},
        {QStringLiteral("@iconDot"), tintedFile(QStringLiteral("dot"), color(Role::OnAccent))},
    };
}

}  // namespace

QString styleSheet() {
    QString sheet = QString::fromLatin1(kStyleSheetText);
    auto all = tokens();
    // Longer names first: one may begin with another.
    std::sort(all.begin(), all.end(),
              [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    for (const auto& [token, value] : all) sheet.replace(token, value);
    return sheet;
}

QPalette palette() {
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, Role token) {
        palette.setColor(role, color(token));
    };
    set(QPalette::Window, Role::App);
    set(QPalette::WindowText, Role::Text);
    set(QPalette::Base, Role::Card);
    set(QPalette::AlternateBase, Role::Panel);
    set(QPalette::Text, Role::Text);
    set(QPalette::PlaceholderText, Role::SecondaryText);
    set(QPalette::Button, Role::Control);
    set(QPalette::ButtonText, Role::Text);
    set(QPalette::BrightText, Role::ErrorText);
    set(QPalette::Highlight, Role::Accent);
    set(QPalette::HighlightedText, Role::OnAccent);
    set(QPalette::Link, Role::AccentText);
    set(QPalette::LinkVisited, Role::AccentText);
    set(QPalette::ToolTipBase, Role::Card);
    set(QPalette::ToolTipText, Role::Text);
    set(QPalette::Light, Role::Card);
    set(QPalette::Midlight, Role::ControlHover);
    set(QPalette::Mid, Role::Border);
    set(QPalette::Dark, Role::ControlBorder);
    set(QPalette::Shadow, Role::ControlBorder);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Role::DisabledText));
    return palette;
}

}  // namespace rehearsal::widgets::theme
