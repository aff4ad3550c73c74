import { describe, expect, it } from "vitest";
import { loadOf, onlyDirection, optionsOf, paramsOf, patternOf, usesPageCache } from "./fio-options";

const options = (...layers: Record<string, string>[]) =>
  optionsOf(...layers.map((layer) => new Map(Object.entries(layer))));

describe("fio's options", () => {
  it("of a job stand over the global ones", () => {
    const both = options({ bs: "64k", direct: "1", iodepth: "8" }, { bs: "4k", rw: "randread" });
    expect(paramsOf(both, 1, 1)).toMatchObject({ bs: 4096, iodepth: 8, direct: true, rw: "randread" });
  });

  it("of the same size in other words are equal: 4k, 4096, 4K and 4kb", () => {
    for (const bs of ["4k", "4096", "4K", "4kb", "4KiB"]) expect(paramsOf(options({ bs }), 1, 1).bs).toBe(4096);
    expect(paramsOf(options({ bs: "4k,1m" }), 1, 1).bs).toBe("4096,1048576");
  });

  it("say whether blocks were in order, also with an offset; without options nobody knows", () => {
    expect(patternOf(options({ rw: "randwrite:16" }))).toBe("random");
    expect(patternOf(options({ readwrite: "rw" }))).toBe("sequential");
    expect(patternOf(options({ bs: "4k" }))).toBe("sequential");
    expect(patternOf(options())).toBeNull();
    expect(onlyDirection(options({ rw: "randread" }))).toBe("read");
    expect(onlyDirection(options({ rw: "randrw" }))).toBeNull();
  });

  it("that set a rate limit the load, each clone by itself and each direction by its own part", () => {
    // 10m is 10 x 2^20 B/s a clone.
    expect(loadOf(options({ rate: "10m" }), "read", 4)).toMatchObject({ limited: true, target: 4 * 10 * 2 ** 20 });
    expect(loadOf(options({ rate: ",5m" }), "read", 1).limited).toBe(false);
    expect(loadOf(options({ rate: ",5m" }), "write", 1).target).toBe(5 * 2 ** 20);
    expect(loadOf(options({ rate_iops: "500" }), "read", 2).target).toBe(1000);
    expect(loadOf(options({ thinktime: "100" }), "read", 1)).toMatchObject({ limited: true, target: null });
    expect(loadOf(options({ rate: "fast" }), "read", 1)).toMatchObject({ limited: true, target: null });
  });

  it("that set a rate in the other unit give its target by the size of one operation, where there is one", () => {
    // 10 x 2^20 B/s in blocks of 4096 B are 2560 op/s.
    expect(loadOf(options({ rate: "10m", bs: "4k" }), "read", 1, "IOPS").target).toBe(2560);
    expect(loadOf(options({ rate_iops: "500", bs: "8k" }), "read", 1, "B/s").target).toBe(500 * 8192);
    expect(loadOf(options({ rate: "10m", bssplit: "4k/50:8k/50" }), "read", 1, "IOPS").target).toBeNull();
    expect(loadOf(options({ rate: "10m", bs: "4k,8k" }), "read", 1, "IOPS").target).toBeNull();
  });

  it("without direct=1 go through the page cache, and mmap always does", () => {
    expect(usesPageCache(options({ rw: "read" }))).toBe(true);
    expect(usesPageCache(options({ direct: "1" }))).toBe(false);
    expect(usesPageCache(options({ direct: "1", ioengine: "mmap" }))).toBe(true);
    expect(usesPageCache(options({ ioengine: "spdk" }))).toBe(false);
  });
});
