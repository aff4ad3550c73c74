import { describe, expect, it } from "vitest";
import type { Environment } from "@/lib/core/run/environment";
import { type Preview, previewOf } from "./upload-answer";
import { type DescribedBefore, withEnvironments } from "./upload-described";
import { type Item, another, placeOf, toItem, toRemembered } from "./upload-item";
import { isUnfinished, modeOf, tally, twinsOf } from "./upload-judgement";
import { describedBy, reachOf } from "./upload-links";
import { queue } from "./upload-queue";
import { nextUp, waitSeconds } from "./upload-turns";

let count = 0;
const line = (path: string): Item => toItem({ file: new File(["x"], path), path }, count++);
const preview = (over: Partial<Preview> = {}): Preview => ({
  ...previewOf({ sha256: String(count++), format: { id: "f", label: "F" } }),
  ...over,
});
const read = (path: string, environment: Partial<Environment> = {}, over: Partial<Preview> = {}): Item => ({
  ...line(path),
  phase: "read",
  preview: preview({ environment, ...over }),
});
const machine = (path: string, environment: Partial<Environment> = {}) =>
  read(path, environment, { kind: "environment" });
const phases = (items: readonly Item[]) => items.map((i) => i.phase);

describe("the list of an upload", () => {
  it("keeps lines that nobody touched as they are, so that they are not drawn again", () => {
    const before = [line("a"), line("b"), line("c")];
    const after = queue(before, { type: "sent", key: before[1]?.key ?? "", share: 0.5 });
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);
    expect([after[0] === before[0], after[1] === before[1], after[2] === before[2]]).toEqual([true, false, true]);
  });

  it("puts a file back in line when its answer was lost, and back to the review when saving is cancelled", () => {
    const [a, b] = [line("a"), line("b")];
    let items: readonly Item[] = [
      { ...a, phase: "saving" },
      { ...b, phase: "reading" },
    ];
    items = queue(items, { type: "back", key: a.key, lost: true, asked: true });
    items = queue(items, { type: "back", key: b.key, lost: true, asked: true });
    expect(phases(items)).toEqual(["waiting", "queued"]);
    expect(items.map((i) => i.lost)).toEqual([1, 1]);
    expect(phases(queue(items, { type: "unask" }))).toEqual(["read", "queued"]);
    const stopped = queue([{ ...a, phase: "saving" }], { type: "back", key: a.key, lost: false, asked: false });
    expect(phases(stopped)).toEqual(["read"]);
  });

  it("sets a chosen system beside its collection", () => {
    const [a, b] = [line("results.json"), line("b")];
    const chosen = another(a, count++, { system: "X", declared: { mode: "bare-metal" } });
    const items = queue([a, b], { type: "add", items: [chosen], after: a.key });
    expect(items.map((i) => i.key)).toEqual([a.key, chosen.key, b.key]);
    expect([...items].sort((x, y) => x.order - y.order)).toEqual(items);
    expect(placeOf(chosen)).toBe("results.json # X");
  });
});

describe("whose turn it is", () => {
  const waiting = (item: Item): Item => ({ ...item, phase: "waiting" });

  it("two at a time, saving before reading", () => {
    const items = [line("q"), waiting(read("a")), waiting(read("b")), waiting(read("c"))];
    expect(nextUp(items, { running: new Set(), maySave: true }).map((i) => i.path)).toEqual(["a", "b"]);
    expect(nextUp(items, { running: new Set(["x"]), maySave: false }).map((i) => i.path)).toEqual(["q"]);
    expect(nextUp(items, { running: new Set(["x", "y"]), maySave: true })).toEqual([]);
  });

  it("environment files are saved before the results that name them", () => {
    const file = waiting(machine("gpu.xml"));
    const result = waiting(read("a"));
    const lanes = { running: new Set<string>(), maySave: true };
    expect(nextUp([result, file], lanes)).toEqual([file]);
    expect(nextUp([result, { ...file, phase: "saving" }], { ...lanes, running: new Set([file.key]) })).toEqual([]);
    expect(nextUp([result, { ...file, phase: "saved" }], lanes)).toEqual([result]);
  });

  it("a busy server is left alone as long as it asks, else longer every time", () => {
    expect([waitSeconds(5, 1), waitSeconds(null, 1), waitSeconds(null, 3), waitSeconds(900, 1)]).toEqual([5, 2, 8, 60]);
  });
});

