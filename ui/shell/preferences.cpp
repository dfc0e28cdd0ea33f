#include "shell/preferences.h"

#include <QFileInfo>
#include <QSettings>

namespace rehearsal::shell::preferences {

namespace theme = widgets::theme;

namespace {

constexpr int kRecentFiles = 12;
const QString kRecentKey = QStringLiteral("recent/files");
const QString kModeKey = QStringLiteral("look/mode");
const QString kScaleKey = QStringLiteral("look/text_scale");

}  // namespace

void applyTheme() {
    const QString mode = QSettings().value(kModeKey).toString();
    theme::setTextScale(QSettings().value(kScaleKey, 1.0).toDouble());
    theme::setMode(mode == QLatin1String("light")  ? theme::Mode::Light
                   : mode == QLatin1String("dark") ? theme::Mode::Dark
                                                   : theme::Mode::System);
}

void setThemeMode(theme::Mode mode) {
    constexpr const char* kNames[] = {"system", "light", "dark"};
    QSettings().setValue(kModeKey, QString::fromLatin1(kNames[static_cast<int>(mode)]));
    theme::setMode(mode);
}

void setTextScale(double scale) {
    QSettings().setValue(kScaleKey, scale);
    theme::setTextScale(scale);
}

QStringList recentFiles() {
    QStringList files = QSettings().value(kRecentKey).toStringList();
    files.removeIf([](const QString& file) { return !QFileInfo::exists(file); });
    return files;
}

void addRecentFile(const QString& path) {
    const QString file = QFileInfo(path).absoluteFilePath();
    QStringList files = QSettings().value(kRecentKey).toStringList();
    files.removeAll(file);
    files.prepend(file);
    QSettings().setValue(kRecentKey, files.mid(0, kRecentFiles));
}

void forgetRecentFile(const QString& path) {
    QStringList files = QSettings().value(kRecentKey).toStringList();
    files.removeAll(path);
    QSettings().setValue(kRecentKey, files);
}

}  // namespace rehearsal::shell::preferences
