// What the process that takes a Parquet file apart says, heard in turns: other requests come in between.
import "server-only";
import type { EventEmitter } from "node:events";
import { billTable } from "../core/billing/bill";
import type { GpuSpend } from "../core/billing/gpu-spend";
import type { Steps } from "../core/steps";
import { inTurns } from "./in-turns";
import { Refusal, fault } from "./refusal";

/** The other end: it says one thing, waits for an answer, and says the next. */
export type Teller = Pick<EventEmitter, "on"> & { send(said: string[] | "more"): unknown };

export interface Limits {
  /** Milliseconds that pass without a row before the file is given up. */
  patience: number;
  /** Milliseconds in all. */
  deadline: number;
  /** Aborted where nobody waits for the answer any more. */
  signal?: AbortSignal | undefined;
}

type Said =
  | { columns: string[] }
  | { rows: string[][] }
  | { done: true }
  | { refused: { message: string; code?: string; hint?: string } };

/**
 * @throws NoBill where no format knows the columns
 * @throws Refusal `unusable` for a damaged file, or one that takes too long; `body-cut-short` where the client hung up
 */
export function answersOf(teller: Teller, limits: Limits): Promise<GpuSpend> {
  return new Promise((resolve, reject) => listen(teller, limits, resolve, reject));
}

function listen(
  teller: Teller,
  { patience, deadline, signal }: Limits,
  resolve: (bill: GpuSpend) => void,
  reject: (error: Error) => void,
): void {
  const hear = hearing();
  let settled = false;
  const settle = (work: () => void) => {
    if (settled) return;
    settled = true;
    clearTimeout(silent);
    clearTimeout(late);
    signal?.removeEventListener("abort", hangUp);
    work();
  };
  const fail = (error: unknown) => settle(() => reject(error instanceof Error ? error : new Error(String(error))));
  const giveUp = () => fail(unreadable({ message: "nothing was read for too long" }));
  const hangUp = () => fail(new Refusal("body-cut-short", "The connection ended before the bill was read."));

  let silent = setTimeout(giveUp, patience);
  const late = setTimeout(() => fail(tooSlow(deadline)), deadline);
  signal?.addEventListener("abort", hangUp);
  if (signal?.aborted) hangUp();

  teller.on("error", (error: Error) => fail(unreadable(error)));
  teller.on("exit", () => fail(unreadable({ message: "reading ended early" })));
  teller.on("message", (said: Said) => {
    clearTimeout(silent);
    inTurns(hear(said)).then((heard) => {
      if (settled) return;
      if ("bill" in heard) return settle(() => resolve(heard.bill));
      silent = setTimeout(giveUp, patience);
      // The next part comes only after everyone else had a turn.
      setImmediate(() => settled || teller.send(heard.reply));
    }, fail);
  });
}

function hearing() {
  let table: ReturnType<typeof billTable> | null = null;
  let cells = 0;
  let places: number[] = [];
  let line = 0;
  return function* (said: Said): Steps<{ bill: GpuSpend } | { reply: string[] | "more" }> {
    if ("refused" in said) throw unreadable(said.refused);
    if ("columns" in said) {
      const { columns } = said;
      table = billTable(columns);
      cells = columns.length;
      places = columns.map((name) => table?.reads.indexOf(name) ?? -1);
      return { reply: table.reads };
    }
    if (!table) throw new Error("rows came before columns");
    if ("done" in said) return { bill: table.end() };
    for (const texts of said.rows) {
      line++;
      table.add({ line, cells, text: (cell) => texts[places[cell] ?? -1] ?? "" });
      yield;
    }
    return { reply: "more" };
  };
}

const tooSlow = (deadline: number): Error =>
  unreadable({
    code: "parquet-too-slow",
    message: `The Parquet file was not read within ${Math.ceil(deadline / 60_000)} minutes.`,
    hint: "Export a shorter time in one file, or export CSV.",
  });

function unreadable({ message, code, hint }: { message: string; code?: string; hint?: string }): Error {
  const known = code?.startsWith("parquet-") === true;
  return fault("unusable", {
    code: known && code ? code : "parquet-damaged",
    message: known ? message : "The Parquet file is damaged, cut short, or written in a way that is not read.",
    at: "the Parquet file",
    ...(known ? {} : { found: message.slice(0, 200) }),
    expected: "a bill as cloud providers export it",
    hint: hint ?? "Export the bill again, or export it as CSV.",
  });
}
