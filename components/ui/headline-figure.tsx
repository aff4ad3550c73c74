import type { ReactNode } from "react";
import { cx } from "./class-names";

interface Props {
  /** Above the figure: "A year". */
  label: ReactNode;
  /** As written: "$21,000", or "–" with a reason in `range`. */
  value: ReactNode;
  /** The interval in words, with its level. */
  range?: ReactNode;
  badges?: ReactNode;
  /** "updating" keeps the old figure and marks it. */
  state?: "value" | "updating" | "kept";
  /** What a kept figure stands on. */
  keptWords?: string;
  /** Read out in place of the parts: "US$21,000 a year, eight in ten −4,800 to 64,800, grade Cited". */
  spoken?: string;
  className?: string;
}

/** The one headline number of a page. */
export function HeadlineFigure({
  label,
  value,
  range,
  badges,
  state = "value",
  keptWords = "from the last readable entry",
  spoken,
  className,
}: Props) {
  return (
    <div className={className}>
      <p className="type-note text-ink2">
        {label}
        {state === "updating" ? <span className="text-ink3"> (updating)</span> : null}
        {state === "kept" ? <span className="font-medium text-warn"> ({keptWords})</span> : null}
      </p>
      <p className={cx("type-figure-xl", state !== "value" && "text-ink3")}>
        {spoken ? <span className="sr-only">{spoken}</span> : null}
        <span aria-hidden={spoken ? true : undefined}>{value}</span>
      </p>
      {range ? <p className="mt-1 type-note text-ink2">{range}</p> : null}
      {badges ? <div className="mt-2 flex flex-wrap gap-1.5">{badges}</div> : null}
    </div>
  );
}
