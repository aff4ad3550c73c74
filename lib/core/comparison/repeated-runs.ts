import type { Run } from "../run/run";
import { countOf } from "../units/count";
import type { Warning } from "./comparison";
import { copiesOf } from "./duplicates";
import { places } from "./wording";

/** What was given on a side and how much of it counts. */
export interface Given {
  /** Each once, without copies of another. */
  runs: Run[];
  /** How many were given and left in; positions of those that repeat an earlier one, from 1. */
  kept: number;
  repeats: number[];
  /** How many were given at all. */
  all: number;
}

/** The runs of a side that count, each once, without those that are left out whole. */
export function countedRuns(given: readonly Run[], isOut: (run: Run) => boolean): Given {
  const unique = [...new Map(given.map((run) => [run.id, run])).values()];
  const kept = unique.filter((run) => !isOut(run));
  const copies = copiesOf(kept);
  return {
    runs: kept.filter((run) => !copies.has(run.id)),
    kept: kept.length,
    repeats: unique.flatMap((run, i) => (copies.has(run.id) ? [i + 1] : [])),
    all: unique.length,
  };
}

/** "5 runs on bare metal, 4 of them repeat another in every digit and are counted once". @param where "on bare metal" */
export function repeatsPhrase({ kept, repeats }: Given, where: string): string {
  const counted =
    repeats.length === 1 ? "repeats another in every digit and is" : "repeat another in every digit and are";
  return `${countOf(kept, "run")} ${where}, ${repeats.length} of them ${counted} counted once`;
}

/** One warning a side, with the places of the copies among the runs as given. */
export function repeatsWarning(given: Given, name: string): Warning | null {
  const { repeats, all } = given;
  if (repeats.length === 0) return null;
  const where = `${repeats.length === 1 ? "run" : "runs"} ${places(repeats)} of ${all}`;
  return { code: "duplicate-result", message: `${capital(repeatsPhrase(given, `on ${name}`))}: ${where}.` };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
