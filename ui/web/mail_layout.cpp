#include "web/mail_layout.h"

#include <QCoreApplication>
#include <QVariantMap>

namespace rehearsal::web {

namespace {

/// Finds the innermost things that are wider than the page or than the cell they stand in. Only so many
/// elements are looked at: a mail that has more is measured, and not searched.
const char kMeasure[] = R"js((() => {
  const root = document.documentElement, body = document.body;
  if (!root || !body) return null;
  for (const image of document.images) image.decoding = 'sync';
  const width = root.clientWidth;
  const found = [];
  const all = body.getElementsByTagName('*');
  const seen = Math.min(all.length, 20000);
  const wordsOf = e => ((e.alt || e.innerText || '').trim().replace(/\s+/g, ' '));
  const kindOf = e => {
    if (e.tagName === 'IMG') return 'picture';
    const link = e.closest('a') || (e.querySelectorAll('a').length === 1 ? e.querySelector('a') : null);
    if (link && link.innerText.trim() === e.innerText.trim()) {
      const box = getComputedStyle(link);
      return parseFloat(box.paddingLeft) > 0 || box.display !== 'inline' ? 'button' : 'link';
    }
    return /^(TABLE|TBODY|TR)$/.test(e.tagName) && e.getElementsByTagName('td').length > 1 ? 'table' : 'text';
  };
  const note = (e, size, room) => found.push({element: e, kind: kindOf(e), words: wordsOf(e).slice(0, 80),
                                              size: Math.round(size), room: Math.round(room)});
  const wide = root.scrollWidth > width;
  for (let i = 0; i < seen; i++) {
    const e = all[i];
    const room = e.clientWidth;
    if (room > 0 && e.scrollWidth > room + 1 && getComputedStyle(e).overflowX === 'visible')
      note(e, e.scrollWidth, Math.min(room, width));
    else if (wide && e.getBoundingClientRect().width > width + 1)
      note(e, e.getBoundingClientRect().width, width);
  }
  const inner = found.filter(a => !found.some(b => a !== b && a.element.contains(b.element)));
  inner.sort((a, b) => b.size / b.room - a.size / a.room);
  return {width, height: Math.max(root.scrollHeight, body.scrollHeight), wide,
          tooWide: inner.slice(0, 5).map(({kind, words, size, room}) => ({kind, words, size, room}))};
})())js";

const char kMark[] = R"js((() => {
  if (innerHeight < %2 + %3) return false;
  const strip = document.createElement('div');
  strip.style.cssText = 'all:initial !important;display:block !important;position:absolute !important;' +
      'left:0 !important;width:100% !important;top:%2px !important;height:%3px !important;' +
      'background:%1 !important;z-index:2147483647 !important';
  document.documentElement.appendChild(strip);
  const off = %2 - strip.getBoundingClientRect().top;
  if (off) strip.style.setProperty('top', (%2 + off) + 'px', 'important');
  return true;
})())js";

/// Whose texts are translated.
struct LayoutWords {
    Q_DECLARE_TR_FUNCTIONS(LayoutWords)
};

QString shortened(const QString& words) {
    constexpr int kMost = 24;
    return words.size() > kMost ? words.left(kMost).trimmed() + QChar(0x2026) : words;
}

QString sentenceOf(const QVariantMap& thing) {
    const QString kind = thing.value(QStringLiteral("kind")).toString();
    const QString words = shortened(thing.value(QStringLiteral("words")).toString());
    QString what;
    if (kind == QLatin1String("picture"))
        what =
            words.isEmpty() ? LayoutWords::tr("A picture") : LayoutWords::tr("The picture “%1”").arg(words);
    else if (words.isEmpty())
        what = kind == QLatin1String("table") ? LayoutWords::tr("A table")
                                              : LayoutWords::tr("A part without words");
    else
        what = LayoutWords::tr("“%1”").arg(words);
    QString why = LayoutWords::tr("the words do not wrap.");
    if (kind == QLatin1String("button")) why = LayoutWords::tr("the button does not wrap.");
    if (kind == QLatin1String("link")) why = LayoutWords::tr("the link does not wrap.");
    if (kind == QLatin1String("picture")) why = LayoutWords::tr("it does not shrink.");
    if (kind == QLatin1String("table") || words.isEmpty()) why = LayoutWords::tr("it does not get narrower.");
    return LayoutWords::tr("%1 is %2 px wide at %3 px: %4")
        .arg(what)
        .arg(thing.value(QStringLiteral("size")).toInt())
        .arg(thing.value(QStringLiteral("room")).toInt())
        .arg(why);
}

}  // namespace

QString measureScript() {
    return QString::fromUtf8(kMeasure);
}

QString markScript(const QString& color, int top, int height) {
    return QString::fromUtf8(kMark).arg(color).arg(top).arg(height);
}

MailLayout layoutOf(const QVariant& answer) {
    const QVariantMap map = answer.toMap();
    MailLayout layout;
    layout.pageWidth = map.value(QStringLiteral("width")).toInt();
    layout.height = map.value(QStringLiteral("height")).toInt();
    for (const QVariant& thing : map.value(QStringLiteral("tooWide")).toList())
        layout.tooWide << sentenceOf(thing.toMap());
    if (layout.tooWide.isEmpty() && map.value(QStringLiteral("wide")).toBool())
        layout.tooWide
            << LayoutWords::tr("The mail is wider than the window of %1 px.").arg(layout.pageWidth);
    return layout;
}

}  // namespace rehearsal::web
