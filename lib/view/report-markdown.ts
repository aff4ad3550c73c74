// A shared report as Markdown, for a ticket (UX 5): the sentence, its table, what differs, the assumptions.
import { VERDICT_WORDS } from "../core/comparison/verdict-words";
import { NOT_SET } from "../core/projection/assumption-rows";
import { MOVE_WITHHELD, NOT_CLAIMED, noMoveReason, notClaimed } from "../core/projection/not-claimed";
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
  const months = monthsText(d.paybackMonths);
  const nothing = noMoveReason(d);
  return [
    [
      "value of moving to bare metal today (NPV; P50, P5, P95)",
      ...(nothing
        ? [nothing, "", ""]
        : [d.npv.p50, d.npv.p05, d.npv.p95].map((amount) => formatMoney(amount, currency))),
    ],
    ["payback, months, undiscounted, central case", months, "", ""],
    ...(d.discountedPaybackMonths === undefined
      ? []
      : [["payback, months, discounted, central case", monthsText(d.discountedPaybackMonths), "", ""]]),
    ...(d.irr === undefined
      ? []
      : [
          ["return a year (IRR), central case", d.irr === null ? (d.irrReason ?? "n/a") : formatPercent(d.irr), "", ""],
        ]),
    [
      "chance that moving saves money",
      d.probabilityOfSaving === null ? (d.reason ?? "n/a") : formatPercent(d.probabilityOfSaving, { decimals: 0 }),
      "",
      "",
    ],
  ];
}

const monthsText = (months: number | null): string =>
  months === null ? "none within the horizon" : formatNumber(months, { decimals: 1 });

/** Which side is cheaper, and what to do with each segment. */
function advice({ projection: p, currency }: Snapshot): string[] {
  if (!p.advice || !p.conclusion) return [];
  const withheld = notClaimed(p) !== null;
  const worth = (q: { p05: number; p50: number; p95: number }) =>
    withheld
      ? NOT_CLAIMED
      : q.p05 === 0 && q.p95 === 0
        ? "n/a"
        : [q.p50, q.p05, q.p95].map((x) => formatMoney(x, currency)).join("; ");
  return [
    "## What to do",
    "",
    plain(p.conclusion.sentence),
    "",
    ...table(
      ["segment", "advice", "why", "value of moving (P50; P5; P95)"],
      p.advice.map((a) => [a.segment, a.title, a.reason, worth(a.npv)]),
    ),
  ];
}

/** A value as people read it: fractions as percentages, amounts grouped; nothing of a float's tail. */
function shown(value: number | string, unit: string): string {
  if (typeof value === "string") return value;
  return unit.startsWith("fraction") ? formatPercent(value, { decimals: 4 }) : formatNumber(value, { decimals: 6 });
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
    ...advice(snapshot),
    ...comparison(snapshot),
    "## Assumptions",
    "",
    ...table(
      ["assumption", "value", "low", "high", "unit", "source", "date", "grade"],
      assumptions.map((a) => [
        a.label,
        shown(a.value, a.unit),
        a.range ? shown(a.range.low, a.unit) : "",
        a.range ? shown(a.range.high, a.unit) : "",
        a.unit,
        a.source,
        a.date ?? "",
        a.source === NOT_SET ? "–" : a.grade,
      ]),
    ),
    "## Settings",
    "",
    ...table(
      ["setting", "value", "unit"],
      p.settings.map((s) => [s.label, shown(s.value, s.unit), s.unit]),
    ),
    ...warnings.map((w) => `- ${plain(w.message)}`),
    "",
    `Seed ${snapshot.seed}, SHA-256 ${facts.sha256}. ${facts.url}`,
    "",
  ].join("\n");
}
