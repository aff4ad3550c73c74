/** Levels of a figure's ends and its middle. */
export const ENDS = [0.05, 0.5, 0.95] as const;
/** Levels of a fan, which hold {@link ENDS}. */
export const FAN = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;

/** One month's own money and all of it so far, as quantiles. */
export interface MonthMoney {
  own: number[];
  sum: number[];
}

/** What a scenario's money comes to over all cases: quantiles in currency units. */
export interface SimulatedMoney {
  /** Waste of the months `first` to `last`, counted from 1, together, at the levels asked for. */
  waste(first: number, last: number, levels: readonly number[]): number[];
  /** Waste, month 1 first: of the month at {@link ENDS}, so far at {@link FAN}. */
  wasteByMonth(): MonthMoney[];
  /** What moving saves less its one-off costs, month 0 first, both at {@link ENDS}. */
  cashByMonth(): MonthMoney[];
  /** Net present value of moving. */
  npv(levels: readonly number[]): number[];
  /** Share of the cases in which it is above 0; `null` where it is one value in all of them. */
  chanceOfSaving: number | null;
}

/** {@link ENDS} out of {@link FAN}. */
export const endsOf = (fan: readonly number[]): number[] => [0, 3, 6].map((i) => fan[i] as number);
