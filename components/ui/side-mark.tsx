import { cx } from "./class-names";

export type SideName = "baseline" | "candidate";

const sides = {
  baseline: { word: "bare metal", colour: "var(--bare)", path: "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z" },
  candidate: { word: "virtualized", colour: "var(--virt)", path: "M8 1.5l6.5 6.5l-6.5 6.5l-6.5-6.5z" },
} satisfies Record<SideName, { word: string; colour: string; path: string }>;

interface Props {
  side: SideName;
  /** Stands in for "bare metal" or "virtualized": the exact mode, say. */
  word?: string;
  /** The word is for screen readers only: something beside it already says it. */
  quiet?: boolean;
  /** Nothing in the file confirms the side: drawn hollow, said in words. */
  unverified?: boolean;
  className?: string;
}

/** Blue circle or orange diamond, always with its word. */
export function SideMark({ side, word, quiet, unverified, className }: Props) {
  const { word: usual, colour, path } = sides[side];
  return (
    <span className={cx("inline-flex items-center gap-1.5 whitespace-nowrap", className)}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" className="shrink-0">
        <path d={path} fill={unverified ? "none" : colour} stroke={colour} strokeWidth={unverified ? 2 : 0} />
      </svg>
      <span className={quiet ? "sr-only" : undefined}>
        {word ?? usual}
        {unverified ? <span className="text-ink3"> (declared)</span> : null}
      </span>
    </span>
  );
}
