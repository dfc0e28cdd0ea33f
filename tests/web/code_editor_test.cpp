#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QWebEnginePage>
#include <QWebEngineView>
#include <optional>

#include "liquid/filters.h"
#include "liquid/parser.h"
#include "support/test.h"
#include "web/code_editor.h"
#include "web/mjml_compiler.h"

using namespace rehearsal;

class CodeEditorTest : public QObject {
    Q_OBJECT

    std::unique_ptr<web::CodeEditor> editor_;

    QVariant ask(const QString& script) {
        std::optional<QVariant> answer;
        editor_->view()->page()->runJavaScript(script, [&](const QVariant& value) { answer = value; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10000)) return {};
        return *answer;
    }
    QString text() { return ask(QStringLiteral("editorView.state.doc.toString()")).toString(); }
    QByteArray formatted(const QByteArray& source, bool mjml) {
        const QByteArray list =
            QJsonDocument(QJsonArray{QString::fromUtf8(source)}).toJson(QJsonDocument::Compact);
        return ask(QStringLiteral("editorWords.format(...%1, '%2')")
                       .arg(QString::fromUtf8(list), mjml ? QStringLiteral("mjml") : QStringLiteral("html")))
            .toString()
            .toUtf8();
    }
    QWidget* keyboard() { return editor_->view()->focusProxy(); }

  private Q_SLOTS:
    void init() {
        editor_ = std::make_unique<web::CodeEditor>();
        editor_->resize(600, 400);
        QSignalSpy ready(editor_.get(), &web::CodeEditor::ready);
        editor_->show();
        QVERIFY(ready.wait(20000));
        editor_->activateWindow();
        editor_->view()->setFocus();
    }
    void cleanup() { editor_.reset(); }

