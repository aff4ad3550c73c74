// "Copy as Markdown" (UX 5): verdict, one table, environment diff, link; pipes and backticks escaped.
import type { Comparison } from "../core/comparison/comparison";
import type { ShownRow } from "./compared-rows";
import { formatPercent } from "./format";

/** Text that must not become a table, code or markup. */
export const escaped = (text: string): string =>
  text.replaceAll(/[\\`|*_<>[\]#]/g, (c) => `\\${c}`).replaceAll(/\s+/g, " ");

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

interface About {
  title: string;
  grade: string;
  sentence: string;
  link: string;
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
            [r.name, r.note].filter(Boolean).join(", "),
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
                `- Left out: one repeat${e.metric ? ` of ${escaped(e.metric)}` : ""}, because: ${escaped(e.reason)}`,
            )
            .join("\n"),
        ]
      : []),
    `Noise floor ±${formatPercent(noiseFloor.value)}: ${escaped(noiseFloor.reason)}`,
    `Overhead is the share of capacity lost; positive: virtualized is worse. Grade: ${about.grade}. ${escaped(about.title)}: <${about.link}>`,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}
