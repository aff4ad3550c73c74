import { cx } from "./class-names";

interface Props {
  /** Without `low` and `high` only the point is drawn. */
  low?: number;
  value: number;
  high?: number;
  /** Ends of the axis; zero is always in sight. */
  min: number;
  max: number;
  /** Words for the picture: "−$4,800 to $64,800, middle $21,000". */
  label: string;
  tone?: "candidate" | "muted";
  className?: string;
}

/** A small interval on a track with its zero mark. Plain boxes, so that it prints and mails. */
export function IntervalBar({ low, value, high, min, max, label, tone = "candidate", className }: Props) {
  const from = Math.min(0, min);
  const span = Math.max(0, max) - from || 1;
  const at = (v: number) => `${Number(Math.min(100, Math.max(0, ((v - from) / span) * 100)).toFixed(3))}%`;
  const ink = tone === "candidate" ? "bg-virt" : "bg-ink3";
  return (
    <div role="img" aria-label={label} className={cx("relative h-5", className)}>
      <div className="absolute inset-x-0 top-1/2 h-px bg-line" />
      <div className="absolute inset-y-0 w-px bg-ink2" style={{ insetInlineStart: at(0) }} />
      {low !== undefined && high !== undefined ? (
        <div
          className={cx("absolute top-1/2 h-[3px] -translate-y-1/2", ink)}
          style={{ insetInlineStart: at(low), width: `calc(${at(high)} - ${at(low)})` }}
        />
      ) : null}
      <div
        className={cx(
          "absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rotate-45 outline-2 outline-surface",
          ink,
        )}
        style={{ insetInlineStart: at(value) }}
      />
    </div>
  );
}
