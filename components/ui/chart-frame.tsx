import type { ReactNode } from "react";
import { cx } from "./class-names";

interface Props {
  /** Unique on the page; the chart points at `{id}-sentence` with aria-describedby. */
  id: string;
  title: ReactNode;
  /** One sentence computed from the rows that are drawn. */
  sentence?: ReactNode;
  /** What the marks and bands mean, level and method of the interval. */
  legend?: ReactNode;
  /** Says where the sentence stands: above the chart, or as its closing line. */
  sentenceAt?: "top" | "bottom";
  /** The same rows as a table. */
  table?: ReactNode;
  tableLabel?: string;
  /** No sheet around it: the chart already stands on one. */
  bare?: boolean;
  level?: 2 | 3;
  children: ReactNode;
  className?: string;
}

/** Title, sentence, chart, and the table twin one key away. */
export function ChartFrame({
  id,
  title,
  sentence,
  legend,
  sentenceAt = "top",
  table,
  tableLabel = "The same as a table",
  bare,
  level = 2,
  children,
  className,
}: Props) {
  const Heading = level === 2 ? "h2" : "h3";
  const line = sentence ? (
    <p id={`${id}-sentence`} className={cx("measure type-note text-ink2", sentenceAt === "top" ? "mt-0.5" : "mt-3")}>
      {sentence}
    </p>
  ) : null;
  return (
    <figure
      aria-labelledby={`${id}-title`}
      className={cx("min-w-0", !bare && "rounded border border-line bg-surface p-4 sm:p-6", className)}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Heading id={`${id}-title`} className="type-sub">
          {title}
        </Heading>
        {legend ? <p className="type-note text-ink3">{legend}</p> : null}
      </div>
      {sentenceAt === "top" ? line : null}
      <div className="mt-4 chart-box">{children}</div>
      {sentenceAt === "bottom" ? line : null}
      {table ? (
        <details className="group mt-3">
          <summary className="inline-flex min-h-6 items-center gap-1.5 type-note text-ink2 underline underline-offset-3 hover:text-ink">
            {tableLabel}
          </summary>
          <div className="mt-3">{table}</div>
        </details>
      ) : null}
    </figure>
  );
}
