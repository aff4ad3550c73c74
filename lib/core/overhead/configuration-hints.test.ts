import { describe, expect, test } from "vitest";
import { compare } from "../comparison/compare";
import { madeRun } from "../comparison/made-runs";
import type { Environment } from "../run/environment";
import { CONFIGURATION_CASES } from "./configuration-cases";
import { configurationHints } from "./configuration-hints";
import { CONFIGURATION_RULES, type Sides } from "./configuration-rules";
import { workloadOf } from "./workload";

const NOISE = [1, 1.002, 0.998, 1.001, 0.9985];

function asked(factors: Record<string, number>, candidate: Partial<Environment> = {}) {
  const side = (virtual: boolean) =>
    NOISE.map((noise, i) =>
      madeRun({
        environment: { mode: virtual ? "vm-passthrough" : "bare-metal", ...(virtual ? candidate : { cpuCount: 64 }) },
        rows: Object.entries(factors).map(([metric, factor], k) => ({
          metric,
          // What PCIe Gen5 reaches, so that no baseline looks untuned.
          value: 55e9 * (virtual ? factor : 1) * noise * (1 + ((i * 7 + k * 3) % 5) / 5000),
        })),
      }),
    );
  const [baseline, vm] = [side(false), side(true)];
  const comparison = compare(baseline, vm);
  const combined = workloadOf(comparison, { profile: "training-multi-node" });
  // Only what a test says is known: the runs themselves bring more.
  const sides: Sides = {
    baseline: NOISE.map(() => ({ mode: "bare-metal", cpuCount: 64 })),
    candidate: NOISE.map(() => ({ mode: "vm-passthrough", ...candidate })),
  };
  return { hints: configurationHints(comparison, sides, combined), combined };
}
const ids = (of: ReturnType<typeof asked>) => of.hints.map((h) => h.id);

describe("is it configuration?", () => {
  test("a slow network asks for ACS and ATS, and says what the published fix would recover", () => {
    const { hints, combined } = asked({ "rdma-bandwidth": 0.56 });
    const acs = hints.find((h) => h.id === "acs-ats");
    expect(acs).toMatchObject({ axis: "network", setting: "unknown", recoverable: { after: 0.04 } });
    expect(acs?.checks.map((c) => c.command)).toContain("sudo lspci -vvv | grep ACSCtl");
    expect(acs?.sources.map((s) => s.id)).toContain("NCCL949b");
    // 44 % to 4 % on 12 % of the time: 9.17 % to about 1.2 %, MODEL 4's table.
    expect(acs?.recoverable?.overhead).toBeCloseTo((combined.workload.overhead?.value ?? 0) - 0.012, 3);
  });

  test("a setting known to be right is not asked for, one known to be wrong comes first", () => {
    expect(ids(asked({ "rdma-bandwidth": 0.56 }, { acs: true, ats: true, rdma: true }))).not.toContain("acs-ats");
    const wrong = asked({ "rdma-bandwidth": 0.56, "host-to-device-bandwidth": 0.8 }, { acs: true, ats: false });
    expect(wrong.hints[0]).toMatchObject({ id: "acs-ats", setting: "wrong" });
  });

  test("axes within their noise floor raise no question", () => {
    expect(ids(asked({ "rdma-bandwidth": 0.995, "host-to-device-bandwidth": 1.001 }))).toEqual([]);
  });

  test("a slow workload with fewer processors asks for them; a faster one asks about the baseline", () => {
    const slow = asked({ "output-throughput": 0.85 }, { cpuCount: 6, cpu: "Intel Core i7 9xx (Nehalem)" });
    expect(slow.hints[0]).toMatchObject({ id: "vcpu", setting: "wrong" });
    expect(ids(asked({ "output-throughput": 1.2 }))).toEqual(["untuned-baseline"]);
  });

  test("an overlay disk is named where the environment says so, even when no disk was measured", () => {
    expect(ids(asked({ "output-throughput": 0.999 }, { storagePath: "overlay" }))).toContain("overlay-disk");
  });

  test("no hint says that it is the cause, and each names a command and what others saw", () => {
    for (const { title, checks, evidence, cases, id } of CONFIGURATION_RULES) {
      expect([id, title]).toEqual([id, expect.stringMatching(/\bmay\b/)]);
      expect(checks.length).toBeGreaterThan(0);
      expect(evidence).toMatch(/\.$/);
      for (const one of cases) expect(CONFIGURATION_CASES[one].url).toMatch(/^https:\/\//);
    }
  });

  test("a fix closes its published share of the gap where no figure after it is known", () => {
    const hint = asked({ "rdma-bandwidth": 0.56 }).hints.find((h) => h.id === "interrupt-moderation");
    // 15 % of 44 % closed leaves 37.4 %.
    expect(hint?.recoverable?.after).toBeCloseTo(0.374, 3);
  });
});
