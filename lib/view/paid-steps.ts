// Where the money goes (UX 2, question 12): what is paid, what each thing takes of it, and what is left for work.
import { roundTogether } from "../core/units/money";
import type { Paid } from "../core/projection/paid";
import { listed } from "./counts";
import { formatMoney, formatPercent } from "./format";
import type { WaterfallStep } from "./waterfall-step";

export interface PaidRow {
  id: "total" | "idle" | "overhead" | "unused" | "licences" | "power" | "work";
  label: string;
  /** Currency units a month as shown; `null`: not known. The parts add up to the total as shown. */
  amount: number | null;
  low: number | null;
  high: number | null;
  /** Of what is paid. */
  share: number | null;
}

export interface PaidInputs {
  paid: Paid;
  /** Spend that bought no work, a month, with its ends. */
  waste: { low: number; value: number; high: number };
  /** The comparison claims nothing: no point is a result. */
  unclaimed: boolean;
}

const NAMES = {
  total: "Paid in all",
  idle: "Idle time",
  overhead: "Virtualization overhead",
  unused: "Unused commitments",
  licences: "Licences of the layer",
  power: "Electricity",
  work: "Useful work",
} as const satisfies Record<PaidRow["id"], string>;

const TAKEN = ["idle", "overhead", "unused", "licences", "power"] as const;

/** What is paid, taken and left, rounded together so that the rows add up; rows of nothing stay out. */
export function paidRows({ paid, waste, unclaimed }: PaidInputs): PaidRow[] {
  const exact = {
    idle: paid.idle ?? 0,
    overhead: unclaimed ? 0 : paid.overhead,
    unused: paid.unusedCommitment,
    licences: paid.licences,
    power: paid.power,
    work: paid.usefulWork + (unclaimed ? paid.overhead : 0),
  };
  const keys = [...TAKEN, "work"] as const;
  const step = Math.abs(paid.total) < 100 ? 0.01 : 1;
  const { parts, total } = roundTogether(
    keys.map((k) => exact[k]),
    step,
  );
  const share = (amount: number) => (total > 0 ? amount / total : null);
  // The ends keep their distance from the point that is shown.
  const below = paid.overhead - waste.value + waste.low;
  const above = paid.overhead - waste.value + waste.high;
  const varies = waste.low !== waste.high;
  return [
    { id: "total", label: NAMES.total, amount: total, low: null, high: null, share: share(total) },
    ...keys.flatMap((id, i): PaidRow[] => {
      const amount = parts[i] ?? 0;
      if (id === "idle" && paid.idle === null)
        return [{ id, label: NAMES.idle, amount: null, low: null, high: null, share: null }];
      const counts = id === "overhead" || id === "work" || id === "idle" || exact[id] !== 0;
      if (!counts) return [];
      const ends =
        id === "overhead" && varies
          ? { low: below, high: above }
          : id === "work" && varies
            ? { low: exact.work - (above - exact.overhead), high: exact.work - (below - exact.overhead) }
            : { low: null, high: null };
      const known = id === "overhead" && unclaimed ? null : amount;
      const label = id === "work" && paid.idle === null ? `${NAMES.work}, idle included` : NAMES[id];
      return [{ id, label, amount: known, ...ends, share: known === null ? null : share(known) }];
    }),
  ];
}

/** The bars of {@link paidRows}: each begins where the one before it ended; the last stands on zero. */
export function paidSteps(
  rows: readonly PaidRow[],
  currency: string,
  grade: "measured" | "published",
): WaterfallStep[] {
  let at = 0;
  return rows.map((row): WaterfallStep => {
    const share =
      row.share === null || row.id === "total"
        ? {}
        : { note: `${formatPercent(row.share, { decimals: 1 })} of what is paid` };
    const base = { id: row.id, label: row.label, ...share };
    const amount = row.amount ?? 0;
    if (row.id === "total" || row.id === "work") {
      at = amount;
      const reach = row.low === null || row.high === null ? {} : { reach: { low: row.low, high: row.high } };
      return { ...base, from: 0, to: amount, ...reach, text: formatMoney(amount, currency), kind: "total" };
    }
    const [from, to] = [at, at - amount];
    at = to;
    const reach =
      row.low === null || row.high === null ? {} : { reach: { low: from - row.high, high: from - row.low } };
    if (row.amount === null) {
      const text = row.id === "idle" ? "not known" : "not claimed";
      return { ...base, from, to, ...reach, text, kind: "unknown" };
    }
    const kind = row.id === "overhead" ? grade : "rest";
    return { ...base, from, to, ...reach, text: formatMoney(amount, currency), kind };
  });
}

const IN_WORDS = {
  idle: "idle time takes",
  unused: "unused commitments take",
  overhead: "virtualization overhead takes",
  licences: "licences take",
  power: "electricity takes",
} as const;

/** What is left for work and what takes the rest, by size, in one sentence: the parts named add up to the total. */
export function paidSentence(rows: readonly PaidRow[], currency: string): string {
  const of = (id: PaidRow["id"]) => rows.find((r) => r.id === id);
  const money = (x: number) => formatMoney(x, currency);
  const total = of("total")?.amount ?? 0;
  if (total === 0) return "No bill was entered, so there is nothing to divide.";
  const taken = TAKEN.flatMap((id) => {
    const amount = of(id)?.amount;
    return amount === null || amount === undefined || amount === 0 ? [] : [{ id, amount }];
  })
    .sort((a, b) => b.amount - a.amount)
    .map(({ id, amount }) =>
      amount < 0 ? `faster virtual machines add ${money(-amount)}` : `${IN_WORDS[id]} ${money(amount)}`,
    );
  const parts = [...taken, ...(of("overhead")?.amount === null ? ["no overhead is claimed"] : [])];
  const idle = of("idle")?.amount === null ? " How much of the paid hours is idle is not known." : "";
  const which = parts.length === 0 ? "" : `; ${listed(parts)}`;
  return `Of ${money(total)} a month, ${money(of("work")?.amount ?? 0)} is left for work${which}.${idle}`;
}
