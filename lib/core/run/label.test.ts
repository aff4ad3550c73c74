import { describe, expect, it } from "vitest";
import type { Said } from "./detected";
import type { Environment, Evidence } from "./environment";
import { halvesOf, labelRun } from "./label";

type Partly = Partial<Environment>;
const sign = (field: Evidence["field"], value: Evidence["value"], more: Partial<Evidence> = {}): Evidence => ({
  field,
  value,
  text: `${value}!`,
  at: "line 1",
  ...more,
});
const own = (environment: Partly = {}, ...evidence: Evidence[]): Said => ({ environment, evidence, file: null });
const file = (name: string, environment: Partly, ...evidence: Evidence[]): Said => ({
  environment,
  evidence,
  file: name,
});
const codes = (declared: Partly, ...evidence: Evidence[]) =>
  labelRun(own({}, ...evidence), [], declared).warnings.map((w) => w.code);

describe("the label of a run", () => {
  it("is the owner's word over the file's, and keeps both", () => {
    const label = labelRun(own({ gpu: "A", driver: "1" }), [], { gpu: "B" });
    expect(label).toMatchObject({
      environment: { gpu: "B", driver: "1" },
      detected: { gpu: "A", driver: "1" },
      declared: { gpu: "B" },
    });
  });

  it("is filled from files of the machine where the run's own file says nothing", () => {
    const smi = file("nvidia-smi.xml", { driver: "2", ecc: true }, sign("driver", "2"), sign("ecc", true));
    const label = labelRun(own({ driver: "2", gpu: "A" }), [smi], { mode: "bare-metal" });
    expect(label.environment).toEqual({ mode: "bare-metal", driver: "2", gpu: "A", ecc: true });
    expect(label.evidence.map((s) => s.file)).toEqual(["nvidia-smi.xml", "nvidia-smi.xml"]);
    expect(label.warnings).toEqual([]);
  });

  it("two files that contradict each other are a finding, and the run's own file counts", () => {
    const label = labelRun(own({ driver: "550.1" }), [file("nvidia-smi.xml", { driver: "560.2" })], {});
    expect(label.environment.driver).toBe("550.1");
    expect(label.warnings).toMatchObject([
      {
        code: "files-contradict",
        message: 'The run\'s own file and nvidia-smi.xml say two things of the driver: "550.1" and "560.2".',
        at: "driver",
      },
    ]);
  });

  it("a file is named as it is called", () =>
    expect(
      labelRun(own(), [file("a.xml", { driver: "1" }), file("b.xml", { driver: "2" })], {}).warnings,
    ).toMatchObject([{ message: 'a.xml and b.xml say two things of the driver: "1" and "2".' }]));

  it("a run on fewer GPUs than the machine has, or on an older CUDA than its driver could run, contradicts nothing", () => {
    const label = labelRun(own({ gpuCount: 1, cuda: "12.4" }), [file("smi", { gpuCount: 8, cuda: "13.0" })], {});
    expect(label).toMatchObject({ environment: { gpuCount: 1, cuda: "12.4" }, warnings: [] });
  });

  it("of several files of a virtual machine the one that says most gives the mode", () => {
    const files = [
      file("virt.txt", { mode: "vm-unspecified" }, sign("mode", "vm-unspecified")),
      file("smi.xml", { mode: "vm-passthrough" }, sign("mode", "vm-passthrough")),
      file("docker.txt", { mode: "container" }, sign("mode", "container")),
    ];
    expect(labelRun(own(), files, {})).toMatchObject({ environment: { mode: "vm-passthrough" }, warnings: [] });
  });

  it("files of a virtual machine and of none are told, whoever is right", () => {
    const files = [
      file("virt.txt", { mode: "bare-metal" }, sign("mode", "bare-metal")),
      file("smi.xml", { mode: "vm-passthrough" }, sign("mode", "vm-passthrough")),
    ];
    const { environment, warnings } = labelRun(own(), files, {});
    expect(environment.mode).toBe("vm-passthrough");
    expect(warnings).toMatchObject([
      { code: "mode-contradicts-file", message: "Filed as vm-passthrough, but virt.txt shows signs of bare metal." },
    ]);
  });

  it("a field of the file that is not fit to be kept is left out", () => {
    const { environment, warnings } = labelRun(own({ host: "x".repeat(300), gpu: "A" }), [], {});
    expect(environment).toEqual({ gpu: "A" });
    expect(warnings).toMatchObject([{ code: "environment-left-out", at: "host" }]);
  });

  it("an instant has one writing", () =>
    expect(labelRun(own(), [], { startedAt: "2026-01-01T01:00:00+01:00" }).environment.startedAt).toBe(
      "2026-01-01T00:00:00.000Z",
    ));

  it("from before the halves were kept apart is told apart by its signs", () =>
    expect(halvesOf({ mode: "bare-metal", gpu: "A" }, [sign("gpu", "A")])).toEqual({
      detected: { gpu: "A" },
      declared: { mode: "bare-metal" },
    }));
});

