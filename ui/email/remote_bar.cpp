#include "email/remote_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

RemoteBar::RemoteBar(QWidget* parent) : QWidget(parent), button_(new QPushButton(this)) {
    text_ = widgets::makeLabel({}, widgets::TextRole::Secondary, this);
    text_->setWordWrap(true);
    widgets::setVariant(button_, widgets::Variant::Ghost);
    button_->setToolTip(
        tr("Fetches pictures by https for this email only. Their servers then see that somebody looked"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(widgets::theme::kInsideControl);
    layout->addWidget(text_, 1);
    layout->addWidget(button_);
    connect(button_, &QPushButton::clicked, this, [this] { emit loadChanged(!loaded_); });
    hide();
}

void RemoteBar::show(int pictures, bool loaded) {
    loaded_ = loaded;
    text_->setText(loaded ? tr("%n remote picture(s) are fetched", nullptr, pictures)
                          : tr("%n remote picture(s) not loaded", nullptr, pictures));
    button_->setText(loaded ? tr("Stop loading") : tr("Load pictures"));
    setVisible(pictures > 0);
}

QString RemoteBar::text() const {
    return text_->text();
}

}  // namespace rehearsal::email
