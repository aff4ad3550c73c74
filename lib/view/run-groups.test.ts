import { describe, expect, test } from "vitest";
import type { Mode } from "../core/run/environment";
import { type Listed, groupName, groupRuns, likeness, matches, runName } from "./run-groups";

function run(
  id: string,
  mode: Mode,
  rest: { label?: string; gpu?: string; gpuCount?: number; format?: string } = {},
): Listed {
  const { format = "vllm-bench-serve", ...environment } = rest;
  return {
    id,
    filename: `${id}.json`,
    format: { id: format, label: format },
    tool: { name: "vllm", version: null },
    environment: { mode, ...environment },
    createdAt: "2026-01-01T00:00:00.000Z",
  };
}

describe("grouping runs", () => {
  test("repeats of one tool in one place are one group, in the order they came", () => {
    const groups = groupRuns([
      run("a1", "bare-metal", { label: "h100" }),
      run("b1", "vm-passthrough", { label: "esxi" }),
      run("a2", "bare-metal", { label: "h100" }),
    ]);
    expect(groups.map((g) => [g.side, g.runs.map((r) => r.id)])).toEqual([
      ["baseline", ["a1", "a2"]],
      ["candidate", ["b1"]],
    ]);
  });

  test("without a label only what was uploaded together is one group", () => {
    const at = (id: string, createdAt: string) => ({ ...run(id, "bare-metal"), createdAt });
    const groups = groupRuns([
      at("c", "2026-01-02T09:10:00.000Z"),
      at("b", "2026-01-02T09:00:00.000Z"),
      at("a", "2026-01-01T09:00:00.000Z"),
    ]);
    expect(groups.map((g) => g.runs.map((r) => r.id))).toEqual([["c", "b"], ["a"]]);
    expect(new Set(groups.map((g) => g.key)).size).toBe(2);
    expect(groups.map((g) => groupName(g.runs))).toEqual(["vllm-bench-serve", "a.json"]);
  });

  test("another GPU count is another group", () => {
    expect(groupRuns([run("a", "bare-metal", { gpuCount: 1 }), run("b", "bare-metal", { gpuCount: 8 })])).toHaveLength(
      2,
    );
  });

  test("what is unknown on both sides does not count as alike", () => {
    expect(likeness(run("a", "bare-metal"), run("b", "vm-vgpu"))).toBe(1);
  });

  test("the best match of the other side comes first, and another tool is no match", () => {
    const own = run("own", "bare-metal", { gpu: "H100", gpuCount: 8 });
    const found = matches([own], "candidate", [
      run("other-gpu", "vm-passthrough", { gpu: "L4", gpuCount: 8 }),
      run("same-gpu", "vm-passthrough", { gpu: "H100", gpuCount: 1 }),
      run("best", "vm-passthrough", { gpu: "H100", gpuCount: 8 }),
      run("other-tool", "vm-passthrough", { gpu: "H100", gpuCount: 8, format: "nccl-tests-text" }),
      run("same-side", "bare-metal", { gpu: "H100", gpuCount: 8 }),
    ]);
    expect(found.map((g) => g.runs[0]?.id)).toEqual(["best", "same-gpu", "other-gpu"]);
  });

  test("a sample is never offered for one's own run", () => {
    const sample = { ...run("sample", "vm-passthrough", { gpu: "H100" }), grade: "example" };
    expect(matches([run("own", "bare-metal", { gpu: "H100" })], "candidate", [sample])).toEqual([]);
  });

  test("a run is called by its label, else by its file", () => {
    expect(runName(run("a", "bare-metal", { label: "dc2" }))).toBe("dc2");
    expect(runName(run("a", "bare-metal"))).toBe("a.json");
  });
});
