import { COLLECTIVE_NAMES } from "../metrics/collectives";
import { accepted, type Outcome, refused } from "../outcome";
import { emptyReading, noResult } from "./empty-reading";
import { firstObject, isSchema } from "./json-value";
import type { Block, Row } from "./nccl-blocks";
import { isNcclJson, ncclJsonBlocks } from "./nccl-json";
import { isRcclLine, rcclBlocks } from "./rccl-json";
import { sourceWarnings } from "./source-warnings";
import type { Params, Reading } from "../run/run";
import { atOnce, type Steps } from "../steps";
import type { Claim, Format, Source } from "./format";
import { tellGpu } from "./gpu-names";
import { blocksOf, isNcclText } from "./nccl-text";
import { countOf } from "../units/count";
import { collectiveOf } from "./nccl-collective";
import { mergeRepeats } from "./repeats";

function claims(source: Source): Claim {
  if (source.kind === "text")
    return isNcclText(source)
      ? { claimed: true, rule: "# nThread … or a heading with algbw and busbw" }
      : { claimed: false };
  const object = firstObject(source);
  if (!object || isSchema(object)) return { claimed: false };
  if (isNcclJson(object)) return { claimed: true, rule: '"nccl_version" with "config" or "results"' };
  return isRcclLine(object) ? { claimed: true, rule: '"algBw", "busBw" and "inPlace"' } : { claimed: false };
}

/** Rows of one file: each becomes up to six results, and a long sweep has a few hundred. */
const MAX_ROWS = 20_000;
const ROW_START = /^ {0,20}\d{1,15} {1,20}\d{1,15} {1,20}[a-z]/;

