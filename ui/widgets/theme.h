#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QString>

/// The tokens of the window's look: every colour, size and font comes from here.
namespace rehearsal::widgets::theme {

/// The scales of Radix Colors. Slate is the frame, indigo the accent, grass good, amber warning, tomato
/// error.
enum class Scale { Slate, Indigo, Grass, Amber, Tomato, Violet, Teal };

/// What a colour is for, where a step of a scale would say less.
enum class Role {
    App,      ///< Behind everything.
    Panel,    ///< Side panels, bars.
    Card,     ///< What lies on the app or a panel: white, or slate 2 in dark.
    Control,  ///< Buttons and fields at rest.
    ControlHover,
    ControlPressed,
    Border,         ///< Hairlines between parts.
    ControlBorder,  ///< Around what can be clicked or filled in.
    Text,
    SecondaryText,
    DisabledText,
    Accent,  ///< The one accent, filled.
    AccentHover,
    OnAccent,    ///< Text and icons on the accent.
    AccentText,  ///< Text and icons in the accent.
    Selection,   ///< Behind what is selected.
    Focus,       ///< The ring around what has the keyboard.
    GoodText,
    WarningText,
    ErrorText,
};

enum class Mode { System, Light, Dark };

enum class TextSize { Secondary, Body, Section, Title, Figure };
enum class Weight { Regular, Medium, Semibold };

// Space: a grid of 4.
constexpr int kInsideControl = 8;
constexpr int kBetweenFields = 12;
constexpr int kPanelPadding = 16;
constexpr int kBetweenGroups = 24;
constexpr int kControlRadius = 6;
constexpr int kCardRadius = 10;
constexpr int kControlHeight = 32;
constexpr int kRowHeight = 36;
constexpr int kSmallIcon = 16;
constexpr int kIcon = 20;
constexpr int kSmallestTarget = 24;
constexpr int kInspectorWidth = 340;
/// Length of a motion that explains a change of place, in milliseconds.
constexpr int kMotionMs = 150;

/// Step 1 to 12 of a scale, in the mode of now.
QColor color(Scale scale, int step);
QColor color(Scale scale, int step, bool dark);
QColor color(Role role);
QColor color(Role role, bool dark);

/// Text on a ground that is tinted by a scale (its step 3): at least 4.5:1 in both modes.
QColor textOnTint(Scale scale);

/// The family of all text, and of source.
QString fontFamily();
QString sourceFontFamily();
/// A font of the interface in pixels of the token, times the chosen text scale. Figures are tabular.
QFont font(TextSize size, Weight weight = Weight::Regular);
QFont sourceFont();
/// The token in pixels (12, 13, 15, 20, 28) times the text scale.
int pixelSize(TextSize size);

/// Chooses light, dark, or what the system had when the program started; restyles every window.
void setMode(Mode mode);
Mode mode();
bool isDark();
/// Larger or smaller text everywhere, 1 as designed; kept between 0.85 and 1.5.
void setTextScale(double scale);
double textScale();

/// Loads the fonts and gives the application its style, palette and font. Call once after QApplication is
/// made.
void install();

/// Says when colours or sizes have changed; what paints for itself calls update().
class Notifier : public QObject {
    Q_OBJECT
  public:
    static Notifier& instance();

  signals:
    void changed();
};

}  // namespace rehearsal::widgets::theme
