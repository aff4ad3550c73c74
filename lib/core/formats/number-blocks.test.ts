import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joined, NumberBlocks } from "./number-blocks";

describe("arrays of numbers in shared blocks", () => {
  it("hold what was pushed, in a list or alone, however long", () => {
    const length = fc.oneof(fc.nat(40), fc.nat(3000), fc.constantFrom(65_535, 65_536, 70_000));
    fc.assert(
      fc.property(fc.array(fc.array(length, { maxLength: 5 }), { maxLength: 5 }), (groups) => {
        const blocks = new NumberBlocks();
        let next = 0;
        const lists: { list: Float64Array[]; first: number }[] = [];
        for (const lengths of groups) {
          const list: Float64Array[] = [];
          const first = next;
          if (lengths.length > 1) blocks.gather(list);
          for (const n of lengths) {
            for (let i = 0; i < n; i++) blocks.push(next++);
            expect(blocks.count).toBe(n);
            list.push(blocks.take());
          }
          blocks.gather(null);
          lists.push({ list, first });
        }
        for (const [i, { list, first }] of lists.entries()) {
          expect(list.map((a) => a.length)).toEqual(groups[i]);
          const all = joined(list);
          for (let k = 0; k < all.length; k++) if (all[k] !== first + k) throw new Error(`group ${i}, number ${k}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are one array without a copy when they stand in one list", () => {
    const blocks = new NumberBlocks();
    const list: Float64Array[] = [];
    blocks.gather(list);
    for (let i = 0; i < 1000; i++) {
      for (let k = 0; k < 145; k++) blocks.push(i);
      list.push(blocks.take());
    }
    blocks.gather(null);
    const all = joined(list);
    expect(all.buffer).toBe(list[999]?.buffer);
    expect(all.length).toBe(145_000);
  });
});
