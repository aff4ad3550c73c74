// The fields of the question of capacity under a limit: what was typed, else what was measured, else what is assumed.
import type { Grade } from "../core/evidence/grade";
import type { Offer, Offers } from "./capacity-offers";
import type { CapacityAsk, QueueChoice } from "./capacity-url";
import { type EntryField, readEntry } from "./number-entry";

export interface Reading {
  /** What stands in the field. */
  text: string;
  /** In base units; `null` where nothing readable stands there. */
  value: number | null;
  low?: number;
  high?: number;
  echo: string | null;
  error: string | null;
  /** Where a value that nobody typed is from. */
  source: string | null;
  /** `null`: no value, or a setting, which carries none. */
  grade: Grade | null;
}

type Check = (value: number) => string | null;

const plain = (text: string): string => text.replaceAll(/\s/gu, " ").trim();

/** A typed text, or the offer that stands in for it; an offer sent back as it stood stays what it was. */
export function reading(
  typed: string | null,
  offer: Offer | null,
  { field, check, factor = 1 }: { field: EntryField; check: Check; factor?: number },
): Reading {
  const none = { value: null, echo: null, error: null, source: null, grade: null };
  if (offer && (typed === null || plain(typed) === plain(offer.text))) {
    const { value, low, high, text, source, grade } = offer;
    return { ...none, value, ...(low !== undefined && high !== undefined && { low, high }), text, source, grade };
  }
  if (typed === null) return { ...none, text: "" };
  const read = readEntry(typed, field);
  if (!read.ok) {
    const [issue] = read.errors;
    return { ...none, text: typed, error: [issue?.message, issue?.hint].filter(Boolean).join(" ") };
  }
  const { value, low, high, echo } = read.value;
  const error = [low, value, high].flatMap((v) => (v === undefined ? [] : (check(v) ?? [])))[0] ?? null;
  if (error !== null) return { ...none, text: typed, error };
  const ends = low !== undefined && high !== undefined ? { low: low * factor, high: high * factor } : {};
  return { ...none, text: typed, value: value * factor, ...ends, echo, grade: "entered" };
}

const MS = { field: { kind: "quantity", unit: "ms" } as const, factor: 1e-3 };
const above: Check = (v) => (v > 0 ? null : "It must be above 0.");
const notBelow: Check = (v) => (v >= 0 ? null : "It must be 0 or more.");
/** More servers than this behind one queue would keep a page waiting, and behave as this many do. */
export const MOST_SERVERS = 2000;
const whole: Check = (v) =>
  Number.isInteger(v) && v >= 1 && v <= MOST_SERVERS ? null : "It must be a whole number from 1 to 2,000.";
export const OVERHEAD = {
  field: { kind: "percent", range: true } as const,
  check: ((v) => (v < 1 ? null : "It must be below 100 %.")) satisfies Check,
};
const SPREAD = { field: { kind: "number" } as const, check: notBelow };

export interface CapacityFields {
  slo: Reading;
  servers: Reading;
  service: Reading;
  added: Reading;
  lost: Reading;
  csb: Reading;
  csc: Reading;
  ca: Reading;
}

export function capacityFields(ask: CapacityAsk, offers: Offers): CapacityFields {
  const slo = reading(ask.slo, null, { ...MS, check: above });
  return {
    // A promise, not a finding: it carries no grade.
    slo: { ...slo, grade: null },
    servers: reading(ask.servers, offers.servers, { field: { kind: "number" }, check: whole }),
    service: reading(ask.service, offers.service, { ...MS, check: above }),
    added: reading(ask.added, offers.added, { ...MS, check: notBelow }),
    lost: reading(ask.lost, offers.overhead, OVERHEAD),
    csb: reading(ask.csb, null, SPREAD),
    csc: reading(ask.csc, null, SPREAD),
    ca: reading(ask.ca, null, SPREAD),
  };
}

/** Which of the fields a model reads. */
export const FIELDS_OF = {
  measured: [],
  mmc: ["servers", "service", "added", "lost"],
  mg1: ["service", "added", "lost", "csb", "csc"],
  kingman: ["service", "added", "lost", "csb", "csc", "ca"],
  "allen-cunneen": ["servers", "service", "added", "lost", "csb", "csc", "ca"],
} as const satisfies Record<QueueChoice, readonly (keyof CapacityFields)[]>;

/** What each field is called, in a sentence. */
export const FIELD_WORDS = {
  slo: "the latency limit",
  servers: "the servers",
  service: "the mean service time",
  added: "the added time",
  lost: "the overhead",
  csb: "the service variation on bare metal",
  csc: "the service variation, virtualized",
  ca: "the arrival variation",
} satisfies Record<keyof CapacityFields, string>;
