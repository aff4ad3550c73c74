import { accepted, excerpt, type Issue, type Outcome, refused } from "../outcome";
import type { Params, Reading } from "../run/run";
import { readNumber } from "../units/number";
import { cutShort } from "./cut-short";
import type { Claim, Format, Json, JsonObject, Source } from "./format";
import { gpuOf, tellGpu } from "./gpu-names";
import { isObject, isSchema, numberOf, objectsIn, textOf } from "./json-value";
import { isNvbandwidthText, nvbandwidthText } from "./nvbandwidth-text";
import { faultOf, skipFault } from "./number-faults";
import { nvbandwidthTest } from "./nvbandwidth-tests";
import { mergeRepeats } from "./repeats";

import { sourceWarnings } from "./source-warnings";

function claims(source: Source): Claim {
  if (source.kind === "text")
    return isNvbandwidthText(source)
      ? { claimed: true, rule: "an nvbandwidth matrix or version line" }
      : { claimed: false };
  const first = objectsIn(source).find(({ object }) => object.has("nvbandwidth"));
  if (!first || isSchema(first.object)) return { claimed: false };
  return isObject(first.object.get("nvbandwidth"))
    ? { claimed: true, rule: '"nvbandwidth"' }
    : { claimed: false, close: 'nvbandwidth: "nvbandwidth" is not an object' };
}

