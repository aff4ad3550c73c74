import { describe, expect, it } from "vitest";
import type { Run } from "../run/run";
import { compare } from "./compare";
import { labelWarnings } from "./label-warnings";

const run = (id: string, mode: Run["environment"]["mode"], ...messages: string[]): Run => ({
  id,
  format: "own",
  tool: { name: "own", version: null },
  sha256: id,
  environment: { mode },
  evidence: [],
  measurements: [],
  skipped: [],
  warnings: messages.map((message) => ({ code: "mode-contradicts-file", message })),
});

describe("a label that files contradict", () => {
  const doubt = "Declared as bare-metal, but virt.txt shows signs of a virtual machine. Kept, because: nested.";

  it("is said with every comparison of the run, with the reason why it is kept", () => {
    const { warnings } = compare([run("a", "bare-metal", doubt), run("b", "bare-metal", doubt)], [run("c", "vm-vgpu")]);
    expect(warnings).toEqual([{ code: "mode-contradicts-file", message: `Baseline, 2 runs: ${doubt}` }]);
  });

  it("is said of the candidate too, and other warnings of a run are not", () => {
    const other = { ...run("c", "vm-vgpu", doubt), warnings: [{ code: "cut-short", message: "cut" }] };
    expect(labelWarnings([other], "Candidate")).toEqual([]);
    expect(labelWarnings([run("c", "vm-vgpu", doubt)], "Candidate")).toMatchObject([
      { message: `Candidate, 1 run: ${doubt}` },
    ]);
  });

  it("is said of other fields too, and a hint is not", () => {
    const other = { code: "declared-contradicts-file", message: "The GPU is declared as L4, but smi.xml says T4." };
    const files = { code: "files-contradict", message: "a.xml and b.xml say two things of the driver." };
    const hint = { code: "mode-hint", message: "Declared as vm-vgpu; a flag hints at bare metal." };
    const one = { ...run("a", "vm-vgpu"), warnings: [other, files, hint] };
    expect(labelWarnings([one], "Candidate").map((w) => w.code)).toEqual([other.code, files.code]);
  });

  it("is counted where there are many", () => {
    const many = labelWarnings([run("a", "bare-metal", ..."123456".split(""))], "Baseline");
    expect(many.map((w) => w.message).slice(3)).toEqual([
      "Baseline, 1 run: 4",
      "Baseline: 2 more contradictions of labels and files.",
    ]);
  });
});
