import { describe, expect, it } from "vitest";
import type { Environment, Evidence } from "./environment";
import { labelRun } from "./label";
import { whoSays } from "./who-says";

const sign = (field: Evidence["field"], value: Evidence["value"], file?: string): Evidence => ({
  field,
  value,
  text: String(value),
  at: "line 1",
  ...(file ? { file } : {}),
});
const said = (
  field: keyof Environment,
  environment: Partial<Environment>,
  evidence: Evidence[],
  declared: Partial<Environment> = {},
) => {
  const saying = whoSays(field, { environment: { ...environment, ...declared }, declared, evidence });
  return saying && [saying.by, saying.supporting.map((s) => s.text), saying.against.map((s) => s.text)];
};

describe("who says a field of the environment", () => {
  it("nobody says what is not there", () => expect(said("driver", {}, [])).toBeNull());

  it("the owner, with nothing behind the word", () =>
    expect(said("driver", {}, [], { driver: "1" })).toEqual(["owner", [], []]));

  it("the owner, with one file for and one against", () =>
    expect(
      said("gpu", {}, [sign("gpu", "NVIDIA H100 80GB HBM3"), sign("gpu", "NVIDIA A100", "smi.xml")], { gpu: "H100" }),
    ).toEqual(["owner", ["NVIDIA H100 80GB HBM3"], ["NVIDIA A100"]]));

  it("a hypervisor seen speaks against bare metal, and of it for a virtual machine only the sign of its mode", () => {
    const signs = [sign("mode", "vm-unspecified"), sign("hypervisor", "kvm")];
    expect(said("mode", {}, signs, { mode: "bare-metal" })).toEqual(["owner", [], ["vm-unspecified", "kvm"]]);
    expect(said("mode", {}, signs, { mode: "vm-passthrough" })).toEqual(["owner", ["vm-unspecified"], []]);
  });

  it("L6: a container seen speaks neither for nor against what lies beneath it", () => {
    for (const mode of ["bare-metal", "vm-passthrough"] as const)
      expect(said("mode", {}, [sign("mode", "container")], { mode })).toEqual(["owner", [], []]);
    expect(said("mode", { mode: "container" }, [sign("mode", "container")])).toEqual(["file", ["container"], []]);
  });

  it.each<[string, keyof Environment, number | string, number | string]>([
    ["a run on a part of the machine", "gpuCount", 1, 8],
    ["a run over several machines", "gpuCount", 16, 8],
    ["another CUDA than the newest that the driver runs", "cuda", "12.4", "13.0"],
  ])("%s contradicts nothing", (_, field, own, machine) =>
    expect(said(field, { [field]: own }, [sign(field, own), sign(field, machine, "smi.xml")])).toEqual([
      "file",
      [String(own)],
      [],
    ]),
  );

  it("a CUDA declared beside the newest that the driver runs is no finding", () =>
    expect(
      labelRun(
        { environment: {}, evidence: [], file: null },
        [{ environment: { cuda: "13.0" }, evidence: [sign("cuda", "13.0")], file: "smi.xml" }],
        { mode: "bare-metal", cuda: "12.4" },
      ).warnings,
    ).toEqual([]));
});
