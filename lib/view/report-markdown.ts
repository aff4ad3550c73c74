// A shared report as Markdown, for a ticket (UX 5): the sentence, its table, what differs, the assumptions.
import { VERDICT_WORDS } from "../core/comparison/verdict-words";
import { NOT_SET } from "../core/projection/assumption-rows";
import { MOVE_WITHHELD, NOT_CLAIMED, notClaimed } from "../core/projection/not-claimed";
import type { Snapshot } from "../core/report/snapshot";
import { formatDate, formatInterval, formatMoney, formatNumber, formatPercent, formatQuantity } from "./format";
import { rowGroups } from "./report-rows";

/** Text that means itself: no link, no cell, no tag and no code comes of it. */
function plain(text: string | number): string {
  return String(text)
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\`*_[\]<>|~#]/g, "\\$&");
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const line = (cells: readonly (string | number)[]) => `| ${cells.map(plain).join(" | ")} |`;
  return rows.length === 0 ? [] : [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line), ""];
}

function answers({ projection: p, currency }: Snapshot): string[] {
  const money = (r: { low: number; value: number; high: number }) =>
    [r.value, r.low, r.high].map((amount) => formatMoney(amount, currency));
  const share = (r: { low: number; value: number; high: number }) =>
    [r.value, r.low, r.high].map((fraction) => formatPercent(fraction));
  const unclaimed = notClaimed(p) !== null;
  return table(
    ["", unclaimed ? `value, ${NOT_CLAIMED}` : "value", "low", "high"],
    [
      ["share of capacity lost", ...share(p.overhead)],
      ["spend that bought no work, a month", ...money(p.perMonth.waste)],
      ["spend that bought no work, a year", ...money(p.perYear.waste)],
      ["extra capacity for the same output", ...share(p.extraCapacity)],
      ["cost to match, a year", ...money(p.perYear.costToMatch)],
      ["break-even premium of bare metal", ...share(p.breakEvenPremium)],
      ...(unclaimed
        ? [["value of moving to bare metal, payback, chance of saving", MOVE_WITHHELD, "", ""]]
        : decision(p.decision, currency)),
    ],
  );
}

function decision(d: Snapshot["projection"]["decision"], currency: string): string[][] {
  if (!d) return [["value of moving to bare metal", "left out by the author", "", ""]];
  const months = d.paybackMonths === null ? "none within the horizon" : formatNumber(d.paybackMonths, { decimals: 1 });
  return [
    [
      "value of moving to bare metal today (NPV; P50, P5, P95)",
      ...[d.npv.p50, d.npv.p05, d.npv.p95].map((amount) => formatMoney(amount, currency)),
    ],
    ["payback, months, undiscounted", months, "", ""],
  ];
}

function comparison({ comparison: c }: Snapshot): string[] {
  if (!c) return [];
  const groups = rowGroups(c.rows);
  const named = groups.flatMap((g) => g.rows.map((n) => ({ ...n, title: groups.length > 1 ? g.title : "" })));
  const rows = named.map(({ row, label, note, title }) => [
    [label, note, title].filter(Boolean).join(", "),
    formatQuantity(row.baseline.median, row.unit),
    formatQuantity(row.candidate.median, row.unit),
    row.overhead ? formatPercent(row.overhead.value) : "n/a",
    row.overhead?.low === undefined || row.overhead.high === undefined
      ? "n/a"
      : formatInterval(row.overhead.low, row.overhead.high),
    VERDICT_WORDS[row.verdict],
  ]);
  const differs = c.comparability.findings.filter((f) => f.level !== "pass");
  return [
    "## Comparison",
    "",
    plain(c.verdict.sentence),
    "",
    ...table(["metric", "bare metal", "virtualized", "overhead", "95 % interval", "verdict"], rows),
    ...table(
      ["differs", "bare metal", "virtualized", "level", "reason given"],
      differs.map((f) => [f.field, f.baseline, f.candidate, f.level, f.overridden ?? ""]),
    ),
    ...c.exclusions.map(
      (e) => `- Left out: ${plain(e.run)}${e.metric ? `, ${plain(e.metric)}` : ""}. ${plain(e.reason)}`,
    ),
    "",
  ];
}

/** @param facts the content hash as printed on the report, and its address */
export function reportMarkdown(snapshot: Snapshot, facts: { sha256: string; url: string }): string {
  const { projection: p, assumptions, warnings } = snapshot;
  return [
    `# ${plain(snapshot.name)}`,
    "",
    plain(p.sentence),
    "",
    `Frozen ${formatDate(snapshot.createdAt)}, formulas version ${plain(snapshot.modelVersion)}. Grade: ${p.grade} (${plain(p.weakest)}). Range: ${plain(p.level)}.`,
    "",
    ...answers(snapshot),
    ...comparison(snapshot),
    "## Assumptions",
    "",
    ...table(
      ["assumption", "value", "unit", "source", "grade"],
      assumptions.map((a) => [a.label, a.value, a.unit, a.source, a.source === NOT_SET ? "–" : a.grade]),
    ),
    ...warnings.map((w) => `- ${plain(w.message)}`),
    "",
    `Seed ${snapshot.seed}, SHA-256 ${facts.sha256}. ${facts.url}`,
    "",
  ].join("\n");
}
