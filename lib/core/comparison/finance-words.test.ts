import { expect, test } from "vitest";
import type { Row } from "./comparison";
import { plainFaster, plainSame, plainSlower } from "./finance-words";

const VM = { baseline: "bare metal", candidate: "virtualized", subject: "Virtualized", plural: "Virtual machines" };
const row = (metric: string, axis: string, better: string, value: number) =>
  ({ metric, axis, better, overhead: { value, low: value, high: value }, warnings: [] }) as unknown as Row;

test("less work for the same money is said of a whole workload's throughput", () => {
  const said = plainSlower(row("output-throughput", "end-to-end", "higher", 0.2), "Output token throughput", VM);
  expect(said).toMatch(/^Virtual machines do 20\.00.% less work for the same money, likely /);
});

test("no difference is said of the money only for a whole workload", () => {
  expect(plainSame(row("output-throughput", "end-to-end", "higher", 0), "X", VM, "3 %")).toContain("same money");
  expect(plainSame(row("host-to-device-bandwidth", "pcie", "higher", 0), "H2D bandwidth", VM, "3 %")).toBe(
    "H2D bandwidth is the same on virtual machines, within 3 %.",
  );
});

test("one part is slower, and what that costs is left open", () => {
  const part = row("host-to-device-bandwidth", "pcie", "higher", 0.2);
  expect(plainSlower(part, "H2D bandwidth", VM)).toMatch(
    /^H2D bandwidth is 20\.00.% slower on virtual machines, likely .*; what that costs depends on how much of the time it takes\.$/,
  );
  expect(plainFaster({ ...part, overhead: { value: -0.1 } } as Row, "H2D bandwidth", VM)).not.toContain("money");
});

test("a latency is answered later by the time itself, and is no share of a bill", () => {
  // A fifth of the speed lost: the time grows by 0.2 / 0.8 = 25 %. A fifth gained in time: o = -0.25, 0.25 / 1.25 = 20 %.
  const ttft = row("time-to-first-token", "latency", "lower", 0.2);
  expect(plainSlower(ttft, "TTFT", VM)).toMatch(
    /^Virtual machines answer 25\.00.% later \(TTFT\), likely .*: a latency is no share of a bill\.$/,
  );
  const sooner = row("time-to-first-token", "latency", "lower", -0.25);
  expect(plainFaster(sooner, "TTFT", VM)).toMatch(/answered 20\.00.% sooner \(TTFT\): a latency is no share/);
});
