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
    void show(const QString& key, const QString& language, const QString& text);
    void showProblems(const QJsonArray& problems);
    void complete(const QJsonObject& tags);
    void setVariables(const QJsonObject& variables);
    void goTo(int line, int column);
    void find();

  public Q_SLOTS:
    // From the page.
    void ready() { onReady(); }
    void typed(const QString& key, const QString& text) { onTyped(key, text); }
    void undo() { onUndo(); }
    void redo() { onRedo(); }

  public:
    std::function<void()> onReady;
    std::function<void(const QString& key, const QString& text)> onTyped;
    std::function<void()> onUndo;
    std::function<void()> onRedo;
};

}  // namespace rehearsal::web
