#include "widgets/icon.h"

#include <QDirIterator>
#include <QTest>

#include "support/test.h"

namespace rehearsal::widgets {

class IconTest : public QObject {
    Q_OBJECT
  private slots:
    void anIconIsDrawnInItsColourAtTheRatioAskedFor() {
        const QPixmap once = iconPixmap(QStringLiteral("mail"), Qt::red, 16, 1);
        const QPixmap twice = iconPixmap(QStringLiteral("mail"), Qt::red, 16, 2);
        QCOMPARE(once.size(), QSize(16, 16));
        QCOMPARE(twice.size(), QSize(32, 32));
        QCOMPARE(twice.devicePixelRatio(), 2.0);
        const QImage image = twice.toImage();
        int strong = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).alpha() > 250) {
                    ++strong;
                    QCOMPARE(image.pixelColor(x, y).rgb(), QColor(Qt::red).rgb());
                }
        QVERIFY(strong > 40);  // Lines of three pixels, not a blur.
    }

    void anIconFollowsTheTheme() {
        const QIcon icon = widgets::icon(QStringLiteral("mail"), theme::Role::Text);
        theme::setMode(theme::Mode::Light);
        const QImage light = icon.pixmap(16, 16).toImage();
        theme::setMode(theme::Mode::Dark);
        QVERIFY(icon.pixmap(16, 16).toImage() != light);
        QCOMPARE(icon.name(), QStringLiteral("mail"));
    }

    void everyIconCanBeDrawn() {
        (void)iconPixmap(QStringLiteral("mail"), Qt::red, 16, 1);
        QDirIterator files(QStringLiteral(":/icons"), {QStringLiteral("*.svg")});
        int count = 0;
        while (files.hasNext()) {
            files.next();
            const QImage image = iconPixmap(files.fileInfo().completeBaseName(), Qt::black, 20, 1).toImage();
            bool drawn = false;
            for (int y = 0; y < 20 && !drawn; ++y)
                for (int x = 0; x < 20 && !drawn; ++x) drawn = image.pixelColor(x, y).alpha() > 0;
            QVERIFY2(drawn, qPrintable(files.fileName()));
            ++count;
        }
        QVERIFY(count > 20);
    }
};

REHEARSAL_TEST(IconTest)

}  // namespace rehearsal::widgets

#include "icon_test.moc"
