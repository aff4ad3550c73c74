import { describe, expect, it } from "vitest";
import type { Environment, Evidence } from "../core/run/environment";
import { declaredEnvironment, environmentDigest } from "./declared";

const sign = (field: Evidence["field"], value: Evidence["value"]): Evidence => ({
  field,
  value,
  text: `${value}!`,
  at: "line 1",
});
const codes = (declared: Partial<Environment>, ...evidence: Evidence[]) =>
  declaredEnvironment({}, evidence, declared).warnings.map((w) => w.code);

describe("what the user says of a run and what its file says", () => {
  it("the user's word lies over the file's", () => {
    const { environment } = declaredEnvironment({ gpu: "A", driver: "1" }, [], { gpu: "B" });
    expect(environment).toEqual({ gpu: "B", driver: "1" });
  });

  it("bare metal declared over a file from a virtual machine stands, with a warning", () => {
    const { environment, warnings } = declaredEnvironment({}, [sign("mode", "vm-unspecified")], { mode: "bare-metal" });
    expect(environment.mode).toBe("bare-metal");
    expect(warnings).toMatchObject([{ code: "mode-contradicts-file", at: "line 1", found: "vm-unspecified!" }]);
  });

  it("a file that names a hypervisor speaks against bare metal", () =>
    expect(codes({ mode: "bare-metal" }, sign("hypervisor", "kvm"))).toEqual(["mode-contradicts-file"]));

  it("a virtual machine of unknown kind agrees with every kind", () =>
    expect(codes({ mode: "vm-passthrough" }, sign("mode", "vm-unspecified"))).toEqual([]));

  it("two kinds of virtual machine contradict each other", () =>
    expect(codes({ mode: "vm-passthrough" }, sign("mode", "vm-vgpu"))).toEqual(["mode-contradicts-file"]));

  it("a container neither proves nor excludes a virtual machine", () =>
    expect(codes({ mode: "bare-metal" }, sign("mode", "container"))).toEqual([]));

  it("another GPU than the file's is told", () =>
    expect(codes({ mode: "bare-metal", gpu: "A" }, sign("gpu", "B"))).toEqual(["declared-contradicts-file"]));

  it("a field of the file that is not fit to be kept is left out", () => {
    const { environment, warnings } = declaredEnvironment({ host: "x".repeat(300), gpu: "A" }, [], {});
    expect(environment).toEqual({ gpu: "A" });
    expect(warnings).toMatchObject([{ code: "environment-left-out", at: "host" }]);
  });

  it("the same environment has the same digest in any order and time zone", () => {
    const a = declaredEnvironment({}, [], { mode: "bare-metal", gpu: "A", startedAt: "2026-01-01T01:00:00+01:00" });
    const b = declaredEnvironment({}, [], { startedAt: "2026-01-01T00:00:00Z", gpu: "A", mode: "bare-metal" });
    expect(environmentDigest({ mode: "bare-metal", ...a.environment })).toBe(
      environmentDigest({ mode: "bare-metal", ...b.environment }),
    );
  });
});
