#pragma once

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <nlohmann/json.hpp>

#include "campaign_fixture.h"
#include "design/edge_item.h"
#include "design/node_item.h"
#include "design/plus_item.h"
#include "design/step_palette.h"

namespace rehearsal::test {

/// A hand on the canvas of a fixture: it finds what is there and does what a person does with mouse and keys.
struct Hand {
    explicit Hand(Fixture& at) : fixture(at) {
        fixture.canvas().setFocus();
        fixture.canvas().fit();
    }

    nlohmann::ordered_json nodes() const { return nlohmann::ordered_json::parse(fixture.text())["nodes"]; }
    nlohmann::ordered_json layout() const {
        const auto json = nlohmann::ordered_json::parse(fixture.text());
        return json.contains("layout") ? json["layout"] : nlohmann::ordered_json();
    }
    int edge(const std::string& id, const std::string& pointer) const {
        const auto& graph = fixture.scene().graph();
        for (int i = 0; i < static_cast<int>(graph.edges.size()); ++i) {
            const design::FlowEdge& each = graph.edges[design::at(i)];
            if (graph.ids[design::at(each.from)] == id && each.pointer == pointer) return i;
        }
        return -1;
    }
    QPointF plusOf(const std::string& id, const std::string& pointer) const {
        return fixture.scene().plus(edge(id, pointer))->pos();
    }
    QPointF cardOf(const QString& id) const { return fixture.scene().node(id)->sceneBoundingRect().center(); }
    QPoint onScreen(const QPointF& scenePos) const { return fixture.canvas().mapFromScene(scenePos); }
    QWidget* port() const { return fixture.canvas().viewport(); }

    void press(const QPointF& pos, Qt::KeyboardModifiers keys = {}) const {
        QTest::mousePress(port(), Qt::LeftButton, keys, onScreen(pos));
    }
    /// With the button down, as the test library does not say it by itself.
    void moveTo(const QPointF& pos, Qt::KeyboardModifiers keys = {}) const {
        const QPoint at = onScreen(pos);
        QMouseEvent move(QEvent::MouseMove, at, port()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, keys);
        QApplication::sendEvent(port(), &move);
    }
    void letGo(const QPointF& pos, Qt::KeyboardModifiers keys = {}) const {
        QTest::mouseRelease(port(), Qt::LeftButton, keys, onScreen(pos));
    }
    void drag(const QPointF& from, const QPointF& to, Qt::KeyboardModifiers keys = {}) const {
        press(from, keys);
        moveTo((from + to) / 2, keys);
        moveTo(to, keys);
        letGo(to, keys);
    }
    void click(const QPointF& pos, Qt::KeyboardModifiers keys = {}) const {
        QTest::mouseClick(port(), Qt::LeftButton, keys, onScreen(pos));
    }
    void key(int key, Qt::KeyboardModifiers keys = {}) const {
        QTest::keyClick(&fixture.canvas(), static_cast<Qt::Key>(key), keys);
    }
    /// Chooses in the palette that is open.
    void choose(const QString& typed) const {
        auto* search = fixture.canvas().palettePopup()->findChild<QLineEdit*>(QStringLiteral("stepSearch"));
        QVERIFY(search && search->isVisible());
        QTest::keyClicks(search, typed);
        QTest::keyClick(search, Qt::Key_Return);
    }
    void undo() const { fixture.session.undoStack()->undo(); }
    int undoable() const { return fixture.session.undoStack()->index(); }

    Fixture& fixture;
};

/// Text of a document.
inline QString said(const nlohmann::ordered_json& json) {
    return json.is_string() ? QString::fromStdString(json.get<std::string>()) : QString();
}

}  // namespace rehearsal::test
