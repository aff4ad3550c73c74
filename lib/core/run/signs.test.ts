import { describe, expect, it } from "vitest";
import { isMemoryShare } from "../hardware/gpu-memory";
import { gpusOfMachine } from "../hardware/gpus-of-machine";
import type { Evidence } from "./environment";
import { gpuNameSigns } from "./gpu-name-signs";
import { layerNamed } from "./hypervisor-names";
import { machineSigns } from "./machine-signs";
import { modeOfShape } from "./shape-signs";

const said = (signs: Evidence[]) => signs.map(({ field, value }) => `${field} ${value}`);

describe("L3: the names in the firmware", () => {
  it.each([
    ["QEMU", "Standard PC (Q35 + ICH9, 2009)", ["mode vm-unspecified", "hypervisor kvm"]],
    ["VMware, Inc.", "VMware20,1", ["mode vm-unspecified", "hypervisor esxi"]],
    ["Microsoft Corporation", "Virtual Machine", ["mode vm-unspecified", "hypervisor hyper-v"]],
    ["Xen", "HVM domU", ["mode vm-unspecified", "hypervisor xen"]],
    ["Red Hat", "KVM", ["mode vm-unspecified", "hypervisor kvm"]],
    ["innotek GmbH", "VirtualBox", ["mode vm-unspecified", "hypervisor other"]],
    ["Dell Inc.", "PowerEdge XE9680", []],
    ["Microsoft Corporation", "C2195", []],
    ["Google", "Google Compute Engine", []],
    ["Amazon EC2", "m5.metal", ["shape m5.metal", "mode bare-metal"]],
    ["Amazon EC2", "p5.48xlarge", ["shape p5.48xlarge", "mode vm-unspecified"]],
  ])("%s %s", (maker, product, expected) => expect(said(machineSigns(maker, product, "line 1"))).toEqual(expected));

  it("a cloud's name alone proves nothing", () => expect(machineSigns("Amazon EC2", null, "line 1")).toEqual([]));
});

describe("L4: the name of a machine's size", () => {
  it.each([
    ["BM.GPU.H100.8", "bare-metal"],
    ["VM.GPU.A10.2", "vm-unspecified"],
    ["g4dn.metal", "bare-metal"],
    ["m7i.metal-24xl", "bare-metal"],
    ["c4-standard-288-metal", "bare-metal"],
    ["p4d.24xlarge", "vm-unspecified"],
    ["t3.medium", "vm-unspecified"],
    ["Standard_ND96isr_H100_v5", null],
    ["PowerEdge XE9680", null],
    ["metal", null],
  ])("%s", (shape, mode) => expect(modeOfShape(shape)).toBe(mode));
});

describe("L5: the name of a GPU", () => {
  it.each([
    ["GRID T4-16Q", ["mode vm-vgpu"]],
    ["NVIDIA L4-3Q", ["mode vm-vgpu"]],
    ["H100-80C", ["mode vm-vgpu"]],
    ["AMD Instinct MI300X VF", ["mode vm-unspecified"]],
    ["NVIDIA A100-SXM4-80GB MIG 1g.10gb", ["partition mig"]],
    ["Tesla V100-SXM2-32GB", []],
    ["GRID K520", []],
    ["NVIDIA H100 NVL", []],
  ])("%s", (gpu, expected) => expect(said(gpuNameSigns(gpu, "line 1"))).toEqual(expected));
});

describe("L7: what a whole GPU or machine has", () => {
  it.each([
    ["NVIDIA H100 80GB HBM3", 81559, false],
    ["NVIDIA H100 NVL", 95830, false],
    ["NVIDIA H200", 143771, false],
    ["NVIDIA B200", 183359, false],
    ["Tesla T4", 15360, false],
    ["NVIDIA L40S", 46068, false],
    ["NVIDIA A16", 2048, true],
    ["NVIDIA A100-SXM4-80GB", 40960, true],
    ["NVIDIA A100-SXM4-40GB", 40960, false],
    ["A GPU nobody knows", 1024, false],
  ])("%s with %d MiB", (gpu, mebibytes, share) => expect(isMemoryShare(gpu, mebibytes * 2 ** 20)).toBe(share));

  it.each([
    ["BM.GPU.H100.8", 8],
    ["BM.GPU4.8", 8],
    ["VM.GPU.A10.2", 2],
    ["NVIDIA DGX H100", 8],
    ["NVIDIA DGX Station A100", null],
    ["Dell Inc. PowerEdge XE9680", 8],
    ["Dell Inc. PowerEdge R750xa", null],
    ["BM.Standard.E5.192", null],
  ])("%s holds %s GPUs", (name, count) => expect(gpusOfMachine(name)).toBe(count));
});

describe("the words of systemd-detect-virt", () => {
  it.each([
    ["none", { kind: "none" }],
    ["kvm", { kind: "vm", hypervisor: "kvm" }],
    ["vmware", { kind: "vm", hypervisor: "esxi" }],
    ["microsoft", { kind: "vm", hypervisor: "hyper-v" }],
    ["amazon", { kind: "vm", hypervisor: "nitro" }],
    ["docker", { kind: "container" }],
    ["Docker", null],
    ["virtual", null],
  ])("%s", (word, layer) => expect(layerNamed(word)).toEqual(layer));
});
