// MODEL 7 and EVIDENCE 2: what each way of stating an overhead comes to, before any money.
import { CONFIDENTIAL_WARNING } from "../overhead/confidential";
import { AXIS_LABELS, PROFILE_TABLE, type Profile } from "../overhead/profiles";
import { type FromAxes, combine, overheadFromAxes } from "../overhead/workload-overhead";
import { type Prior, priorOf } from "../evidence/priors";
import { weakest } from "../evidence/grade";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { type Draw, Z90, constant, pert, splitNormal, triangular } from "../stats/draws";
import { normalCdf } from "../stats/normal";
import { spellPercent } from "../units/spell";
import type { OverheadSource } from "./overhead-source";

type Warning = { code: string; message: string };
type Of<S extends OverheadSource["source"]> = Extract<OverheadSource, { source: S }>;

/**
 * Turns a stated overhead into a range with a grade, and a distribution to draw from.
 *
 * @param profile the segment's workload, whose time shares weigh axes
 * @param measured what the comparison came to; required for the source `comparison`, ignored otherwise
 * @throws RangeError for the source `comparison` without `measured`: the caller looks comparisons up
 */
export function resolveOverhead(
  source: OverheadSource,
  profile: Profile,
  measured?: ResolvedOverhead,
): ResolvedOverhead {
  switch (source.source) {
    case "range":
      return fromRange(source);
    case "point":
      return fromPoint(source);
    case "axes":
      return fromAxes(source, profile);
    case "evidence":
      return fromPrior(priorOf(source.prior), profile);
    case "comparison":
      if (!measured) throw new RangeError("a comparison's overhead must be resolved before it is projected");
      return measured;
  }
}

const HARD_ENDS = { triangular, pert } as const;

/** A typed range is P10 to P90 with its mode, or else its middle, as the median; or, by its shape, never left. */
function fromRange({ low, high, mode, shape = "p10-p90" }: Of<"range">): ResolvedOverhead {
  const value = mode ?? low + (high - low) / 2;
  const { draw, warnings } =
    shape === "p10-p90" ? below1(low, value, high) : { draw: HARD_ENDS[shape](low, value, high), warnings: [] };
  return {
    range: { low, value, high },
    level: shape === "p10-p90" ? "8 in 10 of the cases expected" : "no case beyond them is expected",
    grade: "entered",
    source: "the range typed",
    quantile: draw,
    warnings,
  };
}

function fromPoint({ value }: Of<"point">): ResolvedOverhead {
  return {
    range: { low: value, value, high: value },
    level: "one value, no range",
    grade: "entered",
    source: "the value typed",
    quantile: constant(value),
    warnings: [
      { code: "no-range", message: "The overhead is one value without a range, so the money shows no range." },
    ],
  };
}

function fromAxes({ values }: Of<"axes">, profile: Profile): ResolvedOverhead {
  const entry = PROFILE_TABLE[profile];
  const all = overheadFromAxes(entry.weights, values);
  const o = all.overhead;
  const some = all.coverage > 0;
  const stoodIn = all.parts.some((p) => p.from === "published");
  return {
    range: { low: o, value: o, high: o },
    level: "one value, no range",
    grade: weakest([...(some ? (["entered"] as const) : []), ...(stoodIn ? (["cited"] as const) : [])]),
    source: `your axes, weighted by the time shares of ${entry.label.toLowerCase()}`,
    quantile: constant(o),
    warnings: axisWarnings(all, entry.label),
  };
}

function axisWarnings(all: FromAxes, profile: string): Warning[] {
  const covered = spellPercent(all.coverage, { decimals: 0 });
  const missing = all.parts.filter((p) => p.from === "published").map((p) => AXIS_LABELS[p.axis]);
  const warnings: Warning[] = [
    {
      code: "assumed-time-shares",
      message: `The time shares of ${profile.toLowerCase()} are assumptions, not measurements.`,
    },
  ];
  if (missing.length > 0)
    warnings.push({
      code: "published-axes",
      message: `Not given: ${missing.join(", ")}. Published evidence, not yours, stands in. Your axes cover ${covered} of the time.`,
    });
  if (all.coverage < 0.8)
    warnings.push({ code: "low-coverage", message: `This is an estimate: your axes cover ${covered} of the time.` });
  return warnings;
}

function fromPrior(prior: Prior, profile: Profile): ResolvedOverhead {
  const entry = PROFILE_TABLE[profile];
  const { p10, p50, p90 } = prior;
  const share = entry.weights.network;
  const scale = prior.acts === "network" ? networkOnly(share) : (o: number) => o;
  const { draw, warnings } = below1(p10, p50, p90);
  if (prior.acts === "network") warnings.push(networkWarning(share, entry.label));
  if (prior.line === "confidential-computing") warnings.push({ ...CONFIDENTIAL_WARNING });
  if (prior.grade === "claimed")
    warnings.push({ code: "claimed", message: `A claim, not a measurement. ${prior.basis}` });
  else warnings.push({ code: "published-not-yours", message: "Published evidence, not yours." });
  return {
    range: { low: scale(p10), value: scale(p50), high: scale(p90) },
    level: prior.level,
    grade: prior.grade,
    source: prior.source,
    quantile: prior.acts === "network" ? (u) => scale(draw(u)) : draw,
    warnings,
  };
}

/** A loss of the network alone, on a workload that spends `share` of its time there; the other axes lose nothing. */
function networkOnly(share: number): Draw {
  return (o) =>
    share === 0
      ? 0
      : combine([
          { weight: share, overhead: o },
          { weight: 1 - share, overhead: 0 },
        ]).overhead;
}

function networkWarning(share: number, profile: string): Warning {
  const name = profile.toLowerCase();
  return {
    code: "network-axis-only",
    message:
      share === 0
        ? `${profile} spends no time on the network between nodes, so this loses nothing.`
        : `The loss is of the network alone, which takes ${spellPercent(share, { decimals: 0 })} of the time of ${name} (an assumption). Other losses are not in it.`,
  };
}

/** The largest z that mulberry32 can reach: 1 - 2^-32. */
const Z_REACH = 6.3;

/** A split normal without its draws at or above 1, which no overhead can be. Says so when that is more than one in 10,000. */
function below1(p10: number, p50: number, p90: number): { draw: Draw; warnings: Warning[] } {
  const draw = splitNormal(p10, p50, p90);
  const z = p90 > p50 ? ((1 - p50) * Z90) / (p90 - p50) : Infinity;
  if (z > Z_REACH) return { draw, warnings: [] };
  const kept = normalCdf(z);
  const warnings =
    1 - kept > 1e-4
      ? [
          {
            code: "range-reaches-everything",
            message: `${spellPercent(1 - kept, { decimals: 1 })} of this range would lose all capacity or more. Those cases are left out; check the high end.`,
          },
        ]
      : [];
  // The largest double below 1 keeps rounding from reaching 1 itself.
  return { draw: (u) => Math.min(draw(u * kept), 1 - Number.EPSILON), warnings };
}