function* reading(source: Source): Steps<Outcome<Reading>> {
  const reading = emptyReading("nccl-tests");
  reading.warnings = sourceWarnings(source);
  const lines = source.kind === "text" ? source.lines.reduce((n, line) => (ROW_START.test(line) ? n + 1 : n), 0) : 0;
  yield;
  const blocks = lines > MAX_ROWS ? [] : blocksIn(source, reading);
  const rows = blocks.reduce((n, block) => n + block.rows.length, lines > MAX_ROWS ? lines : 0);
  if (rows > MAX_ROWS)
    return refused({
      code: "too-many-rows",
      message: `The file has ${rows.toLocaleString("en-US")} rows; ${MAX_ROWS.toLocaleString("en-US")} are read.`,
      found: `${rows} rows`,
      expected: `at most ${MAX_ROWS} rows`,
      hint: "Upload one file a start of the program.",
    });
  const [first] = blocks;
  reading.tool = { name: first?.tool ?? "nccl-tests", version: blocks.find((b) => b.version)?.version ?? null };
  for (const block of blocks) {
    yield;
    readBlock(block, reading);
  }
  if (reading.measurements.length === 0)
    return noResult({
      message: `The file is the output of ${reading.tool.name} without a single row of results.`,
      at: first?.at ?? "line 1",
      found: blocks.length > 0 ? "a header without rows" : "no header",
      expected: "rows with size, count, type, time, algbw and busbw",
      hint: "The test probably stopped with an error; look at the end of its log.",
    });
  yield;
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function blocksIn(source: Source, reading: Reading): Block[] {
  if (source.kind === "text") return blocksOf(source);
  const first = firstObject(source);
  return first && isNcclJson(first) ? ncclJsonBlocks(source, reading) : rcclBlocks(source, reading);
}

function readBlock(block: Block, reading: Reading): void {
  const [gpu] = block.gpus;
  const ranks = block.ranks || block.settings.get("nGpus") || 0;
  if (gpu !== undefined && reading.environment.gpu === undefined) {
    reading.environment.gpu = gpu;
    tellGpu(reading, gpu, block.ranks, block.at);
  }
  if (ranks > 0) reading.environment.gpuCount ??= ranks;
  const { collective, guessed } = collectiveOf(block, ranks);
  if (block.rows.length > 0 && (collective === null || guessed))
    reading.warnings.push({
      code: collective ? "collective-computed" : "collective-unknown",
      message: collective
        ? `The file does not name the collective; the ratio of busbw to algbw says ${COLLECTIVE_NAMES[collective][0].toLowerCase()}.`
        : "The file names no collective that is known, so its rows cannot be mapped to a metric.",
      at: block.at,
      hint: "Keep the command line or the whole output of the program in the file.",
    });
  const wrong = block.outOfBounds ? `Out of bounds values: ${block.outOfBounds}` : null;
  if (wrong)
    reading.warnings.push({
      code: "wrong-results",
      message: `The test found wrong results. ${wrong}.`,
      at: block.at,
    });
  warnOfRows(block, wrong !== null, reading);
  const hosts = block.hosts instanceof Set ? Math.max(1, block.hosts.size) : block.hosts;
  const settings: Params = {
    ...(ranks > 0 ? { ranks } : {}),
    ...(hosts === null ? {} : { hosts }),
    ...(block.cpuTime ? { clock: "cpu" } : {}),
    ...validation(block),
  };
  const shared = {
    workload: collective ? `${COLLECTIVE_NAMES[collective][1]}_perf` : "nccl-tests",
    context: contextOf(block),
    ...((hosts ?? 1) > 1 ? { axis: "network" as const } : {}),
  };
  const name = collective ?? "unmapped:collective";
  let empty = 0;
  let rounded = 0;
  for (const row of block.rows) {
    if (row.size === 0) {
      empty++;
      continue;
    }
    for (const place of ["out-of-place", "in-place"] as const) {
      const group = row[place];
      if (!group) continue;
      const params = { ...settings, ...identity(row), place };
      const fault = group.wrong > 0 ? `${group.wrong} wrong values` : wrong;
      const put = (quantity: string, unit: string, value: number | null, written: string, times?: Float64Array) => {
        if (value === null) return;
        if (value === 0) rounded++;
        else
          reading.measurements.push({
            metric: `${name}-${quantity}`,
            ...shared,
            params,
            unit,
            written,
            at: row.at,
            ...(times ? { samples: times, statistics: { value } } : { statistics: { n: 1, value } }),
            ...(fault ? { noVerdict: fault } : {}),
          });
      };
      put("bus-bandwidth", "GB/s", group.busbw, group.written[2]);
      put("algorithm-bandwidth", "GB/s", group.algbw, group.written[1]);
      put("time", "us", group.time, group.written[0], group.times ?? undefined);
    }
  }
  if (empty > 0) reading.skipped.push({ what: "rows of size 0", count: empty, reason: "nothing was moved" });
  if (rounded > 0)
    reading.skipped.push({
      what: "values of 0.00",
      count: rounded,
      reason: "rounded away at a small size; the time says more",
    });
  if (block.average !== null && block.average.value > 0)
    reading.measurements.push({
      metric: `${name}-bus-bandwidth`,
      ...shared,
      params: { ...settings, size: "average", ...range(block) },
      unit: "GB/s",
      written: block.average.written,
      at: block.average.at,
      statistics: { n: 1, value: block.average.value },
      ...(wrong ? { noVerdict: wrong } : {}),
    });
}

/** Rows whose own column counts wrong values, and a table that stops before its closing lines. */
function warnOfRows(block: Block, said: boolean, reading: Reading): void {
  const places = ["out-of-place", "in-place"] as const;
  const bad = block.rows.filter((row) => places.some((place) => (row[place]?.wrong ?? 0) > 0));
  if (bad.length > 0 && !said)
    reading.warnings.push({
      code: "wrong-results",
      message: `The test found wrong results in ${countOf(bad.length, "row")}; no verdict is given on them.`,
      at: bad[0]?.at ?? block.at,
      hint: "The #wrong column counts values that came out wrong. Look at the links and the NCCL version.",
    });
  if (block.rows.length > 0 && !block.closed)
    reading.warnings.push({
      code: "cut-short",
      message: `The output ends without ${block.ending}, so rows may be missing.`,
      at: block.torn ?? block.rows.at(-1)?.at ?? block.at,
      hint: "Let the test finish and keep its whole output.",
    });
  if (block.torn !== null)
    reading.skipped.push({ what: "the last row", count: 1, reason: `${block.torn} ends in the middle` });
}

function identity(row: Row): Params {
  return {
    size: row.size,
    type: row.type,
    ...(row.redop === null ? {} : { redop: row.redop }),
    ...(row.root !== null && row.root >= 0 ? { root: row.root } : {}),
  };
}

function validation(block: Block): Params {
  const value = block.settings.get("validation");
  return value === undefined ? {} : { validation: value !== 0 };
}

function range(block: Block): Params {
  const params: Params = {};
  const min = block.settings.get("minBytes");
  const max = block.settings.get("maxBytes");
  if (min !== undefined) params.min_bytes = min;
  if (max !== undefined) params.max_bytes = max;
  if (block.step !== null) params.step = block.step;
  const [first] = block.rows;
  if (first) params.type = first.type;
  if (first?.redop) params.redop = first.redop;
  return params;
}

function contextOf(block: Block): Params {
  const context: Params = {};
  if (block.library) context.nccl = block.library;
  for (const key of ["warmup iters", "iters", "agg iters", "graph"]) {
    const value = block.settings.get(key);
    if (value !== undefined) context[key.replace(" ", "_")] = value;
  }
  return context;
}

export const ncclTests: Format = {
  id: "nccl-tests",
  label: "nccl-tests and rccl-tests",
  tool: "nccl-tests",
  command: "all_reduce_perf -b 8 -e 8G -f 2 -g 8 > run-1.txt",
  axes: ["gpu-link", "network"],
  measures: "How fast GPUs exchange data in collective operations, by message size.",
  example: `# nThread 1 nGpus 8 minBytes 8 maxBytes 1073741824 step: 2(factor) warmup iters: 5 iters: 20 validation: 1
#       size         count    type   redop    root     time   algbw   busbw #wrong     time   algbw   busbw #wrong
  1073741824     268435456   float     sum      -1  4210.11  255.04  446.32      0  4208.90  255.11  446.45      0
# Avg bus bandwidth    : 212.5`,
  claims,
  read: (source) => atOnce(reading(source)),
  reading,
};
