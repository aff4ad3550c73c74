import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { normalise } from "../run/normalise";
import type { Measurement } from "../run/run";
import { median } from "../stats/quantile";
import { sourceOf } from "./formats.laws";
import { readSource, systemsOf } from "./registry";

const corpus = fileURLToPath(new URL("../../../../shared/corpus/", import.meta.url));
const present = existsSync(corpus);

function read(path: string, system?: string): Measurement[] {
  const source = sourceOf(new Uint8Array(readFileSync(corpus + path)));
  const outcome = source.ok ? readSource(source.value, system) : source;
  return outcome.ok ? normalise(outcome.value.reading).measurements : [];
}

/** The times to train of one side, one a file; a run that did not reach its target gives none. */
function timesToTrain(folder: string, side: string, benchmark: string): number[] {
  return readdirSync(`${corpus}paired/${folder}`)
    .filter((name) => name.includes(`__${side}__${benchmark}__result_`))
    .flatMap((name) => read(`paired/${folder}/${name}`))
    .filter((m) => m.metric === "time-to-train" && m.workload === benchmark)
    .flatMap((m) => m.statistics.value ?? []);
}

const near = (value: number) => expect.closeTo(value, 5);
/** Six digits are published. */
const minutes = (published: number, seconds: number) => Math.abs(seconds / 60 / published - 1) < 5e-6;

describe.skipIf(!present)("published MLPerf pairs, read from their files", () => {
  it.each([
    ["v2.0-8xA100", "dgxa100", "nd96amsr", "resnet", 28.6541, 29.3874, 1.02559, 4, 5],
    ["v2.0-8xA100", "dgxa100", "nd96amsr", "dlrm", 1.6968, 1.84905, 1.08973, 5, 5],
    ["v2.0-8xA100", "dgxa100", "nd96amsr", "bert", 18.6773, 19.2863, 1.03261, 10, 10],
    ["v3.0-8xH100", "dgxh100", "ndh100v5", "ssd", 36.9989, 37.4877, 1.01321, 5, 5],
  ])("MLPerf Training %s: %s v Azure %s, %s", (round, metal, azure, benchmark, baseline, candidate, slowdown, n, m) => {
    const folder = `mlperf-training-${round}-dgx-vs-azure`;
    const before = timesToTrain(folder, `baremetal-${metal}`, benchmark);
    const after = timesToTrain(folder, `vm-azure-${azure}`, benchmark);
    expect([before.length, after.length]).toEqual([n, m]);
    expect(minutes(baseline, median(before))).toBe(true);
    expect(minutes(candidate, median(after))).toBe(true);
    expect(median(after) / median(before)).toEqual(near(slowdown));
  });

  it("a1.metal v a1.4xlarge: two systems of one list", () => {
    const path =
      "mlperf-inference-cm-result/mlcommons__cm4mlperf-results__offline-v4.0-edge-open-image-classification.json";
    const source = sourceOf(new Uint8Array(readFileSync(corpus + path)));
    const systems = source.ok ? systemsOf(source.value) : [];
    expect(new Set(systems.map((s) => s.name)).size).toBe(systems.length);
    expect(systems.reduce((sum, s) => sum + s.rows, 0)).toBe(2521);
    expect(systems.find((s) => s.name === "AWS cloud instance a1.metal")).toEqual({
      name: "AWS cloud instance a1.metal",
      rows: 81,
      about: "CTuning, no accelerators, v4.0",
    });
    const [metal = [], virtual = []] = ["a1.metal", "a1.4xlarge"].map((shape) =>
      read(path, `AWS cloud instance ${shape}`),
    );
    expect([metal.length, virtual.length]).toEqual([81, 81]);
    const keys = (side: Measurement[]) => side.map((m) => JSON.stringify([m.metric, m.workload, m.params])).sort();
    expect(keys(metal)).toEqual(keys(virtual));
    const at = (side: Measurement[]) =>
      side.find((m) => m.workload === "mobilenet-v3-precision_float-large-minimalistic-224");
    expect(at(metal)).toMatchObject({ metric: "sample-throughput", axis: "cpu", statistics: { value: 28.4114 } });
    expect((at(metal)?.statistics.value ?? 0) / (at(virtual)?.statistics.value ?? 0)).toEqual(near(1.00106));
  });

  it("the detail log of a run says what its summary says", () => {
    const folder = "paired/mlperf-inference-v5.1-intel-vmware-gnr/";
    const details = readdirSync(corpus + folder).filter((name) => name.endsWith("mlperf_log_detail.txt"));
    expect(details.length).toBe(4);
    for (const name of details) {
      const plain = (path: string) =>
        read(path).map(({ metric, workload, params, context, load, statistics }) => ({
          metric,
          workload,
          params,
          context,
          load,
          statistics,
        }));
      const detail = plain(folder + name);
      expect(detail).toEqual(plain(folder + name.replace("detail", "summary")));
      expect(detail.length).toBeGreaterThan(1);
    }
  });
});
