#pragma once

#include <QBuffer>
#include <QImage>
#include <string>

namespace rehearsal::test {

/// A red square as a PNG.
inline std::string redPicture(int size = 8) {
    QImage image(size, size, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes.toStdString();
}

}  // namespace rehearsal::test