function read(source: Source): Outcome<Reading> {
  const reading: Reading = {
    tool: { name: "nvbandwidth", version: null },
    environment: {},
    evidence: [],
    measurements: [],
    skipped: [],
    warnings: sourceWarnings(source),
  };
  const outputs =
    source.kind === "text"
      ? [{ output: nvbandwidthText(source), at: "" }]
      : objectsIn(source).flatMap(({ object, at }) => {
          const output = object.get("nvbandwidth");
          return isObject(output) ? [{ output, at: `${at}.nvbandwidth` }] : [];
        });
  for (const { output, at } of outputs) readOutput(output, at, reading);
  if (reading.measurements.length === 0) return refused(noResult(reading));
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readOutput(output: JsonObject, at: string, reading: Reading): void {
  const version = textOf(output.get("version"));
  const driver = textOf(output.get("Driver Version"));
  const runtime = numberOf(output.get("CUDA Runtime Version"));
  reading.tool.version ??= version;
  if (driver) {
    reading.environment.driver ??= driver;
    reading.evidence.push({
      field: "driver",
      value: driver,
      text: `Driver Version ${driver}`,
      at: where(at, "Driver Version"),
    });
  }
  if (runtime !== null && runtime >= 1000)
    reading.environment.cuda ??= `${Math.floor(runtime / 1000)}.${Math.floor((runtime % 1000) / 10)}`;
  readDevices(output.get("GPU Device list"), `${at || "Device"}`, reading);
  for (const key of ["error", "warning"]) {
    const said = textOf(output.get(key));
    if (said)
      reading.warnings.push({
        code: `tool-${key}`,
        message: `nvbandwidth says: ${excerpt(said, 160)}`,
        at: where(at, key),
      });
  }
  const tests = output.get("testcases");
  if (!Array.isArray(tests)) return;
  tests.forEach((test, i) => {
    if (!isObject(test)) return;
    const line = numberOf(test.get("line"));
    readTest(test, line === null ? `${at}.testcases[${i}]` : `line ${line}`, version, reading);
  });
  const unended = textOf(output.get("unended"));
  if (unended && !reading.warnings.some(({ code }) => code === "cut-short"))
    reading.warnings.push(cutShort("its closing note", unended));
}

function readDevices(list: Json | undefined, at: string, reading: Reading): void {
  if (!Array.isArray(list)) return;
  const names = list.flatMap((entry) => gpuOf(typeof entry === "string" ? entry : "") ?? []);
  const [first] = names;
  if (first === undefined) return;
  reading.environment.gpu ??= first;
  reading.environment.gpuCount ??= names.length;
  if (names.some((name) => name !== first))
    reading.warnings.push({
      code: "mixed-gpus",
      message: `The GPUs are not of one kind: ${[...new Set(names)].join(", ")}.`,
      at,
    });
  tellGpu(reading, first, names.length, where(at, "GPU Device list"));
}

function readTest(test: JsonObject, at: string, version: string | null, reading: Reading): void {
  const name = textOf(test.get("name")) ?? "without a name";
  const status = textOf(test.get("status")) ?? "Passed";
  if (test.get("unclosed") === true || status === "Cut") reading.warnings.push(cutShort(`the line SUM of ${name}`, at));
  if (status !== "Passed") {
    const cut = status === "Cut";
    reading.skipped.push({ what: `testcase ${name}`, count: 1, reason: cut ? "its table is cut" : `status ${status}` });
    if (cut) return;
    if (status !== "Waived")
      reading.warnings.push({
        code: "test-not-finished",
        message:
          status === "Running" ? `nvbandwidth stopped during ${name}.` : `The test ${name} ended with ${status}.`,
        at,
      });
    return;
  }
  const description = textOf(test.get("bandwidth_description")) ?? "";
  const unit = /\((GB\/s|MB\/s|ns|us)\)\s?$/.exec(description)?.[1];
  const rows = matrixOf(test.get("bandwidth_matrix"));
  if (!unit || rows.length === 0) {
    reading.skipped.push({
      what: `testcase ${name}`,
      count: 1,
      reason: unit ? "no values" : "no unit in its description",
    });
    return;
  }
  const columns = Math.max(...rows.map((row) => row.length));
  const known = nvbandwidthTest(name, columns);
  // Since 0.8 the two directions and their total stand below one another; the total is the last square.
  const block = known?.pairwise && rows.length === 3 * columns ? rows.slice(-columns) : rows;
  listFaults(test.get("bandwidth_matrix"), `testcase ${name}`, at, reading);
  const cells = block.flat().flatMap((cell) => {
    const value = readNumber(cell);
    return value !== null && value > 0 ? [value] : [];
  });
  if (cells.length === 0) {
    reading.skipped.push({
      what: `testcase ${name}`,
      count: 1,
      reason: "every cell is N/A: no path between the devices",
    });
    return;
  }
  const params: Params = known?.params ?? {};
  reading.measurements.push({
    metric: known?.metric ?? `unmapped:${name}`,
    workload: name,
    params,
    ...(version ? { context: { version } } : {}),
    unit,
    written: excerpt(block.map((row) => row.join(" ")).join(" | "), 2000),
    at,
    statistics: { n: 1, value: cells.reduce((a, b) => a + b, 0) / cells.length },
  });
}

/** Cells that are neither a quantity nor a missing path. */
function listFaults(matrix: Json | undefined, what: string, at: string, reading: Reading): void {
  if (!Array.isArray(matrix)) return;
  matrix.forEach((row, r) => {
    if (!Array.isArray(row) && !(row instanceof Float64Array)) return;
    Array.from<Json>(row).forEach((cell, c) => {
      const fault = faultOf(cell);
      if (fault) skipFault(reading, what, fault, cell, `${at}.bandwidth_matrix[${r}][${c}]`);
    });
  });
}

function matrixOf(matrix: Json | undefined): string[][] {
  if (!Array.isArray(matrix)) return [];
  return matrix.flatMap((row) => {
    if (row instanceof Float64Array) return [Array.from(row, String)];
    return Array.isArray(row) && row.length > 0 ? [row.map((cell) => String(cell ?? "N/A"))] : [];
  });
}

const where = (at: string, key: string): string => (at === "" ? key : `${at}["${key}"]`);

function noResult(reading: Reading): Issue {
  const said = reading.warnings.find((w) => w.code === "tool-error" || w.code === "test-not-finished");
  return {
    code: "no-result",
    message: said ? `nvbandwidth measured nothing. ${said.message}` : "nvbandwidth measured nothing.",
    found: `${reading.skipped.length} tests without a value`,
    expected: "at least one test with status Passed",
    hint: "Run nvbandwidth -j again and look at its error.",
  };
}

export const nvbandwidth: Format = {
  id: "nvbandwidth",
  label: "nvbandwidth",
  tool: "nvbandwidth",
  command: "nvbandwidth -j > run-1.json",
  axes: ["host-link", "gpu-link", "gpu-memory"],
  measures: "How fast data moves between host memory and GPUs, and between GPUs, test by test.",
  example: `{"nvbandwidth": {"version": "v0.8", "Driver Version": "570.86.10", "testcases": [
  {"name": "host_to_device_memcpy_ce", "status": "Passed",
   "bandwidth_description": "memcpy CE CPU(row) -> GPU(column) bandwidth (GB/s)",
   "bandwidth_matrix": [["55.12", "55.10"]], "sum": "110.22"}]}}`,
  claims,
  read,
};
