import { PlainTable } from "@/components/ui/data-table";
import { Sheet } from "@/components/ui/sheet";
import type { Comparison } from "@/lib/core/comparison/comparison";
import { countOf, listed } from "@/lib/view/counts";
import { SIDE_WORDS } from "@/lib/view/modes";
import { paramWords } from "@/lib/view/params";

export const unpairedCount = ({ baseline, candidate }: Comparison["unpaired"]): number =>
  baseline.length + candidate.length;

/** "3 rows stand on one side only, such as …": the same for the page's side and its sheet. */
export function unpairedSentence({ baseline, candidate }: Comparison["unpaired"]): string {
  const first = baseline[0] ?? candidate[0];
  if (!first) return "Every row has its partner.";
  const side = SIDE_WORDS[baseline[0] ? "baseline" : "candidate"];
  const n = baseline.length + candidate.length;
  const such = [first.label, paramWords(first.params)].filter(Boolean).join(", ");
  return `${countOf(n, "row stands", "rows stand")} on one side only, such as ${such} (${side}).`;
}

/** What could not be paired, and with which difference from its nearest neighbour. */
export function UnpairedList({ unpaired }: { unpaired: Comparison["unpaired"] }) {
  const sides = (["baseline", "candidate"] as const).filter((s) => unpaired[s].length > 0);
  if (sides.length === 0) return null;
  return (
    <Sheet
      id="unpaired"
      title={`Not paired: ${listed(sides.map((s) => `${countOf(unpaired[s].length, "row")} of ${SIDE_WORDS[s]}`))}`}
      note="Counted nowhere above."
    >
      <PlainTable
        label="Rows without a partner"
        stickyFirst
        maxHeight="24rem"
        head={["Metric", "Side", "Parameters", "Why"]}
        rows={sides.flatMap((side) =>
          unpaired[side].map((u) => [
            u.label,
            SIDE_WORDS[side],
            [u.workload, paramWords(u.params)].filter(Boolean).join(", "),
            u.reason,
          ]),
        )}
      />
    </Sheet>
  );
}
