import type { Row, Warning } from "../comparison/comparison";
import { ASSUMED_POINTS } from "../comparison/noise-floor";
import { rowName } from "../comparison/sentence";
import { spellPercent } from "../units/spell";
import type { ComparisonAxes } from "./comparison-axes";
import { AXIS_LABELS, PROFILE_TABLE } from "./profiles";
import { isJudged } from "./row-scope";
import { axesExceed } from "./what-if";
import type { Workload } from "./workload";
import { ENOUGH_MEASURED } from "./partial-range";

const share = (fraction: number) => spellPercent(fraction, { decimals: 0 });

/** What a reader must know of a workload's figure, each with a stable code. */
export function wordsOf(workload: Workload, axes: ComparisonAxes, rows: readonly Row[]): Warning[] {
  const { source, coverage, parts, profile, rescaledFrom } = workload;
  const warnings: Warning[] = [];
  const say = (code: string, message: string) => warnings.push({ code, message });
  const missing = parts.filter((part) => part.from === "published").map((part) => AXIS_LABELS[part.axis]);
  if (source === "end-to-end" && axes.endToEnd?.axis === "latency")
    say(
      "latency-only",
      `${rowName(axes.endToEnd)} says how long one request takes, not how much work is done. No throughput and no axis was measured.`,
    );
  if (source === "axes" || coverage > 0) {
    say(
      "assumed-time-shares",
      profile && isOwnProfile(workload)
        ? `The time shares of ${PROFILE_TABLE[profile].label.toLowerCase()} are assumptions, not measurements.`
        : "The time shares are yours; nothing here checks them.",
    );
    if (missing.length > 0)
      say(
        "published-axes",
        `Not measured: ${missing.join(", ")}. The values of a tuned VM stand in: published evidence, not yours, as points without a range.`,
      );
    if (coverage < ENOUGH_MEASURED)
      say("low-coverage", `This is an estimate: the measured axes cover ${share(coverage)} of the time.`);
  }
  if (rescaledFrom !== null)
    say(
      "rescaled",
      `The time shares summed to ${share(rescaledFrom)} and were rescaled to 100${String.fromCharCode(160)}%.`,
    );
  if (source === "end-to-end" && axesExceed(axes, workload.overhead, workload.axesOverhead))
    say(
      "axes-exceed",
      "The axes would explain more than was measured: the time shares give too much time to slow axes, or other work hides it. A fix is taken in proportion.",
    );
  const lone = rows.filter((row) => !isJudged(row));
  if (source === "axes" && lone.length > 0)
    say(
      "one-run",
      `${lone.map(rowName).join(", ")}: one run a side, or no spread, so the point ± ${ASSUMED_POINTS} is drawn.`,
    );
  // Whoever reads the money must see on whose word it stands.
  const given = source === "axes" ? rows.flatMap((row) => row.warnings).filter((w) => GIVEN.has(w.code)) : [];
  for (const [message, { code }] of new Map(given.map((w) => [w.message, w]))) say(code, message);
  for (const name of axes.unheard)
    say("primary-unheard", `Marked primary, but no row of this comparison that may speak is called ${name}.`);
  return warnings;
}

const GIVEN: ReadonlySet<string> = new Set(["overridden", "block-overridden"]);

const isOwnProfile = ({ profile, weights }: Workload): boolean =>
  profile !== null &&
  Object.entries(PROFILE_TABLE[profile].weights).every(
    ([axis, weight]) => Math.abs(weights[axis as keyof typeof weights] - weight) < 1e-9,
  );
