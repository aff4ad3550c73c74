// The report as one table (UX 5, "CSV"): a row a figure, with unit, currency and grade in columns of their own.
import { followsLoad } from "../comparison/load";
import { rowName } from "../comparison/sentence";
import { VERDICT_WORDS } from "../comparison/verdict-words";
import { weakest } from "../evidence/grade";
import { NOT_SET } from "../projection/assumption-rows";
import { MOVE_WITHHELD, noMoveReason, notClaimed } from "../projection/not-claimed";
import { answerLines, quantiles } from "./answer-lines";
import { csv } from "./csv";
import type { FrozenRow } from "./frozen-comparison";
import { COLUMNS, type Line, claimNote, ends, money } from "./report-line";
import { segmentLines } from "./segment-lines";
import type { Snapshot } from "./snapshot";

/**
 * The report's figures, unrounded, in the order of the page. Fractions stay fractions.
 *
 * @param sha256 the content hash as printed on the report
 */
export function reportCsv(s: Snapshot, sha256: string): string {
  const lines: Line[] = [
    ...about(s, sha256),
    ...results(s),
    ...segmentLines(s),
    ...answerLines(s),
    ...months(s),
    ...(notClaimed(s.projection) ? [] : s.projection.sensitivity).map((r) => ({
      section: "sensitivity",
      item: `value of moving, by ${r.label}`,
      low: r.low,
      high: r.high,
      ...money(s, null),
      grade: s.projection.grade,
      note: `input from ${r.range.low} to ${r.range.high} ${r.unit}${r.assumed ? ", range assumed by Bareline" : ""}`,
    })),
    ...comparison(s),
    ...s.assumptions.map((a) => ({
      section: "assumptions",
      item: a.label,
      value: a.value,
      unit: a.unit,
      low: a.range?.low ?? null,
      high: a.range?.high ?? null,
      grade: a.source === NOT_SET ? null : a.grade,
      source: a.source,
    })),
    ...s.projection.settings.map((x) => ({ section: "settings", item: x.label, value: x.value, unit: x.unit })),
    ...s.warnings.map((w) => ({ section: "warnings", item: w.code, note: w.message })),
  ];
  return csv(
    COLUMNS,
    lines.map((line) => COLUMNS.map((c) => line[c] ?? null)),
  );
}

function about(s: Snapshot, sha256: string): Line[] {
  return [
    { section: "report", item: "name", value: s.name },
    { section: "report", item: "frozen", value: s.createdAt },
    { section: "report", item: "formulas", value: s.modelVersion },
    { section: "report", item: "content, SHA-256", value: sha256 },
    { section: "report", item: "sentence", value: s.projection.sentence, grade: s.projection.grade },
    { section: "report", item: "weakest input", value: s.projection.weakest, grade: s.projection.grade },
  ];
}

function results(s: Snapshot): Line[] {
  const { projection: p } = s;
  const note = claimNote(s);
  const graded = { level: p.level, grade: p.grade, ...note };
  const share = { unit: "fraction", level: p.level, ...note };
  return [
    ends("result", "overhead", p.overhead, { ...share, grade: p.overhead.grade }),
    ends("result", "spend that bought no work", p.perMonth.waste, { ...money(s, "month"), ...graded }),
    ends("result", "spend that bought no work", p.perYear.waste, { ...money(s, "year"), ...graded }),
    ends("result", "cost to match", p.perMonth.costToMatch, { ...money(s, "month"), ...graded }),
    ends("result", "cost to match", p.perYear.costToMatch, { ...money(s, "year"), ...graded }),
    ends("result", "extra capacity", p.extraCapacity, { ...share, grade: p.overhead.grade }),
    ends("result", "break-even premium", p.breakEvenPremium, { ...share, grade: p.overhead.grade }),
    ...decision(s),
  ];
}