    void typingIsToldWithTheWholeText() {
        editor_->showText(QStringLiteral("a"), QStringLiteral("text"), QStringLiteral("there"));
        editor_->goTo(1, 1);
        QTRY_VERIFY(ask(QStringLiteral("editorView.hasFocus")).toBool());
        QSignalSpy typed(editor_.get(), &web::CodeEditor::typed);
        QTest::keyClicks(keyboard(), QStringLiteral("Hi "));
        QTRY_VERIFY(!typed.empty() && typed.last()[1].toString() == QStringLiteral("Hi there"));
        QCOMPARE(typed.last()[0].toString(), QStringLiteral("a"));
    }
    void undoIsAskedOfTheOwnerAfterWhatWasTyped() {
        editor_->showText(QStringLiteral("a"), QStringLiteral("text"), QStringLiteral("x"));
        editor_->goTo(1, 1);
        QTRY_VERIFY(ask(QStringLiteral("editorView.hasFocus")).toBool());
        QStringList order;
        connect(editor_.get(), &web::CodeEditor::typed, this,
                [&](const QString&, const QString& now) { order << now; });
        connect(editor_.get(), &web::CodeEditor::undoRequested, this,
                [&] { order << QStringLiteral("undo"); });
        QTest::keyClicks(keyboard(), QStringLiteral("y"));
        QTest::keyClick(keyboard(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(order, (QStringList{QStringLiteral("yx"), QStringLiteral("undo")}));
        QCOMPARE(text(), QStringLiteral("yx"));
    }
    void aTextFromOutsideKeepsTheCursorAndIsNotToldBack() {
        editor_->showText(QStringLiteral("a"), QStringLiteral("text"), QStringLiteral("one two"));
        QSignalSpy typed(editor_.get(), &web::CodeEditor::typed);
        editor_->showText(QStringLiteral("a"), QStringLiteral("text"), QStringLiteral("one 2 two"));
        QTRY_COMPARE(text(), QStringLiteral("one 2 two"));
        QCOMPARE(ask(QStringLiteral("editorView.state.selection.main.head")).toInt(), 6);
        QCOMPARE(typed.count(), 0);
    }
    void aProblemIsMarkedAtItsPlace() {
        editor_->showText(QStringLiteral("a"), QStringLiteral("html"), QStringLiteral("<p>\n{{ oops }}</p>"));
        editor_->showProblems({{base::Severity::Error, "f", {}, 2, 1, "Wrong.", "Mend it."}});
        QTRY_COMPARE(
            ask(QStringLiteral("document.querySelector('.cm-lintRange-error')?.innerText")).toString(),
            QStringLiteral("{{ oops }}"));
        editor_->showProblems({});
        QTRY_VERIFY(ask(QStringLiteral("document.querySelector('.cm-lintRange-error') === null")).toBool());
    }
    void mergeTagsAreOffered() {
        editor_->setMergeTags({{QStringLiteral("profile"),
                                QJsonObject{{QStringLiteral("first_name"), QStringLiteral("Ana")}}}});
        editor_->showText(QStringLiteral("a"), QStringLiteral("mjml"),
                          QStringLiteral("<mj-text>{{ profile. }}</mj-text>"));
        QTRY_VERIFY(text().startsWith(QStringLiteral("<mj-text>")));
        editor_->goTo(1, 21);
        QTRY_COMPARE(ask(QStringLiteral("editorView.state.selection.main.head")).toInt(), 20);
        QTRY_VERIFY(ask(QStringLiteral("editorView.hasFocus")).toBool());
        QTest::keyClick(keyboard(), Qt::Key_Space, Qt::ControlModifier);
        QTRY_COMPARE(
            ask(QStringLiteral("document.querySelector('.cm-completionLabel')?.innerText")).toString(),
            QStringLiteral("first_name"));
        QCOMPARE(ask(QStringLiteral("document.querySelector('.cm-completionDetail')?.innerText")).toString(),
                 QStringLiteral("Ana"));
    }
    void whatIsOfferedOfLiquidIsWhatTheEngineKnows() {
        const auto labels = [this](const char* list) {
            QStringList names =
                ask(QStringLiteral("editorWords.%1.map((option) => option.label)").arg(QLatin1String(list)))
                    .toStringList();
            names.sort();
            return names;
        };
        const auto sorted = [](const std::vector<std::string>& all) {
            QStringList names;
            for (const auto& name : all) names << QString::fromStdString(name);
            names.sort();
            return names;
        };
        QCOMPARE(labels("liquidTags"), sorted(liquid::tagNames()));
        QCOMPARE(labels("liquidFilters"), sorted(liquid::filterNames()));
        QCOMPARE(ask(QStringLiteral("editorWords.liquidTags.concat(editorWords.liquidFilters)"
                                    ".filter((option) => !option.info).length"))
                     .toInt(),
                 0);
    }
    void whatIsOfferedOfMjmlIsWhatTheCompilerTakes() {
        // Every attribute with one of its values, on its own element: none is unknown to MJML.
        const auto source = ask(QStringLiteral(R"JS((() => {
            const tags = editorWords.mjmlTags;
            const parents = {};
            for (const [name, spec] of Object.entries(tags))
                if (name !== "mj-attributes") for (const child of spec.children || []) parents[child] ||= name;
            const around = (name, inner) =>
                name in parents ? around(parents[name], `<${parents[name]}>${inner}</${parents[name]}>`) : inner;
            let head = "", body = "";
            for (const [name, spec] of Object.entries(tags)) {
                if (/^mj(ml|-body|-head|-attributes|-all|-class|-include|-html-attributes?|-selector)$/.test(name))
                    continue;
                const known = Object.entries(spec.attrs).filter(([, values]) => values && name !== "mj-style");
                const all = Object.keys(spec.attrs).filter((key) => !known.some(([own]) => own === key));
                for (const value of [0, 1]) {
                    const attributes = known.map(([key, values]) => `${key}="${values[value % values.length]}"`)
                        .concat(all.map((key) => `${key}="10px"`)).join(" ");
                    const whole = `<${name} ${attributes}></${name}>`;
                    if (parents[name] === "mj-head" && name !== "mj-raw") head += whole;
                    else {
                        let inner = whole;
                        for (let up = parents[name]; up && up !== "mj-body"; up = parents[up])
                            inner = `<${up}>${inner}</${up}>`;
                        body += inner;
                    }
                }
            }
            return `<mjml><mj-head>${head}</mj-head><mj-body>${body}</mj-body></mjml>`;
        })())JS"))
                                .toString();
        QVERIFY(source.size() > 5000);
        web::MjmlCompiler compiler;
        std::optional<web::MjmlResult> made;
        compiler.compile(bundle::plainMjml(source.toStdString(), "all.mjml"),
                         [&](const web::MjmlResult& result) { made = result; });
        QTRY_VERIFY_WITH_TIMEOUT(made.has_value(), 20000);
        std::string found;
        for (const auto& finding : made->problems)
            if (finding.text.find("has no attribute") != std::string::npos ||
                finding.text.find("type Enum") != std::string::npos)
                found += finding.text + "\n";
        QVERIFY(!made->html.empty());
        QVERIFY2(found.empty(), found.c_str());
    }
    void namesOfTheBundleAreOfferedInTheirPlaces_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("first");
        QTest::newRow("block") << QStringLiteral("{% render '|' %}") << QStringLiteral("greeting");
        QTest::newRow("picture") << QStringLiteral("<mj-image src=\"|\" />")
                                 << QStringLiteral("assets/a.png");
        QTest::newRow("include") << QStringLiteral("<mj-include path=\"|\" />")
                                 << QStringLiteral("blocks/head.mjml");
        QTest::newRow("colour") << QStringLiteral("<mj-text color=\"|\">x</mj-text>")
                                << QStringLiteral("{{ brand.colors.accent }}");
        QTest::newRow("value") << QStringLiteral("<mj-text align=\"|\">x</mj-text>")
                               << QStringLiteral("center");
        QTest::newRow("loop variable")
            << QStringLiteral("{% for item in views.cart %}{{ item.| }}{% endfor %}")
            << QStringLiteral("price");
        QTest::newRow("assigned") << QStringLiteral("{% assign one = views.cart.first %}{{ one.| }}")
                                  << QStringLiteral("price");
        QTest::newRow("filter") << QStringLiteral("{{ profile | fallb| }}") << QStringLiteral("fallback");
        QTest::newRow("tag") << QStringLiteral("{% abo| %}") << QStringLiteral("abort");
    }
    void namesOfTheBundleAreOfferedInTheirPlaces() {
        QFETCH(QString, line);
        QFETCH(QString, first);
        editor_->setMergeTags(
            {{QStringLiteral("views"),
              QJsonObject{{QStringLiteral("cart"), QJsonArray{QJsonObject{{QStringLiteral("price"), 3}}}}}},
             {QStringLiteral("brand"),
              QJsonObject{{QStringLiteral("colors"),
                           QJsonObject{{QStringLiteral("accent"), QStringLiteral("#3e63dd")}}}}}});
        editor_->setNames({{QStringLiteral("blocks"), QJsonArray{QStringLiteral("greeting")}},
                           {QStringLiteral("assets"), QJsonArray{QStringLiteral("assets/a.png")}},
                           {QStringLiteral("includes"), QJsonArray{QStringLiteral("blocks/head.mjml")}}});
        const auto at = static_cast<int>(line.lastIndexOf(QLatin1Char('|')));
        const QString shown = line.left(at) + line.mid(at + 1);
        editor_->showText(line, QStringLiteral("mjml"), shown);
        QTRY_COMPARE(text(), shown);
        editor_->goTo(1, at + 1);
        QTRY_COMPARE(ask(QStringLiteral("editorView.state.selection.main.head")).toInt(), at);
        QTRY_VERIFY(ask(QStringLiteral("editorView.hasFocus")).toBool());
        QTest::keyClick(keyboard(), Qt::Key_Space, Qt::ControlModifier);
        QTRY_COMPARE(
            ask(QStringLiteral("document.querySelector('.cm-completionLabel')?.innerText")).toString(),
            first);
    }
    void stylesAreReadAsStylesInMjStyle() {
        editor_->showText(QStringLiteral("a"), QStringLiteral("mjml"),
                          QStringLiteral("<mj-style>.a { color: {{ c }}; }</mj-style>"));
        QTRY_COMPARE(ask(QStringLiteral("[...document.querySelectorAll('.cm-line span')]"
                                        ".some((span) => span.innerText === 'color' && span.className)"))
                         .toBool(),
                     true);
    }
    void aCommentEndsAlsoWhereItsEndTrimsWhiteSpace() {
        for (const char* name : {"comment", "raw"}) {
            const QString text = QStringLiteral("{%- %1 -%} words {%- end%1 -%}\n<b>{{ after }}</b>")
                                     .arg(QLatin1String(name));
            editor_->showText(QLatin1String(name), QStringLiteral("html"), text);
            QTRY_COMPARE(this->text(), text);
            QTRY_VERIFY(ask(QStringLiteral("[...document.querySelectorAll('.cm-line span')]"
                                           ".some((span) => span.innerText === 'after' && span.className)"))
                            .toBool());
            QVERIFY(ask(QStringLiteral("[...document.querySelectorAll('.cm-line span')]"
                                       ".some((span) => span.innerText === 'b' && span.className)"))
                        .toBool());
        }
    }
    void findAndReplaceOpenByKeys() {
        editor_->showText(QStringLiteral("a"), QStringLiteral("text"), QStringLiteral("one"));
        editor_->goTo(1, 1);
        QTRY_VERIFY(ask(QStringLiteral("editorView.hasFocus")).toBool());
        QTest::keyClick(keyboard(), Qt::Key_H, Qt::ControlModifier);
        QTRY_COMPARE(ask(QStringLiteral("document.activeElement.name")).toString(),
                     QStringLiteral("replace"));
        QTest::keyClick(keyboard(), Qt::Key_F, Qt::ControlModifier);
        QTRY_COMPARE(ask(QStringLiteral("document.activeElement.name")).toString(), QStringLiteral("search"));
    }
    void aTextToReadOnlyCannotBeTypedInto() {
        editor_->showText(QStringLiteral("a"), QStringLiteral("html"), QStringLiteral("<p>x</p>"),
                          web::CodeEditor::Access::ReadOnly);
        editor_->goTo(1, 1);
        QTRY_VERIFY(ask(QStringLiteral("editorView.hasFocus")).toBool());
        QTest::keyClicks(keyboard(), QStringLiteral("abc"));
        editor_->showText(QStringLiteral("a"), QStringLiteral("html"), QStringLiteral("<p>y</p>"),
                          web::CodeEditor::Access::ReadOnly);
        QTRY_COMPARE(text(), QStringLiteral("<p>y</p>"));
    }
    void formattingIndentsAndIsGivenToTheOwner() {
        editor_->showText(
            QStringLiteral("a"), QStringLiteral("mjml"),
            QStringLiteral("<mjml><mj-body>\n<mj-section><mj-column><mj-text>\n{% if a %}\n<b>x</b>\n"
                           "{% endif %}</mj-text></mj-column></mj-section></mj-body></mjml>"));
        QSignalSpy formatted(editor_.get(), &web::CodeEditor::formatted);
        editor_->goTo(1, 1);
        QTRY_VERIFY(ask(QStringLiteral("editorView.hasFocus")).toBool());
        QTest::keyClick(keyboard(), Qt::Key_F, Qt::ShiftModifier | Qt::AltModifier);
        QTRY_COMPARE(formatted.count(), 1);
        QCOMPARE(
            formatted.first()[1].toString(),
            QStringLiteral("<mjml>\n  <mj-body>\n    <mj-section>\n      <mj-column>\n        <mj-text>\n"
                           "          {% if a %}\n            <b>x</b>\n        {% endif %}</mj-text>\n"
                           "      </mj-column>\n    </mj-section>\n  </mj-body>\n</mjml>\n"));
    }
    void formattingIsDoneOnceAndChangesNothingThatIsSeen() {
        web::MjmlCompiler compiler;
        QDirIterator files(QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/"),
                           {QStringLiteral("*.mjml"), QStringLiteral("*.liquid")}, QDir::Files,
                           QDirIterator::Subdirectories);
        int mails = 0;
        while (files.hasNext()) {
            const QString file = files.next();
            QFile source(file);
            QVERIFY(source.open(QIODevice::ReadOnly));
            const QByteArray before = source.readAll();
            const bool mjml = file.endsWith(QLatin1String(".mjml"));
            const QByteArray after = formatted(before, mjml);
            QCOMPARE(formatted(after, mjml), after);
            if (!mjml) {
                QCOMPARE(after.simplified(), before.simplified());
                continue;
            }
            QList<QByteArray> made;
            for (const QByteArray& bytes : {before, after})
                compiler.compile(bundle::plainMjml(bytes.toStdString(), "body.mjml"),
                                 [&](const web::MjmlResult& result) {
                                     made << QByteArray::fromStdString(result.html).simplified();
                                 });
            QTRY_COMPARE_WITH_TIMEOUT(made.size(), 2, 20000);
            QVERIFY2(made[0] == made[1], qPrintable(file));
            ++mails;
        }
        QVERIFY(mails > 5);
    }
};
REHEARSAL_TEST(CodeEditorTest)

#include "code_editor_test.moc"
