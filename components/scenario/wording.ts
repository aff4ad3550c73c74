import { type Words, label } from "@/lib/view/vocabulary";

/** `share`: spend that bought no work. `match`: what equal output costs while staying virtualized. Never mixed. */
export type Definition = "share" | "match";

export function readDefinition(value: string | string[] | null | undefined): Definition {
  return value === "match" ? "match" : "share";
}

export const definitionLabel = (definition: Definition, words: Words): string =>
  label(definition === "share" ? "waste" : "costToMatch", words);

/** The level stands beside it: an interval of files and a range of published pairs share this word. */
export const rangeWord = (words: Words): string => (words === "fin" ? "Likely range" : "Interval");

/** The two readings as they stand on the switch. */
export const DEFINITIONS = [
  { value: "share", label: "Share of bill" },
  { value: "match", label: "Extra capacity" },
] as const satisfies readonly { value: Definition; label: string }[];
