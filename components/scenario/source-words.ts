import type { OverheadSource } from "@/lib/core/cost/overhead-source";
import type { Scenario } from "@/lib/core/cost/scenario";
import { priorOf } from "@/lib/core/evidence/priors";
import { formatInterval, formatPercent } from "@/lib/view/format";

/** Where an overhead comes from, in a few words. */
export function sourceWords(source: OverheadSource): string {
  switch (source.source) {
    case "range":
      return `range ${formatInterval(source.low, source.high)}`;
    case "point":
      return `one value, ${formatPercent(source.value)}`;
    case "evidence":
      return priorOf(source.prior).label;
    case "comparison":
      return "your files";
    case "axes":
      return "by axis";
  }
}

/** The sources of all segments, each once: "Your files, one value, 5 %". */
export function sourcesOf({ segments }: Scenario): string {
  const all = [...new Set(segments.map((s) => sourceWords(s.overhead)))].join(", ");
  return all.charAt(0).toUpperCase() + all.slice(1);
}
