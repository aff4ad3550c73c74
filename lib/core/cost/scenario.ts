import { z } from "zod";
import { Amount, CurrencyCode } from "../units/amount";
import { Day, Month } from "../units/calendar";
import { PlainText } from "../units/plain-text";
import { Benefit } from "./benefit";
import { monthsWorth } from "./ledger";
import { monthlyLicences, monthlyPower } from "./running-costs";
import { Premium, Segment } from "./segment";
import { SourceNote } from "./source-note";
import { type TypedRange, typedRange } from "./typed-range";

/** Inputs that an author may open to the readers of a report. */
export const ADJUSTABLE = [
  "monthlySpend",
  "bindingShare",
  "monthlyGrowth",
  "bareMetalPremium",
  "migrationCost",
  "annualDiscountRate",
  "horizonMonths",
] as const;
export const Adjustable = z.enum(ADJUSTABLE);
export type Adjustable = z.infer<typeof Adjustable>;

/** `perUnit` units of `currency` for one of the scenario's: for showing only. */
export const Rate = z.strictObject({
  currency: CurrencyCode,
  perUnit: z.number().min(1e-9).max(1e9),
  date: Day,
  source: PlainText,
});
export type Rate = z.infer<typeof Rate>;

/** Of the spend a month: 0.01 is 1 %. */
const Growth = z.number().min(-0.5).max(0.5);

const SOURCED = [
  "monthlyGrowth",
  "bareMetalPremium",
  "migrationCost",
  "monthlyBenefits",
  "annualDiscountRate",
] as const;

/** The what-if. Fractions are fractions, money is in `currency` units. */
const scenario = z.strictObject({
  version: z.literal(1),
  name: PlainText,
  currency: CurrencyCode,
  segments: z.array(Segment).min(1).max(50),
  horizonMonths: z.number().int().min(12).max(60).default(12),
  monthlyGrowth: Growth.default(0),
  bareMetalPremium: Premium.default(0),
  /** One-off, at month 0. */
  migrationCost: Amount.default(0),
  /** What virtualization gives in return, each month; counts against moving. */
  monthlyBenefits: z.array(Benefit).max(50).default([]),
  annualDiscountRate: z.number().gt(-0.5).max(1).default(0),
  seed: z.number().int().min(0).max(4294967295).default(42),
  /** The calendar month that month 1 is; absent: nothing is told by the calendar. */
  startMonth: Month.optional(),
  /** Month in which the fiscal year starts, 1 to 12; absent: none is shown. */
  fiscalYearStart: z.number().int().min(1).max(12).optional(),
  ranges: z
    .strictObject({
      monthlyGrowth: typedRange(Growth).optional(),
      bareMetalPremium: typedRange(Premium).optional(),
      migrationCost: typedRange(Amount).optional(),
    })
    .optional(),
  sources: z.partialRecord(z.enum(SOURCED), SourceNote).optional(),
  rates: z.array(Rate).max(20).optional(),
  viewersMayMove: z.array(Adjustable).max(ADJUSTABLE.length).optional(),
});

const around = (value: number, range?: TypedRange): boolean =>
  range === undefined || (range.low <= value && value <= range.high);

/** More than any plan of the world, in currency units; figures beyond it are no longer written as amounts. */
const MOST_OVER_HORIZON = 1e18;

/** What all segments cost over the horizon with what is paid beside the bill, at the largest growth typed; currency units. */
function costOverHorizon({ segments, horizonMonths, monthlyGrowth, ranges }: z.infer<typeof scenario>): number {
  const perMonth = segments.reduce(
    (sum, s) => sum + s.monthlySpend + (s.unusedCommitment ?? 0) + monthlyLicences(s) + monthlyPower(s),
    0,
  );
  return perMonth * monthsWorth(Math.max(monthlyGrowth, ranges?.monthlyGrowth?.high ?? 0), horizonMonths);
}

export const Scenario = scenario.check((ctx) => {
  const refuse = (path: (string | number)[], message: string) =>
    ctx.issues.push({ code: "custom", input: ctx.value, path, message });
  const outside = "the value must lie within its range";
  const s = ctx.value;
  for (const key of ["monthlyGrowth", "bareMetalPremium", "migrationCost"] as const)
    if (!around(s[key], s.ranges?.[key])) refuse(["ranges", key], outside);
  // A figure that is refused already may be no finite one.
  if (ctx.issues.length === 0 && costOverHorizon(s) > MOST_OVER_HORIZON)
    refuse(
      ["monthlyGrowth"],
      `the amounts with their growth come to more than 10^18 ${s.currency} over ${s.horizonMonths} months: lower the growth, the horizon or the amounts`,
    );
  s.segments.forEach(({ ranges, prices, ...segment }, i) => {
    for (const key of ["monthlySpend", "bindingShare"] as const)
      if (!around(segment[key], ranges?.[key])) refuse(["segments", i, "ranges", key], outside);
    for (const side of ["virtualized", "bareMetal"] as const) {
      const currency = prices?.[side]?.currency;
      if (currency !== undefined && currency !== s.currency)
        refuse(["segments", i, "prices", side], `a price in ${currency} has no place in a scenario in ${s.currency}`);
    }
  });
});
export type Scenario = z.infer<typeof Scenario>;
