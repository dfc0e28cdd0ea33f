#include <QTcpServer>
#include <QTcpSocket>

#include "support/test.h"
#include "web/preview_fixture.h"
#include "web/profile.h"
#include "web/remote_pictures.h"

using namespace rehearsal;

namespace {

/// A web server that keeps what it is asked, and answers a picture or the way to another address.
class PictureServer : public QTcpServer {
  public:
    PictureServer() {
        static const QByteArray picture =
            QByteArray::fromBase64("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                const QByteArray request = socket->readAll();
                requests += request;
                if (request.contains(" /away"))
                    socket->write("HTTP/1.1 302 Found\r\nLocation: " + away +
                                  "\r\nContent-Length: 0\r\n\r\n");
                else
                    socket->write(
                        "HTTP/1.1 200 OK\r\nContent-Type: image/gif\r\nSet-Cookie: who=ana\r\n"
                        "Content-Length: " +
                        QByteArray::number(picture.size()) + "\r\n\r\n" + picture);
                socket->disconnectFromHost();
            });
        });
    }
    QString address(const char* path) const {
        return QStringLiteral("http://127.0.0.1:%1/%2").arg(serverPort()).arg(QLatin1String(path));
    }

    QByteArrayList requests;
    QByteArray away;
};

}  // namespace

class RemotePicturesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::Preview> preview_;

    void allow(const std::function<bool(const QUrl&)>& rule) {
        preview_->view.page()->profile().network().setAddressRule(rule);
    }
    void load(const QString& html, bool remote = true) {
        preview_->load(html.toStdString(), {}, {.remotePictures = remote});
    }

  private Q_SLOTS:
    void init() { preview_ = std::make_unique<test::Preview>(); }
    void cleanup() { preview_.reset(); }

    void theyAreFound() {
        const auto found = web::remotePictures(
            "<img src='https://a.example/1.png'><img src=https://a.example/1.png><table background = "
            "\"http://b.example/2.png\"><td style=\"background:url(https://c.example/3.png)\"><a "
            "href='https://d.example/'>https://e.example/</a><img src='assets/own.png'>");
        QCOMPARE(found.size(), std::size_t{3});
    }
    void onlyHttpsOfOtherNetworksMayBeAsked_data() {
        QTest::addColumn<bool>("allowed");
        for (const char* url :
             {"https://img.example.com/a.png", "https://93.184.216.34/", "https://[2606:2800::1]/"})
            QTest::newRow(url) << true;
        for (const char* url :
             {"http://img.example.com/a.png", "https://localhost/", "https://127.0.0.1/",
              "https://127.1.2.3/", "https://10.0.0.1/", "https://172.20.0.1/", "https://192.168.1.1/",
              "https://169.254.169.254/", "https://[::1]/", "https://[fd00::1]/",
              "https://[::ffff:127.0.0.1]/", "https://0x7f000001/", "https://printer/", "https://nas.local/",
              "ftp://img.example.com/", "file:///etc/passwd"})
            QTest::newRow(url) << false;
    }
    void onlyHttpsOfOtherNetworksMayBeAsked() {
        QFETCH(bool, allowed);
        QCOMPARE(web::mayFetchPicture(QUrl(QLatin1String(QTest::currentDataTag()))), allowed);
    }
    void aPictureIsFetchedOnlyWhereAllowedAndTellsNothing() {
        PictureServer server;
        const QString html = QStringLiteral("<img src='%1'>").arg(server.address("a.gif"));
        allow([](const QUrl&) { return true; });
        load(html, false);
        load(html + QStringLiteral("<p>again</p>"), false);
        QVERIFY(server.requests.isEmpty());
        load(html);
        QTRY_COMPARE(preview_->ask(QStringLiteral("document.images[0].naturalWidth")).toInt(), 1);
        load(html + QStringLiteral("<img src='%1'>").arg(server.address("b.gif")));
        QTRY_COMPARE(server.requests.size(), 2);
        for (const QByteArray& request : server.requests) {
            QVERIFY2(!request.toLower().contains("referer"), request);
            QVERIFY2(!request.toLower().contains("cookie"), request);
        }
        allow(web::mayFetchPicture);
        load(QStringLiteral("<img src='%1'><p>x</p>").arg(server.address("c.gif")));
        load(QStringLiteral("<p>done</p>"));
        QCOMPARE(server.requests.size(), 2);
    }
    void nothingButPicturesIsFetched() {
        PictureServer server;
        allow([](const QUrl&) { return true; });
        QString html = QStringLiteral(
            "<link rel='stylesheet' href='ADDRESS'><style>@import url('ADDRESS');@font-face{font-family:f;"
            "src:url('ADDRESS')} p{font-family:f}</style><iframe src='ADDRESS'></iframe><object "
            "data='ADDRESS'></object><video src='ADDRESS' autoplay></video><p>x</p><img src='PICTURE'>");
        html.replace(QStringLiteral("ADDRESS"), server.address("other"));
        html.replace(QStringLiteral("PICTURE"), server.address("a.gif"));
        load(html);
        QTRY_VERIFY(!server.requests.isEmpty());
        load(html + QStringLiteral("<img src='%1'>").arg(server.address("b.gif")));
        QTRY_COMPARE(server.requests.size(), 2);
        for (const QByteArray& request : server.requests) QVERIFY2(!request.contains("/other"), request);
    }
    void aRedirectionIsAskedAboutToo() {
        PictureServer server;
        PictureServer inside;
        server.away = inside.address("secret.gif").toLatin1();
        const int port = server.serverPort();
        allow([port](const QUrl& url) { return url.port() == port; });
        load(QStringLiteral("<img src='%1'>").arg(server.address("away")));
        QTRY_COMPARE(server.requests.size(), 1);
        load(QStringLiteral("<img src='%1'>").arg(server.address("b.gif")));
        QTRY_COMPARE(server.requests.size(), 2);
        QVERIFY(inside.requests.isEmpty());
    }
};
REHEARSAL_TEST(RemotePicturesTest)

#include "remote_pictures_test.moc"
