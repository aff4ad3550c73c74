import { describe, expect, test } from "vitest";
import { Snapshot, buildSnapshot } from "./snapshot";
import { comparison, exports, inputs, projection, run } from "./test-report";

describe("a published report", () => {
  test("holds scenario, figures, every run's value, findings, exclusions and method, and reads back the same", () => {
    const s = buildSnapshot(inputs);
    expect(Snapshot.parse(JSON.parse(JSON.stringify(s)))).toEqual(s);
    expect(s.comparison?.rows[0]?.candidate.values).toEqual([3190, 3210]);
    expect(s.comparison?.exclusions).toEqual([{ run: "vm-3c-label", reason: "vm-3c was throttled" }]);
    expect(s.comparison?.method.join(" ")).toContain("welch-log");
    expect(s.projection.perYear.waste.value).toBe(150_000);
    expect(s.schemaVersion).toBe(1);
  });
  test("keeps each row's own floor, and one published before rows had a floor still reads", () => {
    const s = JSON.parse(JSON.stringify(buildSnapshot(inputs)));
    expect(s.comparison.rows[0].floor).toEqual({ value: 0.011, assumed: false, reason: "Measured 1.1 %." });
    expect(s.comparison.rows[0].hosts).toEqual({ baseline: 1, candidate: 1 });
    for (const field of ["floor", "hosts"]) delete s.comparison.rows[0][field];
    delete s.comparison.sameSide;
    expect(Snapshot.parse(s).comparison?.rows[0]?.floor).toBeUndefined();
  });
  test("keeps of an environment what a rule speaks of, and reads back whatever a run knows", () => {
    const known = { ...run("id-1", "rack-17b", "bare-metal") };
    const facts = { ...known.environment, kernel: "6.8", pcieLanes: 16, governor: "performance", machine: "ACME 9" };
    const s = buildSnapshot({
      ...inputs,
      comparison: { ...comparison, runs: { ...comparison.runs, baseline: [{ ...known, environment: facts }] } },
    });
    expect(s.comparison?.runs[0]).toMatchObject({ kernel: "6.8", pcieLanes: 16, governor: "performance" });
    expect(JSON.stringify(s)).not.toContain("ACME 9");
    expect(Snapshot.parse(JSON.parse(JSON.stringify(s)))).toEqual(s);
  });
  test("never holds an id of the store", () => {
    expect(exports(buildSnapshot(inputs))).not.toMatch(/id-[12]/);
  });
  test("refuses a field nobody listed", () => {
    expect(Snapshot.safeParse({ ...buildSnapshot(inputs), workspaceId: "w" }).success).toBe(false);
  });
});

describe("hiding hosts", () => {
  const s = buildSnapshot({ ...inputs, hide: ["hosts"] });
  test("leaves no host, label, image or file name in the report or its exports", () => {
    for (const name of ["rack-17b", "vm-3c", "reg.corp"]) expect(exports(s)).not.toContain(name);
  });
  test("says baseline and candidate instead", () => {
    expect(s.comparison?.verdict.sentence).toBe("candidate loses 3 %");
    expect(s.comparison?.runs.map((r) => r.name)).toEqual(["baseline", "candidate"]);
    expect(s.comparison?.rows[0]?.params).toEqual({ concurrency: 64, dataset: "baseline" });
    expect(s.scenario.name).toBe("=cmd on baseline");
  });
  test("keeps what the comparison rests on", () => {
    expect(s.comparison?.runs[1]).toMatchObject({ mode: "vm-passthrough", driver: "580.65", sha256: "a".repeat(64) });
  });
});

describe("hiding unit prices", () => {
  const s = buildSnapshot({ ...inputs, hide: ["unit-prices"] });
  test("leaves the premium out of inputs and assumptions", () => {
    expect(exports(s)).not.toContain("0.0321");
    expect(s.scenario).not.toHaveProperty("bareMetalPremium");
  });
  test("leaves out every figure that the premium could be solved from", () => {
    expect(s.projection).not.toHaveProperty("decision");
    expect(s.projection.sensitivity).toEqual([]);
    expect(exports(s)).not.toMatch(/npv|net present|payback|chance that moving|value of moving/i);
    for (const figure of Object.values(projection.decision.npv)) expect(exports(s)).not.toContain(String(figure));
  });
  test("keeps the bill, the results and the premium at which the answer flips", () => {
    expect(s.projection.perYear).toEqual(projection.perYear);
    expect(s.projection.breakEvenPremium).toEqual(projection.breakEvenPremium);
    expect(Snapshot.parse(JSON.parse(JSON.stringify(s)))).toEqual(s);
  });
});
