import { sameWords } from "./field-rule";
import type { Finding } from "./comparison";
import type { Measured } from "./row";
import { capital, findingOf, missingOn, type Rule, seenBy, shownIn } from "./rule";

const PRECISION = { id: "E04", name: "precision", field: "precision" } as const;

/** E04: bf16 and fp8 are two amounts of work. The tool's file says which, else the environment. */
export const PRECISION_RULE: Rule = {
  ...PRECISION,
  doubts: ["differs", "unknown"],
  judge: (sides, { ofModel, precision }, names) => {
    if (!ofModel) return null;
    const seen = seenBy(sides, (run) => run.environment.precision ?? precision);
    const shown = shownIn(seen);
    const known = [...seen.baseline, ...seen.candidate].filter((v) => v !== null);
    const message = `Numbers of another format are another amount of work: ${shown.baseline} v ${shown.candidate}.`;
    if (known.some((v) => !sameWords(v, known[0] ?? v)))
      return findingOf(PRECISION, "differs", "block", shown, message);
    const blind = missingOn(seen, names);
    if (blind !== null)
      return findingOf(PRECISION, "unknown", "warn", shown, `Precision: unknown on ${blind}, and may differ.`);
    return findingOf(PRECISION, "same", "pass", shown, "Precision: the same on both sides.");
  },
};

/** Rules that are judged where rows are paired: their names, and their ends that are no pass. */
export const PAIRED_RULES: readonly Pick<Rule, "id" | "name" | "field" | "doubts">[] = [
  { id: "E03", name: "unit", field: "metric, unit, direction and statistic", doubts: ["differs"] },
  { id: "E04", name: "workload", field: "workload", doubts: ["differs", "unknown"] },
  { id: "E05", name: "tool-meaning", field: "meaning of the test", doubts: ["differs"] },
  { id: "E06", name: "samples", field: "samples a repeat", doubts: ["differs", "unknown"] },
  { id: "E06", name: "scale", field: "scale of the figures", doubts: ["differs"] },
];

const UNIT = { id: "E03", name: "unit", field: "metric, unit and statistic" };
const ONE_UNIT = findingOf(
  UNIT,
  "same",
  "pass",
  { baseline: "one", candidate: "the same" },
  "Rows are paired by metric, unit, direction and statistic.",
);

/** E03 of a pair: one metric and one statistic by its making; the unit may still differ. */
export function unitFinding({ label, warnings }: Measured["row"]): Finding {
  const differs = warnings.find((w) => w.code === "unit-differs");
  if (!differs) return ONE_UNIT;
  const shown = { baseline: "one unit or direction", candidate: "another" };
  return findingOf({ ...UNIT, field: `unit of ${label}` }, "differs", "block", shown, differs.message);
}

/** What a file that leaves its workload open is warned with where its row is measured. */
const OPEN: ReadonlySet<string> = new Set(["context-unknown", "benchmark-unnamed"]);

const WORKLOAD = { id: "E04", name: "workload", field: "workload" };
const ONE_WORKLOAD = findingOf(
  WORKLOAD,
  "same",
  "pass",
  { baseline: "every setting", candidate: "the same" },
  "Rows are paired by every setting of their workload.",
);

/** E04 of a pair: every setting is equal by its making; what only one side says, or nobody, is open. */
export function workloadFinding({ warnings }: Measured["row"]): Finding {
  const open = warnings.filter((w) => OPEN.has(w.code));
  const [first] = open;
  if (!first) return ONE_WORKLOAD;
  const more = open.length > 1 ? ` ${open.length - 1} more settings are open.` : "";
  const shown = { baseline: "partly unknown", candidate: "partly unknown" };
  return findingOf(WORKLOAD, "unknown", "warn", shown, `${capital(first.message)}${more}`);
}
