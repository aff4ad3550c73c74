// Does the overhead grow with the cluster: from step times to the sentence.
import { describe, expect, test } from "vitest";
import { compare } from "../core/comparison/compare";
import { type MadeRow, madeRun } from "../core/comparison/made-runs";
import { LARGEST_SCALE } from "../core/evidence/largest-scale";
import { clusterAnswer } from "./cluster-answer";
import { clusterFields } from "./cluster-inputs";
import { PUBLISHED_WORDS, clusterNotes, measuredAtSize, measuredAtSizeWords } from "./cluster-notes";
import { isStepTime, runSpread, settledSteps, spreadAlike, stepRow, stepSpread } from "./cluster-spread";
import { type ClusterAsk, NO_CLUSTER } from "./cluster-url";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const NOTHING = { overhead: null, spreads: null, grade: "measured" as const };

function typed(ask: Partial<ClusterAsk>, lost: string | null = "2 %") {
  const fields = clusterFields({ ...NO_CLUSTER, ...ask }, lost, NOTHING);
  return { fields, answer: clusterAnswer(fields, null) };
}

const rows = (made: (side: "baseline" | "candidate") => MadeRow[]) =>
  compare(
    [madeRun({ environment: { mode: "bare-metal" }, rows: made("baseline") })],
    [madeRun({ environment: { mode: "vm-passthrough" }, rows: made("candidate") })],
  ).rows;

describe("by node count", () => {
  test("mean loss and waiting together are those of the golden case", () => {
    // iii.mean_and_jitter: o 2 %, cv 1 % and 3 %, 64 nodes: 6.29194 %.
    const { answer } = typed({ nodes: "64", cvb: "1", cvc: "3" });
    expect(answer?.own?.value).toBeCloseTo(0.0629194, 7);
    expect(plain(answer?.sentence ?? "")).toBe(
      "With 64 nodes the virtualized side loses 6.29 %: 2 % on the mean step, the rest by waiting for the slowest node.",
    );
  });

  test("jitter alone costs what the model says at an equal mean", () => {
    // MODEL 3: cv 1 % to 3 % gives 2.73, 4.38, 5.21 and 6.05 % at 8, 64, 256 and 1,344 nodes; none on one.
    const { answer } = typed({ cvb: "1", cvc: "3" }, null);
    expect(answer?.meanKnown).toBe(false);
    expect(answer?.rows.map((r) => [r.nodes, Number((r.value * 100).toFixed(2))])).toEqual([
      [1, 0],
      [8, 2.73],
      [64, 4.38],
      [256, 5.21],
      [1344, 6.05],
    ]);
    expect(answer && clusterNotes(answer, null).join(" ")).toContain("the curve shows the waiting alone");
  });

  test("a typed range of the mean's overhead is carried along", () => {
    const { answer } = typed({ nodes: "8", cvb: "1", cvc: "1" }, "1-3 %");
    // Equal spreads: the loss stays the mean's at every size.
    expect(answer?.own).toMatchObject({ nodes: 8 });
    expect(answer?.own?.low).toBeCloseTo(0.01, 12);
    expect(answer?.own?.high).toBeCloseTo(0.03, 12);
  });

  test("a candidate that spreads less loses less the larger the cluster, and the sign is kept", () => {
    const { answer } = typed({ cvb: "3", cvc: "1" }, "0");
    expect(answer?.rows.at(-1)?.value).toBeLessThan(0);
    expect(answer?.sentence).toMatch(/^It shrinks/);
    expect(typed({ cvb: "2", cvc: "2" }).answer?.sentence).toMatch(/^It does not grow/);
  });

  test("a spread above 30 % is taken as lognormal, and says so", () => {
    const { answer } = typed({ cvb: "10", cvc: "40" });
    expect(answer?.model).toBe("lognormal");
    expect(answer && clusterNotes(answer, null).join(" ")).toContain("lognormal");
    expect(answer && clusterNotes(answer, null).join(" ")).toContain("Independence between nodes is an assumption");
  });

  test("a count of nodes that is none stays in its field with the reason", () => {
    const { fields, answer } = typed({ nodes: "1.5", cvb: "1", cvc: "3" });
    expect(fields.nodes).toMatchObject({
      text: "1.5",
      value: null,
      error: "It must be a whole number from 1 to 100,000.",
    });
    expect(answer?.own).toBeNull();
    expect(typed({ cvb: "wide", cvc: "3" }).answer).toBeNull();
  });

  test("measured steps serve while there are as many as nodes, and are a bound beyond", () => {
    const steps = {
      baseline: [1, 1.01, 1.02, 1, 1.03, 1.01, 1.25, 1.02, 1, 1.04],
      candidate: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    };
    const fields = clusterFields({ ...NO_CLUSTER, cvb: "7", cvc: "0" }, null, NOTHING);
    const answer = clusterAnswer(fields, steps);
    const at = (nodes: number) => answer?.rows.find((r) => r.nodes === nodes)?.fromSteps;
    // iii.empirical_emax: 1.15731 at 8 nodes, 1.24975 at 64.
    expect(at(8)).toMatchObject({ enough: true, baseline: { state: "ok" } });
    expect(at(8)?.overhead).toBeCloseTo(1 - 1.15731, 5);
    expect(at(64)).toMatchObject({ enough: false, baseline: { state: "lower_bound" } });
    expect(answer && clusterNotes(answer, { n: 10 }).join(" ")).toContain("10 measured steps say too little");
  });
});

