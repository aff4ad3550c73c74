import type { Comparison, IntervalMethod } from "@/lib/core/comparison/comparison";
import { countOf, listed } from "@/lib/view/counts";
import { formatPercent } from "@/lib/view/format";

const METHODS = {
  "welch-log": "Welch's t on the logarithms of the runs",
  "mixed-welch-log": "Welch's t on the logarithms of the runs, the larger side by its median",
  "bca-order-statistic": "order-statistic bootstrap (BCa, 10,000 draws) of the run medians",
  "price-bonett": "Price and Bonett's interval of a ratio of medians",
  "batch-medians": "batches within one run",
} satisfies Record<IntervalMethod, string>;

/** How the intervals were made, from how many runs, and what counts as chance. */
export function MethodNote({ compared }: { compared: Comparison }) {
  if (compared.rows.length === 0) return null;
  const methods = [...new Set(compared.rows.flatMap((r) => r.slowdown?.method ?? []))];
  const runs = (side: "baseline" | "candidate") => Math.max(0, ...compared.rows.map((r) => r[side].runs));
  const { value, assumed } = compared.noiseFloor;
  const made =
    methods.length > 0
      ? `95 % interval: ${listed(methods.map((m) => METHODS[m]))}.`
      : "No interval: it takes two runs a side.";
  return (
    <p className="mt-1 max-w-[60rem] type-note text-ink3">
      Medians of {runs("baseline")} v {countOf(runs("candidate"), "run")}. {made} Noise floor ±{formatPercent(value)},{" "}
      {assumed ? "assumed" : "measured between runs of one side"}.
    </p>
  );
}
