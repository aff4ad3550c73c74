// The lines of what follows from the year's figure: where the money goes, what to do, what a move pays, what decides.
// A report that holds none of it, because it is older or leaves prices out, has none of these lines.
import type { FrozenProjection } from "./frozen-projection";
import { notClaimed } from "../projection/not-claimed";
import { type Line, claimNote, ends, money } from "./report-line";
import type { Snapshot } from "./snapshot";

type Quantiles = { p05: number; p50: number; p95: number };

const QUANTILE_LEVEL = "P5, P50, P95";

export const quantiles = (q: Quantiles): Line => ({ low: q.p05, value: q.p50, high: q.p95, level: QUANTILE_LEVEL });

type Held<K extends keyof FrozenProjection> = NonNullable<FrozenProjection[K]>;
type Lines<K extends keyof FrozenProjection> = (held: Held<K>, s: Snapshot) => Line[];

/** One writer an answer. */
const WRITERS: { [K in "paid" | "convenience" | "fiscalYears" | "nodes" | "work" | "usefulHour"]: Lines<K> } = {
  paid: (paid, s) =>
    (
      [
        ["bill", paid.bill],
        ["of it idle hours", paid.idle],
        ["of it spend that bought no work", paid.overhead],
        ["of it useful work", paid.usefulWork],
        ["unused commitments, beside the bill", paid.unusedCommitment],
        ["licences of the virtualization layer", paid.licences],
        ["electricity", paid.power],
        ["paid in all", paid.total],
      ] as const
    ).map(([item, value]) => ({
      section: "where the money goes",
      item,
      value,
      ...money(s, "month"),
      grade: s.projection.grade,
      note: value === null ? (s.projection.paidNotes?.[0] ?? "not known") : null,
    })),
  convenience: ({ waste, licences, benefits, net }, s) => {
    const section = "cost of convenience";
    const graded = { ...money(s, "month"), grade: s.projection.grade, ...claimNote(s) };
    return [
      ends(section, "spend that bought no work", waste, { ...graded, level: s.projection.level }),
      { section, item: "licences of the virtualization layer", value: licences, ...graded },
      { section, item: "what virtualization gives", value: benefits, ...graded },
      ends(section, "net; negative: virtualization pays for itself", net, { ...graded, level: s.projection.level }),
    ];
  },
  fiscalYears: (years, s) =>
    years.flatMap(({ year, from, to, spend, waste }) => {
      const of = { section: "fiscal years", ...money(s, null), grade: s.projection.grade, note: `${from} to ${to}` };
      return [
        { ...of, item: `${year}: spend`, value: spend },
        { ...of, item: `${year}: spend that bought no work`, ...quantiles(waste) },
      ];
    }),
  nodes: (nodes, s) =>
    nodes.flatMap(({ segment, nodes: n, freed, toAdd, freedMoney }) => {
      const of = { unit: "node", level: s.projection.level, grade: s.projection.overhead.grade };
      return [
        { section: "whole nodes", item: `${segment}: nodes paid for`, value: n, unit: "node" },
        ends("whole nodes", `${segment}: freed on bare metal`, freed, of),
        ends("whole nodes", `${segment}: to add while virtualized`, toAdd, of),
        ...(freedMoney
          ? [ends("whole nodes", `${segment}: worth of those freed`, freedMoney, { ...of, ...money(s, "month") })]
          : []),
      ];
    }),
  work: (work, s) =>
    work.flatMap(({ segment, unit, virtualized, bareMetal, difference }) => {
      const of = {
        ...money(s, null),
        unit: `${s.currency}/${unit}`,
        level: s.projection.level,
        grade: s.projection.grade,
      };
      return [
        ends("cost of the work", `${segment}: virtualized`, virtualized, of),
        ends("cost of the work", `${segment}: bare metal`, bareMetal, of),
        ends("cost of the work", `${segment}: difference`, difference, of),
      ];
    }),
  usefulHour: (hours, s) =>
    hours.flatMap(({ segment, virtualized, bareMetal, breakEvenOverhead, reason }) => {
      const of = {
        ...money(s, null),
        unit: `${s.currency}/useful GPU-hour`,
        level: s.projection.level,
        grade: s.projection.grade,
      };
      const section = "useful GPU-hour";
      if (!virtualized && !bareMetal) return reason ? [{ section, item: segment, note: reason }] : [];
      return [
        ...(virtualized ? [ends(section, `${segment}: virtualized`, virtualized, of)] : []),
        ...(bareMetal ? [ends(section, `${segment}: bare metal`, bareMetal, of)] : []),
        {
          section,
          item: `${segment}: overhead at which both cost the same`,
          value: breakEvenOverhead,
          unit: "fraction",
          note: reason ?? null,
        },
      ];
    }),
};

/** What moving comes to beyond its present value; nothing where the comparison claims nothing. */
function moving(s: Snapshot): Line[] {
  const { projection: p } = s;
  if (notClaimed(p)) return [];
  const grade = p.grade;
  return [
    ...(p.conclusion
      ? [
          {
            section: "advice",
            item: "which side is cheaper",
            value: p.conclusion.cheaper,
            grade,
            note: p.conclusion.sentence,
          },
        ]
      : []),
    ...(p.advice ?? []).map((a) => ({
      section: "advice",
      item: a.segment,
      ...quantiles(a.npv),
      ...money(s, null),
      grade,
      note: `${a.title}. ${a.reason}`,
    })),
    ...(p.cashFlow ?? []).map((m) => ({
      section: "cash flow",
      item: "saving less one-off costs, summed",
      month: m.month,
      ...quantiles(m.cumulative),
      ...money(s, null),
      grade,
    })),
    ...(p.influence ?? []).flatMap((i) =>
      (["waste", "npv"] as const).map((of) => ({
        section: "influence",
        item: `${i.label} on ${of === "waste" ? "spend that bought no work" : "value of moving"}`,
        value: i[of],
        unit: "rank correlation",
      })),
    ),
  ];
}

/** Every line of the answers that the report holds, in the order of the page. */
export function answerLines(s: Snapshot): Line[] {
  const { projection: p } = s;
  const of = <K extends keyof typeof WRITERS>(key: K): Line[] => {
    const held = p[key];
    // The table gives each key the writer of its own answer.
    return held ? (WRITERS[key] as Lines<K>)(held, s) : [];
  };
  return [
    ...of("fiscalYears"),
    ...of("paid"),
    ...of("convenience"),
    ...of("nodes"),
    ...of("work"),
    ...of("usefulHour"),
    ...moving(s),
    ...(p.measureNext ?? []).map((m) => ({
      section: "what to measure next",
      item: m.label,
      value: m.narrows,
      unit: "fraction of the range",
      note: m.command ? `${m.how} ${m.command}` : m.how,
    })),
  ];
}