/** Absent where the author left prices out. */
function decision(s: Snapshot): Line[] {
  const { decision: d, grade } = s.projection;
  if (!d) return [];
  const section = "result";
  if (notClaimed(s.projection)) {
    const withheld = ["net present value of moving", "payback, undiscounted", "chance that moving pays"];
    return withheld.map((item) => ({ section, item, note: MOVE_WITHHELD }));
  }
  const nothing = noMoveReason(d);
  const note = d.reason ?? null;
  return [
    {
      section,
      item: "net present value of moving",
      ...(nothing ? { note: nothing } : { ...quantiles(d.npv), ...money(s, null), grade }),
    },
    { section, item: "payback, undiscounted", value: d.paybackMonths, unit: "month", grade, note },
    {
      section,
      item: "payback, discounted",
      value: d.discountedPaybackMonths ?? null,
      unit: "month",
      grade,
      note: d.discountedPaybackReason ?? null,
    },
    {
      section,
      item: "internal rate of return a year",
      value: d.irr ?? null,
      unit: "fraction",
      grade,
      note: d.irrReason ?? null,
    },
    { section, item: "chance that moving pays", value: d.probabilityOfSaving, unit: "fraction", grade, note },
  ];
}

function months(s: Snapshot): Line[] {
  const { grade, series } = s.projection;
  const note = claimNote(s);
  const bill = weakest(s.assumptions.filter((a) => a.id.startsWith("bill")).map((a) => a.grade));
  return series.flatMap(({ month, spend, waste, cumulativeWaste: sum }) => [
    { section: "months", item: "spend", month, value: spend, ...money(s, "month"), grade: bill },
    {
      section: "months",
      item: "spend that bought no work",
      month,
      ...quantiles(waste),
      ...money(s, "month"),
      grade,
      ...note,
    },
    { section: "months", item: "the same, summed", month, ...quantiles(sum), ...money(s, null), grade, ...note },
  ]);
}

function comparison(s: Snapshot): Line[] {
  const c = s.comparison;
  if (!c) return [];
  return [
    {
      section: "comparison",
      item: "verdict",
      value: VERDICT_WORDS[c.verdict.code],
      grade: c.grade,
      note: c.verdict.sentence,
    },
    ...c.rows.flatMap((r) => rowLines(r, c.grade)),
    ...c.comparability.findings.map((f) => ({
      section: "comparability",
      item: `${f.id} ${f.field}`,
      value: f.level,
      source: `${f.baseline} / ${f.candidate}`,
      note: f.overridden === undefined ? f.message : `${f.message} Overridden: ${f.overridden}`,
    })),
    ...c.exclusions.map((x) => ({
      section: "left out",
      item: x.metric === undefined ? x.run : `${x.run}: ${x.metric}`,
      note: x.reason,
    })),
  ];
}

function rowLines(r: FrozenRow, grade: string): Line[] {
  const name = `${rowName(r)}, ${r.workload}, ${r.statistic}${paramsOf(r)}`;
  const level = r.slowdown ? `${r.slowdown.level * 100} %` : null;
  const side = (which: "baseline" | "candidate"): Line => ({
    section: "comparison",
    item: `${name}: ${which}`,
    low: r[which].low ?? null,
    value: r[which].median,
    high: r[which].high ?? null,
    unit: r.unit,
    grade,
    note: `${r[which].runs} runs: ${r[which].values.join("; ")}`,
  });
  return [
    side("baseline"),
    side("candidate"),
    {
      section: "comparison",
      item: `${name}: overhead`,
      low: r.overhead?.low ?? null,
      value: r.overhead?.value ?? null,
      high: r.overhead?.high ?? null,
      unit: "fraction",
      level,
      grade,
      source: r.slowdown?.method ?? null,
      note: r.overhead && !followsLoad(r) ? VERDICT_WORDS[r.verdict] : `${VERDICT_WORDS[r.verdict]}: ${r.because}`,
    },
  ];
}

const paramsOf = (r: FrozenRow): string =>
  Object.entries(r.params)
    .map(([k, v]) => `, ${k}=${v}`)
    .join("");
