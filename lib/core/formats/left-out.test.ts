import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { normalise } from "../run/normalise";
import type { Reading } from "../run/run";
import { sourceOf } from "./formats.laws";
import { readSource } from "./registry";

const fixture = (path: string) => readFileSync(fileURLToPath(new URL(`fixtures/${path}`, import.meta.url)), "utf8");

function read(text: string): Reading {
  const source = sourceOf(new TextEncoder().encode(text));
  const outcome = source.ok ? readSource(source.value) : source;
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value.reading;
}
const codes = (reading: Reading) => reading.warnings.map((w) => w.code);
const reasons = (reading: Reading) => reading.skipped.map((s) => s.reason);

describe("what is left out of a file is listed", () => {
  it("a text and a negative number where vLLM writes a figure, with their places", () => {
    const text = fixture("vllm-bench-serve/summary.json")
      .replace('"output_throughput": 512.0', '"output_throughput": "fast"')
      .replace('"request_throughput": 4.0', '"request_throughput": -5')
      .replace('"median_ttft_ms": 58.25', '"median_ttft_ms": -1');
    const reading = read(text);
    expect(reasons(reading)).toEqual(
      expect.arrayContaining([
        '"fast" at $.output_throughput is not a number',
        "-5 at $.request_throughput is negative",
        "-1 at $.median_ttft_ms is negative",
      ]),
    );
    const metrics = normalise(reading).measurements.map((m) => m.metric);
    expect(metrics).not.toContain("output-throughput");
    expect(metrics).not.toContain("request-throughput");
  });

  it("a cell of nvbandwidth that is neither a number nor N/A", () => {
    const reading = read(fixture("nvbandwidth/v0.8.json").replace(/"(\d+\.\d+)"/, '"quick"'));
    expect(reasons(reading)).toContainEqual(
      expect.stringMatching(/^"quick" at \$.*bandwidth_matrix\[0\]\[\d\] is not a number$/),
    );
  });

  it("a negative number of a bareline-run", () => {
    const file = (value: number) => ({
      format: "bareline-run",
      version: 1,
      tool: { name: "own" },
      workload: { name: "w" },
      measurements: [
        { metric: "output-throughput", unit: "token/s", value },
        { metric: "total-throughput", unit: "token/s", value: 7 },
      ],
    });
    const reading = read(JSON.stringify(file(-5)));
    expect(reasons(reading)).toEqual(["-5 at $.measurements[0].value is negative"]);
    expect(reading.measurements.map((m) => m.metric)).toEqual(["total-throughput"]);
  });

  it("however many there are, the list stays short", () => {
    const matrix = [Array.from({ length: 500 }, () => "x"), ["1.5"]];
    const test = {
      name: "host_to_device_memcpy_ce",
      status: "Passed",
      bandwidth_description: "x (GB/s)",
      bandwidth_matrix: matrix,
    };
    const { skipped } = read(JSON.stringify({ nvbandwidth: { version: "v0.8", testcases: [test] } }));
    expect(skipped.length).toBeLessThan(60);
    expect(skipped.reduce((n, s) => n + s.count, 0)).toBe(500);
  });

  it("none of it where a tool writes that there is no number", () => {
    const text = fixture("vllm-bench-serve/summary.json").replace(
      '"output_throughput": 512.0',
      '"output_throughput": "N/A"',
    );
    expect(reasons(read(text)).join()).not.toContain("is not a number");
  });
});

describe("requests that failed", () => {
  it("none is known to be none", () => {
    expect(read(fixture("vllm-bench-serve/summary.json")).measurements[0]?.context?.failed_share).toBe(0);
  });
});

describe("a file cut short", () => {
  const server = fixture("mlperf-inference-loadgen/server-v4.txt");

  it("LoadGen: without its parameters the rate stays chosen and unknown", () => {
    expect(codes(read(server))).not.toContain("cut-short");
    for (const end of ["Test Parameters Used", "target_qps"]) {
      const reading = read(server.slice(0, server.indexOf(end)));
      expect(codes(reading)).toContain("cut-short");
      for (const m of reading.measurements) expect(m.load).toMatchObject({ limited: true, target: null });
    }
    const offline = fixture("mlperf-inference-loadgen/offline.txt");
    expect(codes(read(offline.slice(0, offline.indexOf("Test Parameters Used"))))).toContain("cut-short");
  });

  it("nccl-tests: a table without its closing lines warns, and a row that lost its end is not read", () => {
    const whole = fixture("nccl-tests/all-reduce.txt");
    expect(codes(read(whole))).not.toContain("cut-short");
    const open = read(whole.slice(0, whole.indexOf("# Out of bounds")));
    expect(codes(open)).toContain("cut-short");
    const torn = read(whole.slice(0, whole.indexOf("469.18")));
    expect(codes(torn)).toContain("cut-short");
    expect(torn.skipped).toContainEqual(expect.objectContaining({ what: "the last row" }));
    expect(torn.measurements.filter((m) => m.params.size === 2147483648)).toEqual([]);
  });

  it("nccl-tests: wrong values warn of the run, not only of the row", () => {
    const wrong = fixture("nccl-tests/all-reduce.txt").replace("469.76      0", "469.76      7");
    const reading = read(wrong);
    expect(reading.warnings).toContainEqual(
      expect.objectContaining({ code: "wrong-results", message: expect.stringContaining("1 row") }),
    );
  });
});
