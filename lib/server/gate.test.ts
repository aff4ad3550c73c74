import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Gate } from "./gate";
import { Refusal } from "./refusal";

describe("the gate of uploads", () => {
  it("reads two at once, in the order they came", async () => {
    const gate = new Gate(2, { large: 9, small: 9 });
    let now = 0;
    let most = 0;
    const done: number[] = [];
    const read = (i: number) =>
      gate.read(async () => {
        most = Math.max(most, ++now);
        await wait(2);
        now--;
        done.push(i);
      });
    await Promise.all([0, 1, 2, 3, 4, 5].map(read));
    expect(most).toBe(2);
    expect(done).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("turns the eleventh large upload away and gives its seat back when one is done", async () => {
    const gate = new Gate(2, { large: 1, small: 1 });
    let leave = () => {};
    const first = gate.admit("large", () => new Promise<void>((go) => (leave = go)));
    await expect(gate.admit("large", async () => 1)).rejects.toMatchObject({ code: "too-many", retryAfter: 5 });
    expect(await gate.admit("small", async () => 2)).toBe(2);
    leave();
    await first;
    expect(await gate.admit("large", async () => 3)).toBe(3);
  });

  it("an upload that turns out large takes a large seat, or is turned away", async () => {
    const gate = new Gate(2, { large: 1, small: 1 });
    const grown = gate.admit("small", async (grow) => {
      grow();
      grow();
      await expect(gate.admit("small", async (again) => again())).rejects.toMatchObject({ code: "too-many" });
      return "through";
    });
    expect(await grown).toBe("through");
    expect(await gate.admit("large", async () => gate.admit("small", async () => "both free"))).toBe("both free");
  });

  it("a reader that fails is free again", async () => {
    const gate = new Gate(1, { large: 1, small: 1 });
    await expect(gate.read(() => Promise.reject(new Refusal("unusable", "no")))).rejects.toThrow();
    expect(await gate.read(async () => "next")).toBe("next");
  });
});
