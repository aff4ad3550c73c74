// What to do with each segment. One table, the first rule that holds decides; the reasons are built from the same figures
// that the answer shows. A recommendation claims no more than what it rests on.
import { type AdviceRule, ADVICE_RULES } from "./advice-rules";
import { caseOf } from "./advice-case";
import { noNodeFreed } from "./advice-nodes";
import { said } from "./advice-words";
import type { Scenario } from "../cost/scenario";
import { movesEver } from "../cost/what-moves";
import { nodesOf } from "./nodes";
import type { Quantiles } from "./projection";
import { moneyQuantiles } from "./to-the-micro";
import type { SegmentMoney } from "./totals";

export interface Advice {
  segment: string;
  /** `apart`: a product line of its own, decided by itself. */
  what: AdviceRule["what"];
  title: string;
  reason: string;
  /** Value of moving the segment by its own plan, with its share of the common costs and benefits, currency units. */
  npv: Quantiles;
}

/** @param npvs value of moving each segment ({@link caseOf}), in the scenario's order */
export function adviceOf(scenario: Scenario, parts: readonly SegmentMoney[], npvs: readonly Quantiles[]): Advice[] {
  return parts.map((part, i) => {
    const npv = moneyQuantiles(npvs[i] as Quantiles);
    const facts = caseOf(scenario, part, i, npv);
    const rule = ADVICE_RULES.find((r) => r.when(facts)) as AdviceRule;
    const stays = movesEver(part.segment) ? "" : "It stays virtualized in this plan.";
    const reason = said(rule.reason(facts), rule.what === "apart" ? "" : noNodeFreed(nodesOf([part])[0]), stays);
    return { segment: part.segment.name, what: rule.what, title: rule.title, reason, npv };
  });
}
