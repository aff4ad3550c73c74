// The whole state of `/` as it stands in the address: only what is not the default, as it was typed.
import { DEFAULT_PRIOR, type PriorId, isPriorId } from "@/lib/core/evidence/priors";
import { type PairId, pairOf } from "@/lib/core/evidence/published";
import type { Words } from "@/components/ui/words";
import type { Definition } from "./wording";

/** A published preset, one published pair, or a range of one's own. */
export type Preset = PriorId | PairId | "range";

export interface CalculatorState {
  /** As typed. */
  bill: string;
  ccy: string;
  preset: Preset;
  /** Per cent, as typed; used with the preset `range`. */
  lo: string;
  hi: string;
  count: "all" | "bound";
  /** Per cent of the paid hours in which the GPU is the limit, as typed; used with `bound`. */
  hours: string;
  mo: number;
  def: Definition;
  words: Words | null;
}

export const CURRENCIES = ["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "JPY", "INR", "SEK", "NOK", "DKK", "PLN"] as const;
export const HORIZONS = [12, 24, 36, 48, 60] as const;

export const DEFAULTS: CalculatorState = {
  bill: "100,000",
  ccy: "USD",
  preset: DEFAULT_PRIOR,
  lo: "",
  hi: "",
  count: "all",
  hours: "40",
  mo: 12,
  def: "share",
  words: null,
};

const LONGEST = 60;
type Params = Record<string, string | string[] | undefined>;

/** Reads an address. What it does not know is left at its default and named, never guessed. */
export function readState(params: Params): { state: CalculatorState; unknown: string[] } {
  const unknown: string[] = [];
  const one = (key: string): string | undefined => {
    const value = params[key];
    return Array.isArray(value) ? value[0] : value;
  };
  const text = (key: "bill" | "lo" | "hi" | "hours") => one(key)?.slice(0, LONGEST) ?? DEFAULTS[key];
  const chosen = <T>(key: keyof CalculatorState, known: (value: string) => T | undefined): T => {
    const value = one(key);
    if (value === undefined || value === "") return DEFAULTS[key] as T;
    const read = known(value);
    if (read === undefined) unknown.push(key);
    return read ?? (DEFAULTS[key] as T);
  };
  const among =
    <T extends string>(...values: readonly T[]) =>
    (value: string): T | undefined =>
      values.find((v) => v === value);
  const lo = text("lo");
  const hi = text("hi");
  const state: CalculatorState = {
    bill: text("bill"),
    ccy: chosen("ccy", (v) => among(...CURRENCIES)(v.toUpperCase())),
    preset: chosen("preset", readPreset),
    lo,
    hi,
    count: chosen("count", among("all", "bound")),
    hours: text("hours"),
    mo: chosen("mo", (v) => HORIZONS.find((m) => String(m) === v)),
    def: chosen("def", among("share", "match")),
    words: chosen("words", among("fin", "infra")),
  };
  // An address with a range and no preset means the range.
  if (one("preset") === undefined && (lo !== "" || hi !== "")) state.preset = "range";
  unknown.push(...Object.keys(params).filter((key) => !Object.hasOwn(DEFAULTS, key)));
  return { state, unknown };
}

export function readPreset(value: string): Preset | undefined {
  return value === "range" || isPriorId(value) ? value : pairOf(value)?.id;
}

/** The address of a state: `/` alone when nothing differs from the defaults. */
export function writeState(state: CalculatorState): string {
  const params = new URLSearchParams();
  for (const key of ["bill", "ccy", "preset", "lo", "hi", "count", "hours", "mo", "def", "words"] as const) {
    if ((key === "lo" || key === "hi") && state.preset !== "range") continue;
    if (key === "hours" && state.count !== "bound") continue;
    const value = state[key];
    if (value !== null && value !== DEFAULTS[key]) params.set(key, String(value));
  }
  const query = params.toString();
  return query ? `/?${query}` : "/";
}
