import { describe, expect, test } from "vitest";
import type { Environment, Evidence } from "../run/environment";
import { compare } from "./compare";
import type { Finding, Level } from "./comparison";
import { madeRun, type MadeRow } from "./made-runs";

type Partly = Partial<Environment>;
const vm = "vm-passthrough" as const;

const COMPUTE: MadeRow = { metric: "output-throughput", value: 100, n: 50 };
const MEMORY: MadeRow = { metric: "device-memory-bandwidth", value: 2e12, n: 50, axis: "gpu-memory" };
const HOST_LINK: MadeRow = { metric: "host-to-device-bandwidth", value: 5e10, n: 50 };
const GPU_LINK: MadeRow = { metric: "all-reduce-bus-bandwidth", value: 4e11, n: 50, axis: "gpu-link" };
const NETWORK: MadeRow = { ...GPU_LINK, axis: "network", params: { hosts: 2 } };

/** What one rule finds of two runs; both are alike but for what is said. */
function found(rule: string, ours: Partly, theirs: Partly, row: MadeRow = COMPUTE): Finding | undefined {
  const { comparability } = compare(
    [madeRun({ environment: { mode: "bare-metal", ...ours }, rows: [row] })],
    [madeRun({ environment: { mode: vm, ...theirs }, rows: [row] })],
  );
  return comparability.findings.find((f) => f.rule.startsWith(`${rule}-`));
}

