export interface Group {
  /** Of one operation, in µs. */
  time: number | null;
  algbw: number | null;
  busbw: number | null;
  wrong: number;
  written: [time: string, algbw: string, busbw: string];
  /** The time of every single iteration, in µs, where the tool was asked for it. */
  times: Float64Array | null;
}

export interface Row {
  at: string;
  size: number;
  type: string;
  redop: string | null;
  root: number | null;
  "out-of-place": Group | null;
  "in-place": Group | null;
}

/** One run of one program, from whatever it was written in. Host names are counted and not kept. */
export interface Block {
  at: string;
  tool: string;
  version: string | null;
  library: string | null;
  /** `all_reduce`, without `_perf` and `_mpi`. */
  program: string | null;
  /** By their names in the heading line: `minBytes`, `warmup iters`. */
  settings: Map<string, number>;
  step: string | null;
  ranks: number;
  /** `null`: the file does not say on how many hosts the ranks were. */
  hosts: Set<string> | number | null;
  gpus: Set<string>;
  rows: Row[];
  /** The time is the processor's for starting the operation (`-C 1`), not the GPU's for doing it. */
  cpuTime: boolean;
  outOfBounds: string | null;
  /** What stands at the end of whole output; `closed`: it is there. */
  ending: string;
  closed: boolean;
  /** Where a last row lost its end, which is not read. */
  torn: string | null;
  average: { value: number; written: string; at: string } | null;
}

/** A block of which nothing has been read yet. */
export const emptyBlock = (at: string): Block => ({
  at,
  tool: "nccl-tests",
  version: null,
  library: null,
  program: null,
  settings: new Map(),
  step: null,
  ranks: 0,
  hosts: new Set(),
  gpus: new Set(),
  rows: [],
  cpuTime: false,
  outOfBounds: null,
  ending: "its closing lines (out of bounds values, average)",
  closed: false,
  torn: null,
  average: null,
});

/** 22907 → 2.29.7. */
export const libraryVersion = (code: number): string =>
  code >= 10_000 ? `${Math.floor(code / 10_000)}.${Math.floor((code % 10_000) / 100)}.${code % 100}` : String(code);
