// What "Copy as Markdown" says around its table: verdict, conditions, reasons.
import type { Comparison } from "../core/comparison/comparison";
import { termOf } from "../core/metrics/terms";
import { type MarkdownFrame, escaped } from "./compare-markdown";
import type { ShownRow } from "./compared-rows";
import { formatPercent } from "./format";
import { paramWords, sharedParams } from "./params";

interface About {
  title: string;
  grade: string;
  sentence: string;
  /** What a run is called, by its id. */
  runName: (id: string) => string;
}

/** What every row of one workload was measured with: the rest of it stands in the row's name. */
function conditions(rows: readonly ShownRow[]): string {
  return [...new Set(rows.map((r) => r.row.workload))]
    .map((workload) => {
      const params = rows.filter((r) => r.row.workload === workload).map((r) => r.row.params);
      return [workload, paramWords(sharedParams(params), ["size"])].filter(Boolean).join(": ");
    })
    .filter((text) => text !== "")
    .map((text) => `- Measured with ${escaped(text)}`)
    .join("\n");
}

function metricName(rows: readonly ShownRow[], metric: string): string {
  return rows.find((r) => r.metric === metric && !r.isTail)?.name ?? termOf(metric);
}

/** The words around the table. @param rows every row, not only those on the screen */
export function markdownFrame(comparison: Comparison, rows: readonly ShownRow[], about: About): MarkdownFrame {
  const { verdict, comparability, noiseFloor, exclusions, warnings } = comparison;
  const differing = comparability.findings.filter((f) => f.level !== "pass");
  const isBlank = (f: Comparison["comparability"]["findings"][number]) =>
    f.baseline === "unknown" && f.candidate === "unknown" && f.overridden === undefined;
  const known = differing.filter((f) => !isBlank(f));
  const unknown = [...new Set(differing.filter(isBlank).map((f) => f.field))];
  const answers = rows.flatMap(({ row, name }) =>
    row.warnings.filter((w) => w.code === "overridden").map((w) => `- ${escaped(name)}: ${escaped(w.message)}`),
  );
  const after = [
    conditions(rows),
    differing.length > 0
      ? known
          .map(
            (f) =>
              `- ${f.overridden ? "set aside" : f.level}: ${escaped(f.field)}: ${escaped(f.baseline)} v ${escaped(f.candidate)}${f.overridden ? `, because: ${escaped(f.overridden)}` : ""}`,
          )
          .concat(unknown.length > 0 ? [`- not known on both sides: ${escaped(unknown.join(", "))}`] : [])
          .join("\n")
      : "- Every condition that was checked is alike.",
    [...new Set(answers)].join("\n"),
    exclusions
      .map(
        (e) =>
          `- Left out: ${escaped(about.runName(e.runId))}${e.metric ? `, in ${escaped(metricName(rows, e.metric))} only` : ""}, because: ${escaped(e.reason)}`,
      )
      .join("\n"),
    warnings.map((w) => `- ${escaped(w.message)}`).join("\n"),
    `Noise floor ±${formatPercent(noiseFloor.value)}: ${escaped(noiseFloor.reason)}`,
  ];
  return {
    before: [`**${escaped(about.sentence)}**`, escaped(verdict.because)].filter(Boolean).join("\n\n"),
    after: after.filter(Boolean).join("\n\n"),
    closing: `Overhead is the share of capacity lost; positive: virtualized is worse. Grade: ${about.grade}. ${escaped(about.title)}`,
  };
}
