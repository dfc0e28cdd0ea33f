#include "widgets/motion.h"

#include <QApplication>
#include <QStyle>
#include <optional>

#include "widgets/theme.h"

namespace rehearsal::widgets::motion {
namespace {

std::optional<bool>& chosen() {
    static std::optional<bool> reduced;
    return reduced;
}

}  // namespace

int durationMs() {
    return isReduced() ? 0 : theme::kMotionMs;
}

void setReduced(bool reduced) {
    chosen() = reduced;
}

bool isReduced() {
    if (chosen()) return *chosen();
    const QString platform = QGuiApplication::platformName();
    const bool unseen = platform == QLatin1String("offscreen") || platform == QLatin1String("minimal");
    return unseen || QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0;
}

}  // namespace rehearsal::widgets::motion
