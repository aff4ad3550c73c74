import { test } from "vitest";
import { compare } from "../comparison/compare";
import { madeRun } from "../comparison/made-runs";
import { mulberry32, normals } from "../stats/random";
import { axisInterval } from "./axis-draws";

function rowsOf(normal: () => number, n: number, k: number, runSd: number, inSd: number) {
  const side = (mode: "bare-metal" | "vm-passthrough") =>
    Array.from({ length: n }, (_, i) => {
      const run = runSd * normal();
      return madeRun({
        id: `${mode}-${i}`,
        environment: { mode, host: "h1", startedAt: `2026-01-0${1 + i}T0${mode === "bare-metal" ? 1 : 2}:00:00Z` },
        rows: Array.from({ length: k }, (_, j) => ({
          metric: "output-throughput", workload: `w${j}`,
          value: (j + 1) * Math.exp(run + inSd * normal()),
        })),
      });
    });
  return compare(side("bare-metal"), side("vm-passthrough")).rows;
}
test("sim", { timeout: 1e6 }, () => {
  for (const n of [2, 3, 5, 8])
    for (const [runSd, inSd] of [[0.03, 0.001], [0.03, 0.02], [0, 0.03]] as const) {
      const out: string[] = [];
      for (const k of [1, 3, 6]) {
        const normal = normals(mulberry32(7));
        const reps = 300;
        let hit = 0, t = 0;
        for (let r = 0; r < reps; r++) {
          const rows = rowsOf(normal, n, k, runSd, inSd);
          const t0 = performance.now();
          const mean = rows.reduce((s, row) => s - Math.log1p(-(row.overhead?.value ?? 0)), 0) / rows.length;
          const { low, high } = axisInterval({ axis: "network", overhead: -Math.expm1(-mean), rows, by: "summary" });
          t += performance.now() - t0;
          if (low <= 0 && high >= 0) hit++;
        }
        out.push(`k=${k} ${((100 * hit) / reps).toFixed(1)}% (${(t / reps).toFixed(1)}ms)`);
      }
      console.log(n, runSd, inSd, out.join("  "));
    }
});
