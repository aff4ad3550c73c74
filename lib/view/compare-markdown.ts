// "Copy as Markdown" (UX 5): verdict, one table, environment diff, link; pipes and backticks escaped.
import type { Comparison } from "../core/comparison/comparison";
import { termOf } from "../core/metrics/terms";
import { type ShownRow, standaloneName } from "./compared-rows";
import { formatPercent } from "./format";
import { paramWords, sharedParams } from "./params";

/** Text that must not become a table, code or markup. */
export const escaped = (text: string): string =>
  text.replaceAll(/[\\`|*_<>[\]#]/g, (c) => `\\${c}`).replaceAll(/\s+/g, " ");

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

const metricName = (rows: readonly ShownRow[], metric: string): string =>
  rows.find((r) => r.row.metric === metric && r.row.statistic !== "p99")?.name ?? termOf(metric);

interface About {
  title: string;
  grade: string;
  sentence: string;
  link: string;
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

export function compareMarkdown(comparison: Comparison, rows: readonly ShownRow[], about: About): string {
  const { verdict, comparability, noiseFloor, exclusions } = comparison;
  const differing = comparability.findings.filter((f) => f.level !== "pass");
  const parts = [
    `**${escaped(about.sentence)}**`,
    escaped(verdict.because),
    [
      line(["Metric", "Unit", "Bare metal", "Virtualized", "Overhead", "95 % interval", "Runs", "Verdict"]),
      line(["---", "---", "---:", "---:", "---:", "---:", "---:", "---"]),
      ...rows.map((r) =>
        line(
          [
            standaloneName(r),
            r.unit,
            r.baseline,
            r.candidate,
            r.overhead,
            r.interval,
            `${r.row.baseline.runs} v ${r.row.candidate.runs}`,
            r.verdict,
          ].map(escaped),
        ),
      ),
    ].join("\n"),
    conditions(rows),
    differing.length > 0
      ? differing
          .map(
            (f) =>
              `- ${f.overridden ? "set aside" : f.level}: ${escaped(f.field)}: ${escaped(f.baseline)} v ${escaped(f.candidate)}${f.overridden ? `, because: ${escaped(f.overridden)}` : ""}`,
          )
          .join("\n")
      : "- Every condition that was checked is alike.",
    ...(exclusions.length > 0
      ? [
          exclusions
            .map(
              (e) =>
                `- Left out: ${escaped(about.runName(e.runId))}${e.metric ? `, in ${escaped(metricName(rows, e.metric))} only` : ""}, because: ${escaped(e.reason)}`,
            )
            .join("\n"),
        ]
      : []),
    `Noise floor ±${formatPercent(noiseFloor.value)}: ${escaped(noiseFloor.reason)}`,
    `Overhead is the share of capacity lost; positive: virtualized is worse. Grade: ${about.grade}. ${escaped(about.title)}: <${about.link}>`,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}
