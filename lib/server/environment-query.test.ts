import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Environment } from "../core/run/environment";
import { environmentQuery } from "./environment-query";

const Query = z.strictObject(environmentQuery);

describe("the environment as query fields", () => {
  it("has every field of an environment", () =>
    expect(Object.keys(environmentQuery).sort()).toEqual([...Environment.keyof().options].sort()));

  it("reads numbers, shares and yes or no from text", () =>
    expect(
      Query.parse({
        powerLimit: "700",
        steal: "0.012",
        numaNodes: "2",
        rdma: "true",
        ecc: "false",
        hugePages: "1 GiB",
        storagePath: "overlay",
      }),
    ).toEqual({
      powerLimit: 700,
      steal: 0.012,
      numaNodes: 2,
      rdma: true,
      ecc: false,
      hugePages: "1 GiB",
      storagePath: "overlay",
    }));

  it.each([
    ["steal", "1.2"],
    ["throttled", "5%"],
    ["numaNodes", "2.5"],
    ["powerLimit", "seven hundred"],
    ["powerLimit", ""],
    ["rdma", "yes"],
    ["mode", "vm"],
  ])("refuses %s=%s", (field, text) => expect(Query.safeParse({ [field]: text }).success).toBe(false));
});
