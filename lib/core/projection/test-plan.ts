// A test fixture: plans and answers that the tests of this room share. Nothing of the product imports it.
import { resolveOverhead } from "../cost/resolve";
import { Scenario } from "../cost/scenario";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { project } from "./project";
import type { Projection } from "./projection";

/** A segment as somebody would send it. */
export const madeSegment = (over: object = {}): object => ({
  name: "Serving",
  profile: "online-inference",
  monthlySpend: 100_000,
  overhead: { source: "range", low: 0.01, high: 0.04 },
  ...over,
});

export const madePlan = (over: object = {}, segments: readonly object[] = [madeSegment()]): Scenario =>
  Scenario.parse({ version: 1, name: "Fleet", currency: "USD", horizonMonths: 36, segments, ...over });

export const overheadsOf = (s: Scenario, measured?: ResolvedOverhead): ResolvedOverhead[] =>
  s.segments.map((x) => resolveOverhead(x.overhead, x.profile, measured));

export const answerOf = (s: Scenario, measured?: ResolvedOverhead): Projection => project(s, overheadsOf(s, measured));

/** An overhead as a comparison gives it, even between its ends. */
export const madeMeasured = (
  low: number,
  high: number,
  { verdict = "slower", ...more }: Partial<ResolvedOverhead> = {},
): ResolvedOverhead => ({
  range: { low, value: (low + high) / 2, high },
  level: "95 % interval of the uploaded files",
  grade: "measured",
  source: "your comparison",
  quantile: (u) => low + u * (high - low),
  warnings: [],
  verdict,
  ...more,
});

/** Spaces that break nowhere as plain ones. */
export const plainText = (text: string): string => text.replaceAll("\u00a0", " ");
