/**
 * One bar, measured.
 * @typedef {object} Line
 * @property {string} bar short name such as `P1`
 * @property {string} name what was measured
 * @property {number} ratio the median of the paired ratios
 * @property {number} threshold
 * @property {"≤" | "≥"} better which side of the threshold is good
 * @property {boolean} pass
 * @property {string} ours a figure with its unit
 * @property {string} peer a figure with its unit and the peer's name
 * @property {number} pairs how many pairs stand behind the ratio
 * @property {number} spread (max − min) / median of the paired ratios
 * @property {string} note what a reader must know: `peer absent`, a scaled figure
 */

/** Above this spread a figure is measured again, and printed as NOISY when it stays. */
export const NOISY = 0.3;

/**
 * Runs ours, peer, ours, peer … and pairs neighbours, so that a load that comes and goes meets both.
 * @param {() => Promise<number>} ours seconds of one run
 * @param {() => Promise<number>} peer seconds of one run
 * @param {(ours: number, peer: number) => number} ratio
 * @param {number} [pairs]
 */
export async function sideBySide(ours, peer, ratio, pairs = 3) {
  let best = null;
  for (let attempt = 0; attempt < 2; attempt++) {
    const times = [];
    for (let i = 0; i < pairs; i++) times.push([await ours(), await peer()]);
    const ratios = times.map(([a, b]) => ratio(a, b));
    const found = {
      ratio: middle(ratios),
      spread: (Math.max(...ratios) - Math.min(...ratios)) / middle(ratios),
      ours: middle(times.map(([a]) => a)),
      peer: middle(times.map(([, b]) => b)),
      pairs,
    };
    if (!best || found.spread < best.spread) best = found;
    if (best.spread <= NOISY) break;
  }
  return best;
}

/** Whether a ratio stands on the good side of its bar. */
export const passes = (ratio, better, threshold) => (better === "≥" ? ratio >= threshold : ratio <= threshold);

/** @param {Line} line */
export function print(line) {
  const parts = [
    `${line.bar} ${line.name}`,
    `ratio ${figure(line.ratio)}`,
    `bar ${line.better} ${line.threshold}`,
    line.pass ? "PASS" : "FAIL",
    `ours ${line.ours}`,
    `peer ${line.peer}`,
    `pairs ${line.pairs}`,
    `spread ${Math.round(100 * line.spread)} %`,
    line.spread > NOISY ? "NOISY" : "",
    line.note,
  ];
  console.log(parts.filter(Boolean).join("  "));
}

/** Seconds for people. */
export const seconds = (s) => `${s < 1 ? s.toFixed(3) : s.toFixed(2)} s`;

const figure = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(2));

/** @param {number[]} values */
export function middle(values) {
  const ordered = [...values].sort((a, b) => a - b);
  const h = (ordered.length - 1) / 2;
  return (ordered[Math.floor(h)] + ordered[Math.ceil(h)]) / 2;
}
