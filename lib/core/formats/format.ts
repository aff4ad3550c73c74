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

/**
 * Lines without terminal escapes and launchers' prefixes; `lines[11]` is line 12 of the file. `open`: the last line has
 * no line end, so the file may stop within it.
 */
export type TextSource = { kind: "text"; text: string; lines: string[]; open?: true };
export type JsonSource = Exclude<Source, TextSource>;

/** Whether a format owns a source: which rule matched, or what was close and why not. */
export type Claim = { claimed: true; rule: string } | { claimed: false; close?: string };

/** One of several systems that a collection of results holds (MLPerf's result lists), to be chosen as one run. */
export interface System {
  /** As the file names it; the choice is made by this name. */
  name: string;
  /** Results it has in the file. */
  rows: number;
  /** What tells it from its neighbours: who sent it in, how many GPUs. */
  about?: string;
}

/** One tool's output. One file, one export, one line in the registry. */
export interface Format {
  id: string;
  label: string;
  tool: string;
  /** How to produce the file, the same on both sides. */
  command: string;
  axes: readonly Axis[];
  /** What its figures say, in one plain sentence. */
  measures: string;
  /** The first lines of such a file, with made-up figures, by which people recognise it. */
  example: string;
  /** `environment`: it describes a machine and holds no results; dropped beside results it says where they were measured. */
  kind?: "environment";
  /** A suite that measures a bit of everything, or a file of named numbers: its axes do not tell what it is. */
  anything?: true;
  /** Pure, quick, by content only: the same under any file name. */
  claims(source: Source): Claim;
  /** The systems of a collection, in the order of the file. A file with several is read one system at a time. */
  systems?(source: Source): System[];
  /** Never throws; a bad neighbour costs itself only. `system`: the one chosen of {@link systems}. */
  read(source: Source, system?: string): Outcome<Reading>;
  /** `read` with pauses, where files are long enough to keep others waiting. */
  reading?(source: Source, system?: string): Steps<Outcome<Reading>>;
}
