// The inputs of a scenario that are more than one number, in the words in which two versions are compared.
import { priorOf } from "../evidence/priors";
import { AXIS_LABELS, TIMED_AXES } from "../overhead/profiles";
import { spellMoney, spellNumber, spellPercent } from "../units/spell";
import type { Benefit } from "./benefit";
import type { OverheadSource } from "./overhead-source";
import { type Price, effectivePrice } from "./price";
import type { Commitment, Licences, Move, Power, Work } from "./segment";
import type { z } from "zod";
import type { SourceNote } from "./source-note";
import type { TypedRange } from "./typed-range";

/** Writers that show a number as the screen does, or, where that hides a difference, in full. */
export interface Spell {
  money: (x: number) => string;
  percent: (x: number) => string;
  number: (x: number) => string;
}

/** @param full all digits, for two numbers that the usual ones would show alike */
export function spellIn(currency: string, full: boolean): Spell {
  const digits = full ? { decimals: 12 } : undefined;
  return {
    money: (x) => spellMoney(x, currency, digits),
    percent: (x) => spellPercent(x, digits),
    number: (x) => spellNumber(x, digits),
  };
}

const SHAPES = {
  "p10-p90": "8 in 10",
  triangular: "triangular, never beyond",
  pert: "PERT, never beyond",
} as const;
const shapeWords = (shape: TypedRange["shape"]): string => (shape ? `, ${SHAPES[shape]}` : "");

/** A typed range in words, with its shape. @param spell writes an end in the unit of its value */
export const rangeWords = ({ low, high, shape }: TypedRange, spell: (x: number) => string): string =>
  `${spell(low)} to ${spell(high)}${shapeWords(shape)}`;

/** Where an overhead comes from, in words; its numbers are shares of capacity lost. */
export function overheadWords(source: OverheadSource, { percent }: Spell): string {
  switch (source.source) {
    case "range": {
      const likely = source.mode === undefined ? "" : `, most likely ${percent(source.mode)}`;
      return `${percent(source.low)} to ${percent(source.high)}${likely}${shapeWords(source.shape)}`;
    }
    case "point":
      return `${percent(source.value)}, one value`;
    case "evidence":
      return `published: ${priorOf(source.prior).label}`;
    case "comparison":
      return source.metric === undefined ? "a comparison of your files" : `your files, ${source.metric}`;
    case "axes": {
      const given = TIMED_AXES.flatMap((axis) => {
        const value = source.values[axis];
        return value === undefined ? [] : [`${AXIS_LABELS[axis]} ${percent(value)}`];
      });
      return given.length === 0 ? "by axis, none given" : `by axis: ${given.join(", ")}`;
    }
  }
}

const KINDS = {
  "on-demand": "on demand",
  spot: "spot",
  reserved: "reserved",
  "capacity-block": "capacity block",
  own: "own hardware",
} as const satisfies Record<Price["kind"], string>;

/** A price per GPU-hour after its discount, in words, with what it is for and who says so. @param full every digit, else rounded as shown */
export function priceWords(p: Price, full: boolean): string {
  const { money, percent } = spellIn(p.currency, full);
  const after = p.discount === 0 ? "" : ` (list ${money(p.list)}, ${percent(p.discount)} off)`;
  const where = [p.gpu, p.site, KINDS[p.kind], p.source, p.dated ?? p.date].filter(Boolean).join(", ");
  return `${money(effectivePrice(p))} a GPU-hour${after}: ${where}`;
}

/** The committed share and its last month (counted from 1), in words. */
export const commitmentWords = (c: z.infer<typeof Commitment>, { percent }: Spell): string =>
  `${percent(c.share)} until month ${c.endMonth}${c.freedIsReused ? ", what is freed is used otherwise" : ""}`;

/** Licences by what they are counted by, in words; prices in currency units a month. */
export function licenceWords({ perGpu, perCore, cores }: z.infer<typeof Licences>, { money, number }: Spell): string {
  const gpu = perGpu === undefined ? [] : [`${money(perGpu)} a GPU`];
  const core = perCore === undefined || cores === undefined ? [] : [`${money(perCore)} a core, ${number(cores)} cores`];
  return [...gpu, ...core].join(", ") || "none";
}

/** Electricity in words: kilowatts a GPU, the building's factor, currency units a kilowatt-hour. */
export const powerWords = (p: z.infer<typeof Power>, { money, number }: Spell): string =>
  `${number(p.kilowattsPerGpu)} kW a GPU, facility factor ${number(p.facilityFactor)}, ${money(p.pricePerKilowattHour)} a kWh`;

/** When a segment moves and for how much, in words; months counted from the start, cost in currency units. */
export function moveWords(move: z.infer<typeof Move>, { money }: Spell): string {
  if (move === "never") return "never";
  const when = move.month === 0 ? "at once" : `after month ${move.month}`;
  return `${when}, for ${money(move.cost)}`;
}

/** What a segment makes, in words: tokens a second, or the hours of a training run. */
export const workWords = (work: z.infer<typeof Work>, { number }: Spell): string =>
  work.kind === "tokens"
    ? `${number(work.perSecond)} tokens a second`
    : `a training run of ${number(work.hours)} hours`;

/** A benefit in currency units a month and how it was reckoned (MODEL 6.11), in words. */
export function benefitWords({ amount, basis }: Benefit, { money, number }: Spell): string {
  const month = `${money(amount)} a month`;
  switch (basis?.kind) {
    case undefined:
      return month;
    case "operations":
      return `${month}: ${number(basis.hours)} hours of operations at ${money(basis.rate)}`;
    case "provisioning":
      return `${month}: ${number(basis.events)} times ${number(basis.hoursSaved)} hours on ${number(basis.gpusPerEvent)} GPUs at ${money(basis.pricePerGpuHour)}`;
    case "downtime":
      return `${month}: ${number(basis.hoursAvoided)} hours of downtime at ${money(basis.costPerHour)}`;
    case "consolidation":
      return `${month}: ${number(basis.gpuHoursSaved)} GPU-hours at ${money(basis.pricePerGpuHour)}`;
  }
}

/** Where a value comes from, in words, parts that are not given left out. */
export const noteWords = ({ text, document, url, owner, date }: SourceNote): string =>
  [text, document ? "a document" : "", owner ? `by ${owner}` : "", date ?? "", url ?? ""].filter(Boolean).join(", ");
