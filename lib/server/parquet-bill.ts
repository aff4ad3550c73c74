// A bill as Parquet: its index stands at the end of the file, so the file is kept until it is read, row group by row group.
import "server-only";
import type { FileHandle } from "node:fs/promises";
import path from "node:path";
import { Worker, type WorkerOptions } from "node:worker_threads";
import { billTable } from "../core/billing/bill";
import type { GpuSpend } from "../core/billing/gpu-spend";
import { fault } from "./refusal";

/** `PAR1`, first and last in the file. */
const MAGIC = [0x50, 0x41, 0x52, 0x31];
/** Memory of the thread, and how long it may be silent: a part of a row group takes a second or two. */
const MOST_MEGABYTES = 1500;
const SILENT_MS = 60_000;

export const isParquet = (head: Uint8Array): boolean => MAGIC.every((byte, i) => head[i] === byte);

type Said =
  | { columns: string[] }
  | { rows: string[][] }
  | { done: true }
  | { refused: { message: string; code?: string; hint?: string } };

/**
 * @param patience milliseconds that pass without a row before the file is given up
 * @throws NoBill where no format knows the columns
 * @throws Refusal `unusable` for a damaged file, or one of too large parts
 */
export async function readParquetBill(file: FileHandle, size: number, patience = SILENT_MS): Promise<GpuSpend> {
  const program = path.join(process.cwd(), "lib", "server", "parquet-worker.mjs");
  const worker = begin(program, {
    workerData: { fd: file.fd, size },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  try {
    return await answers(worker, patience);
  } finally {
    await worker.terminate();
  }
}

/** Not by `new`: a bundler would put a file of its own in the place of this one, where the thread's packages are not. */
const begin = (program: string, options: WorkerOptions): Worker =>
  Reflect.construct(Worker, [program, options]) as Worker;

function answers(worker: Worker, patience: number): Promise<GpuSpend> {
  let table: ReturnType<typeof billTable> | null = null;
  let cells = 0;
  let places: number[] = [];
  let line = 0;

  /** @returns the bill, when it is whole */
  function hear(said: Said): GpuSpend | null {
    if ("refused" in said) throw unreadable(said.refused);
    if ("columns" in said) {
      const { columns } = said;
      table = billTable(columns);
      cells = columns.length;
      places = columns.map((name) => table?.reads.indexOf(name) ?? -1);
      worker.postMessage(table.reads);
      return null;
    }
    if (!table) throw new Error("rows came before columns");
    if ("done" in said) return table.end();
    for (const texts of said.rows) {
      line++;
      table.add({ line, cells, text: (cell) => texts[places[cell] ?? -1] ?? "" });
    }
    worker.postMessage("more");
    return null;
  }

  return new Promise((answer, refuse) => {
    const giveUp = () => refuse(unreadable({ message: "nothing was read for a minute" }));
    let timer = setTimeout(giveUp, patience);
    const settle = (work: () => void) => {
      clearTimeout(timer);
      work();
    };
    worker.on("error", (error) => settle(() => refuse(unreadable(error))));
    worker.on("exit", () => settle(() => refuse(unreadable({ message: "reading ended early" }))));
    worker.on("message", (said: Said) => {
      clearTimeout(timer);
      try {
        const bill = hear(said);
        if (bill) answer(bill);
        else timer = setTimeout(giveUp, patience);
      } catch (error) {
        refuse(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}

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