describe("the spread of step times", () => {
  test("is that within runs: a slower run is no jitter", () => {
    // Each run: 0.99, 1, 1.01 of its own mean, cv 1 %.
    expect(
      stepSpread([
        [0.99, 1, 1.01],
        [1.98, 2, 2.02],
      ]),
    ).toMatchObject({ n: 6, runs: 2, dropped: 0, of: "steps" });
    expect(
      stepSpread([
        [0.99, 1, 1.01],
        [1.98, 2, 2.02],
      ])?.cv,
    ).toBeCloseTo(0.01, 12);
    expect(stepSpread([[1], [2]])).toBeNull();
  });

  test("leaves a warm-up out and keeps what only spreads", () => {
    const settled = Array.from({ length: 20 }, (_, i) => 1 + (i % 2) * 0.01);
    expect(settledSteps([[9, 3, ...settled]])).toMatchObject({ dropped: 2 });
    const wide = [1.05, ...Array.from({ length: 20 }, (_, i) => 1 + (i % 2) * 0.1)];
    expect(settledSteps([wide]).dropped).toBe(0);
  });

  test("of runs takes ten of them", () => {
    expect(runSpread([1, 1.1, 0.9, 1, 1])).toBeNull();
    expect(runSpread([1, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toMatchObject({ cv: 0, n: 10, of: "runs" });
  });

  test("of both sides is alike within chance, or it is not", () => {
    const of = (cv: number, n: number) => ({ cv, n, runs: 1, dropped: 0, of: "steps" as const });
    // ln 1.1 = 0.095 against 1.96*sqrt(2/(2n)): 0.196 at 100, 0.062 at 1,000.
    expect(spreadAlike(of(0.01, 100), of(0.011, 100))).toBe(true);
    expect(spreadAlike(of(0.01, 1000), of(0.011, 1000))).toBe(false);
    expect(spreadAlike(of(0, 10), of(0, 10))).toBe(true);
    const fields = clusterFields({ ...NO_CLUSTER, cvb: "1", cvc: "1.1" }, "2", NOTHING);
    expect(clusterAnswer(fields, null, true)?.sentence).toMatch(/^Nothing says that it grows/);
  });

  test("is found in the rows of step and iteration times, in no other", () => {
    const step = { unit: "s", better: "lower" } as const;
    expect(
      ["iteration-time", "custom:step time", "unmapped:train_iteration_seconds"].map((metric) =>
        isStepTime({ ...step, metric }),
      ),
    ).toEqual([true, true, true]);
    expect(["time-to-first-token", "custom:stepwise cost"].map((metric) => isStepTime({ ...step, metric }))).toEqual([
      false,
      false,
    ]);
    const found = stepRow(
      rows((side) => [
        { metric: "output-throughput", value: 100 },
        {
          metric: "iteration-time",
          median: 1.01,
          n: 3,
          samples: Float64Array.from([1, 1.01, side === "baseline" ? 1.02 : 1.1]),
        },
      ]),
    );
    expect(found?.metric).toBe("iteration-time");
  });
});

describe("a row of step times", () => {
  const step = (side: string, noVerdict?: string): MadeRow => ({
    metric: "iteration-time",
    value: side === "baseline" ? 1 : 1.05,
    ...(noVerdict === undefined ? {} : { noVerdict }),
  });
  const found = (gpu: string, noVerdict?: string, overrides: { rule: string; reason: string }[] = []) =>
    compare(
      [madeRun({ environment: { mode: "bare-metal" }, rows: [step("baseline", noVerdict)] })],
      [madeRun({ environment: { mode: "vm-passthrough", gpu }, rows: [step("candidate", noVerdict)] })],
      { overrides },
    ).rows;

  test("speaks unless its sides may not be compared or a question about it is open", () => {
    expect(stepRow(found("NVIDIA H200"))).not.toBeNull();
    expect(stepRow(found("NVIDIA H100"))).toBeNull();
    expect(stepRow(found("NVIDIA H200", "refused"))).toBeNull();
    expect(stepRow(found("NVIDIA H200", "refused", [{ rule: "no-verdict", reason: "it counts" }]))).not.toBeNull();
  });
});

describe("what was measured or published at a size", () => {
  test("an end-to-end row on several nodes is the answer there", () => {
    const found = measuredAtSize(
      rows((side) => [{ metric: "time-to-train", params: { nodes: 16 }, value: side === "baseline" ? 97 : 100 }]),
    );
    expect(found?.nodes).toBe(16);
    expect(found && plain(measuredAtSizeWords(found))).toMatch(
      /^Measured end to end on 16 nodes: 3 % on .*this is the answer/,
    );
    expect(measuredAtSize(rows(() => [{ metric: "time-to-train", value: 1 }]))).toBeNull();
  });

  test("the published pair loses 2.28 % at 1,344 nodes, as its minutes say", () => {
    // 1 - 3.9222/4.0136 = 0.022773
    expect(LARGEST_SCALE.overhead).toBeCloseTo(0.022773, 6);
    expect(plain(PUBLISHED_WORDS)).toContain("2.28 % at 1,344 nodes, 10,752 GPUs");
  });
});
