/** An axis: its ends, its ticks, and where a value lies on it (0 to 1, not clamped). */
export interface Scale {
  low: number;
  high: number;
  ticks: number[];
  step: number;
  at: (value: number) => number;
}

/** The smallest of 1, 2, 2.5 or 5 × 10ⁿ that is not below `rough`. */
export function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const part = rough / power;
  const nice = [1, 2, 2.5, 5, 10].find((n) => part <= n * (1 + 1e-9)) ?? 10;
  return nice * power;
}

/** A linear axis over finite `values` with about `count` steps. `include` is always in sight: zero for bars. */
export function linearScale(
  values: readonly number[],
  { include = [0], count = 5 }: { include?: readonly number[]; count?: number } = {},
): Scale {
  const real = [...values, ...include].filter(Number.isFinite);
  let low = real.length > 0 ? Math.min(...real) : 0;
  let high = real.length > 0 ? Math.max(...real) : 1;
  if (high - low <= Math.max(Math.abs(low), Math.abs(high)) * 1e-12 || high - low < 1e-300) {
    // A twentieth of next to nothing would still be no width.
    const room = Math.abs(low) > 1e-290 ? Math.abs(low) * 0.05 : 1;
    low -= room;
    high += room;
  }
  const step = niceStep((high - low) / count);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => clean((first + i) * step));
  const [from, to] = [clean(first * step), clean(last * step)];
  return { low: from, high: to, ticks, step, at: (v) => (v - from) / (to - from) };
}

/** Takes 0.30000000000000004 back to 0.3, and −0 to 0. */
const clean = (v: number): number => Number(v.toPrecision(12)) + 0;

/** An axis without rounded ends: the data fill it, with `room` of their range left free on both sides. */
export function tightScale(
  values: readonly number[],
  { include = [], room = 0.04, count = 5 }: { include?: readonly number[]; room?: number; count?: number } = {},
): Scale {
  const real = [...values, ...include].filter(Number.isFinite);
  const nice = linearScale(real, { include: [], count });
  if (real.length === 0) return nice;
  const [min, max] = [Math.min(...real), Math.max(...real)];
  const pad = (max - min) * room || Math.abs(max) * 0.05 || 1;
  const [low, high] = [min - pad, max + pad];
  const ticks = nice.ticks.filter((t) => t >= low && t <= high);
  return { ...nice, low, high, ticks, at: (v) => (v - low) / (high - low) };
}

/** `0.4321` → `43.21%`: places survive any width, so text never has to shrink. */
export const percent = (fraction: number): string => `${Number((fraction * 100).toFixed(3))}%`;

/** Lays dots on top of each other where they would touch; returns each dot's floor, from 0 up. */
export function stack(places: readonly number[], width: number): number[] {
  const order = places.map((x, i) => ({ x, i })).sort((a, b) => a.x - b.x);
  const lastOf: number[] = [];
  const floors = new Array<number>(places.length).fill(0);
  for (const { x, i } of order) {
    let floor = lastOf.findIndex((last) => x - last >= width);
    if (floor < 0) floor = lastOf.length;
    lastOf[floor] = x;
    floors[i] = floor;
  }
  return floors;
}

/** Moves labels apart until neighbours stand `gap` from each other, keeping their order and staying within the ends. */
export function spread(places: readonly number[], gap: number, low: number, high: number): number[] {
  const order = places.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  let floor = low;
  for (const p of order) {
    p.y = Math.max(p.y, floor);
    floor = p.y + gap;
  }
  let roof = high;
  for (const p of [...order].reverse()) {
    p.y = Math.min(p.y, roof);
    roof = p.y - gap;
  }
  const moved = new Array<number>(places.length).fill(0);
  for (const p of order) moved[p.i] = p.y;
  return moved;
}
