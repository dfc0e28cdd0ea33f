#include "fields/weight_field.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <cmath>
#include <numeric>

#include "bundle/json_edit.h"
#include "fields/calm.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::fields {
namespace {

namespace theme = widgets::theme;
constexpr double kWhole = 100;

double sumOf(const std::vector<double>& weights) {
    return std::accumulate(weights.begin(), weights.end(), 0.0);
}
bool isWhole(double number) {
    return std::abs(number - std::round(number)) < 1e-9;
}
bool addsUp(const std::vector<double>& weights) {
    return std::abs(sumOf(weights) - kWhole) < 1e-6;
}

std::vector<double> weightsOf(const Json* arms) {
    std::vector<double> out;
    if (!arms || !arms->is_array()) return out;
    for (const Json& arm : *arms) {
        const Json weight = arm.is_object() ? arm.value("weight", Json(0)) : Json(0);
        out.push_back(weight.is_number() ? weight.get<double>() : 0);
    }
    return out;
}

Json numberJson(double number) {
    return isWhole(number) ? Json(static_cast<std::int64_t>(std::llround(number)))
                           : Json(std::round(number * 100) / 100);
}

/// The arms with other weights; those that stay the same keep their bytes.
Json withWeights(Json arms, const std::vector<double>& before, const std::vector<double>& weights) {
    for (std::size_t i = 0; i < arms.size() && i < weights.size(); ++i) {
        if (before[i] != weights[i]) arms[i]["weight"] = numberJson(weights[i]);
    }
    return arms;
}

/// Shows no more digits than there are.
class WeightSpin : public Calm<QDoubleSpinBox> {
  public:
    using Calm::Calm;
    QString textFromValue(double value) const override {
        return locale().toString(value, 'g', QLocale::FloatingPointShortest);
    }
};

QString percent(double share) {
    return QLocale().toString(std::round(share * 1000) / 10, 'f',
                              isWhole(std::round(share * 1000) / 10) ? 0 : 1);
}

/// Shares out `total` by `parts`, in whole numbers where `whole`.
std::vector<double> sharedOut(double total, std::vector<double> parts, bool whole) {
    double sum = sumOf(parts);
    if (sum <= 0) {
        std::fill(parts.begin(), parts.end(), 1.0);
        sum = static_cast<double>(parts.size());
    }
    std::vector<double> out;
    std::vector<std::pair<double, std::size_t>> rests;
    double given = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double exact = total * parts[i] / sum;
        const double part = whole ? std::floor(exact + 1e-9) : std::floor(exact * 100 + 1e-6) / 100;
        out.push_back(part);
        given += part;
        rests.emplace_back(exact - part, i);
    }
    // What rounding left over goes to those it took most from.
    std::stable_sort(rests.begin(), rests.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    const double step = whole ? 1 : 0.01;
    for (std::size_t i = 0; total - given > step / 2 && !rests.empty(); ++i, given += step)
        out[rests[i % rests.size()].second] += step;
    return out;
}

}  // namespace

std::vector<double> rebalanced(std::vector<double> weights, std::size_t changed, double value) {
    if (changed >= weights.size()) return weights;
    const bool keeps = weights.size() > 1 && addsUp(weights);
    if (!keeps) {
        weights[changed] = value;
        return weights;
    }
    value = std::clamp(value, 0.0, kWhole);
    std::vector<double> others;
    bool whole = isWhole(value);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (i == changed) continue;
        others.push_back(weights[i]);
        whole = whole && isWhole(weights[i]);
    }
    const std::vector<double> shared = sharedOut(kWhole - value, others, whole);
    for (std::size_t i = 0, from = 0; i < weights.size(); ++i)
        weights[i] = i == changed ? value : shared[from++];
    return weights;
}

std::vector<double> evenedOut(std::size_t count) {
    return sharedOut(kWhole, std::vector<double>(count, 1.0), count <= 100);
}

WeightField::WeightField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent),
      edit_(new WeightSpin(this)),
      share_(widgets::makeLabel({}, widgets::TextRole::Secondary, this)) {
    auto* body = new QWidget(this);
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::kInsideControl);
    edit_->setRange(0, 1'000'000'000);
    edit_->setDecimals(2);
    edit_->setSingleStep(5);
    edit_->setAccessibleName(spec().label);
    edit_->setFixedWidth(120);
    edit_->setObjectName(QStringLiteral("weight"));
    edit_->setKeyboardTracking(false);
    row->addWidget(edit_);
    row->addWidget(share_, 1);
    setEditor(body);
    connect(edit_, &QDoubleSpinBox::valueChanged, this, &WeightField::onChanged);
}