describe("which results a machine file describes", () => {
  it("those of its own folder", () => {
    const file = machine("bm/gpu.xml");
    const items = [file, read("bm/1.json"), read("bm/deep/2.json"), read("vm/1.json")];
    expect(reachOf(file, items)).toBe("folder");
    expect(describedBy(file, items).map((i) => i.path)).toEqual(["bm/1.json", "bm/deep/2.json"]);
  });

  it("those of the nearest folder above it that holds results of one side", () => {
    const file = machine("all/vm/env/lscpu.json");
    const items = [file, read("all/vm/1.json"), read("all/bm/1.json")];
    expect(describedBy(file, items).map((i) => i.path)).toEqual(["all/vm/1.json"]);
  });

  it("asks where the folder holds both sides, and takes the side that is chosen", () => {
    const file = machine("gpu.xml");
    const items = [file, read("1.json", { mode: "bare-metal" }), read("2.json", { mode: "vm-passthrough" })];
    expect([reachOf(file, items), describedBy(file, items)]).toEqual([null, []]);
    const chosen: Item = { ...file, reach: "candidate" };
    expect(describedBy(chosen, items).map((i) => i.path)).toEqual(["2.json"]);
  });

  it("still asks after one side is saved", () => {
    const file = machine("gpu.xml");
    const saved: Item = { ...read("1.json", { mode: "bare-metal" }), phase: "saved" };
    expect(reachOf(file, [file, saved, read("2.json", { mode: "vm-passthrough" })])).toBeNull();
  });

  it("fills what the results leave open and names what it contradicts", () => {
    const file = machine("bm/gpu.xml", { driver: "570.86", gpu: "NVIDIA H100 80GB HBM3", mode: "bare-metal" });
    const result = read("bm/1.json", { gpu: "NVIDIA A100-SXM4-40GB" });
    const before: DescribedBefore = new WeakMap();
    const [, shown] = withEnvironments([file, result], before);
    expect(shown && modeOf(shown)).toBe("bare-metal");
    expect(shown?.described?.adds).toEqual(expect.arrayContaining(["driver", "side"]));
    expect(shown?.described?.contradictions).toMatchObject([{ code: "files-contradict", at: "gpu" }]);
    expect(withEnvironments([file, result], before)[1]).toBe(shown);
  });
});

describe("how the list stands", () => {
  it("the same bytes for the same side are saved once; other systems of one file are no copies", () => {
    const same = { sha256: "s" };
    const a = read("a", { mode: "bare-metal" }, same);
    const copy = read("copy", { mode: "bare-metal" }, same);
    const vm = read("vm", { mode: "vm-vgpu" }, same);
    const system: Item = { ...read("a", { mode: "bare-metal" }, same), system: "X" };
    const twins = twinsOf([a, copy, vm, system]);
    expect([...twins]).toEqual([[copy.key, "a"]]);
    expect(tally([a, copy, vm, system], twins)).toMatchObject({ counts: { baseline: 2, candidate: 1 }, done: 4 });
  });

  it("a collection asks until a system is chosen from it; it is never saved itself", () => {
    const systems = [
      { name: "X", rows: 1 },
      { name: "Y", rows: 1 },
    ];
    const collection = read("r.json", { mode: "bare-metal" }, { systems });
    expect(tally([collection], new Map())).toMatchObject({ ready: [], asking: [collection] });
    const chosen: Item = { ...another(collection, count++, { system: "X" }), phase: "saved" };
    expect(tally([collection, chosen], new Map())).toMatchObject({ ready: [], asking: [] });
    expect([isUnfinished([collection]), isUnfinished([collection, chosen])]).toEqual([true, false]);
  });

  it("is finished when every result is saved or refused for good", () => {
    const lost = { title: "", detail: "", errors: [], more: 0, lost: true };
    const saved = toRemembered("a", count++, {
      saved: { id: "1", kind: "run", created: true, mode: null, warnings: [] },
    });
    expect(isUnfinished([saved])).toBe(false);
    expect(isUnfinished([saved, { ...line("b"), phase: "refused", refused: { ...lost, lost: false } }])).toBe(false);
    expect(isUnfinished([saved, { ...line("b"), phase: "refused", refused: lost }])).toBe(true);
    expect(isUnfinished([saved, read("c")])).toBe(true);
  });
});
