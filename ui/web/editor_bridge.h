#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <functional>

namespace rehearsal::web {

/// What the editor's page and the window say to each other, over a web channel. Signals go to the page
/// (resources/web/editor/main.js), slots are called by it.
class EditorBridge : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;

  signals:
    // To the page.
    void show(const QString& key, const QString& language, const QString& text, bool readOnly);
    void showProblems(const QJsonArray& problems);
    void complete(const QJsonObject& tags);
    void setNames(const QJsonObject& names);
    void setVariables(const QJsonObject& variables);
    void goTo(int line, int column);
    void find();
    void replace();
    void format();

  public Q_SLOTS:
    // From the page.
    void ready() { onReady(); }
    void typed(const QString& key, const QString& text) { onTyped(key, text); }
    void formatted(const QString& key, const QString& text) { onFormatted(key, text); }
    void selected(const QString& key, int from, int to) { onSelected(key, from, to); }
    void dropped(const QString& key, const QString& block, int at) { onDropped(key, block, at); }
    void undo() { onUndo(); }
    void redo() { onRedo(); }

  public:
    std::function<void()> onReady;
    std::function<void(const QString& key, const QString& text)> onTyped;
    std::function<void(const QString& key, const QString& text)> onFormatted;
    std::function<void(const QString& key, int from, int to)> onSelected;
    std::function<void(const QString& key, const QString& block, int at)> onDropped;
    std::function<void()> onUndo;
    std::function<void()> onRedo;
};

}  // namespace rehearsal::web
