import { cx } from "@/components/ui/class-names";
import type { Letter } from "@/lib/view/plans-compared";

const EDGES = {
  A: "border-solid",
  B: "border-dashed",
  C: "border-dotted",
  D: "border-double border-[3px]",
} satisfies Record<Letter, string>;

/** What a plan is called on the page: its letter in an edge of its own. */
export function PlanLetter({ letter }: { letter: Letter }) {
  return (
    <span
      className={cx(
        "inline-flex size-6 shrink-0 items-center justify-center rounded border-2 border-virt type-note font-semibold text-ink",
        EDGES[letter],
      )}
    >
      {letter}
    </span>
  );
}
