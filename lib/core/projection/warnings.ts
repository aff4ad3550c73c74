import type { Scenario } from "../cost/scenario";
import { spellMoney } from "../units/spell";
import type { Projection } from "./projection";
import type { SegmentMoney } from "./totals";

type Warning = Projection["warnings"][number];

/** Every doubt about the money, once each; where there are several segments, with the segment's name. */
export function warningsOf(scenario: Scenario, parts: readonly SegmentMoney[], spend: number): Warning[] {
  const several = parts.length > 1;
  const all: Warning[] = spend > 0 ? [] : [{ code: "no-spend", message: "Enter a monthly bill to see money." }];
  for (const part of parts) {
    const name = several ? `${part.segment.name}: ` : "";
    const own = [...bindingWarnings(part), ...verdictWarnings(part, scenario.currency), ...part.overhead.warnings];
    for (const w of own) all.push({ code: w.code, message: `${name}${w.message}` });
  }
  return all.filter((w, i) => all.findIndex((v) => v.code === w.code && v.message === w.message) === i);
}

function bindingWarnings({ segment }: SegmentMoney): Warning[] {
  if (segment.bindingShare === 1)
    return [{ code: "upper-bound", message: "Upper bound: every paid hour counts as GPU-bound." }];
  if (segment.bindingShare === 0)
    return [{ code: "gpu-never-limit", message: "The GPU is never the limit, so virtualization costs nothing here." }];
  return [];
}

/** UX 6, column "Money": what a verdict lets money say. The figures themselves stay unclamped. */
function verdictWarnings({ overhead, wastePerYear }: SegmentMoney, currency: string): Warning[] {
  const most = spellMoney(Math.max(0, wastePerYear.high), currency);
  switch (overhead.verdict) {
    case "no-claim":
      return [
        {
          code: "nothing-claimed",
          message: `${spellMoney(0, currency)} claimed: the difference is too small or too uncertain. It could be up to ${most} a year.`,
        },
      ];
    case "equivalent":
      return [
        {
          code: "no-difference",
          message: `No difference was shown: ${spellMoney(0, currency)}, at most ${most} a year.`,
        },
      ];
    case "not-comparable":
      return [{ code: "not-comparable", message: "The two sides cannot be compared, so this money claims nothing." }];
    default:
      return [];
  }
}
