import "server-only";
import type { Row } from "@/lib/core/comparison/comparison";
import type { Segment } from "@/lib/core/cost/segment";
import { resolveOverhead } from "@/lib/core/cost/resolve";
import type { Profile } from "@/lib/core/overhead/profiles";
import type { ResolvedOverhead } from "@/lib/core/overhead/resolved-overhead";
import type { Owner } from "@/lib/server/access";
import { measuredSource } from "@/lib/server/projections";
import { Refusal } from "@/lib/server/refusal";
import { compareHref } from "@/lib/view/compare-url";
import {
  type FromComparison,
  type Measured,
  type Unmeasured,
  overheadOf,
  sourceKey,
  toMeasured,
} from "@/lib/view/measured-source";
import { paramWords } from "@/lib/view/params";

/** Comparison sources looked up for one request, each question asked once. */
export class MeasuredSources {
  readonly #known = new Map<string, Promise<Measured | Unmeasured>>();

  constructor(private readonly owner: Owner) {}

  of(source: FromComparison, profile: Profile): Promise<Measured | Unmeasured> {
    const key = sourceKey(source, profile);
    const known = this.#known.get(key) ?? lookUp(this.owner, source, profile);
    this.#known.set(key, known);
    return known;
  }

  /** A segment's overhead, or why there is none. */
  async resolve({ overhead, profile }: Segment): Promise<ResolvedOverhead | Unmeasured> {
    if (overhead.source !== "comparison") return resolveOverhead(overhead, profile);
    const measured = await this.of(overhead, profile);
    return "reason" in measured ? measured : overheadOf(measured);
  }
}

async function lookUp(owner: Owner, source: FromComparison, profile: Profile): Promise<Measured | Unmeasured> {
  try {
    const { request, compared, row, resolved, grid } = await measuredSource(owner, source, profile);
    return toMeasured(resolved, row, grid, {
      name: request.name ?? `${row.label}, ${row.baseline.runs} and ${row.candidate.runs} runs`,
      href: comparisonHref(source, request),
      verdict: compared.verdict,
      metrics: compared.rows.filter((r) => r.overhead && r.key.length <= LONGEST_KEY).map(choiceOf),
    });
  } catch (error) {
    // A comparison that gives no overhead is an answer; whatever else goes wrong is not.
    if (!(error instanceof Refusal) || !["unusable", "not-found"].includes(error.code)) throw error;
    const hint = error.errors[0]?.hint;
    return hint ? { reason: error.message, hint } : { reason: error.message };
  }
}

type Sides = { baseline: string[]; candidate: string[] };

/** What a scenario can name. */
const LONGEST_KEY = 1000;

function choiceOf({ key, label, statistic, workload, params }: Row): { key: string; label: string } {
  const name = statistic === "p99" ? `p99 ${label}` : label;
  return { key, label: [name, workload, paramWords(params)].filter(Boolean).join(", ") };
}

/** A saved comparison under its own address, which keeps what was left out, set aside and weighed; else its runs. */
const comparisonHref = ({ comparisonId }: FromComparison, { baseline, candidate }: Sides): string =>
  compareHref(comparisonId === undefined ? { baseline, candidate } : { saved: comparisonId });
