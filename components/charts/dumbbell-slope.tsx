import { BASE, type DumbbellRow } from "./dumbbell";
import { Mark } from "./mark";
import type { ChartNames } from "./row-chart";
import { percent, spread, tightScale } from "./scale";

interface Props extends ChartNames {
  /** A handful: more lines than labels can name make a tangle. */
  rows: readonly DumbbellRow[];
}

const HEIGHT = 320;
/** Pixels two labels need between them. */
const GAP = 18;

/** One line a metric from bare metal's 100 to the candidate's speed. */
export function DumbbellSlope({ rows, label, describedBy }: Props) {
  const scale = tightScale(
    rows.map((r) => r.value),
    { include: [BASE], room: 0.08 },
  );
  const y = (v: number) => 1 - scale.at(v);
  const labels = spread(
    rows.map((r) => y(r.value) * HEIGHT),
    GAP,
    8,
    HEIGHT - 8,
  );
  return (
    <div role="img" aria-label={label} aria-describedby={describedBy} className="chart">
      <div className="grid grid-cols-[4.5rem_minmax(0,1fr)_minmax(0,1.4fr)] text-xs leading-4 text-ink2">
        <span />
        <span className="flex justify-between pb-3">
          <span className="-translate-x-1/2">bare metal</span>
          <span className="translate-x-1/2">virtualized</span>
        </span>
        <span />
        <div className="relative text-end" style={{ height: HEIGHT }}>
          <span className="absolute end-4 -translate-y-1/2 num text-ink" style={{ top: percent(y(BASE)) }}>
            {BASE}
          </span>
        </div>
        <svg width="100%" height={HEIGHT} overflow="visible">
          {["0%", "100%"].map((x) => (
            <line key={x} x1={x} x2={x} y2="100%" stroke="var(--line)" />
          ))}
          {rows.map((r) => (
            <line
              key={r.id}
              x1="0%"
              x2="100%"
              y1={percent(y(BASE))}
              y2={percent(y(r.value))}
              stroke={r.role === "candidate" ? "var(--virt)" : "var(--ink3)"}
              strokeWidth={2}
            />
          ))}
          <Mark x="0%" y={percent(y(BASE))} role="baseline" />
          {rows.map((r) => (
            <Mark key={r.id} x="100%" y={percent(y(r.value))} role={r.role} title={`${r.label}: ${r.text}`} />
          ))}
        </svg>
        <div className="relative" style={{ height: HEIGHT }}>
          {rows.map((r, i) => (
            <span
              key={r.id}
              data-row={r.id}
              className="absolute start-4 end-0 -translate-y-1/2 truncate text-ink data-lit:font-semibold"
              style={{ top: labels[i] }}
            >
              {[r.label, r.note].filter(Boolean).join(", ")}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
