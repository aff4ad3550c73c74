import { Fragment, type ReactNode } from "react";
import { percent, type Scale } from "./scale";
import { tickText, type ValueFormat } from "./value-format";

export interface ChartRow {
  id: string;
  label: ReactNode;
  /** A quiet second line. */
  note?: ReactNode;
  /** Stands in its own column at the end, so that it never runs over a mark. */
  value?: ReactNode;
  /** Pixels of the drawing. */
  height?: number;
  /** Differences of this row that chance could explain, from low to high. */
  band?: { low: number; high: number };
  draw: ReactNode;
}

export interface ChartNames {
  /** What the picture is, for those who do not see it. */
  label: string;
  /** Id of the sentence that says what it shows. */
  describedBy?: string;
}

interface Props extends ChartNames {
  rows: readonly ChartRow[];
  scale: Scale;
  format: ValueFormat;
  /** Differences that chance could explain, from low to high. */
  noise?: { low: number; high: number };
  /** An interval that lies over all rows, with a line at its value. */
  across?: { low: number; value: number; high: number };
  /** A line across all rows; zero unless said otherwise. `null`: none. */
  zero?: number | null;
  axisTitle?: ReactNode;
  /** Marks of the axis with words of their own: months of a calendar. */
  ticks?: readonly { at: number; text: string }[];
  /** Words at both ends of the axis. */
  ends?: { low: string; high: string };
  /** Columns at full width. */
  columns?: keyof typeof COLUMNS;
}

const COLUMNS = {
  usual: {
    grid: "@2xl:grid-cols-[12rem_minmax(0,1fr)_9.5rem]",
    plot: "@2xl:start-[12rem] @2xl:end-[9.5rem]",
  },
  /** Long names. */
  named: {
    grid: "@2xl:grid-cols-[15rem_minmax(0,1fr)_9.5rem]",
    plot: "@2xl:start-[15rem] @2xl:end-[9.5rem]",
  },
  roomy: {
    grid: "@2xl:grid-cols-[12.5rem_minmax(0,1fr)_10.5rem]",
    plot: "@2xl:start-[12.5rem] @2xl:end-[10.5rem]",
  },
};

/**
 * Rows that share one axis: label, drawing, value. In a narrow column label and value stand above the drawing.
 * Places are percentages, so the text keeps its size at every width.
 */
export function RowChart({
  rows,
  scale,
  format,
  noise,
  across,
  zero = 0,
  axisTitle,
  ticks = scale.ticks.map((at) => ({ at, text: tickText(at, scale.step, format) })),
  ends,
  columns = "usual",
  label,
  describedBy,
}: Props) {
  const { grid, plot } = COLUMNS[columns];
  const x = (v: number) => percent(scale.at(v));
  const shown = (v: number) => v >= scale.low && v <= scale.high;
  return (
    <div role="img" aria-label={label} aria-describedby={describedBy} className="chart @container">
      <div className="relative isolate">
        <div aria-hidden="true" className={`absolute inset-y-0 start-0 end-0 px-5 ${plot}`}>
          <svg width="100%" height="100%" overflow="visible" className="block">
            {noise ? (
              <>
                <rect
                  x={x(noise.low)}
                  width={percent(scale.at(noise.high) - scale.at(noise.low))}
                  height="100%"
                  fill="var(--noise)"
                />
                {[noise.low, noise.high].map((edge) => (
                  <line
                    key={edge}
                    x1={x(edge)}
                    x2={x(edge)}
                    y2="100%"
                    stroke="var(--noise-edge)"
                    strokeDasharray="2 3"
                  />
                ))}
              </>
            ) : null}
            {ticks.map(({ at }) =>
              at === zero ? null : <line key={at} x1={x(at)} x2={x(at)} y2="100%" stroke="var(--line)" />,
            )}
            {zero !== null && shown(zero) ? (
              <line x1={x(zero)} x2={x(zero)} y2="100%" stroke="var(--ink2)" strokeWidth={1.25} />
            ) : null}
            {across ? (
              <line x1={x(across.value)} x2={x(across.value)} y2="100%" stroke="var(--virt)" strokeDasharray="5 3" />
            ) : null}
          </svg>
        </div>
        <div className={`relative grid grid-cols-[minmax(0,1fr)_auto] ${grid}`}>
          {rows.map((row, i) => (
            <Fragment key={row.id}>
              <div
                data-row={row.id}
                className="order-(--o) flex min-w-0 flex-col justify-center bg-surface pe-3 pt-1 type-note text-ink data-lit:bg-sunken @2xl:pt-0"
                style={placeOf(i, 0)}
              >
                <span className="line-clamp-2 font-medium">{row.label}</span>
                {row.note ? <span className="text-xs leading-4 text-ink3">{row.note}</span> : null}
              </div>
              <div className="order-(--o) col-span-2 px-5 @2xl:col-span-1" style={placeOf(i, 2)}>
                <div className="relative flex h-full items-center">
                  {row.band ? <Band {...row.band} scale={scale} /> : null}
                  <svg width="100%" height={row.height ?? 30} overflow="visible" className="block">
                    {row.draw}
                  </svg>
                </div>
              </div>
              <div
                data-row={row.id}
                className="order-(--o) flex items-center justify-end bg-surface ps-3 pt-1 text-end type-note num text-ink data-lit:bg-sunken @2xl:order-(--w) @2xl:pt-0"
                style={placeOf(i, 1)}
              >
                {row.value}
              </div>
            </Fragment>
          ))}
        </div>
      </div>
      <div className={`grid ${grid}`}>
        <div className="col-span-full px-5 @2xl:col-start-2 @2xl:col-end-3">
          <svg width="100%" height={18} overflow="visible" className="block">
            {ticks.map(({ at, text }) => (
              <text key={at} x={x(at)} y={14} textAnchor="middle" className="soft">
                {text}
              </text>
            ))}
          </svg>
        </div>
        {ends ? (
          <div className="col-span-full mt-1 flex justify-between gap-4 text-xs leading-4 text-ink2 @2xl:col-start-2 @2xl:col-end-3">
            <span>← {ends.low}</span>
            <span className="text-end">{ends.high} →</span>
          </div>
        ) : null}
        {axisTitle ? (
          <div className="col-span-full mt-1 text-center text-xs leading-4 text-ink2 @2xl:col-start-2 @2xl:col-end-3">
            {axisTitle}
          </div>
        ) : null}
      </div>
    </div>
  );
}

/** Behind the grid's lines, and as high as the row however many lines its name takes. */
function Band({ low, high, scale }: { low: number; high: number; scale: Scale }) {
  return (
    <div
      aria-hidden="true"
      className="absolute inset-y-0 -z-1 border-x border-dashed border-noise-edge bg-noise"
      style={{ insetInlineStart: percent(scale.at(low)), width: percent(scale.at(high) - scale.at(low)) }}
    />
  );
}

/** In the narrow form the value comes before the drawing; in the wide one after it. */
function placeOf(row: number, place: number): Record<string, number> {
  const base = row * 4;
  return { "--o": base + place, "--w": base + 3 };
}
