import { cx } from "./class-names";

export type BadgeGrade = "measured" | "cited" | "entered" | "claimed" | "example";

const looks = {
  measured: { word: "Measured", means: "computed from uploaded files", look: "border-ink bg-ink text-canvas" },
  cited: { word: "Cited", means: "a public source with a date", look: "border-ink text-ink" },
  entered: { word: "Entered", means: "typed by the user, no document", look: "border-control text-ink2" },
  claimed: { word: "Claimed", means: "stated without method or document", look: "border-dashed border-ink2 text-ink2" },
  example: {
    word: "Example",
    means: "a placeholder nobody confirmed",
    look: "border-dotted border-ink2 text-ink2 italic",
  },
} satisfies Record<BadgeGrade, { word: string; means: string; look: string }>;

export const gradeWord = (grade: BadgeGrade): string => looks[grade].word;

interface Props {
  grade: BadgeGrade;
  /** What the grade belongs to: "Overhead", "Bill". */
  of?: string;
  /** Said after the grade: "sample, not yours". */
  suffix?: string;
  className?: string;
}

export function GradeBadge({ grade, of, suffix, className }: Props) {
  const { word, means, look } = looks[grade];
  return (
    <span
      title={means}
      className={cx(
        "inline-flex items-center rounded border px-2 py-0.5 text-xs leading-4 font-medium",
        look,
        className,
      )}
    >
      {of ? `${of}: ${word}` : word}
      {suffix ? ` (${suffix})` : ""}
    </span>
  );
}
