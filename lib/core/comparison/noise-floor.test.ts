import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Environment } from "../run/environment";
import { compare } from "./compare";
import { hostsOf } from "./host-design";
import { madeRun, side } from "./made-runs";

const vm = "vm-passthrough" as const;
const one = { host: "gpu-7" };
const FAST = [1002.1, 998.7, 1001.5, 1000.3];
const SLOW = [935.2, 938.9, 931.4, 936.8];

/** Runs of a side, one a host and minute given. */
function runs(mode: Environment["mode"], values: readonly number[], hosts: readonly string[], minute?: number) {
  return values.map((value, i) =>
    madeRun({
      environment: {
        mode,
        host: hosts[i % hosts.length],
        ...(minute !== undefined && { startedAt: new Date(Date.UTC(2026, 0, 1, i, minute)).toISOString() }),
      },
      rows: [{ metric: "output-throughput", value }],
    }),
  );
}

describe("what counts as no difference", () => {
  test("on one host it is what two halves of one side's runs differ by at most", () => {
    const row = compare(side("bare-metal", FAST, {}, one), side(vm, SLOW, {}, one)).rows[0];
    // Baseline: (1001.5 + 1002.1) / (998.7 + 1000.3) - 1 = 0.230 %; candidate: (936.8 + 938.9) / (931.4 + 935.2) - 1.
    expect(row?.floor).toEqual({
      value: expect.closeTo((936.8 + 938.9) / (931.4 + 935.2) - 1, 12),
      assumed: false,
      reason: "Measured 0.49\u00a0%: the largest difference between two halves of the same side's runs.",
    });
    expect(row?.verdict).toBe("slower");
    expect(row?.because).toMatch(/is above the floor 0\.49\u00a0%\.$/);
  });

  test("with one run a side it is assumed: nothing where one host takes turns, 1 % on one host, 3 % otherwise", () => {
    const floor = (minutes: [number?, number?], hosts: [string, string?], n = 1) =>
      compare(
        runs("bare-metal", FAST.slice(0, n), [hosts[0]], minutes[0]),
        runs(vm, SLOW.slice(0, 2), [hosts[1] ?? hosts[0]], minutes[1]),
      ).noiseFloor;
    // The candidate's two runs begin at 0:00 and 1:00, the baseline's one at 0:30.
    expect(floor([30, 0], ["a"])).toMatchObject({ value: 0, assumed: true });
    expect(floor([], ["a"])).toMatchObject({ value: 0.01, assumed: true });
    expect(floor([], ["a", "b"])).toMatchObject({ value: 0.03, assumed: true });
    expect(compare(side("bare-metal", [1000]), side(vm, [950])).noiseFloor).toEqual({
      value: 0.03,
      assumed: true,
      reason: "Assumed 3\u00a0%: the hosts are not known, and no same-side comparison was given.",
    });
  });

  test("quiet runs do not make another host's quiet: 3 % stays, and says what was seen", () => {
    const found = compare(side("bare-metal", FAST, {}, { host: "a" }), side(vm, SLOW, {}, { host: "b" }));
    expect(found.noiseFloor).toMatchObject({ value: 0.03, assumed: true });
    expect(found.noiseFloor.reason).toBe(
      "Assumed 3\u00a0%: the sides ran on different hosts, and same-side comparisons show only 0.49\u00a0%, which says nothing of another host.",
    );
  });

  test("a comparison made elsewhere raises the floor of its metric and is named", () => {
    const aa = [{ metric: "output-throughput", overhead: -0.071, from: "two bare-metal sets a week apart" }];
    const found = compare(side("bare-metal", FAST, {}, one), side(vm, SLOW, {}, one), { aa });
    expect(found.rows[0]?.floor).toEqual({
      value: 0.071,
      assumed: false,
      reason: "Measured 7.1\u00a0% in a same-side comparison: two bare-metal sets a week apart.",
    });
    expect(found.verdict.code).toBe("no-claim");
    const other = [{ metric: "request-latency", overhead: 0.2, from: "elsewhere" }];
    expect(compare(side("bare-metal", FAST, {}, one), side(vm, SLOW, {}, one), { aa: other }).verdict.code).toBe(
      "slower",
    );
  });

  test("where both sides ran on the same hosts, halves are those of one host: what hosts are like cancels", () => {
    const hosts = ["a", "b", "c"];
    const like = [1, 1.1, 0.9];
    const values = (base: readonly number[]) => base.flatMap((v, k) => like.map((f) => v * f * (1 + k / 1000)));
    const found = compare(
      runs("bare-metal", values([1000, 1001, 1002, 1003]), hosts),
      runs(vm, values([970, 971, 972, 973]), hosts),
    );
    expect(found.noiseFloor.value).toBeLessThan(0.006);
    expect(found.noiseFloor.reason).toMatch(/runs on one host\.$/);
  });

  test("a host that lends itself to one side more than to the other is no common ground", () => {
    const found = compare(
      runs("bare-metal", [1000, 1001, 1002], ["a", "a", "b"]),
      runs(vm, [970, 971, 972], ["a", "b", "b"]),
    );
    expect(found.noiseFloor).toMatchObject({ value: 0.03, assumed: true });
    expect(found.noiseFloor.reason).toContain("the sides used the same hosts, but not equally often");
    const host = found.comparability.findings.find((f) => f.id === "E15");
    expect(host).toMatchObject({ level: "warn", rule: "host-differs" });
    expect(host?.message).toMatch(/^Both sides used the same 2 hosts, but not equally often, .* at least 3/);
  });

  test("the condition on hosts and the noise floor agree on whether hosts are common ground", () => {
    const hosts = fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(hosts, hosts, (ours, theirs) => {
        const on = (mode: "bare-metal" | typeof vm, list: string[]) =>
          runs(
            mode,
            list.map((_, i) => 1000 + i),
            list,
          );
        const found = compare(on("bare-metal", ours), on(vm, theirs));
        const passes = found.comparability.findings.find((f) => f.id === "E15")?.level === "pass";
        const [row] = found.rows;
        const design = row && hostsOf(row);
        expect([passes, design]).toEqual([passes, passes ? "same" : "different"]);
      }),
      { numRuns: 60 },
    );
  });

  test("nothing is claimed under the floor, at any runs", () => {
    const values = fc.array(fc.double({ min: 80, max: 120, noNaN: true }), { minLength: 2, maxLength: 7 });
    fc.assert(
      fc.property(values, values, fc.boolean(), (a, b, sameHost) => {
        const where = sameHost ? one : {};
        const row = compare(side("bare-metal", a, {}, where), side(vm, b, {}, where)).rows[0];
        if (!row?.overhead) throw new Error("both sides are positive");
        if (row.verdict === "slower") expect(row.overhead.low).toBeGreaterThan(row.floor.value);
        if (row.verdict === "faster") expect(row.overhead.high).toBeLessThan(-row.floor.value);
        if (row.verdict === "equivalent") expect(row.floor.value).toBeLessThanOrEqual(0.03);
      }),
      { numRuns: 80 },
    );
  });
});
