import type { Outcome } from "../outcome";
import type { Axis } from "../metrics/metric";
import type { Reading } from "../run/run";
import type { Steps } from "../steps";

/**
 * A JSON value as the reading engine hands it over. Objects are Maps, so that `__proto__` is data;
 * an array of numbers is a Float64Array (a missing or NaN element is NaN), any other array a plain one.
 */
export type Json = null | boolean | number | string | Float64Array | Json[] | JsonObject;
export type JsonObject = Map<string, Json>;

/** A whole file after the engine: either JSON documents in order, or text. */
export type Source =
  | {
      kind: "json";
      documents: { value: Json; at: string }[];
      /** What is missing of a file that ends too early, or `null`. */
      cut: string | null;
      /** What the engine left out or filled in. */
      notes: string[];
      /** The whole file as text, when the documents stand in one: a log with JSON in it. */
      around?: TextSource;
    }
  | TextSource;

/** Lines without terminal escapes and launchers' prefixes; `lines[11]` is line 12 of the file. */
export type TextSource = { kind: "text"; text: string; lines: string[] };
export type JsonSource = Exclude<Source, TextSource>;

/** Whether a format owns a source: which rule matched, or what was close and why not. */
export type Claim = { claimed: true; rule: string } | { claimed: false; close?: string };

/** One tool's output. One file, one export, one line in the registry. */
export interface Format {
  id: string;
  label: string;
  tool: string;
  /** How to produce the file, the same on both sides. */
  command: string;
  axes: readonly Axis[];
  /** Pure, quick, by content only: the same under any file name. */
  claims(source: Source): Claim;
  /** Never throws; a bad neighbour costs itself only. */
  read(source: Source): Outcome<Reading>;
  /** `read` with pauses, where files are long enough to keep others waiting. */
  reading?(source: Source): Steps<Outcome<Reading>>;
}