describe("what the owner says and what the files show", () => {
  it("bare metal declared over a sign of a virtual machine stands, with a finding", () => {
    const { environment, warnings } = labelRun(own({}, sign("mode", "vm-unspecified")), [], { mode: "bare-metal" });
    expect(environment.mode).toBe("bare-metal");
    expect(warnings).toMatchObject([{ code: "mode-contradicts-file", at: "line 1", found: "vm-unspecified!" }]);
  });

  it.each<[string, Partly, Evidence[], string[]]>([
    [
      "L1: a hypervisor named contradicts bare metal",
      { mode: "bare-metal" },
      [sign("hypervisor", "kvm")],
      ["mode-contradicts-file"],
    ],
    [
      "L2: no hypervisor flag contradicts a virtual machine",
      { mode: "vm-vgpu" },
      [sign("mode", "bare-metal")],
      ["mode-contradicts-file"],
    ],
    [
      "L5: pass-through contradicts a virtual GPU",
      { mode: "vm-vgpu" },
      [sign("mode", "vm-passthrough")],
      ["mode-contradicts-file"],
    ],
    [
      "a virtual machine of unknown kind agrees with every kind",
      { mode: "vm-passthrough" },
      [sign("mode", "vm-unspecified")],
      [],
    ],
    ["L6: a container contradicts neither side", { mode: "bare-metal" }, [sign("mode", "container")], []],
    ["L6: and no virtual machine", { mode: "vm-vgpu" }, [sign("mode", "container")], []],
    [
      "a container in a virtual machine is measured in the virtual machine",
      { mode: "container" },
      [sign("mode", "vm-passthrough")],
      ["mode-contradicts-file"],
    ],
    [
      "L4: a shape that the owner names speaks too",
      { mode: "bare-metal", shape: "VM.GPU.A10.1" },
      [],
      ["mode-contradicts-file"],
    ],
    ["L4: and agrees with its own side", { mode: "bare-metal", shape: "BM.GPU.H100.8" }, [], []],
    [
      "L8: a tool's own flag only hints",
      { mode: "bare-metal" },
      [sign("mode", "vm-vgpu", { hint: true })],
      ["mode-hint"],
    ],
    [
      "another GPU than the file's is told",
      { mode: "bare-metal", gpu: "A" },
      [sign("gpu", "B")],
      ["declared-contradicts-file"],
    ],
    ["a shorter name of the same GPU is the same", { gpu: "H100" }, [sign("gpu", "NVIDIA H100 80GB HBM3")], []],
    [
      "another size of the same model is not",
      { gpu: "A100 40GB" },
      [sign("gpu", "NVIDIA A100-SXM4-80GB")],
      ["declared-contradicts-file"],
    ],
    ["a driver's first number is that driver", { driver: "550" }, [sign("driver", "550.90.07")], []],
    ["Nitro shows as KVM", { mode: "vm-unspecified", hypervisor: "nitro" }, [sign("hypervisor", "kvm")], []],
    [
      "another hypervisor is told",
      { mode: "vm-unspecified", hypervisor: "esxi" },
      [sign("hypervisor", "kvm")],
      ["declared-contradicts-file"],
    ],
    [
      "fewer GPUs than a file of the machine counts are a choice",
      { gpuCount: 1 },
      [sign("gpuCount", 8, { file: "smi" })],
      [],
    ],
    ["more are not", { gpuCount: 9 }, [sign("gpuCount", 8, { file: "smi" })], ["declared-contradicts-file"]],
  ])("%s", (_, declared, evidence, expected) => expect(codes(declared, ...evidence)).toEqual(expected));

  it("one line that is a sign of two fields contradicts once", () =>
    expect(codes({ mode: "bare-metal" }, sign("mode", "kvm"), sign("hypervisor", "kvm"))).toEqual([
      "mode-contradicts-file",
    ]));

  it.each([
    ["bare-metal", undefined, ["share-contradicts-file"]],
    ["vm-passthrough", "none", ["share-contradicts-file"]],
    ["bare-metal", "mig", []],
    ["vm-vgpu", undefined, []],
  ] as const)("L7: half of a GPU's memory under %s with share %s", (mode, partition, expected) =>
    expect(
      codes({ mode, gpu: "NVIDIA A16", ...(partition ? { partition } : {}) }, sign("gpuMemory", 8 * 2 ** 30)),
    ).toEqual(expected),
  );

  it("L7: fewer GPUs than the machine holds are a part of it", () => {
    const seen = file("smi.xml", { gpuCount: 2 }, sign("gpuCount", 2));
    const { warnings } = labelRun(own(), [seen], { mode: "bare-metal", shape: "BM.GPU.H100.8" });
    expect(warnings).toMatchObject([
      {
        code: "share-contradicts-file",
        message: "BM.GPU.H100.8 holds 8 GPUs and 2 are seen: this is a part of the machine.",
      },
    ]);
  });
});
