#pragma once

#include <QSignalSpy>
#include <QWebEngineScript>
#include <optional>

#include "support/test.h"
#include "web/preview_page.h"
#include "web/preview_view.h"

namespace rehearsal::test {

/// Asks a page in a world of its own, where the mail's scripts are not.
inline QVariant ask(QWebEnginePage* page, const QString& script) {
    std::optional<QVariant> answer;
    page->runJavaScript(script, QWebEngineScript::ApplicationWorld,
                        [&](const QVariant& value) { answer = value; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10000)) return {};
    return *answer;
}

/// A preview of 600 by 400 that no screen is needed for.
class Preview {
  public:
    Preview() {
        view.setAttribute(Qt::WA_DontShowOnScreen);
        view.resize(600, 400);
        view.QWidget::show();
    }
    void load(const std::string& html, const bundle::Files& files = {}, const web::MailLook& look = {}) {
        QSignalSpy shown(&view, &web::PreviewView::shown);
        view.show(html, files, look);
        QVERIFY(shown.wait(20000));
    }
    QVariant ask(const QString& script) { return test::ask(view.page(), script); }

    web::PreviewView view;
};

}  // namespace rehearsal::test
