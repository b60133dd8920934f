// The network of the first page's Python code, run by the reader's browser: 64 counts of ink in, 50 hidden units,
// ten probabilities out. mean and scale are the Standardizer's; W1 (64, 50), b1, W2 (50, 10) and b2 are what fit found.
function readDigit({ mean, scale, W1, b1, W2, b2 }, counts) {
  const dense = (x, W, b) => b.map((bias, j) => x.reduce((sum, value, i) => sum + value * W[i][j], bias));
  const x = counts.map((count, i) => (count - mean[i]) / scale[i]);
  const hidden = dense(x, W1, b1).map((z) => Math.max(0, z));
  const logits = dense(hidden, W2, b2);
  const largest = Math.max(...logits);
  const powers = logits.map((z) => Math.exp(z - largest));
  const total = powers.reduce((sum, power) => sum + power);
  return { hidden, probabilities: powers.map((power) => power / total) };
}

// From strokes, lists of points [x, y] on a pad of 32×32 dots, to 8×8 counts, made as the data were: the drawing is
// brought to their size, 20 dots wide and 32 high (neither side is scaled more than 1.5 times as much as the other),
// a pen inks the dots along it, and each cell counts its 4×4 dots.
const PEN = 2.7;

function countInk(strokes) {
  const inked = new Set();
  for (const points of resize(strokes)) {
    points.forEach((point, k) => inkLine(inked, points[Math.max(0, k - 1)], point));
  }
  const counts = Array(64).fill(0);
  for (const dot of inked) counts[8 * (dot >> 7) + ((dot % 32) >> 2)]++;
  return counts;
}

function resize(strokes) {
  const ranges = [0, 1].map((axis) => {
    const values = strokes.flat().map((point) => point[axis]);
    return [Math.min(...values), Math.max(...values)];
  });
  const factors = [20, 32].map((size, axis) => {
    const [low, high] = ranges[axis];
    return (size - 2 * PEN) / Math.max(high - low, 3);
  });
  const most = 1.5 * Math.min(...factors);
  const place = (value, axis) => {
    const [low, high] = ranges[axis];
    return 16 + (value - (low + high) / 2) * Math.min(factors[axis], most);
  };
  return strokes.map((points) => points.map((point) => point.map(place)));
}

// Adds the dots, numbered row after row, whose centers the pen covers on its way from one point to the other.
function inkLine(inked, [x0, y0], [x1, y1]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const range = (a, b) => [Math.max(0, Math.floor(Math.min(a, b) - PEN)), Math.min(32, Math.ceil(Math.max(a, b) + PEN))];
  const [[left, right], [top, bottom]] = [range(x0, x1), range(y0, y1)];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const [px, py] = [x + 0.5 - x0, y + 0.5 - y0];
      const t = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
      if (Math.hypot(px - t * dx, py - t * dy) <= PEN) inked.add(32 * y + x);
    }
  }
}
