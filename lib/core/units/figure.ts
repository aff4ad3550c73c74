/** Why a number is not there (MODEL 0.3). A state is never replaced by 0, 100 % or an empty cell. */
export type Absent = "not_applicable" | "infeasible" | "unbounded" | "never" | "beyond_horizon";

/** A number, or the state that stands in its place with its reason. */
export type Figure = { state: "ok"; value: number } | { state: Absent; reason: string };

/** A number that may be no more than the end of what was looked at: "at least 8". */
export type Bounded = Figure | { state: "lower_bound"; value: number; reason: string };

export const figure = (value: number): Figure => ({ state: "ok", value });
export const absent = (state: Absent, reason: string): Figure => ({ state, reason });

/** The number, or `null` where there is none. */
export const valueOf = (f: Figure): number | null => (f.state === "ok" ? f.value : null);
/** Why there is no number, or `null` where there is one. */
export const reasonOf = (f: Figure): string | null => (f.state === "ok" ? null : f.reason);

export const atLeast = (value: number, reason: string): Bounded => ({ state: "lower_bound", value, reason });
