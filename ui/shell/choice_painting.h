#pragma once

#include <QString>

#include "widgets/theme.h"

class QPainter;
class QRect;

namespace rehearsal::shell {

/// What a choice shows: a tile, what it is, and a sentence about it.
struct ChoiceContent {
    QString iconName;
    widgets::theme::Scale scale;
    QString title;
    QString sentence;
};

/// Paints a choice's content into a rectangle; what is around it is the caller's.
void paintChoice(QPainter& painter, const QRect& rect, const ChoiceContent& content);

}  // namespace rehearsal::shell
