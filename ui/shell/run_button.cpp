#include "shell/run_button.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include "widgets/icon.h"
#include "widgets/theme.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

namespace {

QFont buttonFont() {
    return theme::font(theme::TextSize::Body, theme::Weight::Medium);
}

}  // namespace

RunButton::RunButton(session::Session& session, QWidget* parent)
    : QAbstractButton(parent), session_(session) {
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&session, &session::Session::runStarted, this, [this] {
        fraction_ = 0;
        msLeft_ = -1;
        showState();
    });
    connect(&session, &session::Session::runProgress, this, [this](double fraction, quint64, qint64 msLeft) {
        fraction_ = fraction;
        msLeft_ = msLeft;
        showState();
    });
    for (const auto ended : {&session::Session::runFinished, &session::Session::runCancelled})
        connect(&session, ended, this, &RunButton::showState);
    connect(&theme::Notifier::instance(), &theme::Notifier::changed, this, [this] { updateGeometry(); });
    showState();
}

QString RunButton::timeLeftText(qint64 msLeft) {
    if (msLeft < 0) return {};
    const qint64 seconds = (msLeft + 999) / 1000;
    if (seconds < 60) return tr("%1 s left").arg(seconds);
    return tr("%1 m %2 s left").arg(seconds / 60).arg(seconds % 60);
}

void RunButton::showState() {
    if (session_.isRunning()) {
        const QString left = timeLeftText(msLeft_);
        const QString done = tr("%1 %").arg(static_cast<int>(fraction_ * 100));
        setText(left.isEmpty() ? done : tr("%1, %2").arg(done, left));
        setToolTip(tr("Cancel the rehearsal"));
        setAccessibleName(tr("Cancel the rehearsal"));
    } else {
        setText(tr("Run rehearsal"));
        setToolTip(tr("Run the rehearsal (F5)"));
        setAccessibleName(tr("Run rehearsal"));
    }
    setAccessibleDescription(text());
    update();
}

QSize RunButton::sizeHint() const {
    // As wide as it gets while it runs, so that nothing beside it moves.
    const QFontMetrics metrics(buttonFont());
    const int text =
        std::max(metrics.horizontalAdvance(tr("Run rehearsal")),
                 metrics.horizontalAdvance(tr("%1, %2").arg(tr("100 %"), tr("%1 s left").arg(59))));
    return {text + theme::kSmallIcon + 8 + 24, theme::kControlHeight};
}

void RunButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath shape;
    shape.addRoundedRect(box, theme::kControlRadius, theme::kControlRadius);
    const bool running = session_.isRunning();
    const bool lit = isEnabled() && (underMouse() || isDown());
    QColor ground = theme::color(lit ? theme::Role::AccentHover : theme::Role::Accent);
    QColor ink = theme::color(theme::Role::OnAccent);
    if (running) {
        ground = theme::color(theme::Scale::Indigo, lit ? 4 : 3);
        ink = theme::color(theme::Scale::Indigo, 12);
    } else if (!isEnabled()) {
        ground = theme::color(theme::Role::ControlPressed);
        ink = theme::color(theme::Role::DisabledText);
    }
    painter.fillPath(shape, ground);
    if (running) {
        painter.save();
        painter.setClipPath(shape);
        painter.fillRect(QRectF(0, 0, width() * fraction_, height()), theme::color(theme::Scale::Indigo, 6));
        painter.restore();
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme::color(theme::Role::AccentText), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme::kControlRadius,
                                theme::kControlRadius);
    }
    const int textWidth = QFontMetrics(buttonFont()).horizontalAdvance(text());
    const int x = (width() - textWidth - theme::kSmallIcon - 8) / 2;
    const QString iconName = running ? QStringLiteral("x") : QStringLiteral("play");
    painter.drawPixmap(x, (height() - theme::kSmallIcon) / 2,
                       widgets::iconPixmap(iconName, ink, theme::kSmallIcon, devicePixelRatioF()));
    painter.setPen(ink);
    painter.setFont(buttonFont());
    painter.drawText(QRect(x + theme::kSmallIcon + 8, 0, textWidth + 4, height()), Qt::AlignVCenter, text());
}

}  // namespace rehearsal::shell
