// UX 6, P1 to P5 and P7: values held against what the hardware can do, and against each other. Nothing is corrected.
import { metricById } from "../metrics/catalogue";
import { isVirtual } from "../run/environment";
import type { Run } from "../run/run";
import {
  type Ceiling,
  type CeilingAnswer,
  ceilingFor,
  isKnown,
  NO_SHEET,
  type KnownCeiling,
  type Quantity,
} from "./ceiling";
import type { Row, Side } from "./comparison";
import { type Doubt, IMPLAUSIBLE } from "./doubts";
import type { SideNames } from "./names";
import { doesMore, fromDataSheet, nearAFasterLink, reachesLittle, tooMuch } from "./plausibility-words";

/** Data sheets round, so a value this near to one is taken for it (EVIDENCE 8, rule 2). */
const LIKE = 0.01;
/** Bare metal below this share of its ceiling may be untuned; a candidate above this share of it too (EVIDENCE 8, rule 2). */
const UNTUNED = 0.6;
const BEYOND = 1.02;

export interface Plausibility {
  /** The ceiling of the row's quantity; `null`: `noCeiling` says why. */
  ceiling: Ceiling | null;
  noCeiling: string | null;
  doubts: Doubt[];
}

type Measured = Quantity &
  Pick<Row, "better" | "baseline" | "candidate"> & {
    slowdown: { value: number } | null;
  };

const UNLIMITED: CeilingAnswer = { none: NO_SHEET };

/** One side's values with the ceiling of the machine behind each. */
interface Held {
  name: string;
  side: Side;
  runs: readonly Run[];
  answers: CeilingAnswer[];
}

/**
 * What the hardware and the other side say against a row's values: P1 withholds, the others warn.
 *
 * @param runs the runs of both sides, which hold the values by their ids
 */
export function plausibilityOf(
  row: Measured,
  runs: { baseline: readonly Run[]; candidate: readonly Run[] },
  names: SideNames,
): Plausibility {
  const answers = answersOf(row);
  const sides = (["baseline", "candidate"] as const).map((side): Held => {
    const { runIds } = row[side];
    const behind =
      runIds.length === runs[side].length ? runs[side] : runs[side].filter(({ id }) => runIds.includes(id));
    return { name: names[side], side: row[side], runs: behind, answers: behind.map(answers) };
  });
  const [ours, theirs] = sides as [Held, Held];
  const all = sides.flatMap((held) => held.answers);
  const own = all.filter(isKnown);
  const shown = own.find((c) => c.open === null) ?? null;
  // A machine that does not name its GPU is held against the others: the row would not be compared were they unlike.
  const loosest = own.reduce<KnownCeiling | null>((best, c) => (best && best.limit >= c.limit ? best : c), null);
  const none = all.find((a) => !isKnown(a));
  const doubts = [
    ...(loosest ? sides.flatMap((held) => worst(aboveCeiling(held, loosest))) : []),
    ...sides.flatMap(likeDataSheet),
    ...untunedBaseline(ours),
    ...beyondBaseline(row, ours, theirs),
  ];
  return {
    ceiling: shown && {
      value: shown.value,
      unit: shown.unit,
      what: shown.what,
      source: shown.source,
      unconfirmed: shown.unconfirmed,
    },
    noCeiling: shown ? null : (own[0]?.open ?? (none && "none" in none ? none.none : "No ceiling is known.")),
    doubts,
  };
}

/** One doubt a side is enough: one that withholds before one that does not. */
const worst = (doubts: Doubt[]): Doubt[] =>
  [...doubts].sort((a, b) => Number(b.withholds) - Number(a.withholds)).slice(0, 1);

/** Runs of one machine share an answer, and most rows have one machine a side. */
function answersOf(row: Quantity): (run: Run) => CeilingAnswer {
  const known = new Map<string, CeilingAnswer>();
  if (!metricById(row.metric)?.ceiling) return () => UNLIMITED;
  return ({ environment }) => {
    const { gpu, gpuCount, mode, pcieGeneration, pcieLanes } = environment;
    const key = `${gpu}\n${gpuCount}\n${mode}\n${pcieGeneration}\n${pcieLanes}`;
    const answer = known.get(key) ?? ceilingFor(row, environment);
    known.set(key, answer);
    return answer;
  };
}

/** P1, and its weaker form where one source knows a faster link. */
function aboveCeiling({ name, side, answers }: Held, loosest: KnownCeiling): Doubt[] {
  return side.values.flatMap((value, i): Doubt[] => {
    const own = answers[i];
    const ceiling = own && isKnown(own) ? own : loosest;
    if (!(value > ceiling.limit * (1 + LIKE))) return [];
    const maybe = ceiling.perhaps !== null && value <= ceiling.perhaps * (1 + LIKE);
    return [
      maybe
        ? { code: "ceiling-unconfirmed", message: nearAFasterLink(value, name, ceiling), withholds: false }
        : { code: "above-ceiling", message: tooMuch(value, name, ceiling), withholds: true },
    ];
  });
}

/** P4. */
function likeDataSheet({ name, side, answers }: Held): Doubt[] {
  for (const [i, value] of side.values.entries()) {
    const own = answers[i];
    if (!own || !isKnown(own) || !own.printed || own.open !== null || Math.abs(value / own.value - 1) > LIKE) continue;
    return [{ code: "datasheet-value", message: fromDataSheet(value, name, own), withholds: false }];
  }
  return [];
}

const isBare = (run: Run): boolean =>
  run.environment.mode === "bare-metal" && (run.environment.partition ?? "none") === "none";

/** P2. */
function untunedBaseline({ name, side, runs, answers }: Held): Doubt[] {
  const known = answers.filter(isKnown);
  const [first] = known;
  const agreed = known.length === runs.length && known.every((c) => c.near && c.value === first?.value);
  if (!first || first.open !== null || !agreed || !runs.every(isBare)) return [];
  if (!(side.median < UNTUNED * first.value)) return [];
  return [{ code: "baseline-untuned", message: reachesLittle(side.median, name, first), withholds: false }];
}

/** P3: a virtual machine that does clearly more than bare metal. */
function beyondBaseline({ slowdown }: Measured, ours: Held, theirs: Held): Doubt[] {
  if (!slowdown || slowdown.value >= 1 / BEYOND || slowdown.value <= 1 / IMPLAUSIBLE) return [];
  const virtual = theirs.runs.length > 0 && theirs.runs.every((run) => isVirtual(run.environment.mode));
  if (!virtual || !ours.runs.every(isBare)) return [];
  const message = doesMore(1 / slowdown.value, theirs.name, ours.name);
  return [{ code: "candidate-above-baseline", message, withholds: false }];
}
