import { type Scale, spread } from "./scale";

export interface FanEnd {
  text: string;
  value: number;
  strong?: boolean;
}

export const FAN_TOP = 8;

/** Pixels from the top of a fan of this height; in hundredths, because server and browser may differ in a last digit. */
export const fanY = (y: Scale, value: number, height: number): number =>
  Math.round((FAN_TOP + (1 - y.at(value)) * (height - 2 * FAN_TOP)) * 100) / 100;

/** The figures at the right edge, moved apart where they would touch. */
export function FanEnds({ ends, y, height }: { ends: readonly FanEnd[]; y: Scale; height: number }) {
  const tops = spread(
    ends.map((e) => fanY(y, e.value, height)),
    16,
    FAN_TOP,
    height - FAN_TOP,
  );
  const widest = ends.reduce((a, e) => (e.text.length > a.length ? e.text : a), "");
  return (
    <div className="relative" style={{ height }}>
      {ends.map((e, i) => (
        <span
          // An end is its place; two may share a value
          key={i}
          className={`absolute start-2 -translate-y-1/2 text-xs leading-4 num ${e.strong ? "font-semibold text-ink" : "text-ink2"}`}
          style={{ top: tops[i] }}
        >
          {e.text}
        </span>
      ))}
      <span className="invisible ps-2 text-xs font-semibold num">{widest}</span>
    </div>
  );
}