std::string WeightField::armsPointer() const {
    const std::string arm = spec().pointer.substr(0, spec().pointer.rfind('/'));
    return arm.substr(0, arm.rfind('/'));
}

std::size_t WeightField::index() const {
    const auto tokens = bundle::pointerTokens(spec().pointer);
    return static_cast<std::size_t>(std::stoul(tokens[tokens.size() - 2]));
}

void WeightField::onChanged(double value) {
    const Json* arms = context().find(armsPointer());
    const std::vector<double> before = weightsOf(arms);
    if (index() >= before.size()) return;
    context().set(armsPointer(), withWeights(*arms, before, rebalanced(before, index(), value)), spec().label,
                  true);
}

void WeightField::show(const Json* value) {
    const QSignalBlocker quiet(edit_);
    const double weight = value && value->is_number() ? value->get<double>() : 0;
    const std::vector<double> all = weightsOf(context().find(armsPointer()));
    const bool whole = addsUp(all);
    edit_->setMaximum(whole && all.size() > 1 ? kWhole : 1'000'000'000);
    edit_->setSuffix(whole ? tr(" %") : QString());
    if (edit_->value() != weight) edit_->setValue(weight);
    const double sum = sumOf(all);
    share_->setText(whole || sum <= 0 ? QString() : tr("%1 % of people").arg(percent(weight / sum)));
}

/// Each arm's share as a stretch of a bar.
class SharesField::Bar : public QWidget {
  public:
    explicit Bar(QWidget* parent) : QWidget(parent) { setFixedHeight(8); }

    void setShares(std::vector<double> shares) {
        shares_ = std::move(shares);
        update();
    }

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        double x = 0;
        for (std::size_t i = 0; i < shares_.size(); ++i) {
            const double wide = shares_[i] * width();
            const int step =
                i % 2 == 0 ? 9 : 6;  // Beside each other they differ in lightness, not in colour alone.
            painter.setBrush(theme::color(theme::Scale::Violet, step));
            painter.drawRoundedRect(QRectF(x, 0, std::max(0.0, wide - 2), height()), 3, 3);
            x += wide;
        }
    }

  private:
    std::vector<double> shares_;
};

SharesField::SharesField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), bar_(new Bar(this)) {
    auto* body = new QWidget(this);
    auto* box = new QVBoxLayout(body);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    words_ = widgets::makeLabel({}, widgets::TextRole::Secondary, body);
    words_->setWordWrap(true);
    words_->setObjectName(QStringLiteral("shares"));
    even_ = new QPushButton(tr("Even out"), body);
    even_->setObjectName(QStringLiteral("evenOut"));
    widgets::setVariant(even_, widgets::Variant::Ghost);
    box->addWidget(bar_);
    box->addWidget(words_);
    box->addWidget(even_, 0, Qt::AlignLeft);
    setEditor(body);
    connect(even_, &QPushButton::clicked, this, [this] {
        const Json* arms = context().find(spec().pointer);
        const std::vector<double> before = weightsOf(arms);
        if (!before.empty())
            context().set(spec().pointer, withWeights(*arms, before, evenedOut(before.size())),
                          tr("Even out"));
    });
}

void SharesField::show(const Json* value) {
    std::vector<double> weights = weightsOf(value);
    const double sum = sumOf(weights);
    QStringList words;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        weights[i] = sum > 0 ? weights[i] / sum : 0;
        const Json name = (*value)[i].is_object() ? (*value)[i].value("name", Json("")) : Json("");
        words << tr("%1 %2 %").arg(
            name.is_string() ? QString::fromStdString(name.get<std::string>()) : QString(),
            percent(weights[i]));
    }
    bar_->setShares(weights);
    words_->setText(sum > 0 ? words.join(QStringLiteral(" · "))
                            : tr("No arm has a weight, so nobody passes."));
    even_->setEnabled(weightsOf(value) != evenedOut(weights.size()));
}

}  // namespace rehearsal::fields
