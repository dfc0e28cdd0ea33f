// Colours as mail clients turn them round: the lightness of CIELAB mirrored, as roosterjs does, the editor of Outlook on
// the web (getDarkColor), against the lightness of its dark page, #333333.

const kDarkPage = 21.247;
const kWhite = [0.9505, 1, 1.089];

function toLinear(value) {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function fromLinear(value) {
  const part = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, part)) * 255);
}

function toXyz([r, g, b]) {
  const [x, y, z] = [toLinear(r), toLinear(g), toLinear(b)];
  return [
    0.4124 * x + 0.3576 * y + 0.1805 * z,
    0.2126 * x + 0.7152 * y + 0.0722 * z,
    0.0193 * x + 0.1192 * y + 0.9505 * z,
  ];
}

function toLab(color) {
  const [x, y, z] = toXyz(color).map((value, i) => {
    const part = value / kWhite[i];
    return part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function fromLab([lightness, a, b], alpha) {
  const y = (lightness + 16) / 116;
  const [x, g, z] = [y + a / 500, y, y - b / 200].map((part, i) => {
    const cube = part ** 3;
    return (cube > 0.008856 ? cube : (part - 16 / 116) / 7.787) * kWhite[i];
  });
  return [
    fromLinear(3.2406 * x - 1.5372 * g - 0.4986 * z),
    fromLinear(-0.9689 * x + 1.8758 * g + 0.0415 * z),
    fromLinear(0.0557 * x - 0.204 * g + 1.057 * z),
    alpha,
  ];
}

/// The red, green, blue and alpha of a computed colour; nothing where it is of another kind.
export function parse(text) {
  const numbers = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(text);
  return numbers && [+numbers[1], +numbers[2], +numbers[3], numbers[4] === undefined ? 1 : +numbers[4]];
}

export function print([r, g, b, alpha]) {
  return alpha === 1 ? `rgb(${r}, ${g}, ${b})` : `rgba(${r}, ${g}, ${b}, ${alpha})`;
}

export function isLight(color) {
  return toLab(color)[0] > 50;
}

/// Light becomes dark and dark light; the hue stays.
export function turned(color) {
  const [lightness, a, b] = toLab(color);
  return fromLab([((100 - lightness) * (100 - kDarkPage)) / 100 + kDarkPage, a, b], color[3]);
}

export function contrast(one, other) {
  const [a, b] = [toXyz(one)[1] + 0.05, toXyz(other)[1] + 0.05];
  return Math.max(a, b) / Math.min(a, b);
}

/// The colour made lighter until it can be read on `ground`.
export function raised(color, ground, wanted) {
  let [lightness, a, b] = toLab(color);
  let result = color;
  while (contrast(result, ground) < wanted && lightness < 100) {
    lightness = Math.min(100, lightness + 2);
    result = fromLab([lightness, a, b], color[3]);
  }
  return result;
}

/// What is seen where `color` lies over `ground`.
export function over(color, ground) {
  return [0, 1, 2].map((i) => Math.round(color[i] * color[3] + ground[i] * (1 - color[3]))).concat(1);
}
