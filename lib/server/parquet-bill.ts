// A bill as Parquet: its index stands at the end of the file, so the file is kept until it is read, row group by row group.
import "server-only";
import { type ChildProcess, type ForkOptions, fork } from "node:child_process";
import type { FileHandle } from "node:fs/promises";
import path from "node:path";
import type { GpuSpend } from "../core/billing/gpu-spend";
import { MAX_RATIO } from "../core/formats/upload-limits";
import { type Limits, answersOf } from "./parquet-answers";

/** `PAR1`, first and last in the file. */
const MAGIC = [0x50, 0x41, 0x52, 0x31];
/** Memory of the process for values, and how long it may be silent: a part of a row group takes a second or two. */
const MOST_MEGABYTES = 1500;
const SILENT_MS = 60_000;
/** Characters that a small file may unpack to: its values repeat more often than those of any bill. */
const FEW_CHARACTERS = 64_000_000;
/** In all: minutes for a small file, and for each MB of a large one a few seconds. */
const DEADLINE_MS = 120_000;
const MS_PER_MB = 3000;

export const isParquet = (head: Uint8Array): boolean => MAGIC.every((byte, i) => head[i] === byte);

/** Characters that a Parquet file of this many bytes may unpack to. */
const mostCharacters = (size: number): number => FEW_CHARACTERS + MAX_RATIO * size;

/**
 * A process that takes the file apart. A thread is not enough: where one value repeats without end, the engine ends the
 * whole process. It has nothing of the server's environment.
 */
export function parquetReader(file: FileHandle, size: number): ChildProcess {
  const program = path.join(process.cwd(), "lib", "server", "parquet-worker.mjs");
  return begin(program, [String(size), String(mostCharacters(size))], {
    execArgv: [`--max-old-space-size=${MOST_MEGABYTES}`],
    env: { NODE_ENV: process.env.NODE_ENV },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc", file.fd],
  });
}

/**
 * @throws NoBill where no format knows the columns
 * @throws Refusal `unusable` for a damaged file, or one of too large parts; `body-cut-short` where the client hung up
 */
export async function readParquetBill(
  file: FileHandle,
  size: number,
  { patience = SILENT_MS, deadline = DEADLINE_MS + (size / 1e6) * MS_PER_MB, signal }: Partial<Limits> = {},
): Promise<GpuSpend> {
  const reader = parquetReader(file, size);
  const gone = new Promise((settle) => {
    reader.once("exit", settle);
    reader.once("error", settle);
  });
  try {
    return await answersOf(reader, { patience, deadline, signal });
  } finally {
    reader.kill("SIGKILL");
    await gone;
  }
}

/** Not by name: a bundler would put a file of its own in the place of this one, where the process's packages are not. */
const begin = (...call: [program: string, words: string[], options: ForkOptions]): ChildProcess =>
  Reflect.apply(fork, undefined, call) as ChildProcess;
