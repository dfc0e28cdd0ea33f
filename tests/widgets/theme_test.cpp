#include "widgets/theme.h"

#include <QApplication>
#include <QFontInfo>
#include <QFontMetrics>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "support/test.h"

namespace rehearsal::widgets {

using theme::Role;
using theme::Scale;

namespace {

/// WCAG 2.1 relative luminance.
double luminance(const QColor& color) {
    const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { theme::install(); }

    void textCanBeReadOnEveryGround() {
        for (const bool dark : {false, true})
            for (const Role ground : {Role::App, Role::Panel, Role::Card, Role::Control, Role::ControlHover})
                for (const Role text : {Role::Text, Role::SecondaryText, Role::AccentText, Role::GoodText,
                                        Role::WarningText, Role::ErrorText}) {
                    // Coloured sentences stand on the app, panels and cards, not on what is hovered.
                    const bool coloured = text != Role::Text && text != Role::SecondaryText;
                    if (coloured && ground == Role::ControlHover) continue;
                    const double ratio = contrast(theme::color(text, dark), theme::color(ground, dark));
                    QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("role %1 on %2, %3: %4")
                                                          .arg(int(text))
                                                          .arg(int(ground))
                                                          .arg(dark ? "dark" : "light")
                                                          .arg(ratio)));
                }
    }

    void textCanBeReadOnAccentSelectionAndTints() {
        for (const auto mode : {theme::Mode::Light, theme::Mode::Dark}) {
            theme::setMode(mode);
            QVERIFY(contrast(theme::color(Role::OnAccent), theme::color(Role::Accent)) >= 4.5);
            QVERIFY(contrast(theme::color(Role::Text), theme::color(Role::Selection)) >= 4.5);
            for (const Scale scale : {Scale::Slate, Scale::Indigo, Scale::Grass, Scale::Amber, Scale::Tomato,
                                      Scale::Violet, Scale::Teal})
                QVERIFY2(contrast(theme::textOnTint(scale), theme::color(scale, 4)) >= 4.5,
                         qPrintable(QString::number(int(scale))));
        }
    }

    void focusCanBeSeen() {
        for (const bool dark : {false, true})
            for (const Role ground : {Role::App, Role::Panel, Role::Card})
                QVERIFY(contrast(theme::color(Role::Focus, dark), theme::color(ground, dark)) >= 3);
    }

    void theFontsAreOurOwnAndFiguresAreOfOneWidth() {
        QCOMPARE(QFontInfo(theme::font(theme::TextSize::Body)).family(), theme::fontFamily());
        QCOMPARE(QFontInfo(theme::sourceFont()).family(), theme::sourceFontFamily());
        const QFontMetricsF metrics(theme::font(theme::TextSize::Figure, theme::Weight::Semibold));
        for (const QChar digit : QStringLiteral("023456789"))
            QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(QLatin1Char('1')));
    }

    void modeAndTextSizeAreToldToEveryone() {
        theme::setMode(theme::Mode::Light);
        QSignalSpy changed(&theme::Notifier::instance(), &theme::Notifier::changed);
        theme::setMode(theme::Mode::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 64);
        theme::setTextScale(1.3);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(theme::pixelSize(theme::TextSize::Body), 17);
        theme::setTextScale(1);
    }

    void noTokenIsLeftInTheStyleSheet() {
        const auto left = QRegularExpression(QStringLiteral("@(?!2x)[A-Za-z]+")).match(qApp->styleSheet());
        QVERIFY2(!left.hasMatch(), qPrintable(left.captured()));
    }
};

REHEARSAL_TEST(ThemeTest)

}  // namespace rehearsal::widgets

#include "theme_test.moc"
