import { COLLECTIVE_NAMES } from "../metrics/collectives";
import { accepted, type Outcome, refused } from "../outcome";
import type { Params, Reading } from "../run/run";
import { atOnce, type Steps } from "../steps";
import type { Claim, Format, Source } from "./format";
import { gpuEvidence } from "./gpu-names";
import { type Block, blocksOf, isNcclText, type Row } from "./nccl-text";
import { countOf } from "../units/count";
import { collectiveOf } from "./nccl-collective";
import { mergeRepeats } from "./repeats";

function claims(source: Source): Claim {
  if (source.kind !== "text") return { claimed: false };
  return isNcclText(source)
    ? { claimed: true, rule: "# nThread … or a heading with algbw and busbw" }
    : { claimed: false };
}

/** Rows of one file: each becomes up to six results, and a long sweep has a few hundred. */
const MAX_ROWS = 20_000;
const ROW_START = /^ {0,20}\d{1,15} {1,20}\d{1,15} {1,20}[a-z]/;

function* reading(source: Source): Steps<Outcome<Reading>> {
  const rows = source.kind === "text" ? source.lines.reduce((n, line) => (ROW_START.test(line) ? n + 1 : n), 0) : 0;
  if (rows > MAX_ROWS)
    return refused({
      code: "too-many-rows",
      message: `The file has ${rows.toLocaleString("en-US")} rows; ${MAX_ROWS.toLocaleString("en-US")} are read.`,
      found: `${rows} rows`,
      expected: `at most ${MAX_ROWS} rows`,
      hint: "Upload one file a start of the program.",
    });
  yield;
  const blocks = source.kind === "text" ? blocksOf(source) : [];
  const reading: Reading = {
    tool: { name: "nccl-tests", version: blocks.find((b) => b.version)?.version ?? null },
    environment: {},
    evidence: [],
    measurements: [],
    skipped: [],
    warnings: [],
  };
  for (const block of blocks) {
    yield;
    readBlock(block, reading);
  }
  if (reading.measurements.length === 0)
    return refused({
      code: "no-result",
      message: "The file is the output of nccl-tests without a single row of results.",
      at: blocks[0] ? `line ${blocks[0].line}` : "line 1",
      found: blocks.length > 0 ? "a header without rows" : "no header",
      expected: "rows with size, count, type, time, algbw and busbw",
      hint: "The test probably stopped with an error; look at the end of its log.",
    });
  yield;
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readBlock(block: Block, reading: Reading): void {
  const [gpu] = block.gpus;
  const ranks = block.ranks || block.settings.get("nGpus") || 0;
  if (gpu !== undefined) {
    reading.environment.gpu ??= gpu;
    reading.evidence.push(...gpuEvidence(gpu, block.ranks, `line ${block.line}`));
  }
  if (ranks > 0) reading.environment.gpuCount ??= ranks;
  const { collective, guessed } = collectiveOf(block, ranks);
  if (block.rows.length > 0 && (collective === null || guessed))
    reading.warnings.push({
      code: collective ? "collective-computed" : "collective-unknown",
      message: collective
        ? `The file does not name the collective; the ratio of busbw to algbw says ${COLLECTIVE_NAMES[collective][0].toLowerCase()}.`
        : "The file does not name the collective, so its rows cannot be mapped to a metric.",
      at: `line ${block.line}`,
      hint: "Keep the command line or the whole output of the program in the file.",
    });
  const wrong = block.outOfBounds ? `Out of bounds values: ${block.outOfBounds}` : null;
  if (wrong)
    reading.warnings.push({
      code: "wrong-results",
      message: `The test found wrong results. ${wrong}.`,
      at: `line ${block.line}`,
    });
  warnOfRows(block, wrong !== null, reading);
  const settings: Params = { ranks, hosts: Math.max(1, block.hosts.size), ...validation(block) };
  const shared = {
    workload: collective ? `${COLLECTIVE_NAMES[collective][1]}_perf` : "nccl-tests",
    context: contextOf(block),
    ...(block.hosts.size > 1 ? { axis: "network" as const } : {}),
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
      const put = (quantity: string, unit: string, value: number | null, written: string) => {
        if (value === null) return;
        if (value === 0) rounded++;
        else
          reading.measurements.push({
            metric: `${name}-${quantity}`,
            ...shared,
            params,
            unit,
            written,
            at: `line ${row.line}`,
            statistics: { n: 1, value },
            ...(fault ? { noVerdict: fault } : {}),
          });
      };
      put("bus-bandwidth", "GB/s", group.busbw, group.written[2]);
      put("algorithm-bandwidth", "GB/s", group.algbw, group.written[1]);
      put("time", "us", group.time, group.written[0]);
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
      at: `line ${block.average.line}`,
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
      at: `line ${bad[0]?.line}`,
      hint: "The #wrong column counts values that came out wrong. Look at the links and the NCCL version.",
    });
  if (block.rows.length > 0 && !block.closed)
    reading.warnings.push({
      code: "cut-short",
      message: "The table ends without its closing lines (out of bounds values, average), so rows may be missing.",
      at: `line ${block.torn ?? block.rows.at(-1)?.line}`,
      hint: "Let the test finish and keep its whole output.",
    });
  if (block.torn !== null)
    reading.skipped.push({ what: "the last row", count: 1, reason: `line ${block.torn} ends in the middle` });
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
  label: "nccl-tests and rccl-tests (text)",
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
