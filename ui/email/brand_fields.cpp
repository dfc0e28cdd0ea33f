#include "email/brand_fields.h"

#include <QColorDialog>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QToolButton>

#include "bundle/edits.h"
#include "email/brand_file.h"
#include "fields/search_combo.h"
#include "fields/simple_fields.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

namespace rehearsal::email {

using namespace fields;
namespace theme = widgets::theme;

namespace {

constexpr qint64 kLargestPicture = 10 * 1024 * 1024;
constexpr int kPictureHeight = 48;

const QStringList& safeFonts() {
    static const QStringList fonts{QStringLiteral("Helvetica, Arial, sans-serif"),
                                   QStringLiteral("Georgia, 'Times New Roman', serif"),
                                   QStringLiteral("Verdana, Geneva, sans-serif"),
                                   QStringLiteral("'Trebuchet MS', Helvetica, sans-serif"),
                                   QStringLiteral("Tahoma, Verdana, sans-serif"),
                                   QStringLiteral("'Times New Roman', Times, serif"),
                                   QStringLiteral("'Courier New', Courier, monospace")};
    return fonts;
}

QString textOf(const Json* value) {
    return value && value->is_string() ? QString::fromStdString(value->get<std::string>()) : QString();
}

}  // namespace

ColorField::ColorField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), swatch_(new QToolButton(this)), digits_(new QLineEdit(this)) {
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(theme::kInsideControl);
    swatch_->setFixedSize(theme::kControlHeight, theme::kControlHeight);
    swatch_->setIconSize({theme::kIcon, theme::kIcon});
    swatch_->setToolTip(tr("Choose a colour"));
    swatch_->setAccessibleName(tr("%1: choose a colour").arg(spec().label));
    digits_->setAccessibleName(spec().label);
    line->addWidget(swatch_);
    line->addWidget(digits_, 1);
    row->setFocusProxy(digits_);
    setEditor(row);
    connect(swatch_, &QToolButton::clicked, this, &ColorField::choose);
    connect(digits_, &QLineEdit::textEdited, this, &ColorField::take);
}

void ColorField::show(const Json* value) {
    const QString text = textOf(value);
    paint(text);
    if (digits_->text().compare(text, Qt::CaseInsensitive) == 0) return;
    const QSignalBlocker quiet(digits_);
    digits_->setText(text);
}

void ColorField::take(const QString& text) {
    static const QRegularExpression digits(QStringLiteral("^#?([0-9a-fA-F]{6})$"));
    const auto match = digits.match(text.trimmed());
    if (!match.hasMatch()) return setRefusal(tr("A colour has six digits, such as #3451B2."));
    commit(Json("#" + match.captured(1).toUpper().toStdString()), true);
}

void ColorField::choose() {
    auto* dialog = new QColorDialog(QColor(digits_->text()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QColorDialog::DontUseNativeDialog);
    dialog->setWindowTitle(spec().label);
    connect(dialog, &QColorDialog::colorSelected, this,
            [this](const QColor& color) { commit(Json(color.name().toUpper().toStdString())); });
    dialog->open();
}

void ColorField::paint(const QString& color) {
    const double scale = devicePixelRatioF();
    QPixmap pixmap(QSize(theme::kIcon, theme::kIcon) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::color(theme::Role::ControlBorder));
    painter.setBrush(QColor(color));
    painter.drawRoundedRect(QRectF(0.5, 0.5, theme::kIcon - 1, theme::kIcon - 1), 4, 4);
    painter.end();
    swatch_->setIcon(pixmap);
}

FontsField::FontsField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), edit_(new SearchCombo(safeFonts(), this)) {
    setEditor(edit_);
    connect(edit_, &QComboBox::editTextChanged, this, [this](const QString& text) {
        if (!text.trimmed().isEmpty()) commit(Json(text.trimmed().toStdString()), true);
    });
}

void FontsField::show(const Json* value) {
    const QString text = textOf(value);
    if (edit_->currentText().trimmed() == text) return;
    const QSignalBlocker quiet(edit_);
    edit_->setEditText(text);
}

PictureField::PictureField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), edit_(makeCombo(this)), picture_(new QLabel(this)) {
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(theme::kInsideControl);
    picture_->setFixedHeight(kPictureHeight);
    picture_->setAccessibleName(tr("The picture as it is now"));
    edit_->setAccessibleName(spec().label);
    auto* other = new QPushButton(widgets::icon(QStringLiteral("folder-open")), tr("From a file…"), row);
    line->addWidget(picture_);
    line->addWidget(edit_, 1);
    line->addWidget(other);
    row->setFocusProxy(edit_);
    setEditor(row);
    connect(edit_, &QComboBox::activated, this,
            [this](int index) { commit(Json(edit_->itemData(index).toString().toStdString())); });
    connect(other, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Choose a picture"), {},
                                                          tr("Pictures (*.png *.jpg *.jpeg *.gif)"));
        if (!path.isEmpty()) bringIn(path);
    });
}

void PictureField::bringIn(const QString& path) {
    QFile file(path);
    if (file.size() > kLargestPicture)
        return setRefusal(
            tr("The picture is larger than 10 MB. No mail should carry that: save it smaller."));
    if (!file.open(QIODevice::ReadOnly))
        return setRefusal(tr("%1 cannot be read: %2").arg(path, file.errorString()));
    const QByteArray bytes = file.readAll();
    if (QImage::fromData(bytes).isNull())
        return setRefusal(tr("%1 is no picture that can be read here. Save it as PNG or JPEG.").arg(path));
    bundle::Files after = context().session().document().files();
    QString name = QFileInfo(path).fileName();
    name.replace(QRegularExpression(QStringLiteral("[^A-Za-z0-9._-]")), QStringLiteral("-"));
    const std::string asset = "assets/" + name.toStdString();
    after.set(asset, bytes.toStdString());
    bundle::Document changed(after);
    const auto inBrand = bundle::edits::setValue(changed, kBrandFile, spec().pointer, Json(asset), {});
    changed.apply(inBrand);
    const auto edit = bundle::difference(context().session().document().files(), changed.files(),
                                         tr("Change “%1”").arg(spec().label).toStdString());
    setRefusal({});
    context().session().apply(edit);
}

void PictureField::show(const Json* value) {
    const QString chosen = textOf(value);
    const QSignalBlocker quiet(edit_);
    edit_->clear();
    edit_->addItem(tr("None"), QString());
    const bundle::Files& files = context().session().document().files();
    for (const std::string& asset : files.under("assets/"))
        edit_->addItem(QString::fromStdString(asset.substr(7)), QString::fromStdString(asset));
    edit_->setCurrentIndex(edit_->findData(chosen));
    const std::string* bytes = files.find(chosen.toStdString());
    QImage image = bytes ? QImage::fromData(QByteArray::fromStdString(*bytes)) : QImage();
    picture_->setVisible(!image.isNull());
    if (image.isNull()) return;
    const double scale = devicePixelRatioF();
    image = image.scaledToHeight(qRound(kPictureHeight * scale), Qt::SmoothTransformation);
    image.setDevicePixelRatio(scale);
    picture_->setPixmap(QPixmap::fromImage(image));
}

}  // namespace rehearsal::email
