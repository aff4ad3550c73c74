import { cx } from "./class-names";

interface Props {
  /** Absent: under way, length unknown. */
  value?: number;
  max?: number;
  /** "Reading 7 of 12 files". */
  label: string;
  className?: string;
}

export function Progress({ value, max = 100, label, className }: Props) {
  const share = value === undefined ? undefined : Math.min(1, Math.max(0, value / max));
  return (
    <div className={className}>
      <p className="type-note text-ink2">{label}</p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        className="mt-1 h-1.5 overflow-hidden rounded bg-sunken outline-1 -outline-offset-1 outline-control"
      >
        <div
          className={cx("h-full bg-ink2", share === undefined && "w-1/3 animate-pulse")}
          style={share === undefined ? undefined : { width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