describe("the environments of two sides", () => {
  test.each<[string, string, Partly, Partly, string, Level, MadeRow?]>([
    [
      "80 GiB and what a driver shows of them are one memory",
      "gpu-memory",
      {},
      { gpuMemory: 140.4 * 2 ** 30 },
      "same",
      "pass",
    ],
    ["half the memory is a share", "gpu-memory", {}, { gpuMemory: 70 * 2 ** 30 }, "differs", "block"],
    ["bf16 does not compare with fp8", "precision", { precision: "bf16" }, {}, "differs", "block"],
    ["a precision on one side only is open", "precision", { precision: undefined }, {}, "unknown", "warn"],
    ["another digest is another image", "image", {}, { image: "own/vllm@sha256:99999999aaaa" }, "differs", "warn"],
    [
      "one digest under two tags is one image",
      "image",
      {},
      { image: "mirror/vllm@sha256:4f1c2a9be07d" },
      "same",
      "pass",
    ],
    ["a tag alone may have moved", "image", { image: "vllm:v1" }, { image: "vllm:v1" }, "unknown", "warn"],
    ["fewer processors may be configuration", "cpu-count", {}, { cpuCount: 6 }, "differs", "warn"],
    ["a general CPU name may be configuration", "cpu", {}, { cpu: "QEMU Virtual CPU version 2.5+" }, "differs", "warn"],
    [
      "a general CPU name on both sides hides both",
      "cpu",
      { cpu: "Common KVM processor" },
      { cpu: "Common KVM processor" },
      "unknown",
      "warn",
    ],
    ["a flat guest on two NUMA nodes warns", "numa", {}, { numaNodes: 1 }, "differs", "warn"],
    ["pages of 4 kB instead of 1 GiB warn", "huge-pages", {}, { hugePages: "none" }, "differs", "warn"],
    ["1 GiB and 1048576 kB are one page", "huge-pages", {}, { hugePages: "1048576 kB" }, "same", "pass"],
    ["no pinning warns", "pinning", {}, { pinning: "none" }, "differs", "warn"],
    ["another governor warns", "governor", {}, { governor: "powersave" }, "differs", "warn"],
    ["a governor that a guest cannot see is unknown", "governor", {}, { governor: undefined }, "unknown", "warn"],
    ["ECC blocks figures of memory", "ecc", {}, { ecc: false }, "differs", "block", MEMORY],
    ["ECC warns of other figures", "ecc", {}, { ecc: false }, "differs", "warn"],
    ["a cap of 690 W is one of 700 W", "power-cap", {}, { powerLimit: 690 }, "same", "pass"],
    ["a cap 4 % lower warns", "power-cap", {}, { powerLimit: 672 }, "differs", "warn"],
    ["a cap 7 % lower blocks compute", "power-cap", {}, { powerLimit: 650 }, "differs", "block"],
    ["a cap 7 % lower warns of the host link", "power-cap", {}, { powerLimit: 650 }, "differs", "warn", HOST_LINK],
    ["a clock 6 % lower blocks compute", "gpu-clock", {}, { graphicsClock: 1.86e9 }, "differs", "block"],
    ["clocks locked on one side warn", "clocks-locked", {}, { clocksLocked: true }, "differs", "warn"],
    [
      "PCIe 4 blocks the host link of PCIe 5",
      "pcie-generation",
      {},
      { pcieGeneration: 4 },
      "differs",
      "block",
      HOST_LINK,
    ],
    ["PCIe 4 warns of other figures", "pcie-generation", {}, { pcieGeneration: 4 }, "differs", "warn"],
    ["eight lanes block the host link of sixteen", "pcie-lanes", {}, { pcieLanes: 8 }, "differs", "block", HOST_LINK],
    [
      "GPUs wired otherwise block a collective",
      "topology",
      {},
      { gpuTopology: "8 GPUs, PHB" },
      "differs",
      "block",
      GPU_LINK,
    ],
    ["GPUs wired otherwise warn of other figures", "topology", {}, { gpuTopology: "8 GPUs, PHB" }, "differs", "warn"],
    ["one GPU has no topology", "topology", { gpuCount: 1, gpuTopology: undefined }, { gpuCount: 1 }, "same", "pass"],
    ["other network cards block the network", "nics", {}, { nics: "1 x virtio" }, "differs", "block", NETWORK],
    ["RDMA on one side warns", "rdma", {}, { rdma: false }, "differs", "warn", NETWORK],
    ["ACS on one side warns of what it cost others", "acs", {}, { acs: true }, "differs", "warn", NETWORK],
    ["ATS on one side warns", "ats", {}, { ats: false }, "differs", "warn"],
    ["two machines hold one path between them", "nodes", {}, {}, "few", "warn", NETWORK],
    ["four machines are no doubt", "nodes", {}, {}, "same", "pass", { ...NETWORK, params: { hosts: 4 } }],
    ["encryption on one side blocks", "confidential", {}, { mode: "confidential-vm" }, "differs", "block"],
    ["one host is one host", "host", { host: "n1" }, { host: "n1" }, "same", "pass"],
    ["another host warns", "host", { host: "n1" }, { host: "n2" }, "differs", "warn"],
    ["a host that nobody names is unknown", "host", {}, { host: "n2" }, "unknown", "warn"],
    ["throttling blocks from a tenth of the samples", "throttling", {}, { throttled: 0.1 }, "high", "block"],
    ["any throttling warns", "throttling", { throttled: 0.001 }, {}, "high", "warn"],
    ["steal below 0.5 % is none", "steal", {}, { steal: 0.0049 }, "same", "pass"],
    ["steal of 0.5 % warns", "steal", {}, { steal: 0.005 }, "high", "warn"],
    ["steal that nobody measured is unknown", "steal", { steal: undefined }, {}, "unknown", "warn"],
    ["an overlay disk is not the hypervisor", "storage-path", {}, { storagePath: "overlay" }, "differs", "warn"],
    ["a bridge network is not the hypervisor", "network-path", {}, { networkPath: "bridge" }, "differs", "warn"],
    [
      "a path that nobody tells is unknown",
      "storage-path",
      { storagePath: undefined },
      { storagePath: undefined },
      "unknown",
      "warn",
    ],
  ])("%s", (_, rule, ours, theirs, outcome, level, row) => {
    expect(found(rule, ours, theirs, row)).toMatchObject({ rule: `${rule}-${outcome}`, level });
  });

  test("what no side says is unknown on both sides, by a name that ends in -unknown", () => {
    const nothing = madeRun({ rows: [COMPUTE] });
    const bare = { ...nothing, environment: { mode: "bare-metal" as const } };
    const { findings, level } = compare([bare], [{ ...bare, id: "other", environment: { mode: vm } }]).comparability;
    const unknown = findings.filter((f) => f.message.includes("unknown on both sides"));
    expect(unknown.length).toBeGreaterThan(20);
    expect(unknown.every((f) => f.rule.endsWith("-unknown") && f.level === "warn")).toBe(true);
    expect(level).toBe("warn");
  });

  test("a run without a GPU is asked for none of its settings", () => {
    const none: Partly = { gpuCount: 0, gpu: undefined, driver: undefined, ecc: undefined, powerLimit: undefined };
    for (const rule of ["gpu", "driver", "ecc", "power-cap"])
      expect(found(rule, none, none, { metric: "cpu-operation-rate", value: 9 })?.level).toBe("pass");
  });

  test("fewer processors are told with the study, and on which side they are", () => {
    expect(found("cpu-count", {}, { cpuCount: 6 })?.message).toMatch(
      /^Fewer processors on virtualized may be configuration .* 7\u00a0% to 17\u00a0% .* 6 vCPU .*: 192 v 6\.$/,
    );
  });

  test("hosts are counted in the sentence and never named", () => {
    const message = found("host", { host: "secret-1" }, { host: "secret-2" })?.message ?? "";
    expect(message).toContain("between hosts (1 v 1)");
    expect(message).toContain("fewer than 3 hosts a side");
    expect(message).not.toContain("secret");
  });
});

