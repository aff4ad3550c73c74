// Which segment of one plan is which of the other: by name, and what is left by profile, in order. A segment that one plan
// alone has is all volume.
import { effectivePrice } from "../cost/price";
import type { Segment } from "../cost/segment";
import type { BridgeSide } from "./bridge";

/** What a segment brings to the waste: price x volume x overhead, currency units a month. */
export interface Part {
  price: number;
  volume: number;
  /** Overhead times the share of GPU-bound hours. */
  overhead: number;
}

export interface Pair {
  a: Part;
  b: Part;
}

interface Own {
  segment: Segment;
  overhead: number;
}

/** Every segment of two plans, paired, each side as price x volume x overhead (MODEL 6.1): currency units a month, a fraction. */
export function pairsOf(a: BridgeSide, b: BridgeSide): Pair[] {
  const [left, right] = [ownOf(a), ownOf(b)];
  const byName = matched(left, right, (x, y) => x.segment.name === y.segment.name);
  const byProfile = matched(byName.left, byName.right, (x, y) => x.segment.profile === y.segment.profile);
  return [
    ...[...byName.pairs, ...byProfile.pairs].map(([x, y]) => both(x, y)),
    ...byProfile.left.map((x) => onlyOne(x, "a")),
    ...byProfile.right.map((y) => onlyOne(y, "b")),
  ];
}

const ownOf = ({ scenario, overheads }: BridgeSide): Own[] =>
  scenario.segments.map((segment, i) => ({
    segment,
    overhead: (overheads[i]?.range.value ?? 0) * segment.bindingShare,
  }));

function matched(
  left: readonly Own[],
  right: readonly Own[],
  same: (x: Own, y: Own) => boolean,
): { pairs: [Own, Own][]; left: Own[]; right: Own[] } {
  const rest = [...right];
  const pairs: [Own, Own][] = [];
  const alone: Own[] = [];
  for (const x of left) {
    const at = rest.findIndex((r) => same(x, r));
    const [y] = at < 0 ? [] : rest.splice(at, 1);
    if (y) pairs.push([x, y]);
    else alone.push(x);
  }
  return { pairs, left: alone, right: rest };
}

/** Per GPU where both say how many they are, per GPU-hour where both have a price; else the spend itself is the volume. */
function both(x: Own, y: Own): Pair {
  const [gx, gy] = [x.segment.gpus, y.segment.gpus];
  if (gx !== undefined && gy !== undefined)
    return { a: priced(x, x.segment.monthlySpend / gx), b: priced(y, y.segment.monthlySpend / gy) };
  const [px, py] = [x.segment.prices, y.segment.prices];
  if (px && py) return { a: priced(x, effectivePrice(px.virtualized)), b: priced(y, effectivePrice(py.virtualized)) };
  return { a: priced(x, 1), b: priced(y, 1) };
}

function priced({ segment: { monthlySpend, gpus }, overhead }: Own, price: number): Part {
  return { price, volume: price > 0 ? monthlySpend / price : (gpus ?? 0), overhead };
}

function onlyOne(own: Own, side: "a" | "b"): Pair {
  const there = priced(own, 1);
  const none = { ...there, volume: 0 };
  return side === "a" ? { a: there, b: none } : { a: none, b: there };
}
