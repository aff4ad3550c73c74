/** Mulberry32 by Tommy Ettinger: small, seeded, good enough for made-up noise. */
export function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** The normal quantile, near enough for noise (Shore 1982). */
export function probit(p) {
  const half = p > 0.5 ? 1 - p : p;
  const z = 5.5556 * (1 - (half / (1 - half)) ** 0.1186);
  return p > 0.5 ? z : -z;
}

export function shuffled(list, random) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

export function percentile(values, p) {
  const ordered = [...values].sort((a, b) => a - b);
  const h = ((ordered.length - 1) * p) / 100;
  const k = Math.floor(h);
  return ordered[k] + (h - k) * ((ordered[k + 1] ?? ordered[k]) - ordered[k]);
}

export function sum(list) {
  return list.reduce((a, b) => a + b, 0);
}

export function mean(list) {
  return sum(list) / list.length;
}

export function round(value, digits) {
  return Number(value.toFixed(digits));
}