describe("what files show", () => {
  const withSigns = (environment: Partly & { mode: Environment["mode"] }, ...evidence: Evidence[]) => ({
    ...madeRun({ environment, rows: [COMPUTE] }),
    evidence,
  });
  const sign = (field: Evidence["field"], value: Evidence["value"], text: string): Evidence => ({
    field,
    value,
    text,
    at: "line 1",
  });
  const sideFinding = (ours: Evidence[], theirs: Evidence[]) =>
    compare(
      [withSigns({ mode: "bare-metal" }, ...ours)],
      [withSigns({ mode: vm }, ...theirs)],
    ).comparability.findings.find((f) => f.id === "L");

  const metal = sign("mode", "bare-metal", "systemd-detect-virt says none");
  const guest = sign("mode", "vm-unspecified", "systemd-detect-virt says kvm");

  test("sides that files bear out pass, with the words of the files", () =>
    expect(sideFinding([metal], [guest])).toMatchObject({
      rule: "label-same",
      level: "pass",
      baseline: "bare-metal: systemd-detect-virt says none",
      candidate: "vm-passthrough: systemd-detect-virt says kvm",
    }));

  test("a side that no file shows is declared and not verified", () =>
    expect(sideFinding([], [guest])).toMatchObject({
      rule: "label-unknown",
      level: "warn",
      message: "Declared by you on bare metal, and verified by no file.",
    }));

  test("a side that files speak against warns with their words", () =>
    expect(sideFinding([guest, metal], [guest])).toMatchObject({
      rule: "label-differs",
      level: "warn",
      baseline: "bare-metal, but: systemd-detect-virt says kvm",
    }));

  test("a container and a hint neither verify nor contradict", () => {
    const hint = { ...guest, hint: true as const };
    expect(sideFinding([sign("mode", "container", "docker"), hint], [guest])).toMatchObject({ rule: "label-unknown" });
  });

  test("a GPU that was slowed while somebody looked warns, of a share that nobody knows", () => {
    const seen = {
      ...sign("throttled", true, "1 GPU slowed down by heat while nvidia-smi looked"),
      hint: true as const,
    };
    const { findings } = compare(
      [withSigns({ mode: "bare-metal", throttled: undefined })],
      [withSigns({ mode: vm, throttled: undefined }, seen)],
    ).comparability;
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: "throttling-high",
        level: "warn",
        message: "1 GPU slowed down by heat while nvidia-smi looked; for how long is not known.",
      }),
    );
  });
});

describe("time and order", () => {
  const at = (mode: Environment["mode"], ...starts: string[]) =>
    starts.map((startedAt) => madeRun({ environment: { mode, startedAt }, rows: [COMPUTE] }));
  const order = (ours: string[], theirs: string[]) =>
    compare(at("bare-metal", ...ours), at(vm, ...theirs)).comparability.findings.find((f) => f.id === "E16");

  test("sides that took turns within a day pass", () =>
    expect(
      order(["2026-05-01T10:00:00Z", "2026-05-01T12:00:00Z"], ["2026-05-01T11:00:00Z", "2026-05-01T13:00:00Z"]),
    ).toMatchObject({ level: "pass", baseline: "2026-05-01 10:00 to 2026-05-01 12:00 UTC" }));

  test("one side after the other warns", () =>
    expect(order(["2026-05-01T10:00:00Z"], ["2026-05-01T11:00:00Z"])).toMatchObject({
      level: "warn",
      message: "All runs of one side came before all of the other: what changed meanwhile looks like an overhead.",
    }));

  test("a week and more apart warns even where the sides took turns", () =>
    expect(
      order(["2026-05-01T10:00:00Z", "2026-05-12T12:00:00Z"], ["2026-05-02T11:00:00Z", "2026-05-12T13:00:00Z"]),
    ).toMatchObject({ level: "warn", message: expect.stringContaining("11 days apart") }));

  test("a run without its time leaves the order open", () =>
    expect(
      compare(at("bare-metal", "2026-05-01T10:00:00Z"), [
        madeRun({ environment: { mode: vm }, rows: [COMPUTE] }),
      ]).comparability.findings.find((f) => f.id === "E16"),
    ).toMatchObject({ rule: "order-unknown", level: "warn" }));
});
